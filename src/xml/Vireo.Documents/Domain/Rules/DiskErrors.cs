namespace Vireo.Documents;

/// <summary>Errors of disks in descriptions of guests.</summary>
[ErrorCatalogue(ErrorDomain.Domain)]
internal static partial class DiskErrors
{
    [ErrorText(ErrorCode.ConfigUnsupported,
        "Found duplicate drive address for disk with target name '{disk}' controller='{controller}' bus='{bus}' "
            + "target='{target}' unit='{unit}'")]
    public static partial VirException DriveAddressTwice(string? disk, uint controller, uint bus, uint target, uint unit);

    [ErrorText(ErrorCode.ConfigUnsupported, "an <auth> definition already found for disk source")]
    public static partial VirException AuthTwice();

    [ErrorText(ErrorCode.ConfigUnsupported, "an <encryption> definition already found for disk source")]
    public static partial VirException EncryptionTwice();

    [ErrorText(ErrorCode.InternalError, "Invalid bus type '{bus}' for {kind}")]
    public static partial VirException BusInvalid(string? bus, string kind);

    [ErrorText(ErrorCode.InternalError, "Invalid floppy device name: {name}")]
    public static partial VirException FloppyName(string name);

    [ErrorText(ErrorCode.InternalError, "Invalid harddisk device name: {name}")]
    public static partial VirException HardDiskName(string name);

    [ErrorText(ErrorCode.XmlError, "can't split path '{name}' into pool name and image name")]
    public static partial VirException PoolAndImage(string name);

    [ErrorText(ErrorCode.ConfigUnsupported, "disk device='lun' is not supported for protocol='{protocol}'")]
    public static partial VirException LunProtocol(string? protocol);

    [ErrorText(ErrorCode.ConfigUnsupported, "disk device='lun' is only valid for block type disk source")]
    public static partial VirException LunNotBlock();

    [ErrorText(ErrorCode.ConfigUnsupported, "disk device 'lun' doesn't support storage slice")]
    public static partial VirException LunSlice();

    [ErrorText(ErrorCode.ConfigUnsupported, "disk vendor is more than 8 characters")]
    public static partial VirException VendorTooLong();

    [ErrorText(ErrorCode.ConfigUnsupported, "disk product is more than 16 characters")]
    public static partial VirException ProductTooLong();

    [ErrorText(ErrorCode.ConfigUnsupported, "supplying <cipher> for domain disk definition is unnecessary")]
    public static partial VirException CipherUnnecessary();

    [ErrorText(ErrorCode.ConfigUnsupported, "Invalid address type '{type}' for the disk '{disk}' with the bus type '{bus}'")]
    public static partial VirException AddressType(string type, string? disk, string? bus);

    [ErrorText(ErrorCode.XmlError, "Unknown disk name '{name}' and no address specified")]
    public static partial VirException NameUnknown(string? name);

    [ErrorText(ErrorCode.XmlError, "total and read/write bytes_sec cannot be set at the same time")]
    public static partial VirException BytesTotalAndPart();

    [ErrorText(ErrorCode.XmlError, "total and read/write bytes_sec_max cannot be set at the same time")]
    public static partial VirException MaximumBytesTotalAndPart();
}
