namespace Vireo.Drivers.Qemu.Rules;

/// <content>Errors of the checks of a whole definition.</content>
internal static partial class QemuErrors
{
    [ErrorText(ErrorCode.InternalError, "No more available PCI slots", Domain = ErrorDomain.Domain)]
    public static partial VirException NoFreePciSlot();

    [ErrorText(ErrorCode.InternalError, "No free USB ports", Domain = ErrorDomain.Domain)]
    public static partial VirException NoFreeUsbPort();

    [ErrorText(ErrorCode.SystemError, "unable to stat: {path}", Domain = ErrorDomain.Security)]
    public static partial VirException FileMissing(int errno, string path);

    [ErrorText(ErrorCode.SystemError, "Could not open TPM device {device}")]
    public static partial VirException TpmDeviceNotOpened(int errno, string device);

    [ErrorText(ErrorCode.OperationFailed, "Unable to find '{what}' firmware that is compatible with the current configuration")]
    public static partial VirException NoFirmware(string what);

    [ErrorText(ErrorCode.ConfigUnsupported, "No emulator found for arch '{arch}'")]
    public static partial VirException NoEmulator(string arch);

    [ErrorText(ErrorCode.InternalError, "a PCI slot is needed to connect a PCI controller model='{model}', but none is available, and it "
        + "cannot be automatically added", Domain = ErrorDomain.Domain)]
    public static partial VirException NoSlotForController(string? model);

    [ErrorText(ErrorCode.XmlError, "The PCI controller with index='0' must be model='{wanted}' for this machine type, but "
        + "model='{found}' was found instead")]
    public static partial VirException RootBusModel(string wanted, string? found);

    [ErrorText(ErrorCode.ConfigUnsupported, "{model} controllers are not supported with this machine type")]
    public static partial VirException ControllerOfMachine(string model);

    [ErrorText(ErrorCode.XmlError, "The device at PCI address {address} cannot be plugged into the PCI controller with index='{index}'. "
        + "It requires a controller that accepts a {model}.", Domain = ErrorDomain.Domain)]
    public static partial VirException WrongBus(string address, uint index, string? model);

    [ErrorText(ErrorCode.XmlError, "pci-root and pcie-root controllers should have index 0")]
    public static partial VirException RootBusIndex();

    [ErrorText(ErrorCode.XmlError, "No PCI buses available", Domain = ErrorDomain.Domain)]
    public static partial VirException NoPciBus();

    [ErrorText(ErrorCode.XmlError, "name {name} cannot contain '\\n'", Domain = ErrorDomain.Domain)]
    public static partial VirException NameWithNewline(string name);

    [ErrorText(ErrorCode.ConfigUnsupported, "IDE controllers are unsupported for this QEMU binary or machine type")]
    public static partial VirException IdeUnsupported();

    [ErrorText(ErrorCode.XmlError, "maxvcpus must not be less than current vcpus ({maximum} < {current})", Domain = ErrorDomain.Domain)]
    public static partial VirException VcpusAboveMaximum(uint maximum, uint? current);

    [ErrorText(ErrorCode.ConfigUnsupported, "Maximum CPUs greater than specified machine type limit {limit}")]
    public static partial VirException MaximumVcpusOfMachine(int limit);

    [ErrorText(ErrorCode.ConfigUnsupported, "CPU topology doesn't match maximum vcpu count")]
    public static partial VirException TopologyDiffers();

    [ErrorText(ErrorCode.InvalidArg, "Failed to parse uid and gid from '{label}'", Domain = ErrorDomain.None)]
    public static partial VirException DacLabel(string label);
}
