namespace Vireo.Drivers.Qemu.Rules;

internal static partial class QemuErrors
{
    [ErrorText(ErrorCode.ConfigUnsupported, "{model} device is not supported with this QEMU binary")]
    public static partial VirException SharedMemoryModel(string? model);

    [ErrorText(ErrorCode.ConfigUnsupported, "host devices are not supported")]
    public static partial VirException HostDevicesUnsupported();

    [ErrorText(ErrorCode.ConfigUnsupported, "unable to open vhost-vsock device")]
    public static partial VirException NoVhostVsock();

    [ErrorText(ErrorCode.ConfigUnsupported, "host doesn't support passthrough of host PCI devices")]
    public static partial VirException NoPciPassthrough();

    [ErrorText(ErrorCode.ConfigUnsupported, "Mediated host device assignment requires VFIO support")]
    public static partial VirException NoVfio();

    [ErrorText(ErrorCode.ConfigUnsupported, "chardev '{type}' not supported without spice graphics")]
    public static partial VirException ChardevNeedsSpice(string? type);

    [ErrorText(ErrorCode.ConfigUnsupported, "Unsupported spicevmc target name '{name}'")]
    public static partial VirException SpicevmcName(string? name);

    [ErrorText(ErrorCode.ConfigUnsupported, "tcp chardev protocol '{protocol}' not supported")]
    public static partial VirException TcpProtocol(string? protocol);

    [ErrorText(
        ErrorCode.ConfigUnsupported,
        "Serial device with target type '{target}' and target model '{model}' not compatible with guest architecture or machine type")]
    public static partial VirException SerialMachine(string? target, string? model);

    [ErrorText(ErrorCode.ConfigUnsupported, "Target model '{model}' requires target type '{target}'")]
    public static partial VirException SerialModel(string? model, string? target);

    [ErrorText(ErrorCode.ConfigUnsupported, "this QEMU binary lacks multiple smartcard support")]
    public static partial VirException SmartcardsUnsupported();

    [ErrorText(ErrorCode.ConfigUnsupported, "parallel ports are not supported")]
    public static partial VirException ParallelUnsupported();

    [ErrorText(ErrorCode.ConfigUnsupported, "video type '{type}' is only valid as primary video device")]
    public static partial VirException VideoPrimary(string? type);

    [ErrorText(ErrorCode.ConfigUnsupported, "video type '{type}' doesn't support multiple 'heads'")]
    public static partial VirException VideoHeads(string? type);

    [ErrorText(ErrorCode.ConfigUnsupported, "value for 'vram' must be at least 1 MiB (1024 KiB)")]
    public static partial VirException VideoMemory();

    [ErrorText(ErrorCode.ConfigUnsupported, "domain configuration does not support video model '{type}'")]
    public static partial VirException VideoModel(string? type);

    [ErrorText(ErrorCode.ConfigUnsupported, "{dimensions} acceleration is supported only with 'virtio' video device")]
    public static partial VirException VideoAcceleration(string? dimensions);

    [ErrorText(ErrorCode.ConfigUnsupported, "only 1 graphics device of each type (sdl, vnc, spice, headless, dbus) is supported")]
    public static partial VirException GraphicsTwice();

    [ErrorText(ErrorCode.ConfigUnsupported, "VNC password is {length} characters long, only 8 permitted")]
    public static partial VirException VncPassword(int length);

    [ErrorText(ErrorCode.ConfigUnsupported, "vnc port must be in range [5900,65535]")]
    public static partial VirException VncPort();

    [ErrorText(ErrorCode.ConfigUnsupported, "{type} graphics are not supported with this QEMU")]
    public static partial VirException GraphicsUnsupported(string? type);

    [ErrorText(ErrorCode.ConfigUnsupported, "spice TLS port set in XML configuration, but TLS is disabled in qemu.conf")]
    public static partial VirException SpiceTlsPort();

    [ErrorText(ErrorCode.ConfigUnsupported, "Auto allocation of spice TLS port requested but spice TLS is disabled in qemu.conf")]
    public static partial VirException SpiceTlsAuto();

    [ErrorText(ErrorCode.ConfigUnsupported, "only a single TPM non-proxy device is supported")]
    public static partial VirException TpmTwice();

    [ErrorText(ErrorCode.ConfigUnsupported, "Unsupported interface '{model}' for TPM 1.2")]
    public static partial VirException TpmInterface(string? model);

    [ErrorText(ErrorCode.ConfigUnsupported, "TPM 1.2 is not supported on architecture '{arch}'")]
    public static partial VirException TpmArch(string? arch);

