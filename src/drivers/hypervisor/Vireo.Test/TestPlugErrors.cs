namespace Vireo.Drivers.Test;

/// <summary>Errors of attaching devices to guests of the test driver.</summary>
[ErrorCatalogue(ErrorDomain.Domain)]
internal static partial class TestPlugErrors
{
    [ErrorText(ErrorCode.OperationUnsupported, "hotplug of interface type of {type} is not implemented yet", Domain = ErrorDomain.Test)]
    public static partial VirException InterfaceTypeUnsupported(string? type);

    [ErrorText(ErrorCode.ConfigUnsupported, "hotplug is not supported for hostdev mode 'capabilities'", Domain = ErrorDomain.Test)]
    public static partial VirException HostdevCapabilities();

    [ErrorText(ErrorCode.ConfigUnsupported, "hotplug is not supported for hostdev subsys type '{type}'", Domain = ErrorDomain.Test)]
    public static partial VirException HostdevTypeUnsupported(string type);

    [ErrorText(ErrorCode.ConfigUnsupported, "Device configuration is not compatible: Domain has no USB bus support")]
    public static partial VirException NoUsbBus();
}
