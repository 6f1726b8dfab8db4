using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Posix;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Rules;

/// <summary>What keeps a well-defined guest from starting on this host now. Everything else was asked when it was defined.</summary>
internal static class StartChecks
{
    private const int NoEntry = 2, NoDevice = 19;

    /// <summary>Throws what is wrong first, in libvirt's order.</summary>
    public static void Check(DomainDef live, QemuCapabilities caps, ILaunchHost host)
    {
        ScreenChecks.CheckAtStart(live, host.Settings.SpiceCertificates is not null);
        if (host.IsStarting)
        {
            GuestCpu.CheckMode(live, caps);
            CheckHost(live, host);
            CheckHostDevices(live, host);
            CheckLabels(live);
            CheckPartition(live);
        }

        CheckNodes(live, host);
        CheckFirmware(live);
        CharChecks.CheckAtStart(live);
        if (host.IsStarting)
        {
            GuestCpu.Check(live, caps);
        }

        AddressChecks.CheckAtStart(live);
        DeviceChecks.CheckAtStart(live);
        CheckFiles(live, host);
    }

    private static void CheckHost(DomainDef live, ILaunchHost host)
    {
        if (live.Features.PvSpinlock == OnOff.On && live.Type != DomainVirtType.Kvm)
        {
            throw QemuErrors.SpinlocksUnsupported();
        }

        if (live.MemoryBacking is { Hugepages: not null } && !host.HasHugepages)
        {
            throw QemuErrors.NoHugepages();
        }

        if (live.Os.Smbios == SmbiosMode.Host)
        {
            throw QemuErrors.HostSmbios();
        }

        if (live.Os.Smbios == SmbiosMode.Sysinfo && !live.Sysinfos.Exists(static t => t.Type == SysinfoType.Smbios))
        {
            throw QemuErrors.NoSysinfo(live.Name ?? "");
        }

        if (live.PerfEvents.Find(static e => e.Enabled == YesNo.Yes) is { } counter)
        {
            throw QemuErrors.PerfEvent(counter.Name.ToXml());
        }
    }

    // What of the host's own devices a guest is to use.
    private static void CheckHostDevices(DomainDef live, ILaunchHost host)
    {
        const string usb = "/sys/bus/usb/devices", vfio = "/dev/vfio/vfio", dri = "/dev/dri";
        foreach (var hostdev in live.Devices.Hostdevs)
        {
            switch (hostdev.Source)
            {
                case UsbHostdevSource when !host.Exists(usb):
                    throw NoFolder(usb);
                case PciHostdevSource when !host.Exists(vfio):
                    throw QemuErrors.NoPciPassthrough();
                case MdevHostdevSource when !host.Exists(vfio):
                    throw QemuErrors.NoVfio();
                case ScsiHostdevSource { Adapter: { } adapter, Address: { } a }:
                    string generic = $"/sys/bus/scsi/devices/{adapter.Replace("scsi_host", "", StringComparison.Ordinal)}"
                        + $":{a.Bus}:{a.Target}:{a.Unit}/scsi_generic";
                    throw host.Exists(generic) ? QemuErrors.HostDevicesUnsupported() : NoFolder(generic);
                default:
                    break;
            }
        }

        if (live.Devices.Vsock is not null && !host.Exists("/dev/vhost-vsock"))
        {
            throw QemuErrors.NoVhostVsock();
        }

        foreach (var net in live.Devices.Interfaces)
        {
            if (net is { Type: NetworkInterfaceType.Direct, Source: DirectInterfaceSource { Dev: { } dev } }
                && !host.HasLink(dev))
            {
                throw TapErrors.IndexUnknown(NoDevice, dev);
            }
        }

        if (live.Devices.Graphics.Exists(static g => g is EglHeadlessGraphics { RenderNode: null }) && !host.Exists(dri))
        {
            throw NoFolder(dri);
        }
    }

    private static VirException NoFolder(string path) => FileErrors.FolderNotOpened(NoEntry, path);

    private static void CheckFirmware(DomainDef live)
    {
        if (live.Os.Firmware != OsFirmware.Unset && live.Os.Loader?.Path is null)
        {
            throw FirmwareRules.NotFound(live);
        }
    }

    // Memory can only be placed where the host has some; libvirt names the first missing node.
    private static void CheckNodes(DomainDef live, ILaunchHost host)
    {
        if (live.Numatune is not { } tune)
        {
            return;
        }

        foreach (var wanted in tune.MemNodes.Select(static n => n.Nodeset).Prepend(tune.Memory?.Nodeset))
        {
            foreach (int node in wanted?.Members ?? [])
            {
                if (!host.HasMemoryNode(node))
                {
                    throw QemuErrors.NodeUnavailable(node);
                }
            }
        }
    }

    // The files that are given to the emulator's user before it starts.
    private static void CheckFiles(DomainDef live, ILaunchHost host)
    {
        var d = live.Devices;
        string?[] paths =
        [
            live.Os.Kernel, live.Os.Initrd, live.Os.Dtb,
            .. live.Sysinfos.SelectMany(static t => t.Entries).Select(static e => e.File),
            .. d.Inputs.Select(static i => i.Source?.EventDevice ?? i.Source?.Dev),
            .. d.Serials.Cast<CharDevice>().Concat(d.Parallels).Concat(d.Channels).Concat(d.Consoles).SelectMany(Needed),
        ];
        foreach (string? path in paths)
        {
            if (path is not null && !host.Exists(path))
            {
                throw QemuErrors.FileMissing(NoEntry, path);
            }
        }

        foreach (var tpm in d.Tpms)
        {
            if (tpm.Backend is PassthroughTpmBackend { DevicePath: { } device } && !host.Exists(device))
            {
                throw QemuErrors.TpmDeviceNotOpened(NoEntry, device);
            }
        }
    }

    // What a character device is connected to must exist; what it makes itself need not.
    private static IEnumerable<string?> Needed(CharDevice device) => device.Sources.Select(s => s switch
    {
        FileCharSource { Path: { } path } when device.Type is CharType.Dev or CharType.Pipe => path,
        UnixCharSource { Mode: CharMode.Connect, Path: { } path } => path,
        _ => null,
    });

    // Partitions are named from the root of the control groups.
    private static void CheckPartition(DomainDef live)
    {
        if (live.Resource?.Partition is { Length: > 0 } partition && partition[0] != '/')
        {
            throw QemuErrors.PartitionNotAbsolute(partition);
        }
    }

    private static void CheckLabels(DomainDef live)
    {
        var d = live.Devices;
        IEnumerable<string?> models =
        [
            .. live.SecurityLabels.Select(static l => l.Model),
            .. d.Disks.SelectMany(static disk => disk.Source?.SecurityLabels ?? []).Select(static l => l.Model),
            .. d.Serials.Cast<CharDevice>().Concat(d.Parallels).Concat(d.Channels).Concat(d.Consoles).SelectMany(static c => c.Sources)
                .SelectMany(static s => s.SecurityLabels).Select(static l => l.Model),
        ];
        if (models.FirstOrDefault(static m => m is not (null or "none" or "dac")) is { } model)
        {
            throw QemuErrors.SecurityModel(model);
        }
    }
}
