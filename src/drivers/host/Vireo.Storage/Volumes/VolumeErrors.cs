namespace Vireo.Drivers.Storage;

/// <summary>Errors of volumes. Texts and codes are those of libvirtd 9.0.</summary>
[ErrorCatalogue(ErrorDomain.Storage)]
internal static partial class VolumeErrors
{
    [ErrorText(ErrorCode.ConfigUnsupported, "lazy_refcounts not supported with compat level {compat}")]
    public static partial VirException FeaturesNeedCompat(string compat);

    [ErrorText(ErrorCode.InternalError, "Only luks encryption is supported for raw files")]
    public static partial VirException OnlyLuksOfRaw();

    [ErrorText(ErrorCode.ConfigUnsupported, "creation of qcow2 encrypted image is not supported")]
    public static partial VirException NoOldEncryption();

    [ErrorText(ErrorCode.ConfigUnsupported, "unsupported volume encryption format {encryption}")]
    public static partial VirException EncryptionUnknown(int encryption);

    [ErrorText(ErrorCode.ConfigUnsupported, "volume encryption unsupported with format {format}")]
    public static partial VirException NoEncryptionOf(string format);

    [ErrorText(ErrorCode.XmlError, "no secret provided for luks encryption")]
    public static partial VirException NoSecretOfVolume();

    [ErrorText(ErrorCode.OperationUnsupported, "preallocate is only supported for an unencrypted raw volume")]
    public static partial VirException OnlyPlainAllocates();

    [ErrorText(ErrorCode.InvalidArg, "A single <secret type='passphrase'...> element is expected in encryption description")]
    public static partial VirException OneSecret();

    [ErrorText(ErrorCode.ConfigUnsupported, "metadata preallocation is not supported for raw volumes")]
    public static partial VirException NoMetadataOfRaw();

    [ErrorText(ErrorCode.NoSupport, "backing storage not supported for raw volumes")]
    public static partial VirException NoBackingOfRaw();

    [ErrorText(ErrorCode.InvalidArg, "the volume name '{name}' is reserved for volumes that are being made")]
    public static partial VirException NameReserved(string name);

    [ErrorText(ErrorCode.SystemError, "inaccessible backing store volume {path}")]
    public static partial VirException BackingInaccessible(int errno, string path);

    [ErrorText(ErrorCode.SystemError, "cannot open volume '{path}'")]
    public static partial VirException NotRefreshed(int errno, string path);

    [ErrorText(ErrorCode.InternalError, "Volume path '{path}' is a FIFO")]
    public static partial VirException IsPipe(string path);

    [ErrorText(ErrorCode.NoSupport, "storage pool does not support volume creation")]
    public static partial VirException NoCreation();

    [ErrorText(ErrorCode.NoSupport, "storage pool does not support vol deletion")]
    public static partial VirException NoDeletion();

    [ErrorText(ErrorCode.NoSupport, "storage pool does not support changing of volume capacity")]
    public static partial VirException NoResizing();

    [ErrorText(ErrorCode.NoSupport, "storage pool doesn't support volume wiping")]
    public static partial VirException NoWiping();

    [ErrorText(ErrorCode.NoSupport, "storage pool doesn't support volume download")]
    public static partial VirException NoDownload();

    [ErrorText(ErrorCode.NoSupport, "storage pool doesn't support volume upload")]
    public static partial VirException NoUpload();

    [ErrorText(ErrorCode.NoSupport, "storage pool does not support volume creation from an existing volume")]
    public static partial VirException NoCloning();

    [ErrorText(ErrorCode.OperationInvalid, "volume name '{name}' cannot contain '/'")]
    public static partial VirException NameWithSlash(string name);

    [ErrorText(ErrorCode.OperationInvalid, "volume target path '{path}' already exists")]
    public static partial VirException PathExists(string path);

    [ErrorText(ErrorCode.StorageVolExist, "'{name}'")]
    public static partial VirException Exists(string name);

