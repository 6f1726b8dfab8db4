namespace Vireo.Drivers.Qemu;

/// <summary>Errors of the driver's other operations.</summary>
[ErrorCatalogue(ErrorDomain.Qemu)]
internal static partial class OperationErrors
{
    [ErrorText(ErrorCode.InvalidArg, "new_name in virDomainRename must not be NULL")]
    public static partial VirException NewNameMissing();

    [ErrorText(ErrorCode.InvalidArg, "iothread {thread} not found")]
    public static partial VirException IoThreadUnknown(uint thread);

    [ErrorText(ErrorCode.ConfigUnsupported,
        "qemu driver doesn't support the 'rename-restart' action for 'on_reboot'/'on_poweroff'/'on_crash'")]
    public static partial VirException RenameRestartUnsupported();

    [ErrorText(ErrorCode.ArgumentUnsupported, "Duration not supported. Use 0 for now")]
    public static partial VirException DurationUnsupported();

    [ErrorText(ErrorCode.NoDomain, "no domain with matching id {id}")]
    public static partial VirException IdUnknown(int id);

    [ErrorText(ErrorCode.NoDomain, "no domain with matching name '{name}'")]
    public static partial VirException NameUnknown(string name);

    [ErrorText(ErrorCode.NoDomain, "no domain with matching uuid '{uuid}'")]
    public static partial VirException UuidUnknown(Uuid uuid);

    [ErrorText(ErrorCode.InvalidArg, "initial memory size of a domain with NUMA nodes cannot be modified with this API")]
    public static partial VirException MemoryOfNodesFixed();

    [ErrorText(ErrorCode.InvalidArg, "seconds={seconds} is invalid, please choose value within [1, 60].")]
    public static partial VirException SuspendSeconds(int seconds);

    [ErrorText(ErrorCode.InvalidArg, "unexpected dxml for managed save")]
    public static partial VirException DocumentForManagedSave();

    [ErrorText(ErrorCode.InvalidArg, "missing path to restore from")]
    public static partial VirException NoPathToRestore();

    [ErrorText(ErrorCode.OperationInvalid, "domain does not have managed save image")]
    public static partial VirException NoManagedSave();

    [ErrorText(ErrorCode.NoDomainSnapshot, "no domain snapshot with matching name '{name}'")]
    public static partial VirException SnapshotUnknown(string name);

    [ErrorText(ErrorCode.NoDomainCheckpoint, "no domain checkpoint with matching name '{name}'")]
    public static partial VirException CheckpointUnknown(string name);

    [ErrorText(ErrorCode.NoDomainBackup, "no domain backup job present")]
    public static partial VirException NoBackupJob();

    [ErrorText(ErrorCode.NoHostname, "no hostname found for domain {name}")]
    public static partial VirException NoHostname(string name);

    [ErrorText(ErrorCode.ArgumentUnsupported, "Stats types bits 0x{stats:x} are not supported by this daemon or QEMU")]
    public static partial VirException StatsUnsupported(uint stats);

    [ErrorText(ErrorCode.InvalidArg, "unsupported config type {format}")]
    public static partial VirException NativeFormatUnsupported(string format);

    [ErrorText(ErrorCode.OperationInvalid,
        "Unable to change memory of active domain without the balloon device and guest OS balloon driver")]
    public static partial VirException NoBalloon();
}
