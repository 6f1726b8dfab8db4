namespace Vireo.Documents;

/// <summary>Errors in descriptions of the host's interfaces.</summary>
[ErrorCatalogue(ErrorDomain.Interface)]
internal static partial class InterfaceErrors
{
    [ErrorText(ErrorCode.XmlError, "interface misses the type attribute")]
    public static partial VirException InterfaceTypeMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "interface has unsupported type 'bridge'")]
    public static partial VirException NestedBridge(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "interface has no name")]
    public static partial VirException InterfaceNameMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "value of the 'size' attribute of 'mtu' element must be at most 100000")]
    public static partial VirException MtuTooLarge(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "protocol misses the family attribute")]
    public static partial VirException FamilyMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "unsupported protocol family '{family}'")]
    public static partial VirException FamilyUnsupported(this DocumentFaults faults, string path, string family);

    [ErrorText(ErrorCode.XmlError, "bridge interface misses the bridge element")]
    public static partial VirException InterfaceBridgeMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "bond interface misses the bond element")]
    public static partial VirException BondMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "vlan interface misses the vlan element")]
    public static partial VirException VlanMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "vlan interface misses the tag attribute")]
    public static partial VirException InterfaceVlanTagMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "vlan interface misses name attribute")]
    public static partial VirException VlanNameMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "bond interface miimon freq missing or invalid")]
    public static partial VirException MiiFrequency(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "bond interface arpmon interval missing or invalid")]
    public static partial VirException ArpInterval(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "bond interface arpmon target missing")]
    public static partial VirException ArpTarget(this DocumentFaults faults, string path);
}
