namespace Vireo.Protocol;

/// <summary>The procedures of the lxc program with everything that is fixed about each of them.</summary>
[Program("lxc", 0x00068000, 1)]
public enum LxcProcedure
{
    [Procedure(Args = typeof(LxcDomainOpenNamespaceArgs), Function = "virDomainLxcOpenNamespace", ReplyFiles = FileCount.Any)]
    [Acl(Permission.DomainOpenNamespace)]
    DomainOpenNamespace = 1,
}
