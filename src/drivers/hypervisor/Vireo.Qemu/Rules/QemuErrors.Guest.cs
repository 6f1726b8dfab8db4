namespace Vireo.Drivers.Qemu.Rules;

internal static partial class QemuErrors
{
    [ErrorText(ErrorCode.ConfigUnsupported, "Emulator '{emulator}' does not support arch '{arch}'")]
    public static partial VirException ArchUnsupported(string? emulator, string? arch);

    [ErrorText(ErrorCode.ConfigUnsupported, "Emulator '{emulator}' does not support virt type '{type}'")]
    public static partial VirException VirtTypeUnsupported(string? emulator, string? type);

    [ErrorText(ErrorCode.ConfigUnsupported, "Emulator '{emulator}' does not support os type '{type}'")]
    public static partial VirException OsTypeUnsupported(string? emulator, string? type);

    [ErrorText(ErrorCode.ConfigUnsupported, "Emulator '{emulator}' does not support machine type '{machine}'")]
    public static partial VirException MachineUnsupported(string? emulator, string? machine);

    [ErrorText(ErrorCode.ConfigUnsupported,
        "The '{feature}' feature is not supported for architecture '{arch}' or machine type '{machine}'")]
    public static partial VirException FeatureUnsupported(string? feature, string? arch, string? machine);

    [ErrorText(ErrorCode.ConfigUnsupported, "SMM TSEG is only supported with q35 machine type")]
    public static partial VirException TsegNeedsQ35();

    [ErrorText(ErrorCode.ConfigUnsupported, "ps2 feature state cannot be controlled with this QEMU binary")]
    public static partial VirException Ps2Fixed();

    [ErrorText(ErrorCode.ConfigUnsupported, "vmport feature requires the ps2 feature not to be disabled")]
    public static partial VirException VmPortNeedsPs2();

    [ErrorText(ErrorCode.ConfigUnsupported, "ps2 bus inputs require the ps2 feature not to be disabled")]
    public static partial VirException InputsNeedPs2();

    [ErrorText(ErrorCode.ConfigUnsupported, "machine type '{machine}' does not support ACPI")]
    public static partial VirException AcpiUnsupported(string? machine);

    [ErrorText(ErrorCode.ConfigUnsupported, "ACPI tables of type '{type}' are not supported by QEMU")]
    public static partial VirException AcpiTableKind(string type);

    [ErrorText(ErrorCode.ConfigUnsupported, "UEFI requires ACPI on this architecture")]
    public static partial VirException UefiNeedsAcpi();

    [ErrorText(ErrorCode.ConfigUnsupported, "ACPI requires UEFI on this architecture")]
    public static partial VirException AcpiNeedsUefi();

    [ErrorText(ErrorCode.ConfigUnsupported, "Parameter 'min_guarantee' not supported by QEMU.")]
    public static partial VirException MinGuarantee();

    [ErrorText(ErrorCode.XmlError, "need at least one serial port to use BIOS serial output")]
    public static partial VirException BiosNeedsSerial();

    [ErrorText(ErrorCode.InternalError, "Process exited prior to exec: libvirt:  error : {reason}")]
    public static partial VirException ExitedBeforeExec(string? reason);

    [ErrorText(ErrorCode.ConfigUnsupported, "host doesn't support paravirtual spinlocks")]
    public static partial VirException SpinlocksUnsupported();

    [ErrorText(ErrorCode.ConfigUnsupported, "unsupported timer type (name) '{timer}'")]
    public static partial VirException TimerUnsupported(string? timer);

    [ErrorText(ErrorCode.ConfigUnsupported, "unsupported pit tickpolicy '{policy}'")]
    public static partial VirException PitPolicy(string? policy);

    [ErrorText(ErrorCode.ConfigUnsupported, "unsupported rtc timer tickpolicy '{policy}'")]
    public static partial VirException RtcPolicy(string? policy);

    [ErrorText(ErrorCode.ConfigUnsupported, "qemu driver doesn't support the 'preserve' action for 'on_reboot'/'on_poweroff'")]
    public static partial VirException PreserveUnsupported();

    [ErrorText(ErrorCode.ConfigUnsupported, "qemu driver doesn't support 'onReboot' set to 'destroy and 'onPoweroff' set to 'reboot'")]
    public static partial VirException ActionsContradict();

    [ErrorText(ErrorCode.ConfigUnsupported, "SEV launch security is not supported with this QEMU binary")]
    public static partial VirException SevUnsupported();

    [ErrorText(ErrorCode.ConfigUnsupported, "S390 PV launch security is not supported with this QEMU binary")]
    public static partial VirException SecureExecutionUnsupported();

    [ErrorText(ErrorCode.ConfigUnsupported, "CPU cache mode '{mode}' can only be used with 'host-passthrough' / 'maximum' CPUs")]
    public static partial VirException CacheMode(string? mode);

    [ErrorText(ErrorCode.ConfigUnsupported, "CPU cache mode 'emulate' can only be used with level='3'")]
    public static partial VirException CacheLevel();

