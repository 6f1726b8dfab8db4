using System.Text;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.CommandLine;

/// <summary>The machine itself: name, type, CPU, memory, processors, identity.</summary>
internal static class MachinePart
{
    public static void AddName(CommandContext c)
    {
        c.Add("-name", $"guest={CommandContext.Escape(c.Def.Name ?? "")},debug-threads=on");
        c.Add("-S");
    }

    public static void AddSecretsAndFirmware(CommandContext c)
    {
        c.Add("-object", new JsonObject().Add("qom-type", "secret").Add("id", "masterKey0").Add("format", "raw").Add("file", c.Resources.LibFolder + "/master-key.aes"));
        if (c.Def.Os.Loader is not { Type: LoaderType.Pflash, Path: { } code } loader)
        {
            return;
        }

        string format = loader.Format ?? "raw";
        c.Add("-blockdev", new JsonObject().Add("driver", "file").Add("filename", code).Add("node-name", "libvirt-pflash0-storage").Add("auto-read-only", true).Add("discard", "unmap"));
        var layer = new JsonObject().Add("node-name", "libvirt-pflash0-format").Add("read-only", loader.ReadOnly != YesNo.No).Add("driver", format).Add("file", "libvirt-pflash0-storage");
        c.Add("-blockdev", format == "qcow2" ? layer.Add("backing", JsonValue.Null) : layer);
        if (c.Def.Os.Nvram is { } nvram && VariablesPath(nvram) is { } variables)
        {
            if (nvram.Format is null or "raw")
            {
                c.Add("-blockdev", new JsonObject().Add("driver", "file").Add("filename", variables).Add("node-name", "libvirt-pflash1-storage").Add("read-only", false));
            }
            else
            {
                c.Add("-blockdev", new JsonObject().Add("driver", "file").Add("filename", variables).Add("node-name", "libvirt-pflash1-storage").Add("auto-read-only", true).Add("discard", "unmap"));
                c.Add("-blockdev", new JsonObject().Add("node-name", "libvirt-pflash1-format").Add("read-only", false).Add("driver", nvram.Format).Add("file", "libvirt-pflash1-storage").Add("backing", JsonValue.Null));
            }
        }
    }

    public static void AddMachine(CommandContext c)
    {
        var def = c.Def;
        var text = new StringBuilder(def.Os.Type?.Machine).Append(",usb=off");
        Switch(text, "vmport", def.Features.VmPort);
        Switch(text, "smm", def.Features.Smm is { } smm ? smm.State == OnOff.Unset ? OnOff.On : smm.State : OnOff.Unset);
        text.Append(",dump-guest-core=").Append(def.MemoryDumpCore == OnOff.On ? "on" : "off");
        if (c.Machine?.DefaultRamId is { } ram && !(def.Cpu?.Numa?.Cells.Count > 0))
        {
            text.Append(",memory-backend=").Append(ram);
        }

        if (def.Os.Loader is { Type: LoaderType.Pflash, Path: not null })
        {
            text.Append(",pflash0=libvirt-pflash0-format");
            if (def.Os.Nvram is { } nvram && VariablesPath(nvram) is not null)
            {
                text.Append(nvram.Format is null or "raw" ? ",pflash1=libvirt-pflash1-storage" : ",pflash1=libvirt-pflash1-format");
            }
        }

        if (def.Clock?.Timers.Find(t => t.Name == TimerName.Hpet) is { Present: not YesNo.Unset } hpet && c.Caps.Has("machine-hpet"))
        {
            text.Append(",hpet=").Append(hpet.Present == YesNo.Yes ? "on" : "off");
        }

        if (def.Devices.Sounds.Exists(s => s.Model == SoundModel.Pcspk) && def.Devices.Audios.Count > 0)
        {
            text.Append(",pcspk-audiodev=audio1");
        }

        if (c.IsX86 || def.Os.Type?.Arch == "aarch64")
        {
            text.Append(",acpi=").Append(def.Features.Acpi ? "on" : "off");
        }

        c.Add("-machine", text.ToString());
        c.Add("-accel", def.Type == DomainVirtType.Kvm ? "kvm" : "tcg");
    }

