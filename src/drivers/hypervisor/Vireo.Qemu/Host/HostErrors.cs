namespace Vireo.Drivers.Qemu.Host;

/// <summary>Errors of what the host and its emulators are asked for.</summary>
[ErrorCatalogue(ErrorDomain.Qemu)]
internal static partial class HostErrors
{
    [ErrorText(ErrorCode.OperationFailed, "QEMU '{emulator}' does not support reporting CPU model for virttype '{type}'")]
    public static partial VirException HostModelUnreported(string emulator, string type);

    [ErrorText(ErrorCode.ConfigUnsupported, "computing baseline hypervisor CPU is not supported for arch {arch}")]
    public static partial VirException BaselineUnsupported(string arch);

    [ErrorText(ErrorCode.InvalidArg, "architecture from emulator '{emulated}' doesn't match given architecture '{wanted}'")]
    public static partial VirException ArchitectureDiffers(string emulated, string wanted);

    [ErrorText(ErrorCode.InvalidArg, "the accel '{accelerator}' is not supported by '{emulator}' on this host")]
    public static partial VirException AcceleratorUnsupported(string accelerator, string emulator);

    [ErrorText(ErrorCode.InvalidArg, "the machine '{machine}' is not supported by emulator '{emulator}'")]
    public static partial VirException MachineUnsupported(string? machine, string emulator);

    [ErrorText(ErrorCode.SystemError, "Unable to open /dev/kvm", Domain = ErrorDomain.None)]
    public static partial VirException KvmNotOpened(int errno);

    [ErrorText(ErrorCode.InvalidArg, "unknown type '{type}'")]
    public static partial VirException DomainTypeUnknown(string type);

    [ErrorText(ErrorCode.ConfigUnsupported, "unable to find any emulator to serve '{arch}' architecture")]
    public static partial VirException NoEmulator(string arch);

    [ErrorText(ErrorCode.OperationFailed, "cannot get host CPU capabilities")]
    public static partial VirException NoCpuCapabilities();

    [ErrorText(ErrorCode.InvalidArg, "no CPU model specified at index {index}", Domain = ErrorDomain.Cpu)]
    public static partial VirException CpuModelMissing(int index);

    [ErrorText(ErrorCode.OperationUnsupported, "QEMU does not support SEV guest")]
    public static partial VirException SevUnsupported();

    [ErrorText(ErrorCode.InternalError, "unexpected QEMU URI path '{path}', try qemu://{tried}")]
    public static partial VirException UriPath(string path, string tried);
}
