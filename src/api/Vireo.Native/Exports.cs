using Vireo.Operations;

namespace Vireo.Native;

/// <summary>
/// The exported functions. Generated from the headers: entry points with their one border for exceptions, and the bodies of all regular
/// shapes. By hand, in Manual/, only what a header declares Manual.
/// </summary>
[CSurface(typeof(DriverConnection), typeof(AdminConnection))]
[CHandle("virConnectPtr", typeof(ConnectHandle))]
[CHandle("virStreamPtr", typeof(StreamHandle))]
[CHandle("virAdmConnectPtr", typeof(AdminHandle))]
[CHandle("virDomainPtr", typeof(DomainRef))]
[CHandle("virDomainSnapshotPtr", typeof(DomainSnapshotRef))]
[CHandle("virDomainCheckpointPtr", typeof(DomainCheckpointRef))]
[CHandle("virNetworkPtr", typeof(NetworkRef))]
[CHandle("virNetworkPortPtr", typeof(NetworkPortRef))]
[CHandle("virInterfacePtr", typeof(InterfaceRef))]
[CHandle("virStoragePoolPtr", typeof(StoragePoolRef))]
[CHandle("virStorageVolPtr", typeof(StorageVolRef))]
[CHandle("virNodeDevicePtr", typeof(NodeDeviceRef))]
[CHandle("virSecretPtr", typeof(SecretRef))]
[CHandle("virNWFilterPtr", typeof(NwFilterRef))]
[CHandle("virNWFilterBindingPtr", typeof(NwFilterBindingRef))]
[CHandle("virAdmServerPtr", typeof(AdminServerRef))]
[CHandle("virAdmClientPtr", typeof(AdminClientRef))]
internal static unsafe partial class Exports
{
}