    public static void AddCpu(CommandContext c)
    {
        if (c.Def.Cpu is not { } cpu)
        {
            return;
        }

        var text = new StringBuilder(cpu.Mode switch
        {
            CpuMode.HostPassthrough => "host",
            CpuMode.Maximum => "max",
            CpuMode.HostModel => c.Def.Type == DomainVirtType.Kvm ? "host" : "max",
            _ => cpu.Model?.Name ?? c.Machine?.DefaultCpu?.Split('-')[0] ?? "qemu64",
        });
        if (cpu.Mode is CpuMode.HostPassthrough or CpuMode.Maximum && cpu.Migratable != OnOff.Unset)
        {
            text.Append(",migratable=").Append(cpu.Migratable == OnOff.On ? "on" : "off");
        }

        foreach (var feature in cpu.Features)
        {
            bool on = feature.Policy is not (CpuFeaturePolicy.Disable or CpuFeaturePolicy.Forbid);
            text.Append(',').Append(QemuFeature(feature.Name ?? "")).Append(on ? "=on" : "=off");
        }

        if (c.Def.Features.Pmu != OnOff.Unset)
        {
            text.Append(",pmu=").Append(c.Def.Features.Pmu == OnOff.On ? "on" : "off");
        }

        if (c.Def.Features.Kvm is { Hidden: OnOff.On })
        {
            text.Append(",kvm=off");
        }

        if (cpu.Cache is { Mode: CpuCacheMode.Emulate })
        {
            text.Append(",l3-cache=on");
        }
        else if (cpu.Cache is { Mode: CpuCacheMode.Passthrough })
        {
            text.Append(",host-cache-info=on,l3-cache=off");
        }

        c.Add("-cpu", text.ToString());
        if (c.Def.Os.Loader is { Secure: YesNo.Yes })
        {
            c.Add("-global", "driver=cfi.pflash01,property=secure,value=on");
        }
    }

    public static void AddMemory(CommandContext c)
    {
        // QEMU counts in whole megabytes.
        ulong kib = ((c.Def.Memory ?? 0) + 1023) / 1024 * 1024;
        string text = $"size={kib}k";
        if (c.Def.MaxMemory is { Size: { } most, Slots: { } slots })
        {
            text += $",slots={slots},maxmem={most}k";
        }

        c.Add("-m", text);
        if (c.Machine?.DefaultRamId is { } ram && !(c.Def.Cpu?.Numa?.Cells.Count > 0))
        {
            c.Add("-object", Backend(c, ram, kib));
        }

        c.Add("-overcommit", "mem-lock=" + (c.Def.MemoryBacking is { Locked: true } ? "on" : "off"));
    }

    public static void AddSmp(CommandContext c)
    {
        uint maximum = c.Def.Vcpu?.Maximum ?? 1;
        uint current = c.Def.Vcpu?.Current ?? maximum;
        var text = new StringBuilder().Append(current);
        if (current != maximum)
        {
            text.Append(",maxcpus=").Append(maximum);
        }

        if (c.Def.Cpu?.Topology is { } t)
        {
            text.Append(",sockets=").Append(t.Sockets ?? 1);
            text.Append(",dies=").Append(t.Dies ?? 1);
            if (c.Caps.Has("smp-clusters") && c.IsX86 && c.Caps.Version >= 7001000 && t.Clusters is > 1)
            {
                text.Append(",clusters=").Append(t.Clusters);
            }
            else if (c.Caps.Version >= 10000000)
            {
                text.Append(",clusters=").Append(t.Clusters ?? 1);
            }

            text.Append(",cores=").Append(t.Cores ?? 1).Append(",threads=").Append(t.Threads ?? 1);
        }
        else
        {
            text.Append(",sockets=").Append(maximum).Append(",cores=1,threads=1");
        }

        c.Add("-smp", text.ToString());
        foreach (var cell in c.Def.Cpu?.Numa?.Cells ?? [])
        {
            string id = "ram-node" + CommandContext.Text(cell.Id ?? 0);
            c.Add("-object", Backend(c, id, cell.Memory ?? 0));
            string cpus = cell.Cpus is { IsEmpty: false } set ? string.Concat(set.ToString().Split(',').Select(r => ",cpus=" + r)) : "";
            c.Add("-numa", $"node,nodeid={cell.Id ?? 0}{cpus},memdev={id}");
        }

        uint total = c.Def.IoThreads ?? 0;
        var ids = c.Def.IoThreadIds.Select(t => t.Id ?? 0).ToList();
        for (uint id = 1; ids.Count < total; id++)
        {
            if (!ids.Contains(id))
            {
                ids.Add(id);
            }
        }

        foreach (uint id in ids)
        {
            var thread = c.Def.IoThreadIds.Find(t => t.Id == id);
            c.Add("-object", new JsonObject().Add("qom-type", "iothread").Add("id", $"iothread{id}")
                .Opt("thread-pool-min", (long?)thread?.ThreadPoolMin).Opt("thread-pool-max", (long?)thread?.ThreadPoolMax)
                .Opt("poll-max-ns", thread?.Poll?.Max).Opt("poll-grow", thread?.Poll?.Grow).Opt("poll-shrink", thread?.Poll?.Shrink));
        }
    }

