namespace Vireo.Drivers;

/// <summary>Errors about networks, pools, volumes, interfaces, node devices, filters and secrets that are not there.</summary>
[ErrorCatalogue(ErrorDomain.None)]
public static partial class HostObjectErrors
{
    [ErrorText(ErrorCode.NoNetwork, "no network with matching name '{name}'", Domain = ErrorDomain.Network)]
    public static partial VirException NetworkNameUnknown(string name);

    [ErrorText(ErrorCode.InternalError, "network '{network}' does not have a bridge name.")]
    public static partial VirException NoBridge(ErrorDomain domain, string network);

    [ErrorText(ErrorCode.OperationInvalid, "network is not running", Domain = ErrorDomain.Network)]
    public static partial VirException NetworkNotRunning();

    [ErrorText(ErrorCode.OperationInvalid, "cannot change persistent config of a transient network", Domain = ErrorDomain.Network)]
    public static partial VirException NetworkTransient();

    [ErrorText(ErrorCode.NoNetwork, "no network with matching uuid '{uuid}'", Domain = ErrorDomain.Network)]
    public static partial VirException NetworkUuidUnknown(Uuid uuid);

    [ErrorText(ErrorCode.NoStoragePool, "no storage pool with matching name '{name}'", Domain = ErrorDomain.Storage)]
    public static partial VirException PoolNameUnknown(string name);

    [ErrorText(ErrorCode.NoStoragePool, "no storage pool with matching uuid '{uuid}'", Domain = ErrorDomain.Storage)]
    public static partial VirException PoolUuidUnknown(Uuid uuid);

    [ErrorText(ErrorCode.NoStoragePool, "no storage pool with matching target path '{path}'", Domain = ErrorDomain.Storage)]
    public static partial VirException PoolPathUnknown(string path);

    [ErrorText(ErrorCode.OperationInvalid, "storage pool '{name}' is not active")]
    public static partial VirException PoolInactive(ErrorDomain domain, string name);

    [ErrorText(ErrorCode.OperationInvalid, "pool is already active as '{name}'", Domain = ErrorDomain.Storage)]
    public static partial VirException PoolActiveAs(string name);

    [ErrorText(ErrorCode.ConfigUnsupported, "Expected exactly 1 host for the storage pool")]
    public static partial VirException OneHostExpected(ErrorDomain domain);

    [ErrorText(ErrorCode.OperationFailed, "Storage source conflict with pool: '{name}'", Domain = ErrorDomain.Storage)]
    public static partial VirException PoolSourceConflict(string name);

    [ErrorText(ErrorCode.NoStorageVol, "no storage vol with matching name '{name}'")]
    public static partial VirException VolumeNameUnknown(ErrorDomain domain, string name);

    [ErrorText(ErrorCode.InternalError, "unknown storage pool type {type}")]
    public static partial VirException PoolTypeUnknown(ErrorDomain domain, string type);

    [ErrorText(ErrorCode.InvalidArg, "hostname must be specified for netfs sources")]
    public static partial VirException NetFsHostMissing(ErrorDomain domain);

    [ErrorText(ErrorCode.NoSupport, "pool type '{type}' does not support source discovery")]
    public static partial VirException PoolDiscoveryUnsupported(ErrorDomain domain, string? type);

    [ErrorText(ErrorCode.NoStorageVol, "no storage vol with matching key {key}", Domain = ErrorDomain.Storage)]
    public static partial VirException VolumeKeyUnknown(string key);

    [ErrorText(ErrorCode.NoStorageVol, "no storage vol with matching path '{path}'")]
    public static partial VirException VolumePathUnknown(ErrorDomain domain, string path);

    [ErrorText(ErrorCode.NoInterface, "couldn't find interface named '{name}'", Domain = ErrorDomain.Interface)]
    public static partial VirException InterfaceNameUnknown(string name);

    [ErrorText(ErrorCode.NoInterface, "couldn't find interface with MAC address '{mac}'", Domain = ErrorDomain.Interface)]
    public static partial VirException InterfaceMacUnknown(string mac);

    [ErrorText(ErrorCode.OperationInvalid, "there is another transaction running.")]
    public static partial VirException InterfaceTransactionRunning(ErrorDomain domain);

    [ErrorText(ErrorCode.OperationInvalid, "no transaction running, nothing to be committed.")]
    public static partial VirException InterfaceNothingToCommit(ErrorDomain domain);

    [ErrorText(ErrorCode.OperationInvalid, "no transaction running, nothing to rollback.")]
    public static partial VirException InterfaceNothingToRollBack(ErrorDomain domain);

    [ErrorText(ErrorCode.NoNodeDevice, "no node device with matching name '{name}'")]
    public static partial VirException NodeDeviceNameUnknown(ErrorDomain domain, string name);

    [ErrorText(ErrorCode.NoNwfilter, "no nwfilter with matching name '{name}'", Domain = ErrorDomain.Nwfilter)]
    public static partial VirException FilterNameUnknown(string name);

    [ErrorText(ErrorCode.NoNwfilter, "no nwfilter with matching uuid '{uuid}'", Domain = ErrorDomain.Nwfilter)]
    public static partial VirException FilterUuidUnknown(Uuid uuid);

    [ErrorText(ErrorCode.NoNwfilterBinding, "no nwfilter binding for port dev '{device}'", Domain = ErrorDomain.Nwfilter)]
    public static partial VirException FilterBindingUnknown(string device);

    [ErrorText(ErrorCode.NoSecret, "no secret with matching uuid '{uuid}'", Domain = ErrorDomain.Secret)]
    public static partial VirException SecretUuidUnknown(string uuid);

    [ErrorText(ErrorCode.NoSecret, "no secret with matching usage '{usage}'", Domain = ErrorDomain.Secret)]
    public static partial VirException SecretUsageUnknown(string usage);

    [ErrorText(ErrorCode.InvalidArg, "secret with uuid {uuid} is of type '{actual}' not expected '{expected}' type",
        Domain = ErrorDomain.Secret)]
    public static partial VirException SecretUsageWrong(Uuid uuid, string expected, string actual);
}
