using System.Globalization;
using System.Security;
using System.Text;

namespace Vireo.Drivers.Host;

/// <summary>The canonical text of <c>&lt;capabilities&gt;</c>.</summary>
public sealed partial class HostCapabilities
{
    /// <summary>Writes the document as libvirt does, blank lines included.</summary>
    public string Format()
    {
        var w = new Writer();
        w.Line(0, "<capabilities>");
        w.Blank();
        w.Line(1, "<host>");
        if (HostUuid is { } uuid)
        {
            w.Line(2, $"<uuid>{uuid}</uuid>");
        }

        FormatCpu(w);
        FormatHostFeatures(w);
        FormatTopology(w);
        FormatCaches(w);
        FormatBandwidth(w);
        foreach (var model in SecurityModels)
        {
            w.Line(2, "<secmodel>");
            w.Line(3, $"<model>{Escape(model.Model)}</model>");
            w.Line(3, $"<doi>{Escape(model.Doi)}</doi>");
            foreach (var (type, label) in model.BaseLabels)
            {
                w.Line(3, $"<baselabel type='{Escape(type)}'>{Escape(label)}</baselabel>");
            }

            w.Line(2, "</secmodel>");
        }

        w.Line(1, "</host>");
        w.Blank();
        foreach (var guest in Guests)
        {
            FormatGuest(w, guest);
            w.Blank();
        }

        w.Line(0, "</capabilities>");
        return w.ToString();
    }

    private static string Escape(string text) => SecurityElement.Escape(text) ?? "";

    private static string OnOff(bool value) => value ? "on" : "off";

    private static string YesNo(bool value) => value ? "yes" : "no";

    private void FormatCpu(Writer w)
    {
        w.Line(2, "<cpu>");
        w.Line(3, $"<arch>{Arch}</arch>");
        if (CpuFlags.Count > 0)
        {
            w.Line(3, "<features>");
            foreach (string flag in CpuFlags)
            {
                w.Line(4, $"<{flag}/>");
            }

            w.Line(3, "</features>");
        }

        if (Cpu is { } cpu)
        {
            if (cpu.Model is not null)
            {
                w.Line(3, $"<model>{Escape(cpu.Model)}</model>");
            }

            if (cpu.Vendor is not null)
            {
                w.Line(3, $"<vendor>{Escape(cpu.Vendor)}</vendor>");
            }

            if (cpu.Microcode is { } microcode)
            {
                w.Line(3, $"<microcode version='{microcode}'/>");
            }

            if (cpu.Signature is { } s)
            {
                w.Line(3, $"<signature family='{s.Family}' model='{s.Model}' stepping='{s.Stepping}'/>");
            }

            if (cpu.Tsc is { } tsc)
            {
                string scaling = tsc.Scaling is { } can ? $" scaling='{YesNo(can)}'" : "";
                w.Line(3, $"<counter name='tsc' frequency='{tsc.Frequency}'{scaling}/>");
            }

            if (cpu.Topology is { } t)
            {
                w.Line(3,
                    $"<topology sockets='{t.Sockets}' dies='{t.Dies}' clusters='{t.Clusters}' cores='{t.Cores}' threads='{t.Threads}'/>");
            }

            if (cpu.PhysicalAddressBits is { } bits)
            {
                w.Line(3, $"<maxphysaddr mode='emulate' bits='{bits}'/>");
            }

            foreach (string feature in cpu.Features)
            {
                w.Line(3, $"<feature name='{Escape(feature)}'/>");
            }
        }

        foreach (uint size in PageSizes)
        {
            w.Line(3, $"<pages unit='KiB' size='{size}'/>");
        }

        w.Line(2, "</cpu>");
    }

    private void FormatHostFeatures(Writer w)
    {
        if (PowerManagement is { Count: > 0 })
        {
            w.Line(2, "<power_management>");
            foreach (string state in PowerManagement)
            {
                w.Line(3, $"<{state}/>");
            }

            w.Line(2, "</power_management>");
        }
        else if (PowerManagement is not null)
        {
            w.Line(2, "<power_management/>");
        }

        if (Iommu is { } iommu)
        {
            w.Line(2, $"<iommu support='{YesNo(iommu)}'/>");
        }

        if (!OfflineMigrate && MigrationTransports.Count == 0)
        {
            return;
        }

        w.Line(2, "<migration_features>");
        if (LiveMigrate)
        {
            w.Line(3, "<live/>");
        }

        if (MigrationTransports.Count > 0)
        {
            w.Line(3, "<uri_transports>");
            foreach (string transport in MigrationTransports)
            {
                w.Line(4, $"<uri_transport>{Escape(transport)}</uri_transport>");
            }

            w.Line(3, "</uri_transports>");
        }

        w.Line(2, "</migration_features>");
    }

