using Vireo.Protocol;

namespace Vireo.Daemon;

/// <summary>
/// What the configuration asks for and cannot be had ends the start with a clear error: a daemon that ignored a restriction would serve
/// those that its owner wanted to keep out. Nothing is changed here.
/// </summary>
internal static class StartChecks
{
    /// <summary>Throws when the daemon must not start so.</summary>
    /// <exception cref="VirException">With libvirt's text where libvirtd refuses it too.</exception>
    public static void Check(DaemonConfig config, DaemonOptions options)
    {
        CheckLimits(config.Limits);
        CheckLimits(config.AdminLimits);
    }

    /// <summary>The host's UUID where the configuration gives it or its source; null: the firmware's.</summary>
    /// <exception cref="VirException">It is none, with libvirt's text.</exception>
    public static Uuid? ReadHostUuid(DaemonConfig config)
    {
        string text;
        if (config.HostUuid is { } given)
        {
            text = given;
        }
        else if (config.HostUuidSource == "machine-id")
        {
            text = File.ReadAllText("/etc/machine-id").Trim();
        }
        else
        {
            return config.HostUuidSource == "smbios" ? null : throw ConfigErrors.UuidSourceInvalid(config.HostUuidSource);
        }

        return Uuid.TryParse(text, out Uuid uuid) && IsRealUuid(uuid) ? uuid : throw ConfigErrors.HostUuidInvalid(text);
    }

    // Firmware without one reports a single digit, repeated.
    private static bool IsRealUuid(Uuid uuid)
    {
        Span<byte> bytes = stackalloc byte[16];
        uuid.CopyTo(bytes);
        return bytes.IndexOfAnyExcept(bytes[0]) >= 0;
    }

    private static void CheckLimits(ServerLimits limits)
    {
        if (limits.MaxClients < limits.MaxAnonymousClients)
        {
            throw ConfigErrors.ClientsReversed();
        }
    }
}
