using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Rules;

/// <content>Which devices are on PCI, and as what.</content>
public static partial class PciAddresses
{
    /// <summary>Devices that need a place, in the order in which they get it.</summary>
    private static IEnumerable<(Device Device, PciKind Kind)> Waiting(DomainDef def)
    {
        bool express = QemuPostParse.HasPcieRoot(def);
        foreach (var device in InOrder(def.Devices))
        {
            if (Lacks(device) && KindOf(device) is var kind and not PciKind.None)
            {
                // Without PCI Express all devices are conventional.
                yield return (device, express ? kind : PciKind.Conventional);
            }
        }
    }

    private static IEnumerable<Device> InOrder(DomainDevices d) =>
        d.Filesystems.Cast<Device>().Concat(d.Interfaces).Concat(d.Sounds).Concat(d.Controllers.Where(c => c.Type != ControllerType.Pci))
            .Concat(d.Disks)
            .Concat(d.Hostdevs).Concat(d.MemoryBalloon is { } balloon ? [balloon] : []).Concat(d.Rngs).Concat(d.Watchdogs).Concat(d.Videos)
                .Concat(d.SharedMemories)
            .Concat(d.Inputs).Concat(d.Serials).Concat(d.Panics).Concat(d.Memories).Concat(d.Vsock is { } vsock ? [vsock] : [])
                .Concat(d.Iommus).Concat(d.Cryptos);

    internal static PciKind KindOf(Device device) => device switch
    {
        Filesystem { Driver.Type: "mtp" } => PciKind.None,
        Filesystem fs => Virtio(fs.Model == FilesystemModel.VirtioTransitional),
        NetworkInterface net => KindOf(net),
        Sound sound => sound.Model switch
        {
            SoundModel.Virtio => PciKind.Express,
            SoundModel.Sb16 or SoundModel.Pcspk or SoundModel.Usb => PciKind.None,
            _ => PciKind.Conventional,
        },
        Controller controller => KindOf(controller),
        Disk { Target.Bus: DiskBus.Virtio } disk => Virtio(disk.Model == DiskModel.VirtioTransitional),
        Hostdev host => KindOf(host),
        MemoryBalloon balloon => balloon.Model is MemoryBalloonModel.None or MemoryBalloonModel.Xen or MemoryBalloonModel.Unset
            ? PciKind.None : Virtio(balloon.Model == MemoryBalloonModel.VirtioTransitional),
        Rng rng => Virtio(rng.Model == RngModel.VirtioTransitional),
        Watchdog { Model: WatchdogModel.I6300esb } => PciKind.Conventional,
        Video video => video.Model?.Type switch
        {
            null or VideoType.None or VideoType.Ramfb => PciKind.None,
            VideoType.Virtio or VideoType.Bochs => PciKind.Express,
            _ => PciKind.Conventional,
        },
        SharedMemory => PciKind.Conventional,
        InputDevice { Bus: InputBus.Virtio } input => Virtio(input.Model == InputModel.VirtioTransitional),
        Serial { Target.Type: SerialTargetType.PciSerial } => PciKind.Conventional,
        PanicDevice { Model: PanicModel.Pvpanic } => PciKind.Conventional,
        MemoryDevice { Model: MemoryModel.VirtioMem or MemoryModel.VirtioPmem } => PciKind.Express,
        Vsock vsock => Virtio(vsock.Model == VsockModel.VirtioTransitional),
        Iommu { Model: IommuModel.Virtio } => PciKind.Express,
        CryptoDevice => PciKind.Express,
        _ => PciKind.None,
    };

    private static PciKind Virtio(bool transitional) => transitional ? PciKind.Conventional : PciKind.Express;

    private static PciKind KindOf(NetworkInterface net) => net switch
    {
        { Type: NetworkInterfaceType.Hostdev } => PciKind.Express,
        { Model: "usb-net" or "netfront" or "smc91c111" or "lan9118" } => PciKind.None,
        { Model: "virtio-transitional" or "rtl8139" or "e1000" or "ne2k_pci" or "pcnet" or "i82551" or "i82557b" or "i82559er"
            or "tulip" } => PciKind.Conventional,

        // QEMU may know a model that nobody here knows; it is taken to be of today.
        _ => PciKind.Express,
    };

    private static PciKind KindOf(Hostdev host) => host.Source switch
    {
        PciHostdevSource => PciKind.Express,
        MdevHostdevSource => host.Model is HostdevModel.VfioCcw or HostdevModel.VfioAp ? PciKind.None : PciKind.Express,
        VhostScsiHostdevSource => Virtio(host.Model == HostdevModel.VirtioTransitional),
        _ => PciKind.None,
    };

    private static PciKind KindOf(Controller c) => c.Type switch
    {
        ControllerType.VirtioSerial => Virtio(c.Model == "virtio-transitional"),
        ControllerType.Scsi => c.Model is "virtio-scsi" or "virtio-non-transitional" or "vmpvscsi" ? PciKind.Express : PciKind.Conventional,
        ControllerType.Usb => c.Model switch
        {
            null or "none" => PciKind.None,
            "qemu-xhci" or "nec-xhci" => PciKind.Express,
            _ => PciKind.Conventional,
        },
        ControllerType.Sata or ControllerType.Ide => PciKind.Conventional,
        ControllerType.Nvme => PciKind.Express,
        _ => PciKind.None,
    };
}
