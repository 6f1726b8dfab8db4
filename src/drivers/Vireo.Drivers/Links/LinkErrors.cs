namespace Vireo.Drivers;

/// <summary>Errors of links. Texts and codes are libvirt's.</summary>
[ErrorCatalogue(ErrorDomain.None)]
public static partial class LinkErrors
{
    [ErrorText(ErrorCode.InternalError, "Unable to add port {port} to OVS bridge {bridge}: {reason}")]
    public static partial VirException NotOnSwitch(string port, string bridge, string reason);

    [ErrorText(ErrorCode.InternalError, "Unable to delete port {port} from OVS: {reason}")]
    public static partial VirException NotOffSwitch(string port, string reason);

    [ErrorText(ErrorCode.InternalError, "Unable to get index for interface {device}: No such device")]
    public static partial VirException NoDevice(string device);

    [ErrorText(ErrorCode.InternalError, "target managed='no' but specified dev doesn't exist")]
    public static partial VirException UnmanagedMissing();

    [ErrorText(ErrorCode.InternalError, "target managed='yes' but specified dev already exists")]
    public static partial VirException ManagedExists();
}
