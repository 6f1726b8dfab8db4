// The public constants of libvirt's C API, domain-snapshot part. Names are the C names without their common prefix.

namespace Vireo;

/// <summary>libvirt's <c>virDomainSnapshotCreateFlags</c>, since 0.9.5.</summary>
[Flags]
public enum DomainSnapshotCreateFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE</c>, since 0.9.5.</summary>
    Redefine = 1,
    /// <summary><c>VIR_DOMAIN_SNAPSHOT_CREATE_CURRENT</c>, since 0.9.5.</summary>
    Current = 2,
    /// <summary><c>VIR_DOMAIN_SNAPSHOT_CREATE_NO_METADATA</c>, since 0.9.5.</summary>
    NoMetadata = 4,
    /// <summary><c>VIR_DOMAIN_SNAPSHOT_CREATE_HALT</c>, since 0.9.5.</summary>
    Halt = 8,
    /// <summary><c>VIR_DOMAIN_SNAPSHOT_CREATE_DISK_ONLY</c>, since 0.9.5.</summary>
    DiskOnly = 16,
    /// <summary><c>VIR_DOMAIN_SNAPSHOT_CREATE_REUSE_EXT</c>, since 0.9.10.</summary>
    ReuseExt = 32,
    /// <summary><c>VIR_DOMAIN_SNAPSHOT_CREATE_QUIESCE</c>, since 0.9.10.</summary>
    Quiesce = 64,
    /// <summary><c>VIR_DOMAIN_SNAPSHOT_CREATE_ATOMIC</c>, since 0.9.11.</summary>
    Atomic = 128,
    /// <summary><c>VIR_DOMAIN_SNAPSHOT_CREATE_LIVE</c>, since 1.0.1.</summary>
    Live = 256,
    /// <summary><c>VIR_DOMAIN_SNAPSHOT_CREATE_VALIDATE</c>, since 5.6.0.</summary>
    Validate = 512,
}

/// <summary>libvirt's <c>virDomainSnapshotDeleteFlags</c>, since 0.8.0.</summary>
[Flags]
public enum DomainSnapshotDeleteFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN</c>, since 0.8.0.</summary>
    Children = 1,
    /// <summary><c>VIR_DOMAIN_SNAPSHOT_DELETE_METADATA_ONLY</c>, since 0.9.5.</summary>
    MetadataOnly = 2,
    /// <summary><c>VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN_ONLY</c>, since 0.9.5.</summary>
    ChildrenOnly = 4,
}

/// <summary>libvirt's <c>virDomainSnapshotListFlags</c>, since 0.9.5.</summary>
[Flags]
public enum DomainSnapshotListFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS</c>, since 0.9.7.</summary>
    Descendants = 1,
    /// <summary><c>VIR_DOMAIN_SNAPSHOT_LIST_ROOTS</c>, since 0.9.5.</summary>
    Roots = 1,
    /// <summary><c>VIR_DOMAIN_SNAPSHOT_LIST_METADATA</c>, since 0.9.5.</summary>
    Metadata = 2,
    /// <summary><c>VIR_DOMAIN_SNAPSHOT_LIST_LEAVES</c>, since 0.9.7.</summary>
    Leaves = 4,
    /// <summary><c>VIR_DOMAIN_SNAPSHOT_LIST_NO_LEAVES</c>, since 0.9.13.</summary>
    NoLeaves = 8,
    /// <summary><c>VIR_DOMAIN_SNAPSHOT_LIST_NO_METADATA</c>, since 0.9.13.</summary>
    NoMetadata = 16,
    /// <summary><c>VIR_DOMAIN_SNAPSHOT_LIST_INACTIVE</c>, since 1.0.1.</summary>
    Inactive = 32,
    /// <summary><c>VIR_DOMAIN_SNAPSHOT_LIST_ACTIVE</c>, since 1.0.1.</summary>
    Active = 64,
    /// <summary><c>VIR_DOMAIN_SNAPSHOT_LIST_DISK_ONLY</c>, since 1.0.1.</summary>
    DiskOnly = 128,
    /// <summary><c>VIR_DOMAIN_SNAPSHOT_LIST_INTERNAL</c>, since 1.0.1.</summary>
    Internal = 256,
    /// <summary><c>VIR_DOMAIN_SNAPSHOT_LIST_EXTERNAL</c>, since 1.0.1.</summary>
    External = 512,
    /// <summary><c>VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL</c>, since 5.2.0.</summary>
    Topological = 1024,
}

/// <summary>libvirt's <c>virDomainSnapshotRevertFlags</c>, since 0.9.5.</summary>
[Flags]
public enum DomainSnapshotRevertFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_SNAPSHOT_REVERT_RUNNING</c>, since 0.9.5.</summary>
    Running = 1,
    /// <summary><c>VIR_DOMAIN_SNAPSHOT_REVERT_PAUSED</c>, since 0.9.5.</summary>
    Paused = 2,
    /// <summary><c>VIR_DOMAIN_SNAPSHOT_REVERT_FORCE</c>, since 0.9.7.</summary>
    Force = 4,
    /// <summary><c>VIR_DOMAIN_SNAPSHOT_REVERT_RESET_NVRAM</c>, since 8.1.0.</summary>
    ResetNvram = 8,
}

/// <summary>libvirt's <c>virDomainSnapshotXMLFlags</c>, since 5.1.0.</summary>
[Flags]
public enum DomainSnapshotXmlFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_DOMAIN_SNAPSHOT_XML_SECURE</c>, since 5.1.0.</summary>
    Secure = 1,
}
