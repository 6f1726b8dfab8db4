namespace Vireo.Documents;

/// <summary>Errors in descriptions of ports of networks.</summary>
[ErrorCatalogue(ErrorDomain.Network)]
internal static partial class NetworkPortErrors
{
    [ErrorText(ErrorCode.InternalError, "network port has no uuid")]
    public static partial VirException UuidMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.InternalError, "network port has no owner name")]
    public static partial VirException PortOwnerNameMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.InternalError, "network port has no owner UUID")]
    public static partial VirException PortOwnerUuidMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.InternalError, "network port has no mac")]
    public static partial VirException PortMacMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "Missing network port bridge name")]
    public static partial VirException PortBridgeMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "Missing network port link device name")]
    public static partial VirException LinkMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "Missing network port PCI address")]
    public static partial VirException PciAddressMissing(this DocumentFaults faults, string path);
}
