namespace Vireo.Drivers.Host;

/// <summary>
/// The machine's own UUID: what its firmware says, else one that is made once for the process. Every driver gives the same.
/// </summary>
public static class HostUuid
{
    private static readonly Lazy<Uuid> s_own = new(static () =>
        HostFiles.ReadLine("/sys/devices/virtual/dmi/id/product_uuid") is { } text && Uuid.TryParse(text, out Uuid uuid)
            ? uuid
            : Uuid.Random());

    /// <summary>The UUID, where the administrator has given no other.</summary>
    public static Uuid Own => s_own.Value;
}
