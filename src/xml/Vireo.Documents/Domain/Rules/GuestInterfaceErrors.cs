using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Errors of network interfaces in descriptions of guests.</summary>
[ErrorCatalogue(ErrorDomain.Domain)]
internal static partial class GuestInterfaceErrors
{
    [ErrorText(ErrorCode.XmlError, "Invalid address '{address}' in <ip>")]
    public static partial VirException AddressInvalid(string? address);

    [ErrorText(ErrorCode.XmlError, "Invalid prefix value '{prefix}' in <ip>")]
    public static partial VirException PrefixInvalid(uint? prefix);

    [ErrorText(ErrorCode.InvalidArg, "Invalid peer '{peer}' in <ip>")]
    public static partial VirException PeerInvalid(string peer);

    [ErrorText(ErrorCode.ConfigUnsupported, "unmanaged target dev is not supported on interfaces of type '{type}'")]
    public static partial VirException UnmanagedTarget(string type);

    [ErrorText(ErrorCode.ConfigUnsupported,
        "interface {mac} - <port isolated='yes'/> is not supported for network interfaces with type='{type}'")]
    public static partial VirException IsolationUnsupported(MacAddress? mac, string type);

    [ErrorText(ErrorCode.XmlError, "expected unicast mac address, found multicast '{mac}'")]
    public static partial VirException MacMulticast(MacAddress? mac);

    [ErrorText(ErrorCode.XmlError, "interface type='{type}' requires a 'source' element")]
    public static partial VirException SourceMissing(string? type);

    [ErrorText(ErrorCode.XmlError, "'<local>' element missing for 'udp' socket interface")]
    public static partial VirException UdpLocalMissing();

    [ErrorText(ErrorCode.XmlError, "No <source> 'name' attribute specified with <interface type='internal'/>")]
    public static partial VirException InternalNameMissing();

    [ErrorText(ErrorCode.ConfigUnsupported, "<virtualport> element unsupported for <interface type='{type}'>")]
    public static partial VirException VirtualPortUnsupported(string? type);
}
