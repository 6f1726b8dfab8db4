namespace Vireo.Drivers.Qemu;

/// <summary>Errors about the virtual processors of a guest.</summary>
[ErrorCatalogue(ErrorDomain.Qemu)]
internal static partial class VcpuErrors
{
    [ErrorText(ErrorCode.ConfigUnsupported, "failed to find appropriate hotpluggable vcpus to reach the desired target vcpu count")]
    public static partial VirException NoHotpluggableVcpus();

    [ErrorText(ErrorCode.InvalidArg, "vcpu '{id}' is not present in live definition")]
    public static partial VirException VcpuNotDefined(uint id);

    [ErrorText(ErrorCode.OperationUnsupported, "vcpu '{id}' can't be unplugged")]
    public static partial VirException VcpuNotUnpluggable(uint id);

    [ErrorText(ErrorCode.ConfigUnsupported, "vcpu '{id}' is not hotpluggable")]
    public static partial VirException VcpuNotPluggable(uint id);

    [ErrorText(ErrorCode.OperationFailed, "vcpu unplug request was rejected by the guest")]
    public static partial VirException UnplugRejected();

    [ErrorText(ErrorCode.OperationTimeout, "vcpu unplug request timed out. Unplug result must be manually inspected in the domain")]
    public static partial VirException UnplugTimeout();

    [ErrorText(ErrorCode.InvalidArg, "no vcpus selected for modification")]
    public static partial VirException NoneSelected();

    [ErrorText(ErrorCode.InvalidArg, "vCPU '{id}' not found in guest")]
    public static partial VirException GuestVcpuUnknown(int id);

    [ErrorText(ErrorCode.InvalidArg, "vCPU '{id}' can't be offlined")]
    public static partial VirException GuestVcpuNotOfflinable(int id);

    [ErrorText(ErrorCode.InvalidArg,
        "requested vcpu count is greater than the count of enabled vcpus in the domain: {wanted} > {enabled}")]
    public static partial VirException GuestCountTooHigh(uint wanted, int enabled);

    [ErrorText(ErrorCode.InternalError, "failed to set guest vcpu count: not enough cpus can be taken out of service")]
    public static partial VirException GuestCountNotReached();

    [ErrorText(ErrorCode.OperationInvalid, "cannot retrieve vcpu information for inactive domain")]
    public static partial VirException DomainInactive();

    [ErrorText(ErrorCode.InvalidArg, "vCPU count provided by the guest agent can only be requested for live domains")]
    public static partial VirException AgentNeedsLive();

    [ErrorText(ErrorCode.InvalidArg, "nvcpus in virDomainSetVcpusFlags must not be zero")]
    public static partial VirException CountZero();

    [ErrorText(ErrorCode.InvalidArg, "vcpu {vcpu} is not present in {config} config")]
    public static partial VirException VcpuNotPresent(int vcpu, string config);

    [ErrorText(ErrorCode.InvalidArg, "vCPU '0' can't be modified")]
    public static partial VirException FirstVcpuFixed();

    [ErrorText(ErrorCode.InvalidArg, "vcpu {vcpu} is out of range of {config} cpu count {count}")]
    public static partial VirException OutOfRange(uint vcpu, string config, uint count);

    [ErrorText(ErrorCode.InvalidArg, "requested vcpus is greater than max allowable vcpus for the {config} domain: {count} > {maximum}")]
    public static partial VirException AboveMaximum(string config, uint count, uint maximum);

    [ErrorText(ErrorCode.InvalidArg, "maximum vcpu count of a live domain can't be modified")]
    public static partial VirException LiveMaximumFixed();

    [ErrorText(ErrorCode.InvalidArg, "CPU topology doesn't match the desired vcpu count")]
    public static partial VirException TopologyDiffers();
}
