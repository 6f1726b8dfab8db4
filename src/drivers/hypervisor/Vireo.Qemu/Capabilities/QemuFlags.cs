using System.Collections.Frozen;
using System.Globalization;

namespace Vireo.Drivers.Qemu.Capabilities;

/// <summary>
/// Which abilities an emulator has, under libvirt's names. A rule is one line of a table: the name, and the QOM type, property, command,
/// option or version that shows it.
/// </summary>
public static class QemuFlags
{
    // Bare: a QOM type of that name. "=T": the type T. ":P": a property of a device. "!C": a monitor command. "-O": a command line option.
    // ">V": since that version; "&V": likewise, on x86.
    private const string Table = """
        VGA acpi-erst am53c974 bochs-display cirrus-vga cryptodev-backend-lkcf dbus-vmstate dc390 e1000 hda-duplex hda-micro
        hda-output i8042 ich9-ahci ich9-intel-hda
        ich9-usb-ehci1 input-linux intel-iommu ioh3420 isa-serial ivshmem-doorbell ivshmem-plain mch megasas memory-backend-memfd
        mptsas1068 nec-usb-xhci nvdimm pc-dimm
        pci-bridge pci-ohci pci-serial pcie-pci-bridge pcie-root-port piix3-usb-uhci piix4-usb-uhci pl011 pr-manager-helper
        pvpanic pvpanic-pci pvscsi pxb pxb-pcie qemu-xhci
        qxl ramfb rng-builtin rng-egd rng-random rtl8139 s390-pv-guest sclplmconsole scsi-block spapr-pci-host-bridge
        spapr-tpm-proxy spapr-vty thread-context tpm-crb
        tpm-emulator tpm-passthrough tpm-spapr usb-audio usb-ehci usb-hub usb-kbd usb-mtp usb-redir usb-serial usb-storage vfio-ap
        vfio-ccw vfio-pci vhost-scsi vhost-user-blk
        vhost-user-gpu vhost-user-vga virtio-gpu-ccw virtio-gpu-gl-pci virtio-iommu-pci virtio-keyboard-ccw virtio-mem-ccw
        virtio-mem-pci virtio-mmio virtio-mouse-ccw
        virtio-pmem-pci virtio-scsi-pci virtio-tablet-ccw virtio-vga virtio-vga-gl vmcoreinfo vmgenid vmware-svga
        vt82c686b-usb-uhci x3130-upstream xio3130-downstream zpci
        kvm=kvm-accel tcg=tcg-accel lsi=lsi53c810 ccid-emulated=ccid-card-emulated ccid-passthru=ccid-card-passthru
        dmi-to-pci-bridge=i82801b11-bridge tpm-tis=tpm-tis
        chardev.qemu-vdagent=chardev-qemu-vdagent drive-nvme=nvme kvm-pit-lost-tick-policy=kvm-pit machine-vmport-opt=vmport
        spice=chardev-spicevmc vhost-user-fs=vhost-user-fs-device
        vhost-vsock=vhost-vsock-device virtio-ccw=virtio-ccw-bus virtio-crypto=virtio-crypto-device virtio-gpu=virtio-gpu-device
        virtio-input-host=virtio-input-host-device
        virtio-keyboard=virtio-keyboard-device virtio-mouse=virtio-mouse-device virtio-net=virtio-net-device
        virtio-rng=virtio-rng-device virtio-sound=virtio-sound-device
        virtio-tablet=virtio-tablet-device x86-max-cpu=max-x86_64-cpu s390-sclp=sclp VGA.vgamem_mb=VGA qxl.vgamem_mb=qxl
        qxl.vram64_size_mb=qxl vmware-svga.vgamem_mb=vmware-svga
        intel-iommu.aw-bits=intel-iommu intel-iommu.caching-mode=intel-iommu intel-iommu.device-iotlb=intel-iommu
        intel-iommu.eim=intel-iommu intel-iommu.intremap=intel-iommu
        mch.extended-tseg-mbytes=mch memory-backend-file.pmem=nvdimm memory-backend-file.prealloc-threads>5.0.0
        memory-backend-file.reserve>6.1.0
        memory-backend-file.x-use-canonical-path-for-ramblock-id>4.0.0 memory-backend-memfd.hugetlb=memory-backend-memfd
        nvdimm.unarmed=nvdimm pcie-root-port.hotplug=pcie-root-port
        virtio-balloon-pci.deflate-on-oom=virtio-balloon-pci usb-host.hostdevice=usb-host usb-host.guest-resets-all=usb-host
        usb-redir.filter=usb-redir scsi-disk.channel=scsi-hd
        sdl=sdl display-dbus=dbus-display smp-dies>4.1.0 smp-clusters>7.0.0 migration-file-drop-cache>4.0.0
        migration.blocked-reasons>6.0.0 iothread.thread-pool-max>7.0.0
        virtio-blk-pci.scsi:virtio-blk-pci.scsi virtio-blk.queue-size:virtio-blk-pci.queue-size
        virtio-gpu.blob:virtio-gpu-pci.blob virtio-iommu.boot-bypass:virtio-iommu-pci.boot-bypass
        virtio-mem-pci.dynamic-memslots:virtio-mem-pci.dynamic-memslots virtio-mem-pci.prealloc:virtio-mem-pci.prealloc
        virtio-net.rss:virtio-net-pci.rss
        virtio-balloon.free-page-reporting:virtio-balloon-pci.free-page-reporting
        intel-iommu.dma-translation:intel-iommu.dma-translation acpi-index:virtio-blk-pci.acpi-index
        piix4.acpi-root-pci-hotplug:PIIX4_PM.acpi-root-pci-hotplug vhost-user-fs.bootindex:vhost-user-fs-device.bootindex
        rotation-rate:scsi-hd.rotation_rate
        virtio-pci-non-transitional:virtio-blk-pci.disable-legacy
        blockdev-set-active!blockdev-set-active calc-dirty-rate!calc-dirty-rate display-reload!display-reload
        query-cpu-definitions!query-cpu-definitions
        query-cpu-model-baseline!query-cpu-model-baseline query-cpu-model-comparison!query-cpu-model-comparison
        query-cpu-model-expansion!query-cpu-model-expansion
        query-dirty-rate!query-dirty-rate query-stats!query-stats query-stats-schemas!query-stats-schemas
        rtc-reset-reinjection!rtc-reset-reinjection screendump_device!screendump
        set-action!set-action sev-inject-launch-secret!sev-inject-launch-secret vnc!query-vnc
        fsdev.multidevs-fsdev seccomp-sandbox-sandbox spice-gl-spice spice-rendernode-spice run-with.async-teardown-run-with
        netdev.json>7.2.0 netdev.stream>7.2.0 device.json+hotplug>7.0.0 netdev.stream.reconnect>8.0.0 screenshot-format-png>7.1.0
        nbd-tls>2.6.0 aio.io_uring>5.0.0
        rbd-encryption>6.1.0 blockdev.nbd.tls-hostname>7.0.0 vnc-power-control>6.0.0 dirtyrate-param.mode>6.2.0 egl-headless>3.1.0
        egl-headless.rendernode>3.1.0
        confidential-guest-support>6.0.0 sev-guest-kernel-hashes>6.2.0 cpu-max>4.0.0 cpu.migratable&4.0.0
        cpu-unavailable-features&4.0.0 canonical-cpu-features&4.0.0
        machine-i8042-opt&7.0.0 machine-hpet&9.1.0 numa.hmat>5.0.0 netdev.vhost-vdpa>5.1.0 chardev-reconnect>2.6.0
        chardev-reconnect-miliseconds>9.2.0
        netdev-stream-reconnect-miliseconds>9.2.0 qcow2-discard-no-unref>8.1.0 virtio-blk-vhost-vdpa>8.1.0
        virtio-blk.iothread-mapping>9.0.0 migrate-incoming.exit-on-error>9.1.0
        blockjob.backing-mask-protocol>9.0.0 rbd-encryption-layering>8.0.0 rbd-encryption-luks-any>8.0.0 virtio-scsi.iothread-mapping>10.0.0
        """;

