using System.Globalization;
using System.Text;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Devices;
using Vireo.Drivers.Qemu.Devices.Memories;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.CommandLine;

/// <summary>The machine itself: name, type, CPU, memory, processors, identity.</summary>
internal static class MachineArguments
{
    private static readonly Logger Logger = Log.For("qemu.qemu_command");

    public static void AddName(PlanContext c)
    {
        string name = ArgumentPrinter.Escape(c.Def.Name ?? "");
        c.Add("-name", $"guest={name}{(c.Host.Settings.SetsProcessName ? ",process=qemu:" + name : "")},debug-threads=on");
        c.Add("-S");
    }

    public static void AddSecretsAndFirmware(PlanContext c)
    {
        c.Object(new JsonObject().Add("qom-type", "secret").Add("id", "masterKey0").Add("format", "raw")
            .Add("file", c.Host.LibFolder + "/master-key.aes"));
        if (c.Def.Os.Loader is not { Type: LoaderType.Pflash, Path: { } code } loader)
        {
            return;
        }

        string format = loader.Format ?? "raw";
        c.BlockNode(new JsonObject().Add("driver", "file").Add("filename", code).Add("node-name", "libvirt-pflash0-storage")
            .Add("auto-read-only", true).Add("discard", "unmap"));
        var layer = new JsonObject().Add("node-name", "libvirt-pflash0-format").Add("read-only", loader.ReadOnly == YesNo.Yes)
            .Add("driver", format).Add("file", "libvirt-pflash0-storage");
        c.BlockNode(format == "qcow2" ? layer.Add("backing", JsonValue.Null) : layer);
        if (c.Def.Os.Nvram is { } nvram && VariablesPath(nvram) is { } variables)
        {
            if (nvram.Format is null or "raw")
            {
                c.BlockNode(new JsonObject().Add("driver", "file").Add("filename", variables)
                    .Add("node-name", "libvirt-pflash1-storage").Add("read-only", false));
            }
            else
            {
                c.BlockNode(new JsonObject().Add("driver", "file").Add("filename", variables)
                    .Add("node-name", "libvirt-pflash1-storage").Add("auto-read-only", true).Add("discard", "unmap"));
                c.BlockNode(new JsonObject().Add("node-name", "libvirt-pflash1-format").Add("read-only", false)
                    .Add("driver", nvram.Format).Add("file", "libvirt-pflash1-storage").Add("backing", JsonValue.Null));
            }
        }
    }

    public static void AddMachine(PlanContext c)
    {
        var def = c.Def;
        var text = new StringBuilder(def.Os.Type?.Machine).Append(",usb=off");
        Switch(text, "vmport", def.Features.VmPort);
        Switch(text, "i8042", def.Features.Ps2);
        Switch(text, "smm", def.Features.Smm is { } smm ? smm.State == OnOff.Unset ? OnOff.On : smm.State : OnOff.Unset);
        text.Append(def.Features.IoApic switch {
            IoApicDriver.Qemu => ",kernel_irqchip=split", IoApicDriver.Kvm => ",kernel_irqchip=on", _ => "" });
        bool dumped = def.MemoryDumpCore == OnOff.On || (def.MemoryDumpCore == OnOff.Unset && c.Host.Settings.DumpsGuestMemory == true);
        text.Append(",dump-guest-core=").Append(dumped ? "on" : "off");
        text.Append(def.MemoryBacking?.NoSharePages == true ? ",mem-merge=off" : "");
        text.Append(def.Devices.Memories.Exists(static m => m.Model == MemoryModel.Nvdimm) ? ",nvdimm=on" : "");
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

        if (def.Clock?.Timers.Find(t => t.Name == TimerName.Hpet) is { Present: not YesNo.Unset } hpet && c.Caps.Has(QemuFlag.MachineHpet))
        {
            text.Append(",hpet=").Append(hpet.Present == YesNo.Yes ? "on" : "off");
        }

        if (def.Devices.Sounds.Exists(s => s.Model == SoundModel.Pcspk) && def.Devices.Audios.Count > 0)
        {
            text.Append(",pcspk-audiodev=audio1");
        }

        if (c.Machine?.Acpi == true || (!c.Traits.IsX86 && def.Os.Type?.Arch == "aarch64"))
        {
            text.Append(",acpi=").Append(def.Features.Acpi ? "on" : "off");
        }

        c.Add("-machine", text.ToString());
        c.Add("-accel", def.Type == DomainVirtType.Kvm ? "kvm" : "tcg");
        if (c.Traits.HasTseg && def.Features.Smm?.Tseg is { } tseg)
        {
            c.Add("-global", "mch.extended-tseg-mbytes=" + PlanContext.Text((long)(tseg >> 20)));
        }
    }

