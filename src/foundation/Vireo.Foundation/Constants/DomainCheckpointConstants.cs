// The public constants of libvirt's C API, domain-checkpoint part. Names are the C names without their common prefix.

namespace Vireo;

/// <summary>libvirt's <c>virDomainCheckpointCreateFlags</c>, since 5.6.0.</summary>
[Flags]
public enum DomainCheckpointCreateFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE</c>, since 5.6.0.</summary>
    Redefine = 1,
    /// <summary><c>VIR_DOMAIN_CHECKPOINT_CREATE_QUIESCE</c>, since 5.6.0.</summary>
    Quiesce = 2,
    /// <summary><c>VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE_VALIDATE</c>, since 6.10.0.</summary>
    RedefineValidate = 4,
}

/// <summary>libvirt's <c>virDomainCheckpointDeleteFlags</c>, since 5.6.0.</summary>
[Flags]
public enum DomainCheckpointDeleteFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN</c>, since 5.6.0.</summary>
    Children = 1,
    /// <summary><c>VIR_DOMAIN_CHECKPOINT_DELETE_METADATA_ONLY</c>, since 5.6.0.</summary>
    MetadataOnly = 2,
    /// <summary><c>VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN_ONLY</c>, since 5.6.0.</summary>
    ChildrenOnly = 4,
}

/// <summary>libvirt's <c>virDomainCheckpointListFlags</c>, since 5.6.0.</summary>
[Flags]
public enum DomainCheckpointListFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_CHECKPOINT_LIST_DESCENDANTS</c>, since 5.6.0.</summary>
    Descendants = 1,
    /// <summary><c>VIR_DOMAIN_CHECKPOINT_LIST_ROOTS</c>, since 5.6.0.</summary>
    Roots = 1,
    /// <summary><c>VIR_DOMAIN_CHECKPOINT_LIST_TOPOLOGICAL</c>, since 5.6.0.</summary>
    Topological = 2,
    /// <summary><c>VIR_DOMAIN_CHECKPOINT_LIST_LEAVES</c>, since 5.6.0.</summary>
    Leaves = 4,
    /// <summary><c>VIR_DOMAIN_CHECKPOINT_LIST_NO_LEAVES</c>, since 5.6.0.</summary>
    NoLeaves = 8,
}

/// <summary>libvirt's <c>virDomainCheckpointXMLFlags</c>, since 5.6.0.</summary>
[Flags]
public enum DomainCheckpointXmlFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_CHECKPOINT_XML_SECURE</c>, since 5.6.0.</summary>
    Secure = 1,
    /// <summary><c>VIR_DOMAIN_CHECKPOINT_XML_NO_DOMAIN</c>, since 5.6.0.</summary>
    NoDomain = 2,
    /// <summary><c>VIR_DOMAIN_CHECKPOINT_XML_SIZE</c>, since 5.6.0.</summary>
    Size = 4,
}
