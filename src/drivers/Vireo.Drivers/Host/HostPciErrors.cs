namespace Vireo.Drivers;

/// <summary>Errors of devices on PCI that are taken from the host and given back.</summary>
[ErrorCatalogue(ErrorDomain.None)]
public static partial class HostPciErrors
{
    [ErrorText(ErrorCode.InvalidArg, "unknown driver name '{driver}'")]
    public static partial VirException DriverUnknown(ErrorDomain domain, string driver);

    [ErrorText(ErrorCode.ArgumentUnsupported, "VFIO device assignment is currently not supported on this system")]
    public static partial VirException VfioMissing(ErrorDomain domain);

    [ErrorText(ErrorCode.InvalidArg, "device {device} is not a PCI device", Domain = ErrorDomain.Domain)]
    public static partial VirException NotPci(string device);

    [ErrorText(ErrorCode.OperationInvalid, "PCI device {address} is in use by driver {driver}, domain {domain}")]
    public static partial VirException InUse(string address, string driver, string domain);

    [ErrorText(ErrorCode.OperationInvalid, "PCI device {address} is in use")]
    public static partial VirException InUseBySomebody(string address);

    [ErrorText(ErrorCode.InternalError, "Unable to reset PCI device {address}: no FLR, PM reset or bus reset available")]
    public static partial VirException NoReset(string address);

    [ErrorText(ErrorCode.SystemError, "Failed to add driver '{driver}' to driver_override  interface of PCI device '{address}'")]
    public static partial VirException DriverNotChosen(int errno, string driver, string address);

    [ErrorText(ErrorCode.SystemError, "Failed to unbind PCI device '{address}' from {driver}")]
    public static partial VirException NotUnbound(int errno, string address, string driver);

    [ErrorText(ErrorCode.SystemError, "Failed to trigger a re-probe for PCI device '{address}'")]
    public static partial VirException NotProbed(int errno, string address);

    [ErrorText(ErrorCode.InternalError, "Failed to bind PCI device {address} to {driver}")]
    public static partial VirException NotBound(string address, string driver);
}
