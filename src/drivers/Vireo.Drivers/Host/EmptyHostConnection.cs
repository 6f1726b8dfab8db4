using Vireo.Operations;

namespace Vireo.Drivers.Host;

/// <summary>
/// The groups of host objects that no driver of this daemon serves: it has none of them. Lists and counts are empty, look-ups answer that
/// the object does not exist, events can be subscribed to and never come, and whatever would need the driver is not supported. The older
/// list functions follow from the newer ones by generation. Texts and codes are those of libvirtd 9.0 on a host without such objects.
/// </summary>
public sealed class EmptyHostConnection(ConnectionContext context) : DriverConnection(context)
{
    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<NetworkRef>> ListAllNetworksAsync(
        ConnectListAllNetworksFlags flags, CancellationToken cancellationToken) =>
        None<NetworkRef>();

    /// <inheritdoc/>
    public override ValueTask<NetworkRef> NetworkLookupByNameAsync(string name, CancellationToken cancellationToken) =>
        throw HostObjectErrors.NetworkNameUnknown(name);

    /// <inheritdoc/>
    public override ValueTask<NetworkRef> NetworkLookupByUuidAsync(Uuid uuid, CancellationToken cancellationToken) =>
        throw HostObjectErrors.NetworkUuidUnknown(uuid);

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<StoragePoolRef>> ListAllStoragePoolsAsync(
        ConnectListAllStoragePoolsFlags flags, CancellationToken cancellationToken) => None<StoragePoolRef>();

    /// <inheritdoc/>
    public override ValueTask<StoragePoolRef> StoragePoolLookupByNameAsync(string name, CancellationToken cancellationToken) =>
        throw HostObjectErrors.PoolNameUnknown(name);

    /// <inheritdoc/>
    public override ValueTask<StoragePoolRef> StoragePoolLookupByUuidAsync(Uuid uuid, CancellationToken cancellationToken) =>
        throw HostObjectErrors.PoolUuidUnknown(uuid);

    /// <inheritdoc/>
    public override ValueTask<StoragePoolRef> StoragePoolLookupByTargetPathAsync(string path, CancellationToken cancellationToken) =>
        throw HostObjectErrors.PoolPathUnknown(path);

    /// <inheritdoc/>
    public override ValueTask<StorageVolRef> StorageVolLookupByKeyAsync(string key, CancellationToken cancellationToken) =>
        throw HostObjectErrors.VolumeKeyUnknown(key);

    /// <inheritdoc/>
    public override ValueTask<StorageVolRef> StorageVolLookupByPathAsync(string path, CancellationToken cancellationToken) =>
        throw HostObjectErrors.VolumePathUnknown(ErrorDomain.Storage, path);

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<InterfaceRef>> ListAllInterfacesAsync(
        ConnectListAllInterfacesFlags flags, CancellationToken cancellationToken) => None<InterfaceRef>();

    /// <inheritdoc/>
    public override ValueTask<InterfaceRef> InterfaceLookupByNameAsync(string name, CancellationToken cancellationToken) =>
        throw HostObjectErrors.InterfaceNameUnknown(name);

    /// <inheritdoc/>
    public override ValueTask<InterfaceRef> InterfaceLookupByMacStringAsync(string mac, CancellationToken cancellationToken) =>
        throw HostObjectErrors.InterfaceMacUnknown(mac);

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<NodeDeviceRef>> ListAllNodeDevicesAsync(
        ConnectListAllNodeDeviceFlags flags, CancellationToken cancellationToken) => None<NodeDeviceRef>();

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<string>> NodeListDevicesAsync(
        string? capability, uint flags, CancellationToken cancellationToken) =>
        None<string>();

    /// <inheritdoc/>
    public override ValueTask<NodeDeviceRef> NodeDeviceLookupByNameAsync(string name, CancellationToken cancellationToken) =>
        throw HostObjectErrors.NodeDeviceNameUnknown(ErrorDomain.Nodedev, name);

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<NwFilterRef>> ListAllNwFiltersAsync(
        uint flags, CancellationToken cancellationToken) => None<NwFilterRef>();

    /// <inheritdoc/>
    public override ValueTask<NwFilterRef> NwFilterLookupByNameAsync(string name, CancellationToken cancellationToken) =>
        throw HostObjectErrors.FilterNameUnknown(name);

    /// <inheritdoc/>
    public override ValueTask<NwFilterRef> NwFilterLookupByUuidAsync(Uuid uuid, CancellationToken cancellationToken) =>
        throw HostObjectErrors.FilterUuidUnknown(uuid);

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<NwFilterBindingRef>> ListAllNwFilterBindingsAsync(
        uint flags, CancellationToken cancellationToken) =>
        None<NwFilterBindingRef>();

    /// <inheritdoc/>
    public override ValueTask<NwFilterBindingRef> NwFilterBindingLookupByPortDevAsync(
        string portDevice, CancellationToken cancellationToken) =>
        throw HostObjectErrors.FilterBindingUnknown(portDevice);

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<SecretRef>> ListAllSecretsAsync(
        ConnectListAllSecretsFlags flags, CancellationToken cancellationToken) =>
        None<SecretRef>();

    /// <inheritdoc/>
    public override ValueTask<SecretRef> SecretLookupByUuidAsync(Uuid uuid, CancellationToken cancellationToken) =>
        throw HostObjectErrors.SecretUuidUnknown(uuid.ToString());

    /// <inheritdoc/>
    public override ValueTask<SecretRef> SecretLookupByUsageAsync(
        SecretUsageType usageType, string usageId, CancellationToken cancellationToken) =>
        throw HostObjectErrors.SecretUsageUnknown(usageId);

    /// <inheritdoc/>
    public override ValueTask<IAsyncDisposable> SubscribeAsync(EventFilter filter, IEventSink sink, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IAsyncDisposable>(new NoEvents());

    private static ValueTask<IReadOnlyList<T>> None<T>() => ValueTask.FromResult<IReadOnlyList<T>>([]);

    private sealed class NoEvents : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
