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

    [ErrorText(ErrorCode.ConfigUnsupported, "missing source devices")]
    public static partial VirException NoSourceDevices();

    [ErrorText(ErrorCode.SystemError, "Failed to find user record for uid '{user}'")]
    public static partial VirException UserUnknown(uint user);

    [ErrorText(ErrorCode.SystemError, "Failed to find group record for gid '{group}'")]
    public static partial VirException GroupUnknown(uint group);

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

    [ErrorText(ErrorCode.OperationInvalid, "Format of device '{device}' does not match the expected format '{format}'")]
    public static partial VirException OtherFormat(string device, string? format);

    [ErrorText(ErrorCode.InvalidArg, "device path '{device}' doesn't exist")]
    public static partial VirException DeviceNotThere(string device);

    [ErrorText(ErrorCode.InternalError, "the partitions of '{device}' cannot be read")]
    public static partial VirException LayoutUnreadable(string device);

    [ErrorText(ErrorCode.InternalError, "no large enough free extent")]
    public static partial VirException NoFreeExtent();

    [ErrorText(ErrorCode.InternalError, "extended partition already exists")]
    public static partial VirException ExtendedExists();

    [ErrorText(ErrorCode.InternalError, "no extended partition found and no primary partition available")]
    public static partial VirException NoPartitionLeft();

    [ErrorText(ErrorCode.InternalError, "Invalid adapter name '{name}' for SCSI pool")]
    public static partial VirException AdapterUnknown(string name);

    [ErrorText(ErrorCode.SystemError, "Could not open '{path}' to trigger host scan")]
    public static partial VirException NotScanned(int errno, string path);

    [ErrorText(ErrorCode.XmlError, "Failed to find scsi_host using PCI '{card}' and unique_id='{number}'")]
    public static partial VirException NoHostAt(string card, uint number);

    [ErrorText(ErrorCode.XmlError, "Failed to find SCSI host with wwnn='{node}', wwpn='{port}'")]
    public static partial VirException PortMissing(string? node, string? port);

    [ErrorText(ErrorCode.XmlError, "parent '{name}' specified for vHBA does not exist")]
    public static partial VirException ParentMissing(string name);

    [ErrorText(ErrorCode.XmlError, "cannot find parent using provided wwnn/wwpn")]
    public static partial VirException NoParentByNames();

    [ErrorText(ErrorCode.XmlError, "cannot find parent using provided fabric_wwn")]
    public static partial VirException NoParentByFabric();

    [ErrorText(ErrorCode.XmlError, "'parent' for vHBA not specified, and cannot find one on this host")]
    public static partial VirException NoParent();

    [ErrorText(ErrorCode.SystemError, "Write of '{names}' to '{path}' during vport create/delete failed")]
    public static partial VirException PortNotChanged(int errno, string names, string path);

    [ErrorText(ErrorCode.InternalError, "cannot find session")]
    public static partial VirException NoSession();

    [ErrorText(ErrorCode.InvalidArg, "hostname must be specified for iscsi sources")]
    public static partial VirException NoIscsiHost();

    [ErrorText(ErrorCode.OperationFailed, "no iSCSI interface defined for IQN {initiator}")]
    public static partial VirException NoInterface(string initiator);

    [ErrorText(ErrorCode.XmlError, "iscsi pool only supports 'chap' auth type")]
    public static partial VirException OnlyChap();
}
