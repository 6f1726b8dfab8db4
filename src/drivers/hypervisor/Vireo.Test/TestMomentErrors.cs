namespace Vireo.Drivers.Test;

/// <summary>Errors of snapshots and checkpoints of the test driver.</summary>
[ErrorCatalogue(ErrorDomain.Test)]
internal static partial class TestMomentErrors
{
    [ErrorText(ErrorCode.InternalError, "unexpected domain snapshot {name} already exists")]
    public static partial VirException SnapshotTwice(string name);

    [ErrorText(ErrorCode.InternalError, "more than one snapshot claims to be active")]
    public static partial VirException TwoCurrentSnapshots();

    [ErrorText(ErrorCode.InternalError, "missing domain in snapshot", Domain = ErrorDomain.DomainSnapshot)]
    public static partial VirException DomainMissing();

    [ErrorText(ErrorCode.InvalidArg,
        "cannot change between online and offline snapshot state in snapshot {name}", Domain = ErrorDomain.DomainSnapshot)]
    public static partial VirException StateChange(string? name);

    [ErrorText(ErrorCode.ConfigUnsupported, "disk '{disk}' specified twice")]
    public static partial VirException DiskTwice(ErrorDomain domain, string disk);

    [ErrorText(ErrorCode.ConfigUnsupported, "disk '{disk}' must use snapshot mode '{mode}'", Domain = ErrorDomain.DomainSnapshot)]
    public static partial VirException SnapshotMode(string disk, string? mode);

    [ErrorText(ErrorCode.ConfigUnsupported,
        "source for disk '{disk}' is not a regular file; refusing to generate external snapshot name",
        Domain = ErrorDomain.DomainSnapshot)]
    public static partial VirException SourceNotRegular(string? disk);

    [ErrorText(ErrorCode.ConfigUnsupported,
        "cannot generate external snapshot name for disk '{disk}': collision with disk '{other}'",
        Domain = ErrorDomain.DomainSnapshot)]
    public static partial VirException FileCollision(string? disk, string? other);

    [ErrorText(ErrorCode.ConfigUnsupported,
        "domain must have at least one disk to perform checkpoints", Domain = ErrorDomain.DomainCheckpoint)]
    public static partial VirException NoDisks();

    [ErrorText(ErrorCode.ConfigUnsupported, "disk '{disk}' is empty or readonly", Domain = ErrorDomain.DomainCheckpoint)]
    public static partial VirException DiskEmpty(string disk);

    [ErrorText(ErrorCode.InvalidArg, "definition for {kind} {name} must use uuid {uuid}")]
    public static partial VirException UuidFixed(ErrorDomain domain, string kind, string name, Uuid uuid);

    [ErrorText(ErrorCode.ConfigUnsupported, "Invalid state '{state}' in domain snapshot XML", Domain = ErrorDomain.DomainSnapshot)]
    public static partial VirException StateInvalid(string state);

    [ErrorText(ErrorCode.OperationUnsupported, "cannot create checkpoint while snapshot exists")]
    public static partial VirException CheckpointBesideSnapshot();

    [ErrorText(ErrorCode.OperationUnsupported, "cannot create checkpoint for inactive domain")]
    public static partial VirException CheckpointOfInactive();

    [ErrorText(ErrorCode.OperationUnsupported, "cannot create snapshot while checkpoint exists")]
    public static partial VirException SnapshotBesideCheckpoint();

    [ErrorText(ErrorCode.OperationInvalid, "cannot halt after transient domain snapshot")]
    public static partial VirException HaltOfTransient();
}
