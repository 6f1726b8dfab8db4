namespace Vireo.Drivers.Qemu.Launch;

/// <summary>Errors of disks that name a volume. Texts and codes are those of libvirtd 9.0.</summary>
[ErrorCatalogue(ErrorDomain.Domain)]
internal static partial class VolumeSourceErrors
{
    [ErrorText(ErrorCode.ConfigUnsupported, "storage pool '{pool}' containing volume '{volume}' is not active")]
    public static partial VirException PoolInactive(string pool, string volume);

    [ErrorText(ErrorCode.XmlError, "disk source mode is only valid when storage pool is of iscsi type")]
    public static partial VirException ModeWithoutIscsi();

    [ErrorText(ErrorCode.ConfigUnsupported, "using '{pool}' pools for backing 'volume' disks isn't yet supported")]
    public static partial VirException PoolKindUnsupported(string? pool);

    [ErrorText(ErrorCode.InternalError, "unexpected storage volume type '{type}' for storage pool type '{pool}'")]
    public static partial VirException VolumeKindUnexpected(string type, string? pool);

    [ErrorText(ErrorCode.InternalError, "unexpected iscsi volume name '{volume}'")]
    public static partial VirException UnitNameUnexpected(string volume);

    [ErrorText(ErrorCode.InternalError, "missing storage backend for 'volume' storage", Domain = ErrorDomain.Storage)]
    public static partial VirException Unresolved();
}
