namespace Vireo.Drivers.Qemu.Devices;

/// <summary>Errors of devices that an emulator cannot be given.</summary>
[ErrorCatalogue(ErrorDomain.Qemu)]
internal static partial class DeviceErrors
{
    [ErrorText(ErrorCode.ConfigUnsupported, "unsupported chardev '{type}'")]
    public static partial VirException CharTypeUnsupported(string type);

    [ErrorText(ErrorCode.ConfigUnsupported, "Encryption is not supported for character devices")]
    public static partial VirException CharTlsUnsupported();

    [ErrorText(ErrorCode.ConfigUnsupported, "Only a single IDE controller is supported for this machine type")]
    public static partial VirException SingleIdeController();

    [ErrorText(ErrorCode.ConfigUnsupported, "disks of network protocol '{protocol}' are not supported")]
    public static partial VirException DiskProtocolUnsupported(string protocol);

    [ErrorText(ErrorCode.ConfigUnsupported, "unsupported graphics type")]
    public static partial VirException GraphicsTypeUnsupported();

    [ErrorText(ErrorCode.ConfigUnsupported, "interfaces of type '{type}' are not supported")]
    public static partial VirException InterfaceTypeUnsupported(string type);

    [ErrorText(ErrorCode.ConfigUnsupported, "IOMMU device: '{model}' is not supported")]
    public static partial VirException IommuUnsupported(string model);

    [ErrorText(ErrorCode.InternalError, "transport protocol '{transport}' is not yet supported")]
    public static partial VirException TransportUnsupported(string transport);

    [ErrorText(ErrorCode.InternalError, "only TCP protocol can be converted to InetSocketAddress")]
    public static partial VirException ServerNotTcp();

    [ErrorText(ErrorCode.InternalError, "cannot parse target for lunID '{name}'")]
    public static partial VirException IscsiUnit(string name);

    [ErrorText(ErrorCode.ConfigUnsupported, "hugepages are not supported")]
    public static partial VirException HugepagesUnsupported();

    [ErrorText(ErrorCode.ConfigUnsupported, "memory device model '{model}' isn't supported")]
    public static partial VirException MemoryModelUnsupported(string model);

    [ErrorText(ErrorCode.ConfigUnsupported, "unsupported RNG backend")]
    public static partial VirException RngBackendUnsupported();

    [ErrorText(ErrorCode.ConfigUnsupported, "smartcards of mode 'passthrough' are not supported")]
    public static partial VirException SmartcardPassthroughUnsupported();

    [ErrorText(ErrorCode.ConfigUnsupported, "missing TPM device backend type")]
    public static partial VirException TpmBackendMissing();

    [ErrorText(ErrorCode.ConfigUnsupported, "unsupported video type '{type}'")]
    public static partial VirException VideoTypeUnsupported(string type);
}
