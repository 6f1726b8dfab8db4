namespace Vireo.Daemon;

/// <summary>The host's UUID, where the configuration gives it or its source.</summary>
internal static class HostUuids
{
    private const string MachineId = "/etc/machine-id";

    /// <summary>The configured UUID; null: the firmware's.</summary>
    /// <exception cref="VirException">The machine has no usable one.</exception>
    public static Uuid? Read(DaemonConfig config) => config.HostUuid ?? config.HostUuidSource.Use(static source =>
        source == HostUuidSource.MachineId ? Parse(File.ReadAllText(MachineId).Trim()) : (Uuid?)null);

    /// <summary>A UUID that identifies a host: firmware without one reports a single digit, repeated.</summary>
    /// <exception cref="VirException">It is none, with libvirt's text.</exception>
    public static Uuid Parse(string text)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (Uuid.TryParse(text, out Uuid uuid))
        {
            uuid.CopyTo(bytes);
        }

        return bytes.IndexOfAnyExcept(bytes[0]) >= 0 ? uuid : throw ConfigErrors.HostUuidInvalid(text);
    }
}
