// The public constants of libvirt's C API, host part. Names are the C names without their common prefix.

namespace Vireo;

/// <summary>libvirt's <c>virConnectBaselineCPUFlags</c>, since 1.1.2.</summary>
[Flags]
public enum ConnectBaselineCpuFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_CONNECT_BASELINE_CPU_EXPAND_FEATURES</c>, since 1.1.2.</summary>
    ExpandFeatures = 1,
    /// <summary><c>VIR_CONNECT_BASELINE_CPU_MIGRATABLE</c>, since 1.2.14.</summary>
    Migratable = 2,
}

/// <summary>libvirt's <c>virConnectCompareCPUFlags</c>, since 1.2.6.</summary>
[Flags]
public enum ConnectCompareCpuFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_CONNECT_COMPARE_CPU_FAIL_INCOMPATIBLE</c>, since 1.2.6.</summary>
    FailIncompatible = 1,
    /// <summary><c>VIR_CONNECT_COMPARE_CPU_VALIDATE_XML</c>, since 6.9.0.</summary>
    ValidateXml = 2,
}

/// <summary>libvirt's <c>virConnectFlags</c>, since 0.4.1.</summary>
[Flags]
public enum ConnectFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,
    /// <summary><c>VIR_CONNECT_RO</c>, since 0.4.1.</summary>
    Ro = 1,
    /// <summary><c>VIR_CONNECT_NO_ALIASES</c>, since 0.9.7.</summary>
    NoAliases = 2,
}

/// <summary>libvirt's <c>virCPUCompareResult</c>, since 0.7.5.</summary>
public enum CpuCompareResult
{
    /// <summary><c>VIR_CPU_COMPARE_ERROR</c>, since 0.7.5.</summary>
    Error = -1,
    /// <summary><c>VIR_CPU_COMPARE_INCOMPATIBLE</c>, since 0.7.5.</summary>
    Incompatible = 0,
    /// <summary><c>VIR_CPU_COMPARE_IDENTICAL</c>, since 0.7.5.</summary>
    Identical = 1,
    /// <summary><c>VIR_CPU_COMPARE_SUPERSET</c>, since 0.7.5.</summary>
    Superset = 2,
}

/// <summary>libvirt's <c>virConnectCredentialType</c>, since 0.4.1.</summary>
public enum ConnectCredentialType
{
    /// <summary><c>VIR_CRED_USERNAME</c>, since 0.4.1.</summary>
    Username = 1,
    /// <summary><c>VIR_CRED_AUTHNAME</c>, since 0.4.1.</summary>
    Authname = 2,
    /// <summary><c>VIR_CRED_LANGUAGE</c>, since 0.4.1.</summary>
    Language = 3,
    /// <summary><c>VIR_CRED_CNONCE</c>, since 0.4.1.</summary>
    Cnonce = 4,
    /// <summary><c>VIR_CRED_PASSPHRASE</c>, since 0.4.1.</summary>
    Passphrase = 5,
    /// <summary><c>VIR_CRED_ECHOPROMPT</c>, since 0.4.1.</summary>
    Echoprompt = 6,
    /// <summary><c>VIR_CRED_NOECHOPROMPT</c>, since 0.4.1.</summary>
    Noechoprompt = 7,
    /// <summary><c>VIR_CRED_REALM</c>, since 0.4.1.</summary>
    Realm = 8,
    /// <summary><c>VIR_CRED_EXTERNAL</c>, since 0.4.1.</summary>
    External = 9,
}

/// <summary>libvirt's <c>virNodeAllocPagesFlags</c>, since 1.2.9.</summary>
[Flags]
public enum NodeAllocPagesFlags : uint
{
    /// <summary><c>VIR_NODE_ALLOC_PAGES_ADD</c>, since 1.2.9.</summary>
    Add = 0,
    /// <summary><c>VIR_NODE_ALLOC_PAGES_SET</c>, since 1.2.9.</summary>
    Set = 1,
}

/// <summary>libvirt's <c>virNodeGetCPUStatsAllCPUs</c>, since 0.9.8.</summary>
public enum NodeCpuStatsSelector
{
    /// <summary><c>VIR_NODE_CPU_STATS_ALL_CPUS</c>, since 0.9.3.</summary>
    Cpus = -1,
}

/// <summary>libvirt's <c>virNodeGetMemoryStatsAllCells</c>, since 0.9.8.</summary>
public enum NodeMemoryStatsSelector
{
    /// <summary><c>VIR_NODE_MEMORY_STATS_ALL_CELLS</c>, since 0.9.3.</summary>
    Cells = -1,
}

/// <summary>libvirt's <c>virNodeSuspendTarget</c>, since 0.9.8.</summary>
public enum NodeSuspendTarget
{
    /// <summary><c>VIR_NODE_SUSPEND_TARGET_MEM</c>, since 0.9.8.</summary>
    Mem = 0,
    /// <summary><c>VIR_NODE_SUSPEND_TARGET_DISK</c>, since 0.9.8.</summary>
    Disk = 1,
    /// <summary><c>VIR_NODE_SUSPEND_TARGET_HYBRID</c>, since 0.9.8.</summary>
    Hybrid = 2,
}
