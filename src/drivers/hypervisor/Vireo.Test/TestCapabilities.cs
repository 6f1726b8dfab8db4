using Vireo.Drivers.Host;
using GuestDomain = Vireo.Drivers.Host.GuestDomain;
using HostSecurityModel = Vireo.Drivers.Host.HostSecurityModel;

namespace Vireo.Drivers.Test;

/// <summary>The capabilities of a simulated host: fixed, but for its cells.</summary>
internal static class TestCapabilities
{
    public static HostCapabilities Build(TestNode node)
    {
        var caps = new HostCapabilities { Arch = "i686", Iommu = false, TellsNoCells = true };
        caps.CpuFlags.AddRange(["pae", "nonpae"]);
        caps.PageSizes.AddRange([4, 8, 2048, 1048576]);
        for (int cell = 0; cell < node.CellMemoryKiB.Count; cell++)
        {
            var cpus = new List<HostTopologyCpu>();
            for (int i = 0; i < 8; i++)
            {
                int id = (cell * 8) + i;
                cpus.Add(new HostTopologyCpu(id, cell, 0, 0, i, id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            }

            uint small = cell == 0 ? 4u : 8u;
            ulong memory = node.CellMemoryKiB[cell];
            caps.Cells.Add(new HostCell(cell, memory, [new(small, memory / small, 0), new(2048, 0, 0), new(1048576, 0, 0)], [], [], cpus));
        }

        caps.SecurityModels.Add(new HostSecurityModel("testSecurity", "", []));
        foreach (string type in (string[])["hvm", "xen"])
        {
            caps.Guests.Add(new GuestCapabilities(type, "i686", 32)
            {
                Emulator = "/usr/bin/test-hv",
                Domains = [new GuestDomain("test")],
                Features = [new GuestFeature("pae"), new GuestFeature("nonpae")],
            });
        }

        return caps;
    }
}
