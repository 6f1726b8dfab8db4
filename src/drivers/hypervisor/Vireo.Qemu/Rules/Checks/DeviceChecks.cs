using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Rules;

/// <summary>What devices other than disks and screens cannot be: too many of a kind, on the wrong machine, or with options that only others
/// have.</summary>
internal static class DeviceChecks
{
    private const int MostXhciPorts = 15;

    public static void Check(DomainDef def, QemuCapabilities caps)
    {
        CheckTpms(def, caps);
        CheckPanics(def);
        CheckInterfaces(def);
        CheckControllers(def, caps);
        var d = def.Devices;
        if (d.Watchdogs.Exists(static w => w.Model == WatchdogModel.Diag288) && !QemuPostParse.IsS390(def))
        {
            throw QemuErrors.WatchdogArch("diag288");
        }

        if (d.Nvram is not null && !QemuPostParse.IsPseries(def))
        {
            throw QemuErrors.NvramDevice();
        }

        if (d.MemoryBalloon is { Model: MemoryBalloonModel.Xen })
        {
            throw QemuErrors.NoBusForDevice();
        }

        if (d.SharedMemories.Find(static m => m.Model is SharedMemoryModel.Ivshmem) is { } memory)
        {
            throw QemuErrors.SharedMemoryModel(memory.Model.ToXml());
        }

        foreach (var share in d.Filesystems)
        {
            if (share.Type != FilesystemType.Mount)
            {
                throw QemuErrors.FilesystemType();
            }

            if (share.Driver?.Type == "virtiofs" && !HasSharedMemory(def))
            {
                throw QemuErrors.NeedsSharedMemory("virtiofs");
            }
        }

        if (d.Hostdevs.Exists(static h => h.Display == OnOff.On) && d.Graphics.Count == 0)
        {
            throw QemuErrors.HostdevDisplay();
        }
    }

    /// <summary>What libvirt finds out only when the guest starts.</summary>
    public static void CheckAtStart(DomainDef def)
    {
        foreach (var net in def.Devices.Interfaces)
        {
            bool tap = net.Type is NetworkInterfaceType.Ethernet or NetworkInterfaceType.Network or NetworkInterfaceType.Bridge
                or NetworkInterfaceType.Direct;
            if (net.Backend?.Tap is not null && !tap)
            {
                throw QemuErrors.InterfaceTap(net.Mac?.Address?.ToString() ?? "", net.Type.ToXml());
            }

            bool several = tap || net.Type is NetworkInterfaceType.Vdpa or NetworkInterfaceType.Vhostuser;
            if (net.Driver?.Queues > 1 && !several)
            {
                throw QemuErrors.InterfaceQueues(net.Mac?.Address?.ToString(), net.Type.ToXml());
            }
        }
    }

    /// <summary>Whether another process can have the guest's whole memory.</summary>
    private static bool HasSharedMemory(DomainDef def) =>
        def.MemoryBacking is { Access: MemoryAccess.Shared } or { Source: MemorySource.Memfd, Access: MemoryAccess.Shared }
        || (def.Cpu?.Numa?.Cells is { Count: > 0 } cells && cells.TrueForAll(static c => c.MemAccess == MemoryAccess.Shared))
        || QemuPostParse.IsS390(def);

    private static void CheckTpms(DomainDef def, QemuCapabilities caps)
    {
        if (def.Devices.Tpms.FindAll(static t => t.Model != TpmModel.SpaprTpmProxy).Count > 1)
        {
            throw QemuErrors.TpmTwice();
        }

        foreach (var tpm in def.Devices.Tpms)
        {
            string arch = def.Os.Type?.Arch ?? "";
            if (tpm.Backend is EmulatorTpmBackend { Version: TpmVersion.V12 })
            {
                if (!QemuPostParse.IsX86(def))
                {
                    throw QemuErrors.TpmArch(arch);
                }

                if (tpm.Model != TpmModel.TpmTis)
                {
                    throw QemuErrors.TpmInterface(tpm.Model.ToXml());
                }
            }

            bool known = tpm.Model switch
            {
                TpmModel.TpmSpapr or TpmModel.SpaprTpmProxy => QemuPostParse.IsPseries(def),
                TpmModel.TpmCrb => caps.Has(QemuFlag.TpmCrb),
                _ => true,
            };
            if (!known)
            {
                throw QemuErrors.TpmModel(caps.Emulator, tpm.Model.ToXml());
            }
        }
    }

