// How objects are named on the wire; the operations take the same types, so that nothing is converted on the way.
using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo;

/// <summary>How a domain is named on the wire and in calls.</summary>
[XdrStruct("remote_nonnull_domain")]
public readonly partial record struct DomainRef([Max(RemoteLimits.StringMax)] string Name, Uuid Uuid, int Id);

/// <summary>How a network is named on the wire and in calls.</summary>
[XdrStruct("remote_nonnull_network")]
public readonly partial record struct NetworkRef([Max(RemoteLimits.StringMax)] string Name, Uuid Uuid);

/// <summary>How a network port is named on the wire and in calls.</summary>
[XdrStruct("remote_nonnull_network_port")]
public readonly partial record struct NetworkPortRef([Wire("net")] NetworkRef Network, Uuid Uuid);

/// <summary>How a nw filter is named on the wire and in calls.</summary>
[XdrStruct("remote_nonnull_nwfilter")]
public readonly partial record struct NwFilterRef([Max(RemoteLimits.StringMax)] string Name, Uuid Uuid);

/// <summary>How a nw filter binding is named on the wire and in calls.</summary>
[XdrStruct("remote_nonnull_nwfilter_binding")]
public readonly partial record struct NwFilterBindingRef(
    [Wire("portdev"), Max(RemoteLimits.StringMax)] string PortDevice,
    [Wire("filtername"), Max(RemoteLimits.StringMax)] string FilterName);

/// <summary>How a interface is named on the wire and in calls.</summary>
[XdrStruct("remote_nonnull_interface")]
public readonly partial record struct InterfaceRef([Max(RemoteLimits.StringMax)] string Name, [Max(RemoteLimits.StringMax)] string Mac);

/// <summary>How a storage pool is named on the wire and in calls.</summary>
[XdrStruct("remote_nonnull_storage_pool")]
public readonly partial record struct StoragePoolRef([Max(RemoteLimits.StringMax)] string Name, Uuid Uuid);

/// <summary>How a storage vol is named on the wire and in calls.</summary>
[XdrStruct("remote_nonnull_storage_vol")]
public readonly partial record struct StorageVolRef(
    [Max(RemoteLimits.StringMax)] string Pool,
    [Max(RemoteLimits.StringMax)] string Name,
    [Max(RemoteLimits.StringMax)] string Key);

/// <summary>How a node device is named on the wire and in calls.</summary>
[XdrStruct("remote_nonnull_node_device")]
public readonly partial record struct NodeDeviceRef([Max(RemoteLimits.StringMax)] string Name);

/// <summary>How a secret is named on the wire and in calls.</summary>
[XdrStruct("remote_nonnull_secret")]
public readonly partial record struct SecretRef(
    Uuid Uuid,
    SecretUsageType UsageType,
    [Wire("usageID"), Max(RemoteLimits.StringMax)] string UsageId);

/// <summary>How a domain checkpoint is named on the wire and in calls.</summary>
[XdrStruct("remote_nonnull_domain_checkpoint")]
public readonly partial record struct DomainCheckpointRef([Max(RemoteLimits.StringMax)] string Name, [Wire("dom")] DomainRef Domain);

/// <summary>How a domain snapshot is named on the wire and in calls.</summary>
[XdrStruct("remote_nonnull_domain_snapshot")]
public readonly partial record struct DomainSnapshotRef([Max(RemoteLimits.StringMax)] string Name, [Wire("dom")] DomainRef Domain);

/// <summary>How a admin server is named on the wire and in calls.</summary>
[XdrStruct("admin_nonnull_server")]
public readonly partial record struct AdminServerRef([Max(AdminLimits.StringMax)] string Name);

/// <summary>How a admin client is named on the wire and in calls.</summary>
[XdrStruct("admin_nonnull_client")]
public readonly partial record struct AdminClientRef([Wire("srv")] AdminServerRef Server, ulong Id, long Timestamp, uint Transport);