    [ErrorText(ErrorCode.InternalError, "storage volume name '{name}' already in use.")]
    public static partial VirException NameInUse(string name);

    [ErrorText(ErrorCode.OperationInvalid, "volume '{name}' is still in use.")]
    public static partial VirException InUse(string name);

    [ErrorText(ErrorCode.OperationInvalid, "volume '{name}' is still being allocated.")]
    public static partial VirException BeingMade(string name);

    [ErrorText(ErrorCode.SystemError, "cannot create path '{path}'")]
    public static partial VirException NotCreated(int errno, string path);

    [ErrorText(ErrorCode.SystemError, "cannot allocate {bytes} bytes in file '{path}'")]
    public static partial VirException NotAllocated(int errno, ulong bytes, string path);

    [ErrorText(ErrorCode.SystemError, "Unable to write {path}")]
    public static partial VirException StreamNotWritten(int errno, string path);

    [ErrorText(ErrorCode.SystemError, "cannot extend file '{path}'")]
    public static partial VirException NotExtended(int errno, string path);

    [ErrorText(ErrorCode.SystemError, "cannot unlink file '{path}'")]
    public static partial VirException NotUnlinked(int errno, string path);

    [ErrorText(ErrorCode.SystemError, "failed to remove directory '{path}'")]
    public static partial VirException FolderNotRemoved(int errno, string path);

    [ErrorText(ErrorCode.SystemError, "failed to clone files from '{path}'")]
    public static partial VirException NotShared(int errno, string path);

    [ErrorText(ErrorCode.SystemError, "unable to control COW flag on '{path}', not btrfs")]
    public static partial VirException CopyOnWriteNotSet(int errno, string path);

    [ErrorText(ErrorCode.SystemError, "Failed to open storage volume with path '{path}'")]
    public static partial VirException NotOpened(int errno, string path);

    [ErrorText(ErrorCode.SystemError, "Unable to open '{path}'")]
    public static partial VirException ContentNotOpened(int errno, string path);

    [ErrorText(ErrorCode.SystemError, "Unable to open stream for '{path}'")]
    public static partial VirException StreamNotOpened(int errno, string path);

    [ErrorText(ErrorCode.InternalError, "unable to find qemu-img")]
    public static partial VirException NoQemuImg();

    [ErrorText(ErrorCode.InternalError, "unsupported algorithm {algorithm}")]
    public static partial VirException AlgorithmUnknown(int algorithm);

    [ErrorText(ErrorCode.InvalidArg, "unsupported algorithm {algorithm}")]
    public static partial VirException AlgorithmUnsupported(int algorithm);

    [ErrorText(ErrorCode.InvalidArg, "can't shrink capacity below existing allocation")]
    public static partial VirException BelowAllocation();

    [ErrorText(ErrorCode.InvalidArg, "Can't shrink capacity below current capacity unless shrink flag explicitly specified")]
    public static partial VirException ShrinkNotAsked();

    [ErrorText(ErrorCode.OperationFailed, "Not enough space left in storage pool")]
    public static partial VirException PoolFull();

    [ErrorText(ErrorCode.SystemError, "cannot write to stream", Domain = ErrorDomain.Streams)]
    public static partial VirException StreamFull(int errno);

    [ErrorText(ErrorCode.OperationUnsupported, "preallocate is only supported for raw type volume")]
    public static partial VirException OnlyRawAllocates();

    [ErrorText(ErrorCode.NoSupport, "logical volume '{path}' is sparse, volume wipe not supported")]
    public static partial VirException SparseNotWiped(string path);

    [ErrorText(ErrorCode.ConfigUnsupported, "storage pool does not support encrypted volumes")]
    public static partial VirException NoEncryption();

    [ErrorText(ErrorCode.InvalidArg, "invalid partition name '{name}', expected '{expected}'")]
    public static partial VirException OtherPartition(string? name, string expected);

    [ErrorText(ErrorCode.InternalError, "unable to find ploop, please install ploop tools")]
    public static partial VirException NoPloop();
}