    private static void CheckPanics(DomainDef def)
    {
        var models = new HashSet<PanicModel>();
        foreach (var panic in def.Devices.Panics)
        {
            if (panic.Model == PanicModel.Pseries && !QemuPostParse.IsPseries(def))
            {
                throw QemuErrors.PanicPseries();
            }

            if (panic.Model == PanicModel.S390 && !QemuPostParse.IsS390(def))
            {
                throw QemuErrors.PanicS390();
            }

            if (!models.Add(panic.Model))
            {
                throw QemuErrors.PanicTwice(panic.Model.ToXml());
            }
        }
    }

    private static void CheckInterfaces(DomainDef def)
    {
        foreach (var net in def.Devices.Interfaces)
        {
            string? type = net.Type.ToXml();
            bool tap = net.Type is NetworkInterfaceType.Ethernet or NetworkInterfaceType.Network or NetworkInterfaceType.Bridge
                or NetworkInterfaceType.Direct;
            CheckGuestSide(net);
            if (net.Teaming is { Type: TeamingType.Persistent } && net.Model is { } model
                && !model.StartsWith("virtio", StringComparison.Ordinal))
            {
                throw QemuErrors.TeamingModel(model);
            }

            if (net.Teaming is { Type: TeamingType.Transient } && net.Type != NetworkInterfaceType.Hostdev
                && net.Type != NetworkInterfaceType.Network)
            {
                throw QemuErrors.TeamingType(type);
            }

            if (net.Mtu is > 0 && !tap && net.Type != NetworkInterfaceType.Vhostuser && !IsPasst(net))
            {
                throw QemuErrors.InterfaceMtu(type);
            }

            if (net.CoalesceRxFrames is not null && (!tap || net.Type == NetworkInterfaceType.Direct))
            {
                throw QemuErrors.InterfaceCoalesce(type);
            }

            if (net is { Type: NetworkInterfaceType.Vhostuser } && net.Backend?.Type == InterfaceBackendType.Passt && !HasSharedMemory(def))
            {
                throw QemuErrors.NeedsSharedMemory("interface");
            }
        }
    }

    // QEMU serves addresses to the guest only where it is the network itself.
    private static void CheckGuestSide(NetworkInterface net)
    {
        if (net.Type != NetworkInterfaceType.User && !IsPasst(net))
        {
            if (net.Ips.Count > 0 || net.Routes.Count > 0)
            {
                throw QemuErrors.InterfaceGuestSide();
            }

            return;
        }

        if (net.Routes.Count > 0)
        {
            throw QemuErrors.InterfaceRoute();
        }

        var families = new HashSet<bool>();
        foreach (var ip in net.Ips)
        {
            bool six = ip.Family == "ipv6" || ip.Address?.Contains(':', StringComparison.Ordinal) == true;
            if (!families.Add(six))
            {
                throw QemuErrors.InterfaceAddresses(six ? "IPv6" : "IPv4");
            }

            if (ip.Peer is not null)
            {
                throw QemuErrors.InterfacePeer();
            }

            if (six && ip.Prefix is not (null or 0 or 64))
            {
                throw QemuErrors.InterfacePrefix6(ip.Prefix);
            }

            if (!six && ip.Prefix is not (null or 0 or (>= 4 and <= 27)))
            {
                throw QemuErrors.InterfacePrefix();
            }
        }
    }

    private static bool IsPasst(NetworkInterface net) => net.Backend?.Type == InterfaceBackendType.Passt;

    private static void CheckControllers(DomainDef def, QemuCapabilities caps)
    {
        foreach (var c in def.Devices.Controllers)
        {
            var xhci = c is { Type: ControllerType.Usb, Model: "nec-xhci" } ? QemuFlag.NecUsbXhci : QemuFlag.QemuXhci;
            if (c is { Type: ControllerType.Usb, Model: "nec-xhci" or "qemu-xhci" } && !caps.Has(xhci))
            {
                throw QemuErrors.UsbModel(c.Model!);
            }

            if (c is { Type: ControllerType.Usb, Model: "nec-xhci" or "qemu-xhci", Ports: > MostXhciPorts })
            {
                throw QemuErrors.UsbPorts(c.Model!);
            }
        }
    }
}
