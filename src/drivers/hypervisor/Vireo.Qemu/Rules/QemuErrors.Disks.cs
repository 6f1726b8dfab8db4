namespace Vireo.Drivers.Qemu.Rules;

internal static partial class QemuErrors
{
    [ErrorText(ErrorCode.InternalError, "unsupported disk bus '{bus}' with device setup")]
    public static partial VirException DiskBusOfDevice(string? bus);

    [ErrorText(ErrorCode.ConfigUnsupported, "target must be 0 for controller model 'lsilogic'")]
    public static partial VirException LsilogicTarget();

    [ErrorText(ErrorCode.InternalError, "SCSI controller only supports 1 bus")]
    public static partial VirException ScsiBus();

    [ErrorText(ErrorCode.InternalError, "Only 1 IDE controller is supported")]
    public static partial VirException OneIdeController();

    [ErrorText(ErrorCode.ConfigUnsupported, "Only ide and scsi disk support wwn")]
    public static partial VirException WwnUnsupported();

    [ErrorText(ErrorCode.ConfigUnsupported, "Only scsi disk supports vendor and product")]
    public static partial VirException VendorUnsupported();

    [ErrorText(ErrorCode.InternalError, "driver serial '{serial}' contains unsafe characters")]
    public static partial VirException UnsafeSerial(string? serial);

    [ErrorText(ErrorCode.ConfigUnsupported, "shared access for disk '{target}' requires use of supported storage format")]
    public static partial VirException SharedFormat(string? target);

    [ErrorText(ErrorCode.ConfigUnsupported, "disk type of '{target}' does not support ejectable media")]
    public static partial VirException NotEjectable(string? target);

    [ErrorText(ErrorCode.ConfigUnsupported, "'{bus}' disk must not be empty")]
    public static partial VirException DiskEmpty(string? bus);

    [ErrorText(ErrorCode.ConfigUnsupported, "CHS geometry can not be set for '{bus}' bus")]
    public static partial VirException GeometryUnsupported(string? bus);

    [ErrorText(ErrorCode.ConfigUnsupported, "Disk iothread '{thread}' not defined in iothreadid")]
    public static partial VirException DiskThreadUnknown(uint thread);

    [ErrorText(ErrorCode.ConfigUnsupported, "IOThreads not available for bus {bus} target {target}")]
    public static partial VirException DiskThreadUnsupported(string? bus, string? target);

    [ErrorText(ErrorCode.ConfigUnsupported, "queues attribute in disk driver element is only supported by virtio-blk",
        Domain = ErrorDomain.Domain)]
    public static partial VirException DiskQueues();

    [ErrorText(ErrorCode.ConfigUnsupported, "queue_size attribute in disk driver is only supported by virtio-blk",
        Domain = ErrorDomain.Domain)]
    public static partial VirException DiskQueueSize();

    [ErrorText(ErrorCode.ConfigUnsupported, "io='native' needs either no disk cache or directsync cache mode")]
    public static partial VirException NativeIoCache();

    [ErrorText(ErrorCode.ConfigUnsupported, "Invalid disk read error policy: '{policy}'", Domain = ErrorDomain.Domain)]
    public static partial VirException ReadErrorPolicy(string? policy);

    [ErrorText(ErrorCode.ConfigUnsupported, "unsupported driver name '{driver}' for disk '{target}'")]
    public static partial VirException DiskDriver(string? driver, string? target);

    [ErrorText(ErrorCode.XmlError, "removable is only valid for usb disks", Domain = ErrorDomain.Domain)]
    public static partial VirException RemovableNotUsb();

    [ErrorText(ErrorCode.ConfigUnsupported, "tray is only valid for cdrom and floppy", Domain = ErrorDomain.Domain)]
    public static partial VirException TrayOfDisk();

    [ErrorText(ErrorCode.InternalError, "rotation rate is only valid for SCSI/IDE/SATA bus")]
    public static partial VirException RotationRate();

    [ErrorText(ErrorCode.ConfigUnsupported, "invalid disk target '{target}', partitions can't appear in disk targets")]
    public static partial VirException DiskPartition(string? target);

    [ErrorText(ErrorCode.ArgumentUnsupported, "block I/O throttle limit must be no more than {limit} using QEMU")]
    public static partial VirException ThrottleLimit(ulong limit);

    [ErrorText(ErrorCode.ConfigUnsupported, "'{format}' storage format is not supported")]
    public static partial VirException FormatUnsupported(string? format);

    [ErrorText(ErrorCode.ConfigUnsupported, "'directory' storage format is not directly supported by QEMU, use 'dir' disk type instead")]
    public static partial VirException FormatDirectory();

    [ErrorText(ErrorCode.ConfigUnsupported, "storage format 'fat' is supported only with 'dir' storage type")]
    public static partial VirException FatOfFile();

    [ErrorText(ErrorCode.ConfigUnsupported, "storage type 'dir' requires use of storage format 'fat'")]
    public static partial VirException FolderWithoutFat();

    [ErrorText(ErrorCode.ConfigUnsupported, "virtual FAT storage can't be accessed in read-write mode")]
    public static partial VirException FolderWritten();

    [ErrorText(ErrorCode.ConfigUnsupported, "storage format '{format}' is not directly supported by QEMU, use 'raw' instead")]
    public static partial VirException FormatRawInstead(string? format);

    [ErrorText(ErrorCode.ConfigUnsupported, "'sheepdog' protocol is no longer supported by any hypervisor driver")]
    public static partial VirException Sheepdog();

    [ErrorText(ErrorCode.ConfigUnsupported, "encryption is supported only with 'raw' and 'qcow2' image format")]
    public static partial VirException EncryptionFormat();

    [ErrorText(ErrorCode.ConfigUnsupported, "librbd encryption is not supported by this QEMU binary")]
    public static partial VirException RbdEncryptionUnsupported();

    [ErrorText(ErrorCode.ConfigUnsupported, "librbd encryption layering is not supported by this QEMU binary")]
    public static partial VirException RbdLayersUnsupported();

    [ErrorText(ErrorCode.ConfigUnsupported, "luks-any encryption is not supported by this QEMU binary")]
    public static partial VirException RbdAnyUnsupported();

    [ErrorText(ErrorCode.ConfigUnsupported, "old qcow/qcow2 encryption is not supported")]
    public static partial VirException OldEncryption();

    [ErrorText(ErrorCode.ConfigUnsupported, "{format} is currently not supported by the qemu encryption engine")]
    public static partial VirException EncryptionOfEngine(string? format);

    [ErrorText(ErrorCode.ConfigUnsupported, "librbd encryption is supported only with RBD backed disks")]
    public static partial VirException EncryptionOfRbdOnly();

    [ErrorText(ErrorCode.OperationUnsupported, "block 'throttlefilters' can't be used together with 'iotune' for disk '{target}'")]
    public static partial VirException ThrottleTwice(string? target);
}