    public static void AddIdentity(CommandContext c)
    {
        c.Add("-uuid", (c.Def.HardwareUuid ?? c.Def.Uuid ?? default).ToString());
        if (c.Def.Os.Smbios == SmbiosMode.Sysinfo)
        {
            AddSmbios(c);
        }
    }

    public static void AddDisplayNone(CommandContext c)
    {
        if (c.Devices.Graphics.Count == 0)
        {
            c.Add("-display", "none");
        }

        c.Add("-no-user-config");
        c.Add("-nodefaults");
    }

    internal static string? VariablesPath(OsNvram nvram) => nvram.Source is FileDiskSource { File: { } file } ? file : nvram.Path;

    private static JsonObject Backend(CommandContext c, string id, ulong kib)
    {
        bool shared = c.Def.MemoryBacking?.Access == MemoryAccess.Shared;
        if (c.Def.MemoryBacking?.Source == MemorySource.Memfd)
        {
            return new JsonObject().Add("qom-type", "memory-backend-memfd").Add("id", id).Add("x-use-canonical-path-for-ramblock-id", false)
                .Opt("share", shared ? true : null).Add("size", kib * 1024);
        }

        return new JsonObject().Add("qom-type", "memory-backend-ram").Add("id", id).Opt("share", shared ? true : null)
            .Opt("prealloc", c.Def.MemoryBacking?.Allocation == MemoryAllocation.Immediate ? true : null).Add("size", kib * 1024);
    }

    private static void AddSmbios(CommandContext c)
    {
        foreach (var info in c.Def.Sysinfos)
        {
            if (info.Type != SysinfoType.Smbios)
            {
                continue;
            }

            Table(c, 0, info.Bios, ("vendor", "vendor"), ("version", "version"), ("date", "date"), ("release", "release"));
            Table(
                c, 1, info.System, ("manufacturer", "manufacturer"), ("product", "product"), ("version", "version"), ("serial", "serial"), ("uuid", "uuid"),
                ("sku", "sku"), ("family", "family"));
            foreach (var board in info.BaseBoards)
            {
                Table(
                    c, 2, board.Entries, ("manufacturer", "manufacturer"), ("product", "product"), ("version", "version"), ("serial", "serial"),
                    ("asset", "asset"), ("location", "location"));
            }
        }
    }

    private static void Table(CommandContext c, int type, List<SysinfoEntry> entries, params (string Name, string Option)[] order)
    {
        var text = new StringBuilder("type=").Append(type);
        foreach (var (name, option) in order)
        {
            if (entries.Find(e => e.Name == name)?.Value is { } value)
            {
                text.Append(',').Append(option).Append('=').Append(CommandContext.Escape(value));
            }
        }

        if (entries.Count > 0)
        {
            c.Add("-smbios", text.ToString());
        }
    }

    // libvirt's vocabulary is older than QEMU's: underscores against dashes in a few names.
    private static string QemuFeature(string name) => name switch
    {
        "cmp_legacy" => "cmp-legacy",
        "ds_cpl" => "ds-cpl",
        "fxsr_opt" => "fxsr-opt",
        "kvm_pv_eoi" => "kvm-pv-eoi",
        "kvm_pv_unhalt" => "kvm-pv-unhalt",
        "lahf_lm" => "lahf-lm",
        "nodeid_msr" => "nodeid-msr",
        "pclmuldq" => "pclmulqdq",
        "perfctr_core" => "perfctr-core",
        "perfctr_nb" => "perfctr-nb",
        "tsc_adjust" => "tsc-adjust",
        _ => name,
    };

    private static void Switch(StringBuilder text, string name, OnOff value)
    {
        if (value != OnOff.Unset)
        {
            text.Append(',').Append(name).Append(value == OnOff.On ? "=on" : "=off");
        }
    }
}