    [ErrorText(ErrorCode.ConfigUnsupported, "toggling deprecated features for CPU model is unsupported")]
    public static partial VirException DeprecatedFeatures();

    [ErrorText(ErrorCode.ConfigUnsupported, "cachetune is only supported for KVM domains")]
    public static partial VirException CachetuneNeedsKvm();

    [ErrorText(ErrorCode.ConfigUnsupported, "IOMMU device: '{model}' is only supported with Q35 machines")]
    public static partial VirException IommuNeedsQ35(string model);

    [ErrorText(ErrorCode.ConfigUnsupported, "IOMMU device: '{model}' is only supported with ARM Virt machines")]
    public static partial VirException IommuNeedsVirt(string model);

    [ErrorText(ErrorCode.ConfigUnsupported, "IOMMU device: '{model}' is only supported with Q35 and ARM Virt machines")]
    public static partial VirException IommuNeedsQ35OrVirt(string model);

    [ErrorText(ErrorCode.ConfigUnsupported, "IOMMU device: 'virtio' requires ACPI")]
    public static partial VirException IommuNeedsAcpi();

    [ErrorText(ErrorCode.ConfigUnsupported, "Invalid firmware name")]
    public static partial VirException FirmwareEntryName();

    [ErrorText(ErrorCode.ConfigUnsupported, "Host SMBIOS information is not available")]
    public static partial VirException HostSmbios();

    [ErrorText(ErrorCode.XmlError, "Domain '{name}' sysinfo are not available")]
    public static partial VirException NoSysinfo(string? name);

    [ErrorText(ErrorCode.InternalError, "Invalid environment name, it must begin with a letter or underscore")]
    public static partial VirException EnvironmentStart();

    [ErrorText(ErrorCode.InternalError, "Invalid environment name, it must contain only alphanumerics and underscore")]
    public static partial VirException EnvironmentCharacters();

    [ErrorText(ErrorCode.XmlError, "invalid value '{value}' of 'value' attribute of 'qemu:property'")]
    public static partial VirException PropertyValue(string? value);

    [ErrorText(ErrorCode.XmlError, "missing 'value' attribute for 'qemu:property'")]
    public static partial VirException PropertyValueMissing();

    [ErrorText(ErrorCode.XmlError, "setting 'value' attribute of 'qemu:property' doesn't make sense with 'remove' type")]
    public static partial VirException PropertyRemovedValue();

    [ErrorText(ErrorCode.InternalError, "invalid qemu namespace capability '{capability}'")]
    public static partial VirException CapabilityUnknown(string? capability);

    [ErrorText(ErrorCode.ConfigUnsupported, "NUMA node {node} is unavailable", Domain = ErrorDomain.None)]
    public static partial VirException NodeUnavailable(int node);

    [ErrorText(ErrorCode.XmlDetail, "hugepages: node {node} not found", Domain = ErrorDomain.Domain)]
    public static partial VirException HugepageNode(int node);

    [ErrorText(ErrorCode.ConfigUnsupported, "vcpu 0 can't be offline")]
    public static partial VirException FirstCpuOff();

    [ErrorText(ErrorCode.ArgumentUnsupported, "unable to enable host cpu perf event for {counter}", Domain = ErrorDomain.Perf)]
    public static partial VirException PerfEvent(string? counter);

    [ErrorText(ErrorCode.InternalError, "hugetlbfs filesystem is not mounted or disabled by administrator config")]
    public static partial VirException NoHugepages();

    [ErrorText(ErrorCode.ConfigUnsupported, "Security driver model '{model}' is not available", Domain = ErrorDomain.Security)]
    public static partial VirException SecurityModel(string? model);

    [ErrorText(ErrorCode.ConfigUnsupported, "CPU mode '{mode}' for {arch} {type} domain on {host} host is not supported by hypervisor")]
    public static partial VirException CpuMode(string? mode, string? arch, string? type, string? host);

    [ErrorText(ErrorCode.ConfigUnsupported, "unknown CPU feature: {feature}", Domain = ErrorDomain.Cpu)]
    public static partial VirException CpuFeature(string? feature);

    [ErrorText(ErrorCode.CpuIncompatible, "{reason}", Domain = ErrorDomain.Cpu)]
    public static partial VirException CpuIncompatible(string? reason);

    [ErrorText(ErrorCode.OperationFailed, "guest CPU doesn't match specification: {differences}", Domain = ErrorDomain.Cpu)]
    public static partial VirException CpuDiffers(string? differences);

    [ErrorText(ErrorCode.InternalError, "target port '{port}' already allocated", Domain = ErrorDomain.Domain)]
    public static partial VirException SerialPortTaken(int? port);

    [ErrorText(ErrorCode.InternalError, "Maximum supported number of ISA serial ports is '4'", Domain = ErrorDomain.Domain)]
    public static partial VirException TooManyIsaPorts();

    [ErrorText(ErrorCode.ConfigUnsupported, "Resource partition '{partition}' must start with '/'", Domain = ErrorDomain.Domain)]
    public static partial VirException PartitionNotAbsolute(string partition);
}
