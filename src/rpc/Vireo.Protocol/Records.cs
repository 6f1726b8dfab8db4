// Structs of the wire that operations hand out as they are.
using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo;

[XdrStruct("remote_node_get_cpu_stats")]
public readonly partial record struct NodeCpuStat([Max(RemoteLimits.StringMax)] string Field, ulong Value);

[XdrStruct("remote_node_get_memory_stats")]
public readonly partial record struct NodeMemoryStat([Max(RemoteLimits.StringMax)] string Field, ulong Value);

[XdrStruct("remote_domain_disk_error")]
public readonly partial record struct DomainDiskError([Max(RemoteLimits.StringMax)] string Disk, DomainDiskErrorCode Error);

[XdrStruct("remote_domain_memory_stat")]
public readonly partial record struct DomainMemoryStat(DomainMemoryStatTags Tag, [Wire("val")] ulong Value);

[XdrStruct("remote_domain_iothread_info")]
public readonly partial record struct DomainIoThreadInfo(
    [Wire("iothread_id")] uint Id,
    [Wire("cpumap"), Max(RemoteLimits.CpuMapMax)] ReadOnlyMemory<byte> CpuMap);

[XdrStruct("remote_domain_event_graphics_address")]
public readonly partial record struct GraphicsAddress(
    DomainEventGraphicsAddressType Family,
    [Max(RemoteLimits.StringMax)] string Node,
    [Max(RemoteLimits.StringMax)] string Service);

[XdrStruct("remote_domain_event_graphics_identity")]
public readonly partial record struct GraphicsIdentity(
    [Max(RemoteLimits.StringMax)] string Type,
    [Max(RemoteLimits.StringMax)] string Name);

[XdrStruct("remote_network_dhcp_lease")]
public readonly partial record struct NetworkDhcpLease(
    [Wire("iface"), Max(RemoteLimits.StringMax)] string Interface,
    [Wire("expirytime")] long ExpiryTime,
    IpAddrType Type,
    [Max(RemoteLimits.StringMax)] string? Mac,
    [Max(RemoteLimits.StringMax)] string? Iaid,
    [Wire("ipaddr"), Max(RemoteLimits.StringMax)] string IpAddress,
    uint Prefix,
    [Max(RemoteLimits.StringMax)] string? Hostname,
    [Wire("clientid"), Max(RemoteLimits.StringMax)] string? ClientId);

[XdrStruct("remote_domain_stats_record")]
public readonly partial record struct DomainStatsRecord(
    [Wire("dom")] DomainRef Domain,
    [Wire("params"), Max(RemoteLimits.ConnectGetAllDomainStatsMax)] TypedParameterList Parameters);

[XdrStruct("remote_domain_fsinfo")]
public readonly partial record struct DomainFsInfo(
    [Wire("mountpoint"), Max(RemoteLimits.StringMax)] string MountPoint,
    [Max(RemoteLimits.StringMax)] string Name,
    [Wire("fstype"), Max(RemoteLimits.StringMax)] string FileSystemType,
    [Wire("dev_aliases"), Max(RemoteLimits.DomainFsInfoDisksMax), ElementMax(RemoteLimits.StringMax)] IReadOnlyList<string> DeviceAliases);

[XdrStruct("remote_domain_ip_addr")]
public readonly partial record struct DomainIpAddress(
    IpAddrType Type,
    [Wire("addr"), Max(RemoteLimits.StringMax)] string Address,
    uint Prefix);

[XdrStruct("remote_domain_interface")]
public readonly partial record struct DomainInterface(
    [Max(RemoteLimits.StringMax)] string Name,
    [Wire("hwaddr"), Max(RemoteLimits.StringMax)] string? HardwareAddress,
    [Wire("addrs"), Max(RemoteLimits.DomainIpAddrMax)] IReadOnlyList<DomainIpAddress> Addresses);

/// <summary>A job of the daemon: one piece of long work.</summary>
/// <param name="Id">Its number in this daemon, from 1.</param>
/// <param name="Kind">What is done: build, copy, resize, wipe, upload, download, …</param>
/// <param name="Object">What it is done to, as <c>volume POOL/NAME</c>.</param>
/// <param name="Owner">Who asked, as <c>user UID, process PID</c>; null for the daemon itself.</param>
/// <param name="State">How far it is.</param>
/// <param name="Processed">Bytes done.</param>
/// <param name="Total">Bytes to do; 0 when that is not known.</param>
/// <param name="Begun">When it began, in milliseconds since 1970.</param>
/// <param name="Ended">When it ended, in milliseconds since 1970; 0 while it runs.</param>
/// <param name="Error">Why it failed; null when it did not.</param>
[XdrStruct("vireo_job_info")]
public readonly partial record struct JobInfo(
    ulong Id,
    [Max(RemoteLimits.StringMax)] string Kind,
    [Max(RemoteLimits.StringMax)] string Object,
    [Max(RemoteLimits.StringMax)] string? Owner,
    JobState State,
    ulong Processed,
    ulong Total,
    ulong Begun,
    ulong Ended,
    [Max(RemoteLimits.StringMax)] string? Error);

/// <summary>A volume with what a list of volumes shows of it.</summary>
/// <param name="Volume">How calls name it.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Type">Kind.</param>
/// <param name="Capacity">Bytes the user sees.</param>
/// <param name="Allocation">Bytes used.</param>
/// <param name="Physical">Bytes that its file or device is long.</param>
[XdrStruct("vireo_storage_vol_details")]
public readonly partial record struct StorageVolDetails(
    StorageVolRef Volume,
    [Max(RemoteLimits.StringMax)] string Path,
    StorageVolType Type,
    ulong Capacity,
    ulong Allocation,
    ulong Physical);
