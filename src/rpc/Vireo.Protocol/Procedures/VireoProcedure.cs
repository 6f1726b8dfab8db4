namespace Vireo.Protocol;

/// <summary>
/// The procedures of Vireo's own program: what libvirt's protocol has no call for. Clients of libvirt never ask for it, and a daemon of
/// libvirt answers that it does not know the program.
/// </summary>
[Program("vireo", 0x76697265, 1)]
public enum VireoProcedure
{
    [Procedure(Args = typeof(VireoConnectListAllJobsArgs), Ret = typeof(VireoConnectListAllJobsRet), Priority = CallPriority.High,
        Driver = DriverGroup.Storage, Function = "vireoConnectListAllJobs")]
    [Acl(Permission.ConnectRead)]
    ConnectListAllJobs = 1,

    [Procedure(Args = typeof(VireoJobCancelArgs), Priority = CallPriority.High, Driver = DriverGroup.Storage, Function = "vireoJobCancel")]
    [Acl(Permission.ConnectWrite)]
    JobCancel = 2,

    [Procedure(Args = typeof(VireoStoragePoolListVolumeDetailsArgs), Ret = typeof(VireoStoragePoolListVolumeDetailsRet),
        Priority = CallPriority.High, Driver = DriverGroup.Storage, Function = "vireoStoragePoolListVolumeDetails", Heavy = true)]
    [Acl(Permission.StoragePoolSearchStorageVols)]
    [AclFilter(Permission.StorageVolRead)]
    StoragePoolListVolumeDetails = 3,
}
