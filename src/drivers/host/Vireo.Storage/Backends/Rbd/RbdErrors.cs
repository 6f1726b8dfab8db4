namespace Vireo.Drivers.Storage;

/// <summary>Errors of pools of Ceph. Texts and codes are those of libvirtd 9.0.</summary>
[ErrorCatalogue(ErrorDomain.Storage)]
internal static partial class RbdErrors
{
    [ErrorText(ErrorCode.SystemError, "failed to connect to the RADOS monitor on: {monitors}")]
    public static partial VirException NotConnected(int errno, string monitors);

    [ErrorText(ErrorCode.SystemError, "failed to create the RBD IoCTX. Does the pool '{pool}' exist?")]
    public static partial VirException PoolNotOpened(int errno, string pool);

    [ErrorText(ErrorCode.SystemError, "failed to remove volume '{pool}/{image}'")]
    public static partial VirException NotRemoved(int errno, string pool, string image);

    [ErrorText(ErrorCode.SystemError, "failed to unprotect snapshot '{pool}/{image}@{snapshot}'")]
    public static partial VirException NotUnprotected(int errno, string pool, string image, string snapshot);

    [ErrorText(ErrorCode.ConfigUnsupported, "only RAW volumes are supported by this storage pool")]
    public static partial VirException OnlyRaw();

    [ErrorText(ErrorCode.NoSupport, "volume capacity required for this storage pool")]
    public static partial VirException NoCapacity();

    [ErrorText(ErrorCode.InternalError, "the configuration of the Ceph client cannot hold '{text}'")]
    public static partial VirException NotWritable(string text);

    [ErrorText(ErrorCode.InternalError, "Ceph's list of the images of '{pool}' cannot be read")]
    public static partial VirException ImagesUnreadable(string pool);

    [ErrorText(ErrorCode.InternalError, "Ceph's figures of the pool '{pool}' cannot be read")]
    public static partial VirException SpaceUnreadable(string pool);

    [ErrorText(ErrorCode.InternalError, "Ceph's list of the snapshots of '{pool}/{image}' cannot be read")]
    public static partial VirException SnapshotsUnreadable(string pool, string image);

    [ErrorText(ErrorCode.InvalidArg, "the volume name '{name}' would name a snapshot to Ceph")]
    public static partial VirException NameWithSnapshot(string name);
}
