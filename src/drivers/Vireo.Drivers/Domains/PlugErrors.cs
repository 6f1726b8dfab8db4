namespace Vireo.Drivers;

/// <summary>Errors about attaching, changing and detaching devices that hypervisor drivers report alike.</summary>
[ErrorCatalogue(ErrorDomain.Domain)]
public static partial class PlugErrors
{
    [ErrorText(ErrorCode.ConfigUnsupported, "unknown device type '{type}'")]
    public static partial VirException DeviceTypeUnknown(string type);

    [ErrorText(ErrorCode.XmlDetail, "can't add memory backend as guest has no NUMA nodes configured")]
    public static partial VirException NoNumaNodes();

    [ErrorText(ErrorCode.ConfigUnsupported, "cannot use/hotplug a memory device when domain 'maxMemory' is not defined")]
    public static partial VirException NoMaxMemory(ErrorDomain domain);

    [ErrorText(ErrorCode.InternalError, "no device found with alias {alias}")]
    public static partial VirException AliasUnknown(string alias);

    [ErrorText(ErrorCode.InvalidArg, "target {target} doesn't exist.")]
    public static partial VirException TargetMissing(ErrorDomain domain, string? target);

    /// <summary>A kind of device that cannot be attached.</summary>
    /// <param name="domain">Who raises it.</param>
    /// <param name="scope">"live" or "persistent".</param>
    /// <param name="device">Name of the device's element.</param>
    [ErrorText(ErrorCode.OperationUnsupported, "{scope} attach of device '{device}' is not supported")]
    public static partial VirException AttachUnsupported(ErrorDomain domain, string scope, string device);

    /// <summary>A kind of device that cannot be changed.</summary>
    /// <param name="domain">Who raises it.</param>
    /// <param name="scope">"live" or "persistent".</param>
    /// <param name="device">Name of the device's element.</param>
    [ErrorText(ErrorCode.OperationUnsupported, "{scope} update of device '{device}' is not supported")]
    public static partial VirException UpdateUnsupported(ErrorDomain domain, string scope, string device);

    [ErrorText(ErrorCode.OperationUnsupported, "floppy device hotplug isn't supported")]
    public static partial VirException FloppyUnsupported(ErrorDomain domain);

    [ErrorText(ErrorCode.OperationUnsupported, "disk bus '{bus}' cannot be hotplugged.")]
    public static partial VirException DiskBusUnsupported(ErrorDomain domain, string? bus);

    [ErrorText(ErrorCode.OperationUnsupported, "cdrom device with virtio bus isn't supported")]
    public static partial VirException VirtioCdromUnsupported(ErrorDomain domain);

    [ErrorText(ErrorCode.ConfigUnsupported, "non unique alias detected: {alias}")]
    public static partial VirException AliasTwice(string? alias);
}
