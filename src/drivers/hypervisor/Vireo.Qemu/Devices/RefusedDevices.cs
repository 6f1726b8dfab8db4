namespace Vireo.Drivers.Qemu.Devices;

/// <summary>Refuses a guest with devices that no part puts on the command line: it must not start without what it was defined
/// with.</summary>
internal static class RefusedDevices
{
    public static void Refuse(PlanContext c)
    {
        var d = c.Devices;
        string? what = d.Hostdevs.Count > 0 ? "host devices"
            : d.SharedMemories.Count > 0 ? "shared memory devices"
            : d.Vsock is not null ? "vsock devices"
            : d.PersistentStore is not null ? "persistent store devices"
            : d.Redirfilter is not null ? "filters of redirected USB devices"
            : null;
        if (what is not null)
        {
            throw Errors.ConfigUnsupported(ErrorDomain.Qemu, $"{what} are not supported");
        }
    }
}
