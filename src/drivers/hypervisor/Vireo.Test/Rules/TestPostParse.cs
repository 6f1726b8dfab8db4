using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Test;

/// <summary>
/// Completes a parsed domain as the simulated hypervisor keeps it: what every domain must have, defaults, implied controllers, drive addresses, names of
/// interfaces. It judges only what libvirt refuses for every hypervisor.
/// </summary>
internal static partial class TestPostParse
{
    private const string DefaultArch = "i686";

    /// <summary>Parses and completes a definition.</summary>
    public static DomainDef Read(string xml)
    {
        var def = DomainDef.Parse(xml);
        Complete(def);
        return def;
    }

    /// <summary>Completes <paramref name="def"/> in place. Completing a complete domain changes nothing.</summary>
    public static void Complete(DomainDef def)
    {
        CheckTop(def);
        CompleteTop(def);
        CompleteDisks(def);
        CompleteInterfaces(def);
        CompleteConsoles(def);
        CompleteDisplays(def);
        CompleteOthers(def);
        AddControllers(def);
        CheckDevices(def);
    }

    private static VirException Bad(string detail) => Errors.Xml(ErrorDomain.Domain, detail);

    private static void CheckTop(DomainDef def)
    {
        if (string.IsNullOrEmpty(def.Name))
        {
            throw Errors.Report(ErrorDomain.Domain, ErrorCode.NoName);
        }

        if (def.Name.Contains('/', StringComparison.Ordinal))
        {
            throw Bad($"name {def.Name} cannot contain '/'");
        }

        if (def.Title is { } title && title.Contains('\n', StringComparison.Ordinal))
        {
            throw Bad("Domain title can't contain newlines");
        }

        if (def.Os.Type?.Type is null && def.Bootloader is null)
        {
            throw Bad("an os <type> must be specified");
        }

        if (def.Vcpu is { Maximum: { } maximum } vcpu && (vcpu.Current ?? maximum) > maximum)
        {
            throw Errors.Internal(ErrorDomain.Domain, $"maxvcpus must not be less than current vcpus ({maximum} < {vcpu.Current})");
        }
    }

    private static void CompleteTop(DomainDef def)
    {
        def.Id = null;
        def.Uuid ??= Uuid.Random();
        if (def.Genid is { Uuid: null } genid)
        {
            genid.Uuid = Uuid.Random();
        }

        // What the guest's NUMA cells have, together with its memory modules, counts more than the sum that is told.
        ulong cells = 0;
        foreach (var cell in def.Cpu?.Numa?.Cells ?? [])
        {
            cells += cell.Memory ?? 0;
        }

        if (cells > 0)
        {
            def.Memory = cells;
            def.Devices.Memories.ForEach(module => def.Memory += module.Target?.Size ?? 0);
        }

        if (def.Memory is null or 0)
        {
            throw Bad("Memory size must be specified via <memory> or in the <numa> configuration");
        }

        if (def.CurrentMemory is not { } current || current == 0 || current > def.Memory)
        {
            def.CurrentMemory = def.Memory;
        }

        def.Vcpu ??= new DomainVcpu();
        def.Vcpu.Maximum ??= 1;
        def.Vcpu.Current = def.Vcpu.Current == def.Vcpu.Maximum ? null : def.Vcpu.Current;
        if (def.Vcpu.Placement == VcpuPlacement.Unset)
        {
            def.Vcpu.Placement = VcpuPlacement.Static;
        }

        def.Os.Type ??= new OsType { Type = "xen" };
        def.Os.Type.Type = def.Os.Type.Type == "linux" ? "xen" : def.Os.Type.Type;
        def.Os.Type.Arch ??= DefaultArch;
        if (def.Os.Loader is { Path: not null, Type: LoaderType.Unset } loader)
        {
            loader.Type = LoaderType.Rom;
        }

        // Machines that boot from disks like a PC start from the hard disk unless told otherwise.
        if (def.Os.Type.Type == "hvm" && def.Os.Boot.Count == 0 && !HasDeviceBoot(def))
        {
            def.Os.Boot.Add(BootDevice.Hd);
        }

        def.Clock ??= new DomainClock();
        if (def.Clock.Offset == ClockOffset.Unset)
        {
            def.Clock.Offset = ClockOffset.Utc;
        }

        def.OnPoweroff = def.OnPoweroff == LifecycleAction.Unset ? LifecycleAction.Destroy : def.OnPoweroff;
        def.OnReboot = def.OnReboot == LifecycleAction.Unset ? LifecycleAction.Restart : def.OnReboot;
        def.OnCrash = def.OnCrash == LifecycleAction.Unset ? LifecycleAction.Destroy : def.OnCrash;
        if (def.Cpu is { Model: not null } cpu)
        {
            cpu.Mode = cpu.Mode == CpuMode.Unset ? CpuMode.Custom : cpu.Mode;
            cpu.Match = cpu.Mode == CpuMode.Custom && cpu.Match == CpuMatch.Unset ? CpuMatch.Exact : cpu.Match;
            cpu.Model.Fallback = cpu.Model.Fallback == CpuFallback.Unset ? CpuFallback.Allow : cpu.Model.Fallback;
        }

        CompleteIoThreads(def);
    }

    private static void CompleteIoThreads(DomainDef def)
    {
        uint count = Math.Max(def.IoThreads ?? 0, (uint)def.IoThreadIds.Count);
        if (count > 0)
        {
            def.IoThreads = count;
        }

        // Threads without an id of their own take the lowest free ones; the list is printed only when somebody gave ids.
        if (def.IoThreadIds.Count > 0)
        {
            for (uint id = 1; def.IoThreadIds.Count < count; id++)
            {
                if (!def.IoThreadIds.Exists(t => t.Id == id))
                {
                    def.IoThreadIds.Add(new IoThread { Id = id });
                }
            }
        }
    }

    private static bool HasDeviceBoot(DomainDef def) =>
        def.Devices.Disks.Exists(static d => d.Boot is not null) || def.Devices.Interfaces.Exists(static i => i.Boot is not null)
        || def.Devices.Hostdevs.Exists(static h => h.Boot is not null) || def.Devices.RedirDevices.Exists(static r => r.Boot is not null);
}
