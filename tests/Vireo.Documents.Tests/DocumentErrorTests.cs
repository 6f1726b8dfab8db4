using Vireo.Xml;
using Xunit;

namespace Vireo.Documents.Tests;

/// <summary>For each kind of document a refusal has libvirt's code and first line, and says element, attribute, line and column.</summary>
public class DocumentErrorTests
{
    public static IEnumerable<TheoryDataRow<string, string, ErrorCode, string, string, string?, int, int>> Wrong() =>
    [
        new("domain", "<domain type='kvm'>\n  <name>a</name>\n  <vcpu placement='x'>1</vcpu>\n</domain>", ErrorCode.XmlError,
            "XML error: Invalid value for attribute 'placement' in element 'vcpu': 'x'.", "vcpu", "placement", 3, 9),
        new("domain", "<domain type='kvm'>\n  <name>a</name>\n  <memory unit='YiB'>1</memory>\n</domain>", ErrorCode.InvalidArg,
            "invalid argument: unknown suffix 'YiB'", "memory", "unit", 3, 11),
        new("domain", "<domain type='kvm'>\n <memory unit='EiB'>99</memory>\n</domain>", ErrorCode.Overflow,
            "numerical overflow: value too large: 99EiB", "memory", null, 2, 2),
        new("domainsnapshot", "<domainsnapshot>\n <disks>\n  <disk name='a' snapshot='x'/></disks>\n</domainsnapshot>", ErrorCode.XmlError,
            "XML error: Invalid value for attribute 'snapshot' in element 'disk': 'x'.", "disk", "snapshot", 3, 18),
        new("domaincheckpoint", "<domaincheckpoint>\n <disks>\n  <disk name='a' checkpoint='x'/></disks>\n</domaincheckpoint>",
            ErrorCode.XmlError,
            "XML error: unknown disk checkpoint setting 'x'", "disk", "checkpoint", 3, 18),
        new("domainbackup", "<domainbackup\n mode='x'/>", ErrorCode.XmlError, "XML error: unknown backup mode 'x'", "domainbackup", "mode",
            2, 2),
        new("domstatus",
            "<domstatus state='running' reason='booted' pid='1'>\n <domain type='kvm'>\n  <vcpu current='x'>1</vcpu>\n "
            + "</domain>\n</domstatus>", ErrorCode.XmlError,
            "XML error: Invalid value for attribute 'current' in element 'vcpu': 'x'. Expected non-negative integer value", "vcpu",
                "current", 3, 9),
        new("domainCapabilities", "<domainCapabilities>\n <vcpu max='x'/>\n</domainCapabilities>", ErrorCode.XmlError,
            "XML error: Invalid value for attribute 'max' in element 'vcpu': 'x'. Expected non-negative integer value", "vcpu", "max", 2,
                8),
        new("capabilities",
            "<capabilities>\n <guest>\n  <os_type>hvm</os_type>\n  <arch name='a'>\n   "
            + "<wordsize>x</wordsize></arch></guest>\n</capabilities>", ErrorCode.XmlError,
            "XML error: Invalid value for element 'wordsize': 'x'. Expected non-negative integer value", "wordsize", null, 5, 4),
        new("cpu", "<cpu>\n <topology sockets='0' cores='1' threads='1'/>\n</cpu>", ErrorCode.XmlError,
            "XML error: Invalid value for attribute 'sockets' in element 'topology': Zero is not permitted", "topology", "sockets", 2, 12),
        new("network", "<network>\n <forward\n  mode='x'/>\n</network>", ErrorCode.ConfigUnsupported,
            "unsupported configuration: unknown forwarding type 'x'", "forward", "mode", 3, 3),
        new("networkport", "<networkport>\n <rxfilters trustGuest='x'/>\n</networkport>", ErrorCode.XmlError,
            "XML error: Invalid value for attribute 'trustGuest' in element 'rxfilters': 'x'.", "rxfilters", "trustGuest", 2, 13),
        new("pool",
            "<pool type='dir'>\n <source>\n  <adapter type='scsi_host' name='a'><parentaddr unique_id='x'/></adapter></source>\n</pool>",
            ErrorCode.XmlError,
            "XML error: Invalid value for attribute 'unique_id' in element 'parentaddr': 'x'. Expected non-negative integer value",
                "parentaddr", "unique_id", 3, 50),
        new("volume", "<volume\n\ttype='x'/>", ErrorCode.ConfigUnsupported, "unsupported configuration: unknown volume type 'x'", "volume",
            "type", 2, 2),
        new("volume", "<volume>\n <target><encryption format='luks'>\n  <secret type='x' usage='u'/></encryption></target>\n</volume>",
            ErrorCode.ConfigUnsupported,
            "unsupported configuration: unknown volume encryption secret type x", "secret", "type", 3, 11),
        new("storagepoolCapabilities", "<storagepoolCapabilities>\n <pool type='x'/>\n</storagepoolCapabilities>", ErrorCode.XmlError,
            "XML error: Invalid value for attribute 'type' in element 'pool': 'x'.", "pool", "type", 2, 8),
        new("device", "<device>\n <name>a</name>\n <capability type='x'/>\n</device>", ErrorCode.XmlError,
            "XML error: Invalid value for attribute 'type' in element 'capability': 'x'.", "capability", "type", 3, 14),
        new("interface", "<interface type='bond' name='b'>\n <bond mode='x'/>\n</interface>", ErrorCode.XmlError,
            "XML error: unknown bonding mode x", "bond", "mode", 2, 8),
        new("filter", "<filter name='a'>\n <rule action='x' direction='in'/>\n</filter>", ErrorCode.XmlError,
            "XML error: Invalid value for attribute 'action' in element 'rule': 'x'.", "rule", "action", 2, 8),
        new("filterbinding", "<filterbinding>\n <owner>\n  <uuid>x</uuid></owner>\n</filterbinding>", ErrorCode.InternalError,
            "internal error: Unable to parse UUID 'x'", "uuid", null, 3, 3),
        new("secret", "<secret ephemeral='no'\n private='x'/>", ErrorCode.XmlError, "XML error: invalid value of 'private'", "secret",
            "private", 2, 2),
        new("qemu-migration", "<qemu-migration>\n <graphics type='spice' port='x'/>\n</qemu-migration>", ErrorCode.XmlError,
            "XML error: Invalid value for attribute 'port' in element 'graphics': 'x'. Expected integer value", "graphics", "port", 2, 25),
        new("sysinfo", "<sysinfo type='x'/>", ErrorCode.XmlError,
            "XML error: Invalid value for attribute 'type' in element 'sysinfo': 'x'.", "sysinfo", "type", 1, 10),
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public void TheyNameElementAttributeLineAndColumn(
        string kind, string xml, ErrorCode code, string message, string element, string? attribute, int line, int column)
    {
        VirException error = Assert.Throws<VirException>(() => Read(kind, xml));
        Assert.Equal(message, error.Message);
        Assert.Equal(code, error.Code);
        Assert.Equal(new SourceLocation(element, attribute, line, column), error.Location);
    }

    public static IEnumerable<TheoryDataRow<string>> Kinds() =>
        [.. DocumentKind.All.Select(static k => new TheoryDataRow<string>(k.Root)), new("domstatus"), new("cpu")];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void BrokenTextIsRefusedAlikeInEveryKind(string kind)
    {
        VirException error = Assert.Throws<VirException>(() => Read(kind, $"<{kind}>\n <a></b>\n</{kind}>"));
        Assert.Equal((ErrorCode.XmlDetail, "at line 2: Opening and ending tag mismatch: a line 2 and b\n <a></b>\n--------^"), (
            error.Code, error.Message));
        Assert.Equal(2, error.Location!.Line);
    }

    private static object Read(string kind, string xml) => kind switch
    {
        "domstatus" => DomainStatusDef.Parse(xml),
        "cpu" => new DomainCpu(XmlTree.Parse(xml, new XmlParseOptions { Domain = ErrorDomain.Cpu }).Root),
        _ => DocumentKind.Read(xml, out _),
    };
}
