namespace Vireo.Drivers.Test;

/// <summary>Errors of the storage pools and volumes of the test driver.</summary>
[ErrorCatalogue(ErrorDomain.Test)]
internal static partial class TestStorageErrors
{
    [ErrorText(ErrorCode.InternalError, "missing backend for pool type -1", Domain = ErrorDomain.Storage)]
    public static partial VirException NoBackend();

    [ErrorText(ErrorCode.InvalidArg, "pool has no config file")]
    public static partial VirException NoConfigFile();

    [ErrorText(ErrorCode.OperationInvalid, "storage pool '{name}' is active")]
    public static partial VirException PoolActive(string name);

    [ErrorText(ErrorCode.OperationInvalid, "storage pool is not active")]
    public static partial VirException PoolNotActive();

    [ErrorText(ErrorCode.OperationFailed, "storage vol already exists")]
    public static partial VirException VolumeExists();

    [ErrorText(ErrorCode.NoStorageVol, "no storage vol with matching key '{key}'")]
    public static partial VirException VolumeKeyUnknown(string key);

    [ErrorText(ErrorCode.InternalError, "Not enough free space in pool for volume '{volume}'")]
    public static partial VirException NoSpace(string? volume);
}
