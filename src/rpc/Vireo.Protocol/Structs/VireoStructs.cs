// Wire structs: Vireo.
using Vireo.Xdr;

namespace Vireo.Protocol;

[XdrStruct("vireo_connect_list_all_jobs_args")]
public readonly partial record struct VireoConnectListAllJobsArgs(uint Flags);

[XdrStruct("vireo_connect_list_all_jobs_ret")]
public readonly partial record struct VireoConnectListAllJobsRet([Max(VireoLimits.JobListMax)] IReadOnlyList<JobInfo> Jobs);

[XdrStruct("vireo_job_cancel_args")]
public readonly partial record struct VireoJobCancelArgs(ulong Id, uint Flags);

[XdrStruct("vireo_storage_pool_list_volume_details_args")]
public readonly partial record struct VireoStoragePoolListVolumeDetailsArgs(StoragePoolRef Pool, uint Flags);

[XdrStruct("vireo_storage_pool_list_volume_details_ret")]
public readonly partial record struct VireoStoragePoolListVolumeDetailsRet(
    [Max(RemoteLimits.StorageVolListMax)] IReadOnlyList<StorageVolDetails> Volumes);