    private void FormatTopology(Writer w)
    {
        IReadOnlyList<HostCell> cells = Topology?.Cells ?? Cells;
        if (cells.Count == 0 && !TellsNoCells)
        {
            return;
        }

        w.Line(2, "<topology>");
        w.Line(3, $"<cells num='{cells.Count}'>");
        foreach (var cell in cells)
        {
            FormatCell(w, cell);
        }

        w.Line(3, "</cells>");
        if (Topology is { Interconnects.Count: > 0 })
        {
            w.Line(3, "<interconnects>");
            foreach (var link in Topology.Interconnects)
            {
                string name = link.Bandwidth ? "bandwidth" : "latency", unit = link.Bandwidth ? " unit='KiB'" : "";
                w.Line(4, $"<{name} initiator='{link.Initiator}' target='{link.Target}' type='{link.Type}' value='{link.Value}'{unit}/>");
            }

            w.Line(3, "</interconnects>");
        }

        w.Line(2, "</topology>");
    }

    private static void FormatCell(Writer w, HostCell cell)
    {
        w.Line(4, $"<cell id='{cell.Id}'>");
        if (cell.MemoryKiB > 0)
        {
            w.Line(5, $"<memory unit='KiB'>{cell.MemoryKiB}</memory>");
        }

        foreach (var pages in cell.Pages)
        {
            w.Line(5, $"<pages unit='KiB' size='{pages.SizeKiB}'>{pages.Total}</pages>");
        }

        if (cell.Distances.Count > 0)
        {
            w.Line(5, "<distances>");
            foreach (var distance in cell.Distances)
            {
                w.Line(6, $"<sibling id='{distance.Cell}' value='{distance.Value}'/>");
            }

            w.Line(5, "</distances>");
        }

        foreach (var cache in cell.Caches)
        {
            var (size, unit) = Shorten(cache.SizeBytes);
            w.Line(5, $"<cache level='{cache.Level}' associativity='{cache.Associativity}' policy='{cache.Policy}'>");
            w.Line(6, $"<size value='{size}' unit='{unit}'/>");
            w.Line(6, $"<line value='{cache.LineBytes}' unit='B'/>");
            w.Line(5, "</cache>");
        }

        if (cell.Cpus.Count == 0)
        {
            w.Line(5, "<cpus num='0'/>");
            w.Line(4, "</cell>");
            return;
        }

        w.Line(5, $"<cpus num='{cell.Cpus.Count}'>");
        foreach (var cpu in cell.Cpus)
        {
            if (cpu.Siblings is null)
            {
                w.Line(6, $"<cpu id='{cpu.Id}'/>");
                continue;
            }

            string cluster = cpu.Cluster is { } c ? string.Create(CultureInfo.InvariantCulture, $" cluster_id='{c}'") : "";
            w.Line(6,
                $"<cpu id='{cpu.Id}' socket_id='{cpu.Socket}' die_id='{cpu.Die}'{cluster} core_id='{cpu.Core}' "
                + $"siblings='{cpu.Siblings}'/>");
        }

        w.Line(5, "</cpus>");
        w.Line(4, "</cell>");
    }

    private void FormatCaches(Writer w)
    {
        bool monitored = Resctrl?.Monitor is { CacheFeatures.Count: > 0 };
        if (Caches.Count == 0 && !monitored)
        {
            return;
        }

        w.Line(2, "<cache>");
        foreach (var bank in Caches)
        {
            var (size, unit) = Shorten(bank.SizeKiB * 1024);
            string head = string.Create(
                CultureInfo.InvariantCulture,
                $"<bank id='{bank.Id}' level='{bank.Level}' type='{bank.Type}' size='{size}' unit='{unit}' cpus='{bank.Cpus}'");
            var controls = Resctrl?.Caches.Where(c => c.Level == bank.Level).ToList() ?? [];
            if (controls.Count == 0)
            {
                w.Line(3, $"{head}/>");
                continue;
            }

            w.Line(3, $"{head}>");
            foreach (var control in controls)
            {
                ulong granularity = bank.SizeKiB * 1024 / (ulong)control.Bits, minimum = granularity * (ulong)control.MinBits;
                var (value, scale) = Shorten(granularity, minimum);

                // The least allocation is worth telling only when it is more than one step.
                string min = control.MinBits > 1 ? $" min='{minimum / scale.Factor}'" : "";
                w.Line(4,
                    $"<control granularity='{value}'{min} unit='{scale.Unit}' type='{control.Type}' "
                    + $"maxAllocs='{control.MaxAllocations}'/>");
            }

            w.Line(3, "</bank>");
        }

        if (monitored)
        {
            w.Line(3,
                $"<monitor level='3' reuseThreshold='{Resctrl!.Monitor!.ReuseThreshold}' maxMonitors='{Resctrl.Monitor.MaxMonitors}'>");
            FormatMonitorFeatures(w, Resctrl.Monitor.CacheFeatures);
        }

        w.Line(2, "</cache>");
    }

