namespace Vireo.Protocol;

/// <summary>Who starts a procedure.</summary>
public enum ProcedureKind
{
    /// <summary>The client calls and gets a reply.</summary>
    Call,

    /// <summary>The daemon sends a message.</summary>
    Event,
}

/// <summary>Whether a call may use the workers kept in reserve.</summary>
public enum CallPriority
{
    /// <summary>Ordinary workers only.</summary>
    Low,

    /// <summary>The reserve too: the call cannot block on a guest.</summary>
    High,
}

/// <summary>The drivers of a session.</summary>
public enum DriverGroup
{
    /// <summary>The hypervisor.</summary>
    Hypervisor,

    /// <summary>Virtual networks.</summary>
    Network,

    /// <summary>Host interfaces.</summary>
    Interface,

    /// <summary>Storage pools and volumes.</summary>
    Storage,

    /// <summary>Host devices.</summary>
    NodeDevice,

    /// <summary>Network filters.</summary>
    NwFilter,

    /// <summary>Secrets.</summary>
    Secret,
}

/// <summary>Which way the data of a stream goes; consoles go both ways whatever is declared.</summary>
public enum StreamDirection
{
    /// <summary>No stream.</summary>
    None,

    /// <summary>From the daemon to the client.</summary>
    ToClient,

    /// <summary>From the client to the daemon.</summary>
    ToServer,
}

/// <summary>How many file descriptors travel with a packet.</summary>
public enum FileCount
{
    /// <summary>None.</summary>
    None,

    /// <summary>Exactly one.</summary>
    One,

    /// <summary>Any number, also none.</summary>
    Any,

    /// <summary>At least one.</summary>
    Some,
}

/// <summary>May a read-only connection call it?</summary>
public enum ReadOnlyRule
{
    /// <summary>If all permissions of its unconditional rules only look.</summary>
    FromAcl,

    /// <summary>Yes, although a permission changes something.</summary>
    Allowed,

    /// <summary>No, although all permissions only look.</summary>
    Refused,
}

/// <summary>The five kinds of events.</summary>
public enum EventClass
{
    /// <summary>Domains.</summary>
    Domain,

    /// <summary>Networks.</summary>
    Network,

    /// <summary>Storage pools.</summary>
    StoragePool,

    /// <summary>Node devices.</summary>
    NodeDevice,

    /// <summary>Secrets.</summary>
    Secret,

    /// <summary>Raw monitor events of QEMU.</summary>
    QemuMonitor,
}

/// <summary>What a field means to the protocol rather than to the operation.</summary>
public enum FieldRole
{
    /// <summary>An ordinary value.</summary>
    None,

    /// <summary>Whether the caller wants the list or only its length.</summary>
    NeedResults,

    /// <summary>How many elements the caller has room for.</summary>
    Capacity,

    /// <summary>How many elements there are.</summary>
    Count,

    /// <summary>How many typed parameters the caller has room for (0 asks for their number), and how many there are.</summary>
    ParameterCount,

    /// <summary>The id under which an event was registered for.</summary>
    CallbackId,
}

/// <summary>Authentication schemes (<c>remote_auth_type</c>).</summary>
public enum AuthType
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>SASL.</summary>
    Sasl = 1,

    /// <summary>polkit.</summary>
    Polkit = 2,
}

/// <summary>What a connection can do (<c>VIR_DRV_FEATURE_*</c>).</summary>
public enum DriverFeature
{
    MigrationV1 = 1,
    Remote = 2,
    MigrationV2 = 3,
    MigrationP2P = 4,
    MigrationDirect = 5,
    MigrationV3 = 6,
    MigrateChangeProtection = 7,
    FdPassing = 8,
    TypedParamString = 9,
    ProgramKeepalive = 10,
    XmlMigratable = 11,
    MigrationOffline = 12,
    MigrationParams = 13,
    RemoteEventCallback = 14,
    RemoteCloseCallback = 15,
    NetworkUpdateHasCorrectOrder = 16,
}

/// <summary>What an argument must be.</summary>
public enum Requirement
{
    /// <summary>Anything.</summary>
    None,

    /// <summary>Given: no null, no empty list, no room for nothing.</summary>
    NotNull,

    /// <summary>Not 0.</summary>
    NotZero,

    /// <summary>Above 0.</summary>
    Positive,

    /// <summary>0 or above.</summary>
    NotNegative,

    /// <summary>A text that says something.</summary>
    NotEmpty,

    /// <summary>A path, which the C library makes absolute in its caller's folder; a daemon takes it as it is.</summary>
    LocalPath,
}
