namespace Vireo.Dispatch;

/// <summary>The object that an access rule is about, as far as the call names it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Uuid">Its UUID, for classes that have one.</param>
/// <param name="Parent">The pool of a volume, the network of a port.</param>
public readonly record struct AccessObject(string? Name, Uuid? Uuid = null, string? Parent = null)
{
    /// <summary>The connection itself, or an object that is not known yet.</summary>
    public static AccessObject None => default;

    public static AccessObject Of(DomainRef domain) => new(domain.Name, domain.Uuid);

    public static AccessObject Of(DomainSnapshotRef snapshot) => Of(snapshot.Domain);

    public static AccessObject Of(DomainCheckpointRef checkpoint) => Of(checkpoint.Domain);

    public static AccessObject Of(DomainStatsRecord record) => Of(record.Domain);

    public static AccessObject Of(NetworkRef network) => new(network.Name, network.Uuid);

    public static AccessObject Of(NetworkPortRef port) => new(port.Network.Name, port.Uuid, port.Network.Name);

    public static AccessObject Of(StoragePoolRef pool) => new(pool.Name, pool.Uuid);

    public static AccessObject Of(StorageVolRef volume) => new(volume.Name, null, volume.Pool);

    public static AccessObject Of(StorageVolDetails details) => Of(details.Volume);

    public static AccessObject Of(NodeDeviceRef device) => new(device.Name);

    public static AccessObject Of(InterfaceRef iface) => new(iface.Name);

    public static AccessObject Of(SecretRef secret) => new(secret.UsageId, secret.Uuid);

    public static AccessObject Of(NwFilterRef filter) => new(filter.Name, filter.Uuid);

    public static AccessObject Of(NwFilterBindingRef binding) => new(binding.PortDevice);

    public static AccessObject Of(string name) => new(name);

    public static AccessObject Of(VirEvent e) => new(e.ObjectName, e.ObjectUuid);
}
