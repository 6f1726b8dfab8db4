using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Test;

/// <summary>
/// What libvirt's simulation finds questionable in domains that a file describes. The order of the words is libvirt's; domains that clients
/// define are not looked at.
/// </summary>
internal static class TestTaints
{
    // The one model that the simulation holds to be outdated.
    private const string DeprecatedModel = "Deprecated-Test";

    /// <summary>The messages: what makes the domain tainted, and what is deprecated in it.</summary>
    public static (IReadOnlyList<string> Tainting, IReadOnlyList<string> Deprecation) Of(DomainDef def)
    {
        bool deprecated = def.Cpu?.Model?.Name == DeprecatedModel;
        var tainting = new List<string>();
        foreach (var (found, words) in (ReadOnlySpan<(bool, string)>)
        [
            (def.Devices.Disks.Exists(static d => d.Rawio == YesNo.Yes), "running with undesirable elevated privileges"),
            (def.Devices.Interfaces.Exists(static i => i.Script is not null), "network configuration using opaque shell scripts"),
            (def.Devices.Disks.Exists(static d => d is { Device: DiskDevice.Cdrom, Source: BlockDiskSource { Dev: not null } }),
                "use of host cdrom passthrough"),
            (def.Os.Dtb is not null, "custom device tree blob used"),
            (deprecated, "use of deprecated configuration settings"),
        ])
        {
            if (found)
            {
                tainting.Add("tainted: " + words);
            }
        }

        return (tainting, deprecated ? ["deprecated configuration: CPU model " + DeprecatedModel] : []);
    }
}
