namespace Vireo.Documents;

/// <summary>Errors in descriptions of snapshots, checkpoints and backups.</summary>
[ErrorCatalogue(ErrorDomain.Domain)]
internal static partial class MomentDocumentErrors
{
    [ErrorText(ErrorCode.InternalError, "missing creationTime from existing snapshot")]
    public static partial VirException SnapshotWithoutTime(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.InternalError, "missing creationTime from existing checkpoint")]
    public static partial VirException CheckpointWithoutTime(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.ConfigUnsupported, "backup for disk '{disk}' requested twice")]
    public static partial VirException BackupTwice(this DocumentFaults faults, string path, string disk);

    [ErrorText(ErrorCode.ConfigUnsupported, "'incremental' backup requires a checkpoint name for disk '{disk}'")]
    public static partial VirException IncrementalWithoutCheckpoint(string? disk);

    [ErrorText(ErrorCode.InternalError, "missing name from disk snapshot element")]
    public static partial VirException SnapshotDiskWithoutName(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "a redefined snapshot must have a name")]
    public static partial VirException RedefinedSnapshotWithoutName(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "missing state from existing snapshot")]
    public static partial VirException SnapshotWithoutState(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "external memory snapshots require a filename")]
    public static partial VirException MemoryFileMissing(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "memory filename '{file}' requires external snapshot")]
    public static partial VirException MemoryFileNeedsExternal(this DocumentFaults faults, string path, string file);

    [ErrorText(ErrorCode.XmlError, "memory snapshot file path ({file}) must be absolute")]
    public static partial VirException MemoryFileNotAbsolute(this DocumentFaults faults, string path, string file);

    [ErrorText(ErrorCode.XmlError, "missing name from disk checkpoint element")]
    public static partial VirException CheckpointDiskWithoutName(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "disk checkpoint bitmap '{bitmap}' requires type='bitmap'")]
    public static partial VirException BitmapNeedsType(this DocumentFaults faults, string path, string bitmap);

    [ErrorText(ErrorCode.XmlError, "a redefined checkpoint must have a name")]
    public static partial VirException RedefinedCheckpointWithoutName(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "checkpoint name '{name}' is not a plain file name")]
    public static partial VirException CheckpointNameNotPlain(this DocumentFaults faults, string path, string name);

    [ErrorText(ErrorCode.XmlError, "use of <server> requires pull mode backup")]
    public static partial VirException ServerNeedsPull(this DocumentFaults faults, string path);

    [ErrorText(ErrorCode.XmlError, "unsupported disk backup type '{type}'")]
    public static partial VirException BackupTypeUnsupported(this DocumentFaults faults, string path, string? type);

    [ErrorText(ErrorCode.XmlError, "backup socket path '{socket}' must be absolute")]
    public static partial VirException BackupSocketNotAbsolute(this DocumentFaults faults, string path, string? socket);

    [ErrorText(ErrorCode.XmlError, "file '{file}' for disk '{disk}' requires use of external snapshot mode")]
    public static partial VirException FileNeedsExternal(this DocumentFaults faults, string path, string? file, string disk);

    [ErrorText(ErrorCode.XmlError, "disk snapshot image path '{file}' must be absolute")]
    public static partial VirException DiskFileNotAbsolute(this DocumentFaults faults, string path, string file);
}
