namespace Vireo.Drivers.Storage;

/// <summary>Errors of pools. Texts and codes are those of libvirtd 9.0.</summary>
[ErrorCatalogue(ErrorDomain.Storage)]
internal static partial class PoolErrors
{
    [ErrorText(ErrorCode.OperationInvalid, "storage pool '{name}' is already active")]
    public static partial VirException AlreadyActive(string name);

    [ErrorText(ErrorCode.OperationInvalid, "storage pool '{name}' is still active")]
    public static partial VirException StillActive(string name);

    [ErrorText(ErrorCode.InternalError, "pool '{name}' has asynchronous jobs running.")]
    public static partial VirException JobsRunning(string name);

    [ErrorText(ErrorCode.InternalError, "pool has no config file")]
    public static partial VirException NoConfigFile();

    [ErrorText(ErrorCode.InternalError, "missing backend for pool type {type} ({name})")]
    public static partial VirException NoBackend(int type, string? name);

    [ErrorText(ErrorCode.NoSupport, "pool does not support pool deletion")]
    public static partial VirException NoDeletion();

    [ErrorText(ErrorCode.OperationInvalid, "No source device specified when formatting pool '{name}'")]
    public static partial VirException NoDeviceToFormat(string? name);

    [ErrorText(ErrorCode.OperationInvalid, "Source device does not exist when formatting pool '{name}'")]
    public static partial VirException DeviceMissing(string? name);

    [ErrorText(ErrorCode.StoragePoolBuilt, "Device '{device}' already formatted using '{format}'")]
    public static partial VirException AlreadyFormatted(string device, string format);

    [ErrorText(ErrorCode.OperationFailed, "no storage pools were found on host '{host}'")]
    public static partial VirException NoSources(string host);

    [ErrorText(ErrorCode.SystemError, "failed to remove pool '{path}'")]
    public static partial VirException PathNotRemoved(int errno, string path);

    [ErrorText(ErrorCode.SystemError, "cannot statvfs path '{path}'")]
    public static partial VirException SizeUnknown(int errno, string path);

    [ErrorText(ErrorCode.ConfigUnsupported, "cannot find logical volume group name '{group}'")]
    public static partial VirException NoGroup(string group);

    [ErrorText(ErrorCode.ConfigUnsupported, "cannot find any matching source devices for logical volume group '{group}'")]
    public static partial VirException NoGroupDevices(string group);

    [ErrorText(ErrorCode.SystemError, "cannot open device '{device}'")]
    public static partial VirException DeviceNotOpened(int errno, string device);

    [ErrorText(ErrorCode.StorageProbeFailed, "Device '{device}' is unrecognized, requires build")]
    public static partial VirException Unrecognized(string device);

    [ErrorText(ErrorCode.StorageProbeFailed, "Format of device '{device}' does not match the expected format '{format}'")]
    public static partial VirException OtherFormat(string device, string? format);

    [ErrorText(ErrorCode.SystemError, "device path '{device}' doesn't exist")]
    public static partial VirException DeviceNotThere(int errno, string device);

    [ErrorText(ErrorCode.InternalError, "the partitions of '{device}' cannot be read")]
    public static partial VirException LayoutUnreadable(string device);

    [ErrorText(ErrorCode.InternalError, "no large enough free extent")]
    public static partial VirException NoFreeExtent();

    [ErrorText(ErrorCode.InternalError, "extended partition already exists")]
    public static partial VirException ExtendedExists();

    [ErrorText(ErrorCode.InternalError, "no extended partition found and no primary partition available")]
    public static partial VirException NoPartitionLeft();
}
