namespace Vireo.Drivers.Storage;

/// <summary>Errors of pools. Texts and codes are those of libvirtd 9.0.</summary>
[ErrorCatalogue(ErrorDomain.Storage)]
internal static partial class PoolErrors
{
    [ErrorText(ErrorCode.OperationInvalid, "storage pool '{name}' is not active")]
    public static partial VirException NotActive(string name);

    [ErrorText(ErrorCode.OperationInvalid, "storage pool '{name}' is already active")]
    public static partial VirException AlreadyActive(string name);

    [ErrorText(ErrorCode.OperationInvalid, "storage pool '{name}' is still active")]
    public static partial VirException StillActive(string name);

    [ErrorText(ErrorCode.OperationInvalid, "pool is already active as '{name}'")]
    public static partial VirException ActiveAs(string name);

    [ErrorText(ErrorCode.InternalError, "pool '{name}' has asynchronous jobs running.")]
    public static partial VirException JobsRunning(string name);

    [ErrorText(ErrorCode.OperationFailed, "Storage source conflict with pool: '{name}'")]
    public static partial VirException SourceConflict(string name);

    [ErrorText(ErrorCode.InternalError, "pool has no config file")]
    public static partial VirException NoConfigFile();

    [ErrorText(ErrorCode.NoStorageVol, "no storage vol with matching name '{name}'")]
    public static partial VirException VolumeNameUnknown(string name);

    [ErrorText(ErrorCode.InternalError, "missing backend for pool type {type} ({name})")]
    public static partial VirException NoBackend(int type, string? name);

    [ErrorText(ErrorCode.NoSupport, "pool does not support pool deletion")]
    public static partial VirException NoDeletion();

    [ErrorText(ErrorCode.InternalError, "unknown storage pool type {type}")]
    public static partial VirException TypeUnknown(string type);

    [ErrorText(ErrorCode.OperationInvalid, "No source device specified when formatting pool '{name}'")]
    public static partial VirException NoDeviceToFormat(string? name);

    [ErrorText(ErrorCode.OperationInvalid, "Source device does not exist when formatting pool '{name}'")]
    public static partial VirException DeviceMissing(string? name);

    [ErrorText(ErrorCode.StoragePoolBuilt, "Device '{device}' already formatted using '{format}'")]
    public static partial VirException AlreadyFormatted(string device, string format);

    [ErrorText(ErrorCode.InvalidArg, "Flags '{one}' and '{other}' are mutually exclusive",
        Function = "virStorageBackendFileSystemBuild", Argument = "flags")]
    public static partial VirException FlagsExclude(string one, string other);

    [ErrorText(ErrorCode.SystemError, "Cannot find '{program}' in path")]
    public static partial VirException ToolMissing(int errno, string program);

    [ErrorText(ErrorCode.InvalidArg, "hostname must be specified for netfs sources")]
    public static partial VirException NoHostName();

    [ErrorText(ErrorCode.OperationFailed, "no storage pools were found on host '{host}'")]
    public static partial VirException NoSources(string host);

    [ErrorText(ErrorCode.NoSupport, "pool type '{type}' does not support source discovery")]
    public static partial VirException NoDiscovery(string? type);

    [ErrorText(ErrorCode.SystemError, "cannot open path '{path}'")]
    public static partial VirException PathNotOpened(int errno, string path);

    [ErrorText(ErrorCode.SystemError, "cannot open directory '{path}'")]
    public static partial VirException FolderNotOpened(int errno, string path);

    [ErrorText(ErrorCode.SystemError, "cannot create path '{path}'")]
    public static partial VirException PathNotCreated(int errno, string path);

    [ErrorText(ErrorCode.SystemError, "failed to remove pool '{path}'")]
    public static partial VirException PathNotRemoved(int errno, string path);

    [ErrorText(ErrorCode.SystemError, "cannot statvfs path '{path}'")]
    public static partial VirException SizeUnknown(int errno, string path);
}