    private void FormatBandwidth(Writer w)
    {
        bool monitored = Resctrl?.Monitor is { BandwidthFeatures.Count: > 0 };
        var control = Resctrl?.Bandwidth;
        if (control is null && !monitored)
        {
            return;
        }

        w.Line(2, "<memory_bandwidth>");
        if (control is not null)
        {
            // Bandwidth is divided where the last cache level is.
            int last = Caches.Count == 0 ? 0 : Caches.Max(static b => b.Level);
            foreach (var bank in Caches.Where(b => b.Level == last))
            {
                w.Line(3, $"<node id='{bank.Id}' cpus='{bank.Cpus}'>");
                w.Line(4, $"<control granularity='{control.Granularity}' min='{control.Minimum}' maxAllocs='{control.MaxAllocations}'/>");
                w.Line(3, "</node>");
            }
        }

        if (monitored)
        {
            w.Line(3, $"<monitor maxMonitors='{Resctrl!.Monitor!.MaxMonitors}'>");
            FormatMonitorFeatures(w, Resctrl.Monitor.BandwidthFeatures);
        }

        w.Line(2, "</memory_bandwidth>");
    }

    private static void FormatMonitorFeatures(Writer w, IReadOnlyList<string> features)
    {
        foreach (string feature in features)
        {
            w.Line(4, $"<feature name='{Escape(feature)}'/>");
        }

        w.Line(3, "</monitor>");
    }

    private static void FormatGuest(Writer w, GuestCapabilities guest)
    {
        w.Line(1, "<guest>");
        w.Line(2, $"<os_type>{Escape(guest.OsType)}</os_type>");
        w.Line(2, $"<arch name='{guest.Arch}'>");
        w.Line(3, $"<wordsize>{guest.WordSize}</wordsize>");
        if (guest.Emulator is not null)
        {
            w.Line(3, $"<emulator>{Escape(guest.Emulator)}</emulator>");
        }

        if (guest.Loader is not null)
        {
            w.Line(3, $"<loader>{Escape(guest.Loader)}</loader>");
        }

        FormatMachines(w, 3, guest.Machines);
        foreach (var domain in guest.Domains)
        {
            if (domain.Emulator is null && domain.Machines is null or { Count: 0 })
            {
                w.Line(3, $"<domain type='{domain.Type}'/>");
                continue;
            }

            w.Line(3, $"<domain type='{domain.Type}'>");
            if (domain.Emulator is not null)
            {
                w.Line(4, $"<emulator>{Escape(domain.Emulator)}</emulator>");
            }

            FormatMachines(w, 4, domain.Machines ?? []);
            w.Line(3, "</domain>");
        }

        w.Line(2, "</arch>");
        if (guest.Features.Count > 0)
        {
            w.Line(2, "<features>");
            foreach (var feature in guest.Features)
            {
                string state = feature is { Default: { } on, Toggle: { } toggle } ? $" default='{OnOff(on)}' toggle='{YesNo(toggle)}'" : "";
                w.Line(3, $"<{feature.Name}{state}/>");
            }

            w.Line(2, "</features>");
        }

        w.Line(1, "</guest>");
    }

    private static void FormatMachines(Writer w, int depth, IReadOnlyList<GuestMachine> machines)
    {
        foreach (var m in machines)
        {
            string canonical = m.Canonical is null ? "" : $" canonical='{Escape(m.Canonical)}'";
            string cpus = m.MaxCpus > 0 ? string.Create(CultureInfo.InvariantCulture, $" maxCpus='{m.MaxCpus}'") : "";
            string deprecated = m.Deprecated ? " deprecated='yes'" : "";
            w.Line(depth, $"<machine{canonical}{cpus}{deprecated}>{Escape(m.Name)}</machine>");
        }
    }

    // The largest unit that divides all given sizes evenly.
    private static (ulong Value, (string Unit, ulong Factor) Scale) Shorten(ulong bytes, ulong other)
    {
        foreach (var scale in (ReadOnlySpan<(string, ulong)>)[("GiB", 1UL << 30), ("MiB", 1UL << 20), ("KiB", 1UL << 10)])
        {
            if (bytes % scale.Item2 == 0 && other % scale.Item2 == 0 && bytes >= scale.Item2)
            {
                return (bytes / scale.Item2, scale);
            }
        }

        return (bytes, ("B", 1));
    }

    private static (ulong Value, string Unit) Shorten(ulong bytes)
    {
        var (value, scale) = Shorten(bytes, bytes);
        return (value, scale.Unit);
    }

    private sealed class Writer
    {
        private readonly StringBuilder _text = new();

        public void Line(int depth, string line) => _text.Append(' ', depth * 2).Append(line).Append('\n');

        public void Blank() => _text.Append('\n');

        public override string ToString() => _text.ToString();
    }
}
