using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;

namespace Vireo.Drivers.Qemu.Host;

/// <content>Devices.</content>
public static partial class DomainCapsBuilder
{
    private static DomainDeviceCaps Devices(Request r) => new()
    {
        Disk = Disk(r),
        Graphics = Cap(true, Values("type",
            ("sdl", r.Has(QemuFlag.Sdl)), ("vnc", r.Has(QemuFlag.Vnc)), ("rdp", r.Host.HasRdpServer && r.Has(QemuFlag.DisplayDbus)),
            ("spice", r.Has(QemuFlag.Spice)), ("egl-headless", r.Has(QemuFlag.EglHeadless)), ("dbus", r.Has(QemuFlag.DisplayDbus)))),
        Video = Cap(true, Values("modelType",
            ("vga", r.Has(QemuFlag.Vga)), ("cirrus", r.Has(QemuFlag.CirrusVga)), ("vmvga", r.Has(QemuFlag.VmwareSvga)),
            ("qxl", r.Has(QemuFlag.Qxl)), ("virtio", r.Has(QemuFlag.VirtioGpu)), ("none", true), ("bochs", r.Has(QemuFlag.BochsDisplay)),
            ("ramfb", r.Has(QemuFlag.Ramfb)))),
        Hostdev = Cap(true,
            Values("mode", ("subsystem", true)),
            Values("startupPolicy", ("default", true), ("mandatory", true), ("requisite", true), ("optional", true)),
            Values("subsysType", ("usb", HasUsb(r)), ("pci", true), ("scsi", true)),
            Values("capsType"),
            Values("pciBackend", r.Host.PciBackends)),
        Rng = Cap(true, Virtio("model", r, r.Has(QemuFlag.VirtioRng)), Values("backendModel",
            ("random", r.Has(QemuFlag.RngRandom)), ("egd", r.Has(QemuFlag.RngEgd)), ("builtin", r.Has(QemuFlag.RngBuiltin)))),
        Filesystem = Cap(true, Values("driverType",
            ("path", true), ("handle", true), ("virtiofs", r.Has(QemuFlag.VhostUserFs)))),
        Tpm = Tpm(r),
        Redirdev = Cap(r.Has(QemuFlag.UsbRedir), Values("bus", ("usb", true))),
        Channel = Cap(true, Values("type", ("pty", true), ("unix", true), ("spicevmc", r.Has(QemuFlag.Spice)))),
        Crypto = Cap(true,
            Values("model", ("virtio", r.Has(QemuFlag.VirtioCrypto))),
            Values("type", ("qemu", true)),
            Values("backendModel", ("builtin", true), ("lkcf", r.Has(QemuFlag.CryptodevBackendLkcf)))),
        Interface = Cap(true, Values("backendType", ("default", true), ("passt", r.Has(QemuFlag.NetdevStream)))),
        Panic = Panic(r),
    };

    private static DomainCap Disk(Request r)
    {
        bool floppy = r.Traits.Family != MachineFamily.Pseries;
        return Cap(true,
            Values("diskDevice", ("disk", true), ("cdrom", true), ("floppy", floppy), ("lun", true)),
            Values("bus",
                ("ide", r.Traits.HasIde), ("fdc", floppy), ("scsi", true), ("virtio", true), ("usb", r.Has(QemuFlag.UsbStorage)),
                ("sata", r.Has(QemuFlag.Ich9Ahci))),
            Virtio("model", r, true));
    }

    private static CapabilityEnum Virtio(string name, Request r, bool has) => Values(name,
        ("virtio", has), ("virtio-transitional", has && r.Has(QemuFlag.VirtioPciNonTransitional)),
        ("virtio-non-transitional", has && r.Has(QemuFlag.VirtioPciNonTransitional)));

    // A USB device needs a controller of any kind.
    private static bool HasUsb(Request r) =>
        r.Has(QemuFlag.Piix3UsbUhci) || r.Has(QemuFlag.PciOhci) || r.Has(QemuFlag.UsbEhci) || r.Has(QemuFlag.NecUsbXhci)
            || r.Has(QemuFlag.QemuXhci);

    // Without swtpm only a TPM of the host can be given.
    private static DomainCap Tpm(Request r)
    {
        CapabilityEnum models = Values("model",
            ("tpm-tis", r.Has(QemuFlag.TpmTis)), ("tpm-crb", r.Has(QemuFlag.TpmCrb)), ("tpm-spapr", r.Has(QemuFlag.TpmSpapr)),
            ("spapr-tpm-proxy", r.Has(QemuFlag.SpaprTpmProxy)));
        bool emulator = r.Has(QemuFlag.TpmEmulator) && r.Host.TpmVersions.Count > 0;
        CapabilityEnum backends = Values("backendModel",
            ("passthrough", r.Has(QemuFlag.TpmPassthrough)), ("emulator", emulator), ("external", emulator));
        return emulator
            ? Cap(models.Values.Count > 0, models, backends, Values("backendVersion", r.Host.TpmVersions))
            : Cap(models.Values.Count > 0, models, backends);
    }

    private static DomainCap Panic(Request r)
    {
        CapabilityEnum models = Values("model",
            ("isa", r.Traits.IsX86 && r.Has(QemuFlag.Pvpanic)), ("pseries", r.Traits.Family == MachineFamily.Pseries),
            ("hyperv", r.Traits.IsX86), ("s390", r.Traits.Family == MachineFamily.S390Ccw), ("pvpanic", r.Has(QemuFlag.PvpanicPci)));
        return Cap(models.Values.Count > 0, models);
    }
}
