// Wire structs: Guest.
using Vireo.Xdr;

namespace Vireo.Protocol;

[XdrStruct("remote_domain_fstrim_args")]
public readonly partial record struct DomainFsTrimArgs(
    DomainRef Dom,
    [Max(RemoteLimits.StringMax)] string? MountPoint,
    ulong Minimum,
    uint Flags);

[XdrStruct("remote_domain_fsfreeze_args")]
public readonly partial record struct DomainFsFreezeArgs(
    DomainRef Dom,
    [Max(RemoteLimits.DomainFsFreezeMountpointsMax), ElementMax(RemoteLimits.StringMax)] IReadOnlyList<string> Mountpoints,
    uint Flags);

[XdrStruct("remote_domain_fsfreeze_ret")]
public readonly partial record struct DomainFsFreezeRet(int Filesystems);

[XdrStruct("remote_domain_fsthaw_args")]
public readonly partial record struct DomainFsThawArgs(
    DomainRef Dom,
    [Max(RemoteLimits.DomainFsFreezeMountpointsMax), ElementMax(RemoteLimits.StringMax)] IReadOnlyList<string> Mountpoints,
    uint Flags);

[XdrStruct("remote_domain_fsthaw_ret")]
public readonly partial record struct DomainFsThawRet(int Filesystems);

[XdrStruct("remote_domain_get_fsinfo_args")]
public readonly partial record struct DomainGetFsInfoArgs(DomainRef Dom, uint Flags);

[XdrStruct("remote_domain_get_fsinfo_ret")]
public readonly partial record struct DomainGetFsInfoRet(
    [Max(RemoteLimits.DomainFsInfoMax)] IReadOnlyList<DomainFsInfo> Info,
    [Role(FieldRole.Count)] uint Ret);

[XdrStruct("remote_domain_get_guest_vcpus_args")]
public readonly partial record struct DomainGetGuestVcpusArgs(DomainRef Dom, uint Flags);

[XdrStruct("remote_domain_get_guest_vcpus_ret")]
public readonly partial record struct DomainGetGuestVcpusRet([Max(RemoteLimits.DomainGuestVcpuParamsMax)] TypedParameterList Params);

[XdrStruct("remote_domain_set_guest_vcpus_args")]
public readonly partial record struct DomainSetGuestVcpusArgs(
    DomainRef Dom,
    [Wire("cpumap"), Max(RemoteLimits.StringMax)] string CpuMap,
    int State,
    uint Flags);

[XdrStruct("remote_domain_get_guest_info_args")]
public readonly partial record struct DomainGetGuestInfoArgs(DomainRef Dom, uint Types, uint Flags);

[XdrStruct("remote_domain_get_guest_info_ret")]
public readonly partial record struct DomainGetGuestInfoRet([Max(RemoteLimits.DomainGuestInfoParamsMax)] TypedParameterList Params);

[XdrStruct("remote_domain_authorized_ssh_keys_get_args")]
public readonly partial record struct DomainAuthorizedSshKeysGetArgs(DomainRef Dom, [Max(RemoteLimits.StringMax)] string User, uint Flags);

[XdrStruct("remote_domain_authorized_ssh_keys_get_ret")]
public readonly partial record struct DomainAuthorizedSshKeysGetRet(
    [Max(RemoteLimits.DomainAuthorizedSshKeysMax), ElementMax(RemoteLimits.StringMax)] IReadOnlyList<string> Keys);

[XdrStruct("remote_domain_authorized_ssh_keys_set_args")]
public readonly partial record struct DomainAuthorizedSshKeysSetArgs(
    DomainRef Dom,
    [Max(RemoteLimits.StringMax)] string User,
    [Max(RemoteLimits.DomainAuthorizedSshKeysMax), ElementMax(RemoteLimits.StringMax)] IReadOnlyList<string> Keys,
    uint Flags);
