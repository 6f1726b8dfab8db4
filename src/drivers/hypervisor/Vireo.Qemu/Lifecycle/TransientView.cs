using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// The inactive form of a guest that is defined nowhere: what runs, without what was chosen for this run only. Nothing else exists to be
/// shown.
/// </summary>
internal static class TransientView
{
    /// <summary>A copy of <paramref name="live"/> to be printed as inactive.</summary>
    public static DomainDef Of(DomainDef live)
    {
        var def = live.DeepCopy();
        foreach (var graphics in def.Devices.Graphics)
        {
            switch (graphics)
            {
                case VncGraphics { AutoPort: YesNo.Yes } vnc:
                    vnc.Port = -1;
                    break;
                case SpiceGraphics { AutoPort: YesNo.Yes } spice:
                    spice.Port = null;
                    spice.TlsPort = null;
                    break;
                default:
                    break;
            }
        }

        foreach (var disk in def.Devices.Disks)
        {
            (disk.Source as VolumeDiskSource)?.Actual = null;
            disk.BackingStore = disk.BackingStore?.Source is null ? disk.BackingStore : null;
        }

        return def;
    }
}
