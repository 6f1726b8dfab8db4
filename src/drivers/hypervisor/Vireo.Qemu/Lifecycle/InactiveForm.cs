using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// A running document as it would be defined: without what only this run has, such as aliases, the numbers and chains of images, the names
/// of taps, addresses from the settings, and paths that were made up.
/// </summary>
internal static class InactiveForm
{
    private const string OwnAlias = "ua-", ChannelFolder = "/channel/";

    /// <summary>A copy of <paramref name="live"/> to be printed as inactive.</summary>
    /// <param name="live">What runs, or what is kept, which stays as it is.</param>
    /// <param name="requestedCpu">The processor that a run began with, where the document shows what became of it.</param>
    public static DomainDef Of(DomainDef live, DomainCpu? requestedCpu = null)
    {
        var def = live.DeepCopy();
        def.Cpu = requestedCpu ?? def.Cpu;

        def.SecurityLabels.RemoveAll(static l => l.Implied == YesNo.Yes);
        foreach (var device in XmlRecordDevice.All(def.Devices))
        {
            if (device.Record is Device { Alias: { } alias } one && !alias.StartsWith(OwnAlias, StringComparison.Ordinal))
            {
                one.Alias = null;
            }
        }

        def.Devices.Disks.ForEach(Strip);
        foreach (var net in def.Devices.Interfaces)
        {
            if (InterfaceLinks.IsMadeUp(net.Target?.Dev))
            {
                net.Target = null;
            }
        }

        foreach (var channel in def.Devices.Channels)
        {
            channel.Sources.RemoveAll(s => s is UnixCharSource { Path: { } path } && channel.Target?.Name is { } name
                && path.Contains(ChannelFolder, StringComparison.Ordinal) && path.EndsWith("/" + name, StringComparison.Ordinal));
        }

        def.Devices.Graphics.ForEach(Strip);
        return def;
    }

    private static void Strip(Disk disk)
    {
        disk.Source?.Index = null;
        (disk.Source as VolumeDiskSource)?.Actual = null;
        disk.BackingStore = disk.BackingStore?.Source is null ? disk.BackingStore : null;
        if (disk is { Source: null, Driver: { Name: not null } driver })
        {
            driver.Type ??= "raw";
        }
    }

    private static void Strip(Graphics graphics)
    {
        switch (graphics)
        {
            case VncGraphics vnc:
                vnc.Port = vnc.AutoPort == YesNo.Yes ? -1 : vnc.Port;
                vnc.Listen = Strip(vnc.Listens) ? null : vnc.Listen;
                break;
            case SpiceGraphics spice:
                if (spice.AutoPort == YesNo.Yes)
                {
                    (spice.Port, spice.TlsPort) = (null, null);
                }

                spice.Listen = Strip(spice.Listens) ? null : spice.Listen;
                break;
            default:
                break;
        }
    }

    // Whether an address came from the settings and not from the document.
    private static bool Strip(List<GraphicsListen> listens)
    {
        bool any = false;
        foreach (var listen in listens)
        {
            if (listen.FromConfig == 1)
            {
                (listen.Address, listen.FromConfig, any) = (null, null, true);
            }
        }

        return any;
    }
}