    [ErrorText(ErrorCode.ConfigUnsupported, "The QEMU executable {emulator} does not support TPM model {model}")]
    public static partial VirException TpmModel(string? emulator, string? model);

    [ErrorText(ErrorCode.ConfigUnsupported, "{model} model of watchdog is allowed for s390 and s390x only")]
    public static partial VirException WatchdogArch(string? model);

    [ErrorText(ErrorCode.XmlError, "Multiple panic devices with model '{model}'", Domain = ErrorDomain.Domain)]
    public static partial VirException PanicTwice(string? model);

    [ErrorText(ErrorCode.ConfigUnsupported, "only pSeries guests support panic device of model 'pseries'")]
    public static partial VirException PanicPseries();

    [ErrorText(ErrorCode.ConfigUnsupported, "only S390 guests support panic device of model 's390'")]
    public static partial VirException PanicS390();

    [ErrorText(ErrorCode.InternalError, "Cannot automatically add a new PCI bus for a device with connect flags 00",
        Domain = ErrorDomain.Domain)]
    public static partial VirException NoBusForDevice();

    [ErrorText(ErrorCode.ConfigUnsupported, "interface {mac} - multiqueue is not supported for network interfaces of type {type}")]
    public static partial VirException InterfaceQueues(string? mac, string? type);

    [ErrorText(ErrorCode.ConfigUnsupported,
        "interface {mac} - custom tap device path is not supported for network interfaces of type {type}")]
    public static partial VirException InterfaceTap(string? mac, string? type);

    [ErrorText(ErrorCode.ConfigUnsupported, "setting MTU on interface type {type} is not supported yet")]
    public static partial VirException InterfaceMtu(string? type);

    [ErrorText(ErrorCode.ConfigUnsupported, "coalesce settings on interface type {type} are not supported")]
    public static partial VirException InterfaceCoalesce(string? type);

    [ErrorText(ErrorCode.ConfigUnsupported, "Only one {family} address per interface is allowed")]
    public static partial VirException InterfaceAddresses(string? family);

    [ErrorText(ErrorCode.ConfigUnsupported, "Invalid attempt to set peer IP for guest")]
    public static partial VirException InterfacePeer();

    [ErrorText(ErrorCode.XmlError, "invalid prefix, must be in range of 4-27")]
    public static partial VirException InterfacePrefix();

    [ErrorText(ErrorCode.ConfigUnsupported, "unsupported IPv6 address prefix='{prefix}' - must be 64")]
    public static partial VirException InterfacePrefix6(uint? prefix);

    [ErrorText(ErrorCode.ConfigUnsupported, "Invalid attempt to set network interface guest-side IP route, not supported by QEMU")]
    public static partial VirException InterfaceRoute();

    [ErrorText(ErrorCode.ConfigUnsupported,
        "Invalid attempt to set network interface guest-side IP route and/or address info, not supported by QEMU")]
    public static partial VirException InterfaceGuestSide();

    [ErrorText(ErrorCode.ConfigUnsupported, "virtio-net teaming persistent interface must be <model type='virtio'/>, not '{model}'")]
    public static partial VirException TeamingModel(string? model);

    [ErrorText(ErrorCode.ConfigUnsupported, "virtio-net teaming transient interface must be type='hostdev', not '{type}'")]
    public static partial VirException TeamingType(string? type);

    [ErrorText(ErrorCode.ConfigUnsupported, "nvram device is only supported for PPC64")]
    public static partial VirException NvramDevice();

    [ErrorText(ErrorCode.ConfigUnsupported, "'{device}' requires shared memory")]
    public static partial VirException NeedsSharedMemory(string? device);

    [ErrorText(ErrorCode.ConfigUnsupported, "only supports mount filesystem type")]
    public static partial VirException FilesystemType();

    [ErrorText(ErrorCode.ConfigUnsupported, "At least one numa node has to be configured when enabling memory hotplug")]
    public static partial VirException HotplugNeedsNode();

    [ErrorText(
        ErrorCode.XmlDetail, "can't add memory backend for guest node '{node}' as the guest has only '{count}' NUMA nodes configured",
        Domain = ErrorDomain.Domain)]
    public static partial VirException ModuleNode(uint node, int count);

    [ErrorText(ErrorCode.ConfigUnsupported, "graphics device is needed for attribute value 'display=on' in <hostdev>")]
    public static partial VirException HostdevDisplay();

    [ErrorText(ErrorCode.ConfigUnsupported, "USB controller model '{model}' not supported in this QEMU binary")]
    public static partial VirException UsbModel(string? model);

    [ErrorText(ErrorCode.ConfigUnsupported, "'{model}' controller only supports up to '15' ports")]
    public static partial VirException UsbPorts(string? model);
}
