using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>What devices of each kind may not be: where they sit, what they go with, and what they need. Kinds with many rules have a file
/// of their own.</summary>
public static class DeviceKindRules
{
    /// <summary>What is missed as soon as the document of a single device is read, whatever is to be done with it.</summary>
    /// <exception cref="VirException">It is missing; the text is libvirt's.</exception>
    public static void CheckRead(DomainDevices devices)
    {
        devices.Filesystems.ForEach(CheckFilesystem);
        devices.Interfaces.ForEach(GuestInterfaceRules.CheckRead);
        if (devices.Disks.Find(static d => d.Target?.Dev is null) is { } disk)
        {
            throw DomainDocumentErrors.NoTarget((disk.Source as FileDiskSource)?.File).At(disk, "disk");
        }
    }

    /// <summary>What sits on USB and nowhere else, before any device is given an address.</summary>
    internal static void CheckUsbPlaces(DomainDef domain)
    {
        foreach (XmlRecordDevice device in XmlRecordDevice.All(domain.Devices))
        {
            switch (device.Record)
            {
                case InputDevice { Bus: InputBus.Usb } input:
                    CheckUsb(input.Address);
                    break;
                case RedirDevice redirected:
                    CheckUsb(redirected.Address);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Only a device of the host can be out of the guest.</summary>
    /// <param name="domain">The guest.</param>
    /// <param name="byDriver">Whether devices whose kind of address the driver checks have their turn, which comes after it.</param>
    internal static void CheckUnassigned(DomainDef domain, bool byDriver)
    {
        foreach (XmlRecordDevice device in XmlRecordDevice.All(domain.Devices))
        {
            if (device.Record is Device { Address: UnassignedAddress address } and not Hostdev
                && byDriver == device.Record is PanicDevice or Disk { Target.Bus: DiskBus.Virtio })
            {
                throw DeviceErrors.UnassignedAddress().At(
                    address, "address", "type");
            }
        }
    }

    /// <summary>Everything else.</summary>
    internal static void Check(DomainDef domain)
    {
        if (domain.Devices.Iommus.Count > 1)
        {
            throw DeviceErrors.IommuTwice().At(domain.Devices.Iommus[1], "iommu");
        }

        var sounds = new HashSet<uint>();
        if (domain.Devices.Audios.Find(a => !sounds.Add(a.Id ?? 0)) is { } twice)
        {
            throw DeviceErrors.AudioTwice(twice.Id).At(twice, "audio", "id");
        }

        foreach (XmlRecordDevice device in XmlRecordDevice.All(domain.Devices))
        {
            switch (device.Record)
            {
                case InputDevice { Bus: InputBus.Xen } input when domain.Os.Type?.Type == "hvm":
                    throw DeviceErrors.InputBusUnsupported(input.Bus.ToXml()).At(input, "input", "bus");
                case InputDevice input:
                    CheckInput(input);
                    break;
                case Smartcard card:
                    CheckSmartcard(card);
                    break;
                case CryptoDevice { Backend: null } crypto:
                    throw DeviceErrors.CryptoBackends().At(crypto, "crypto");
                case Channel { Target: { Type: ChannelTargetType.Guestfwd, Address: null } target }:
                    throw DeviceErrors.GuestForwardWithoutAddress().At(target, "target");
                case Channel { Target: { Type: ChannelTargetType.Guestfwd, Port: null } target }:
                    throw XmlErrors.AttributeMissing("port", "target").At(target, "target", "port");
                case Iommu { Model: IommuModel.Intel or IommuModel.Smmuv3, Address: { } place } iommu:
                    throw DeviceErrors.IommuAddress(iommu.Model.ToXml()).At(place, "address");
                case Iommu iommu:
                    CheckIommu(domain, iommu);
                    break;
                case Sound { AudioId: { } id } sound when !domain.Devices.Audios.Exists(a => a.Id == id):
                    throw DeviceErrors.AudioUnknown(id).At(sound, "sound");
                case SharedMemory { Size: { } size, Model: not SharedMemoryModel.Ivshmem } memory
                    when size < 1 << 20 || !ulong.IsPow2(size):
                    throw DeviceErrors.SharedMemorySize().At(memory, "shmem");
                case SharedMemory { Name: { } name } memory when name.Contains('/', StringComparison.Ordinal):
                    throw DeviceErrors.SharedMemoryName().At(
                        memory, "shmem", "name");
                case Filesystem share:
                    CheckFilesystem(share);
                    break;
                case MemoryDevice memory:
                    CheckMemory(memory);
                    break;
                case Controller controller:
                    CheckController(controller);
                    break;
                case Tpm tpm:
                    CheckTpm(tpm);
                    break;
                case Vsock { Driver: { } driver, Model: VsockModel.Unset }:
                    CheckVirtioOnly(driver);
                    break;
                case Video { Model.Acceleration: { Accel2d: YesNo.Unset, Accel3d: YesNo.Unset, RenderNode: null } acceleration }:
                    throw DeviceErrors.AccelerationEmpty().At(acceleration, "acceleration");
                default:
                    break;
            }
        }
    }

    private static void CheckUsb(DeviceAddress? place)
    {
        if (place is not (null or UsbAddress))
        {
            throw DeviceErrors.UsbAddressInvalid().At(place, "address", "type");
        }
    }

    // Options of virtio on a device that is none.
    private static void CheckVirtioOnly(VirtioOptions options)
    {
        string? option = options.Iommu != OnOff.Unset ? "iommu driver option"
            : options.Ats != OnOff.Unset ? "ats driver option"
            : options.Packed != OnOff.Unset ? "packed driver option"
            : options.PagePerVq != OnOff.Unset ? "page_per_vq option"
            : null;
        if (option is not null)
        {
            throw DeviceErrors.VirtioOption(option).At(options, "driver");
        }
    }

    private static void CheckInput(InputDevice input)
    {
        if (input.Bus == InputBus.Ps2 && input.Type is not (InputType.Mouse or InputType.Keyboard))
        {
            throw DeviceErrors.Ps2Input(input.Type.ToXml()).At(
                input, "input", "type");
        }

        if (input.Model != InputModel.Unset && input.Bus != InputBus.Virtio)
        {
            throw DeviceErrors.InputModelNeedsVirtio(input.Model.ToXml())
                .At(input, "input", "model");
        }
    }

    private static void CheckSmartcard(Smartcard card)
    {
        if (card is { Mode: SmartcardMode.HostCertificates, Certificates.Count: not 3 })
        {
            throw DeviceErrors.SmartcardCertificates().At(card, "smartcard");
        }

        if (card is { Mode: SmartcardMode.Passthrough, Type: CharType.Unset })
        {
            throw DeviceErrors.SmartcardPassthrough().At(card, "smartcard");
        }

        if (card.Address is { } place and not CcidAddress)
        {
            throw DeviceErrors.SmartcardAddress().At(place, "address", "type");
        }
    }

    private static void CheckIommu(DomainDef domain, Iommu iommu)
    {
        if (iommu is { Model: IommuModel.Intel, Driver: { } driver })
        {
            if (driver.InterruptRemapping == OnOff.On && domain.Features.IoApic != IoApicDriver.Qemu)
            {
                throw DeviceErrors.InterruptRemapping().At(
                        driver, "driver", "intremap");
            }

            if (driver.ExtendedInterrupts == OnOff.On && driver.InterruptRemapping != OnOff.On)
            {
                throw DeviceErrors.ExtendedInterruptMode().At(
                    driver, "driver", "eim");
            }
        }
    }

    private static void CheckFilesystem(Filesystem share)
    {
        string? source = share.Source is not { } s ? null : s.Dir ?? s.Dev ?? s.File ?? s.Name ?? s.Pool ?? s.Volume ?? s.Socket;
        if (source is null && share.Type is not (FilesystemType.Ram or FilesystemType.Volume))
        {
            throw DomainDocumentErrors.NoSource(share.Target?.Dir).At(share, "filesystem");
        }

        if (share.Target?.Dir is null && share.Source?.Socket is null)
        {
            throw DomainDocumentErrors.NoTarget(source).At(share, "filesystem");
        }

        if (share.Boot is not null && share.Driver?.Type != "virtiofs")
        {
            throw DeviceErrors.FilesystemBootOrder().At(share.Boot, "boot");
        }
    }

    private static void CheckMemory(MemoryDevice memory)
    {
        if (memory.Model is MemoryModel.Nvdimm or MemoryModel.VirtioPmem && memory.Source?.Path is null)
        {
            throw DeviceErrors.MemoryPathMissing(memory.Model.ToXml()).At(
                memory, "memory");
        }

        if (memory.Model == MemoryModel.VirtioMem && memory.Target is { BlockSize: var block } target && !ulong.IsPow2(block ?? 0))
        {
            throw DeviceErrors.MemoryBlockSize().At(target, "target");
        }
    }

    private static void CheckController(Controller controller)
    {
        if (controller.Driver?.Iothread is not null
            && !(controller.Type == ControllerType.Scsi && controller.Model?.StartsWith("virtio", StringComparison.Ordinal) == true))
        {
            throw DeviceErrors.ControllerThread().At(
                controller.Driver, "driver", "iothread");
        }

        if (controller is { Type: ControllerType.Pci, Index: > 255 })
        {
            throw DeviceErrors.PciIndex(controller.Index).At(controller, "controller", "index");
        }

        if (controller is { Type: ControllerType.Pci, Target: { BusNr: < 1 or > 254 } bus })
        {
            throw DeviceErrors.PciBusNumber(bus.BusNr).At(bus, "target", "busNr");
        }

        if (controller is { Type: ControllerType.Pci, Target: { Index: < 0 or > 30 } target })
        {
            throw DeviceErrors.PciTargetIndex(target.Index)
                .At(target, "target", "index");
        }
    }

    private static void CheckTpm(Tpm tpm)
    {
        if (tpm.Backend is EmulatorTpmBackend { ActivePcrBanks: { } banks, Version: not (TpmVersion.Unset or TpmVersion.V20) })
        {
            throw DeviceErrors.TpmBanksVersion().At(banks, "active_pcr_banks");
        }

        if (tpm.Backend is ExternalTpmBackend { Source: null } backend)
        {
            throw DeviceErrors.TpmBackendMissing().At(backend, "backend");
        }
    }
}
