// Wire structs: StoragePools.
using Vireo.Xdr;

namespace Vireo.Protocol;

[XdrStruct("remote_storage_pool_lookup_by_uuid_args")]
public readonly partial record struct StoragePoolLookupByUuidArgs(Uuid Uuid);

[XdrStruct("remote_storage_pool_lookup_by_uuid_ret")]
public readonly partial record struct StoragePoolLookupByUuidRet(StoragePoolRef Pool);

[XdrStruct("remote_storage_pool_lookup_by_name_args")]
public readonly partial record struct StoragePoolLookupByNameArgs([Max(RemoteLimits.StringMax)] string Name);

[XdrStruct("remote_storage_pool_lookup_by_name_ret")]
public readonly partial record struct StoragePoolLookupByNameRet(StoragePoolRef Pool);

[XdrStruct("remote_storage_pool_lookup_by_volume_args")]
public readonly partial record struct StoragePoolLookupByVolumeArgs(StorageVolRef Vol);

[XdrStruct("remote_storage_pool_lookup_by_volume_ret")]
public readonly partial record struct StoragePoolLookupByVolumeRet(StoragePoolRef Pool);

[XdrStruct("remote_storage_pool_lookup_by_target_path_args")]
public readonly partial record struct StoragePoolLookupByTargetPathArgs([Max(RemoteLimits.StringMax)] string Path);

[XdrStruct("remote_storage_pool_lookup_by_target_path_ret")]
public readonly partial record struct StoragePoolLookupByTargetPathRet(StoragePoolRef Pool);

[XdrStruct("remote_storage_pool_create_xml_args")]
public readonly partial record struct StoragePoolCreateXmlArgs([Max(RemoteLimits.StringMax)] string Xml, uint Flags);

[XdrStruct("remote_storage_pool_create_xml_ret")]
public readonly partial record struct StoragePoolCreateXmlRet(StoragePoolRef Pool);

[XdrStruct("remote_storage_pool_define_xml_args")]
public readonly partial record struct StoragePoolDefineXmlArgs([Max(RemoteLimits.StringMax)] string Xml, uint Flags);

[XdrStruct("remote_storage_pool_define_xml_ret")]
public readonly partial record struct StoragePoolDefineXmlRet(StoragePoolRef Pool);

[XdrStruct("remote_storage_pool_build_args")]
public readonly partial record struct StoragePoolBuildArgs(StoragePoolRef Pool, uint Flags);

[XdrStruct("remote_storage_pool_undefine_args")]
public readonly partial record struct StoragePoolUndefineArgs(StoragePoolRef Pool);

[XdrStruct("remote_storage_pool_create_args")]
public readonly partial record struct StoragePoolCreateArgs(StoragePoolRef Pool, uint Flags);

[XdrStruct("remote_storage_pool_destroy_args")]
public readonly partial record struct StoragePoolDestroyArgs(StoragePoolRef Pool);

[XdrStruct("remote_storage_pool_delete_args")]
public readonly partial record struct StoragePoolDeleteArgs(StoragePoolRef Pool, uint Flags);

[XdrStruct("remote_storage_pool_refresh_args")]
public readonly partial record struct StoragePoolRefreshArgs(StoragePoolRef Pool, uint Flags);

[XdrStruct("remote_storage_pool_get_xml_desc_args")]
public readonly partial record struct StoragePoolGetXmlDescArgs(StoragePoolRef Pool, uint Flags);

[XdrStruct("remote_storage_pool_get_xml_desc_ret")]
public readonly partial record struct StoragePoolGetXmlDescRet([Max(RemoteLimits.StringMax)] string Xml);

[XdrStruct("remote_storage_pool_get_info_args")]
public readonly partial record struct StoragePoolGetInfoArgs(StoragePoolRef Pool);

[XdrStruct("remote_storage_pool_get_info_ret")]
public readonly partial record struct StoragePoolGetInfoRet(byte State, ulong Capacity, ulong Allocation, ulong Available);

[XdrStruct("remote_storage_pool_get_autostart_args")]
public readonly partial record struct StoragePoolGetAutostartArgs(StoragePoolRef Pool);

[XdrStruct("remote_storage_pool_get_autostart_ret")]
public readonly partial record struct StoragePoolGetAutostartRet(int Autostart);

[XdrStruct("remote_storage_pool_set_autostart_args")]
public readonly partial record struct StoragePoolSetAutostartArgs(StoragePoolRef Pool, int Autostart);

[XdrStruct("remote_storage_pool_num_of_volumes_args")]
public readonly partial record struct StoragePoolNumOfVolumesArgs(StoragePoolRef Pool);

[XdrStruct("remote_storage_pool_num_of_volumes_ret")]
public readonly partial record struct StoragePoolNumOfVolumesRet(int Num);

[XdrStruct("remote_storage_pool_list_volumes_args")]
public readonly partial record struct StoragePoolListVolumesArgs(StoragePoolRef Pool, [Role(FieldRole.Capacity)] int Maxnames);

[XdrStruct("remote_storage_pool_list_volumes_ret")]
public readonly partial record struct StoragePoolListVolumesRet(
    [Max(RemoteLimits.StorageVolListMax), ElementMax(RemoteLimits.StringMax)] IReadOnlyList<string> Names);

[XdrStruct("remote_storage_pool_is_active_args")]
public readonly partial record struct StoragePoolIsActiveArgs(StoragePoolRef Pool);

[XdrStruct("remote_storage_pool_is_active_ret")]
public readonly partial record struct StoragePoolIsActiveRet(int Active);

[XdrStruct("remote_storage_pool_is_persistent_args")]
public readonly partial record struct StoragePoolIsPersistentArgs(StoragePoolRef Pool);

[XdrStruct("remote_storage_pool_is_persistent_ret")]
public readonly partial record struct StoragePoolIsPersistentRet(int Persistent);

[XdrStruct("remote_storage_pool_list_all_volumes_args")]
public readonly partial record struct StoragePoolListAllVolumesArgs(
    StoragePoolRef Pool,
    [Wire("need_results"), Role(FieldRole.NeedResults)] int NeedResults,
    uint Flags);

[XdrStruct("remote_storage_pool_list_all_volumes_ret")]
public readonly partial record struct StoragePoolListAllVolumesRet(
    [Max(RemoteLimits.StorageVolListMax)] IReadOnlyList<StorageVolRef> Vols,
    [Role(FieldRole.Count)] uint Ret);
