// Wire structs: StorageVolumes.
using Vireo.Xdr;

namespace Vireo.Protocol;

[XdrStruct("remote_storage_vol_lookup_by_name_args")]
public readonly partial record struct StorageVolLookupByNameArgs(StoragePoolRef Pool, [Max(RemoteLimits.StringMax)] string Name);

[XdrStruct("remote_storage_vol_lookup_by_name_ret")]
public readonly partial record struct StorageVolLookupByNameRet(StorageVolRef Vol);

[XdrStruct("remote_storage_vol_lookup_by_key_args")]
public readonly partial record struct StorageVolLookupByKeyArgs([Max(RemoteLimits.StringMax)] string Key);

[XdrStruct("remote_storage_vol_lookup_by_key_ret")]
public readonly partial record struct StorageVolLookupByKeyRet(StorageVolRef Vol);

[XdrStruct("remote_storage_vol_lookup_by_path_args")]
public readonly partial record struct StorageVolLookupByPathArgs([Max(RemoteLimits.StringMax)] string Path);

[XdrStruct("remote_storage_vol_lookup_by_path_ret")]
public readonly partial record struct StorageVolLookupByPathRet(StorageVolRef Vol);

[XdrStruct("remote_storage_vol_create_xml_args")]
public readonly partial record struct StorageVolCreateXmlArgs(StoragePoolRef Pool, [Max(RemoteLimits.StringMax)] string Xml, uint Flags);

[XdrStruct("remote_storage_vol_create_xml_ret")]
public readonly partial record struct StorageVolCreateXmlRet(StorageVolRef Vol);

[XdrStruct("remote_storage_vol_create_xml_from_args")]
public readonly partial record struct StorageVolCreateXmlFromArgs(
    StoragePoolRef Pool,
    [Max(RemoteLimits.StringMax)] string Xml,
    StorageVolRef Clonevol,
    uint Flags);

[XdrStruct("remote_storage_vol_create_xml_from_ret")]
public readonly partial record struct StorageVolCreateXmlFromRet(StorageVolRef Vol);

[XdrStruct("remote_storage_vol_delete_args")]
public readonly partial record struct StorageVolDeleteArgs(StorageVolRef Vol, uint Flags);

[XdrStruct("remote_storage_vol_wipe_args")]
public readonly partial record struct StorageVolWipeArgs(StorageVolRef Vol, uint Flags);

[XdrStruct("remote_storage_vol_wipe_pattern_args")]
public readonly partial record struct StorageVolWipePatternArgs(StorageVolRef Vol, uint Algorithm, uint Flags);

[XdrStruct("remote_storage_vol_get_xml_desc_args")]
public readonly partial record struct StorageVolGetXmlDescArgs(StorageVolRef Vol, uint Flags);

[XdrStruct("remote_storage_vol_get_xml_desc_ret")]
public readonly partial record struct StorageVolGetXmlDescRet([Max(RemoteLimits.StringMax)] string Xml);

[XdrStruct("remote_storage_vol_get_info_args")]
public readonly partial record struct StorageVolGetInfoArgs(StorageVolRef Vol);

[XdrStruct("remote_storage_vol_get_info_ret")]
public readonly partial record struct StorageVolGetInfoRet(sbyte Type, ulong Capacity, ulong Allocation);

[XdrStruct("remote_storage_vol_get_info_flags_args")]
public readonly partial record struct StorageVolGetInfoFlagsArgs(StorageVolRef Vol, uint Flags);

[XdrStruct("remote_storage_vol_get_info_flags_ret")]
public readonly partial record struct StorageVolGetInfoFlagsRet(sbyte Type, ulong Capacity, ulong Allocation);

[XdrStruct("remote_storage_vol_get_path_args")]
public readonly partial record struct StorageVolGetPathArgs(StorageVolRef Vol);

[XdrStruct("remote_storage_vol_get_path_ret")]
public readonly partial record struct StorageVolGetPathRet([Max(RemoteLimits.StringMax)] string Name);

[XdrStruct("remote_storage_vol_resize_args")]
public readonly partial record struct StorageVolResizeArgs(StorageVolRef Vol, ulong Capacity, uint Flags);

[XdrStruct("remote_storage_vol_upload_args")]
public readonly partial record struct StorageVolUploadArgs(StorageVolRef Vol, ulong Offset, ulong Length, uint Flags);

[XdrStruct("remote_storage_vol_download_args")]
public readonly partial record struct StorageVolDownloadArgs(StorageVolRef Vol, ulong Offset, ulong Length, uint Flags);