    public static void AddMemory(PlanContext c)
    {
        // QEMU counts in whole megabytes.
        ulong kib = InitialMemory(c.Def);
        string text = $"size={kib}k";
        if (c.Def.MaxMemory is { Size: { } most, Slots: { } slots })
        {
            text += $",slots={slots},maxmem={most}k";
        }

        c.Add("-m", text);
        if (c.Machine?.DefaultRamId is { } ram && !(c.Def.Cpu?.Numa?.Cells.Count > 0))
        {
            c.Object(MemoryPlan.Backend(c, ram, kib, null));
        }

        c.Add("-overcommit", "mem-lock=" + (c.Def.MemoryBacking is { Locked: true } ? "on" : "off"));
    }

    public static void AddSmp(PlanContext c)
    {
        uint maximum = c.Def.Vcpu?.Maximum ?? 1;

        // Those that can be taken away again are plugged before the guest runs.
        uint current = (c.Def.Vcpu?.Current ?? maximum)
            - (uint)c.Def.Vcpus.Count(static v => v is { Enabled: YesNo.Yes, Hotpluggable: YesNo.Yes });
        var text = new StringBuilder().Append(current);
        if (current != maximum)
        {
            text.Append(",maxcpus=").Append(maximum);
        }

        if (c.Def.Cpu?.Topology is { } t)
        {
            text.Append(",sockets=").Append(t.Sockets ?? 1);
            text.Append(",dies=").Append(t.Dies ?? 1);
            if (c.Caps.Has(QemuFlag.SmpClusters) && c.Traits.IsX86 && c.Caps.Version >= 7001000 && t.Clusters is > 1)
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
            string id = "ram-node" + PlanContext.Text(cell.Id ?? 0);
            c.Object(MemoryPlan.Backend(c, id, MemoryPlan.Whole(cell.Memory ?? 0), cell));
            string cpus = cell.Cpus is { IsEmpty: false } set ? string.Concat(set.ToString().Split(',').Select(r => ",cpus=" + r)) : "";
            c.Add("-numa", $"node,nodeid={cell.Id ?? 0}{cpus},memdev={id}");
        }

        AddDistances(c);
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
            c.Object(new JsonObject().Add("qom-type", "iothread").Add("id", $"iothread{id}")
                .Opt("thread-pool-min", (long?)thread?.ThreadPoolMin).Opt("thread-pool-max", (long?)thread?.ThreadPoolMax)
                .Opt("poll-max-ns", thread?.Poll?.Max).Opt("poll-grow", thread?.Poll?.Grow).Opt("poll-shrink", thread?.Poll?.Shrink));
        }
    }

    // How far cells are from each other, as the guest's firmware reports it.
    private static void AddDistances(PlanContext c)
    {
        foreach (var cell in c.Def.Cpu?.Numa?.Cells ?? [])
        {
            foreach (var distance in cell.Distances)
            {
                c.Add("-numa", string.Create(
                    CultureInfo.InvariantCulture, $"dist,src={cell.Id ?? 0},dst={distance.Id},val={distance.Value}"));
            }
        }
    }

    public static void AddIdentity(PlanContext c)
    {
        c.Add("-uuid", (c.Def.HardwareUuid ?? c.Def.Uuid ?? default).ToString());
        if (c.Def.Genid?.Uuid is { } genid)
        {
            c.Device(new JsonObject().Add("driver", "vmgenid").Add("guid", genid.ToString()).Add("id", "vmgenid0"));
        }

        if (c.Def.Os.Smbios == SmbiosMode.Sysinfo)
        {
            AddSmbios(c);
        }

        AddFirmwareConfig(c);
    }

    public static void AddDisplayNone(PlanContext c)
    {
        if (c.Devices.Graphics.Count == 0)
        {
            c.Add("-display", "none");
        }

        c.Add("-no-user-config");
        c.Add("-nodefaults");
    }

    /// <summary>What comes after all devices.</summary>
    public static void AddLast(PlanContext c)
    {
        if (c.Host.Settings.TimestampsLog)
        {
            c.Add("-msg", "timestamp=on");
        }

        // The domain's own wish counts before the administrator's.
        string? own = c.Def.Extensions.OfType<QemuDomainExtension>().FirstOrDefault()?.DeprecationBehavior;
        string behavior = own ?? c.Host.Settings.DeprecationBehavior;
        string? compatible = behavior switch
        {
            "omit" => "deprecated-output=hide",
            "reject" => "deprecated-output=hide,deprecated-input=reject",
            "crash" => "deprecated-output=hide,deprecated-input=crash",
            _ => null,
        };
        if (compatible is not null)
        {
            c.Add("-compat", compatible);
        }
        else if (behavior != "none")
        {
            // The wish is a developer's aid and no part of the guest: libvirt warns, and starts without it.
            Logger.Warning($"Unsupported deprecation behavior '{behavior}' for VM '{c.Def.Name}'");
        }
    }

    /// <summary>The device through which a guest describes its kernel's memory for dumps.</summary>
    public static void AddVmCoreInfo(PlanContext c)
    {
        if (c.Def.Features.VmCoreInfo == OnOff.On)
        {
            c.Device(new JsonObject().Add("driver", "vmcoreinfo"));
        }
    }

    /// <summary>The emulator's own filter of system calls.</summary>
    public static void AddSandbox(PlanContext c)
    {
        if (c.Host.Settings.SeccompSandbox == false)
        {
            c.Add("-sandbox", "off");
        }
        else if (c.Caps.Has(QemuFlag.SeccompSandbox))
        {
            c.Add("-sandbox", "on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny");
        }
    }

    internal static string? VariablesPath(OsNvram nvram) => nvram.Source is FileDiskSource { File: { } file } ? file : nvram.Path;

    /// <summary>Memory without the modules that are plugged in, in KiB: QEMU counts in whole megabytes, each NUMA cell's for
    /// itself.</summary>
    private static ulong InitialMemory(DomainDef def)
    {
        if (def.Cpu?.Numa is { Cells.Count: > 0 } numa)
        {
            ulong sum = 0;
            foreach (var cell in numa.Cells)
            {
                sum += MemoryPlan.Whole(cell.Memory ?? 0);
            }

            return sum;
        }

        ulong modules = 0;
        foreach (var module in def.Devices.Memories)
        {
            modules += module.Model == MemoryModel.SgxEpc ? 0 : module.Target?.Size ?? 0;
        }

        return MemoryPlan.Whole((def.Memory ?? 0) - Math.Min(modules, def.Memory ?? 0));
    }

    

    private static void AddSmbios(PlanContext c)
    {
        foreach (var info in c.Def.Sysinfos.Where(static i => i.Type == SysinfoType.Smbios))
        {
            Table(c, 0, info.Bios, ("vendor", "vendor"), ("version", "version"), ("date", "date"), ("release", "release"));
            Table(
                c, 1, info.System, ("manufacturer", "manufacturer"), ("product", "product"), ("version", "version"), ("serial", "serial"),
                ("uuid", "uuid"), ("sku", "sku"), ("family", "family"));
            foreach (var board in info.BaseBoards)
            {
                Table(
                    c, 2, board.Entries, ("manufacturer", "manufacturer"), ("product", "product"), ("version", "version"),
                    ("serial", "serial"), ("asset", "asset"), ("location", "location"));
            }

            Table(
                c, 3, info.Chassis, ("manufacturer", "manufacturer"), ("version", "version"), ("serial", "serial"), ("asset", "asset"),
                ("sku", "sku"));
            if (info.OemStrings.Count > 0)
            {
                c.Add("-smbios", "type=11" + string.Concat(info.OemStrings.Select(static t => ",value=" + ArgumentPrinter.Escape(t))));
            }
        }
    }

    /// <summary>Entries of the firmware's configuration that the user wrote down.</summary>
    private static void AddFirmwareConfig(PlanContext c)
    {
        foreach (var entry in c.Def.Sysinfos.Where(static i => i.Type == SysinfoType.Fwcfg).SelectMany(static i => i.Entries))
        {
            string value = string.IsNullOrEmpty(entry.File)
                ? "string=" + ArgumentPrinter.Escape(entry.Value ?? "") : "file=" + ArgumentPrinter.Escape(entry.File);
            c.Add("-fw_cfg", $"name={ArgumentPrinter.Escape(entry.Name ?? "")},{value}");
        }
    }

    private static void Table(PlanContext c, int type, List<SysinfoEntry> entries, params (string Name, string Option)[] order)
    {
        var text = new StringBuilder("type=").Append(type);
        foreach (var (name, option) in order)
        {
            if (entries.Find(e => e.Name == name)?.Value is { } value)
            {
                text.Append(',').Append(option).Append('=').Append(ArgumentPrinter.Escape(value));
            }
        }

        if (entries.Count > 0)
        {
            c.Add("-smbios", text.ToString());
        }
    }

    private static void Switch(StringBuilder text, string name, OnOff value)
    {
        if (value != OnOff.Unset)
        {
            text.Append(',').Append(name).Append(value == OnOff.On ? "=on" : "=off");
        }
    }
}
