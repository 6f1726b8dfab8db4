namespace Vireo.Drivers;

/// <summary>Long jobs during which some short jobs may still run.</summary>
public enum DomainAsyncJobKind
{
    /// <summary>No job.</summary>
    None = 0,

    /// <summary>Migration away from here.</summary>
    MigrationOut,

    /// <summary>Migration to here.</summary>
    MigrationIn,

    /// <summary>Saving to a file.</summary>
    Save,

    /// <summary>Dumping memory.</summary>
    Dump,

    /// <summary>Taking or reverting a snapshot.</summary>
    Snapshot,

    /// <summary>Starting.</summary>
    Start,

    /// <summary>A block backup.</summary>
    Backup,
}
