namespace Vireo.Native;

/// <summary>The errors for a pointer that names no object of a kind.</summary>
internal static class HandleKinds
{
    private static readonly Dictionary<Type, (ErrorCode Code, ErrorDomain Domain)> Kinds = new()
    {
        [typeof(DomainRef)] = (ErrorCode.InvalidDomain, ErrorDomain.Dom),
        [typeof(DomainSnapshotRef)] = (ErrorCode.InvalidDomainSnapshot, ErrorDomain.DomainSnapshot),
        [typeof(DomainCheckpointRef)] = (ErrorCode.InvalidDomainCheckpoint, ErrorDomain.DomainCheckpoint),
        [typeof(NetworkRef)] = (ErrorCode.InvalidNetwork, ErrorDomain.Network),
        [typeof(NetworkPortRef)] = (ErrorCode.InvalidNetworkPort, ErrorDomain.Network),
        [typeof(InterfaceRef)] = (ErrorCode.InvalidInterface, ErrorDomain.Interface),
        [typeof(StoragePoolRef)] = (ErrorCode.InvalidStoragePool, ErrorDomain.Storage),
        [typeof(StorageVolRef)] = (ErrorCode.InvalidStorageVol, ErrorDomain.Storage),
        [typeof(NodeDeviceRef)] = (ErrorCode.InvalidNodeDevice, ErrorDomain.Nodedev),
        [typeof(SecretRef)] = (ErrorCode.InvalidSecret, ErrorDomain.Secret),
        [typeof(NwFilterRef)] = (ErrorCode.InvalidNwfilter, ErrorDomain.Nwfilter),
        [typeof(NwFilterBindingRef)] = (ErrorCode.InvalidNwfilterBinding, ErrorDomain.Nwfilter),
        [typeof(AdminServerRef)] = (ErrorCode.InvalidConn, ErrorDomain.Admin),
        [typeof(AdminClientRef)] = (ErrorCode.InvalidConn, ErrorDomain.Admin),
    };

    public static (ErrorCode Code, ErrorDomain Domain) Of<T>()
        where T : struct => Kinds[typeof(T)];
}
