namespace Vireo.Drivers;

/// <summary>Kinds of short jobs on a domain's monitor side. One runs at a time.</summary>
public enum DomainJobKind
{
    /// <summary>No job.</summary>
    None = 0,

    /// <summary>Asks the hypervisor, changes nothing.</summary>
    Query,

    /// <summary>Ends the domain; allowed during every asynchronous job.</summary>
    Destroy,

    /// <summary>Stops the vCPUs.</summary>
    Suspend,

    /// <summary>Changes state or configuration.</summary>
    Modify,

    /// <summary>Aborts the asynchronous job.</summary>
    Abort,

    /// <summary>Tunes the migration that is running (speed, downtime, post-copy).</summary>
    MigrationOperation,

    /// <summary>A step of the asynchronous job itself.</summary>
    AsyncNested,
}