    private static readonly (string Name, char Kind, string Value)[] Rules = ReadTable();

    /// <summary>The devices whose properties the rules look at.</summary>
    public static IReadOnlyList<string> InspectedDevices { get; } =
        [.. Rules.Where(r => r.Kind == ':').Select(r => r.Value[..r.Value.IndexOf('.', StringComparison.Ordinal)]).Distinct()];

    /// <summary>Applies the rules.</summary>
    public static FrozenSet<string> Detect(
        ulong version,
            IReadOnlySet<string> types, IReadOnlySet<string> properties, IReadOnlySet<string> commands, IReadOnlySet<string> options)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, kind, value) in Rules)
        {
            bool has = kind switch
            {
                '=' => types.Contains(value),
                ':' => properties.Contains(value),
                '!' => commands.Contains(value),
                '-' => options.Contains(value),
                '&' => version >= ReadVersion(value) && types.Contains("x86_64-cpu"),
                _ => version >= ReadVersion(value),
            };
            if (has)
            {
                found.Add(name);
            }
        }

        return found.ToFrozenSet(StringComparer.Ordinal);
    }

    private static ulong ReadVersion(string text)
    {
        string[] parts = text.Split('.');
        return (ulong.Parse(parts[0], CultureInfo.InvariantCulture) * 1000000)
            + (ulong.Parse(parts[1], CultureInfo.InvariantCulture) * 1000)
            + ulong.Parse(parts[2], CultureInfo.InvariantCulture);
    }

    private static (string, char, string)[] ReadTable()
    {
        var rules = new List<(string, char, string)>();
        foreach (string word in Table.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            int at = word.IndexOfAny(['=', ':', '!', '>', '&']);
            if (at > 0)
            {
                rules.Add((word[..at], word[at], word[(at + 1)..]));
            }
            else if (Option(word) is { } option)
            {
                rules.Add((word[..^(option.Length + 1)], '-', option));
            }
            else
            {
                rules.Add((word, '=', word));
            }
        }

        return [.. rules];
    }

    // Names contain dashes themselves; of the options only these few matter.
    private static string? Option(string word)
    {
        foreach (string option in (ReadOnlySpan<string>)["run-with", "fsdev", "sandbox", "spice"])
        {
            if (word.EndsWith("-" + option, StringComparison.Ordinal))
            {
                return option;
            }
        }

        return null;
    }
}
