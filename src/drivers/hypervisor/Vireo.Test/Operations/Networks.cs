using Vireo.Documents;
using Vireo.Drivers.Objects;
using Vireo.Protocol;

namespace Vireo.Drivers.Test;

/// <summary>Networks.</summary>
internal partial class TestConnection
{
    /// <inheritdoc/>
    [Accepts(typeof(ConnectListAllNetworksFlags))]
    public override ValueTask<IReadOnlyList<NetworkRef>> ListAllNetworksAsync(ConnectListAllNetworksFlags flags,
        CancellationToken cancellationToken)
    {
        var list = new List<NetworkRef>();
        foreach (var network in Driver.Networks.Items)
        {
            var n = network.View;
            if (ListFilter.Wants(flags, n.Active, n.Persistent, n.Autostart))
            {
                list.Add(Ref(network));
            }
        }

        return Done<IReadOnlyList<NetworkRef>>(list);
    }

    /// <inheritdoc/>
    public override ValueTask<NetworkRef> NetworkLookupByNameAsync(string name, CancellationToken cancellationToken) =>
        Done(Ref(Driver.Networks.FindByName(name) ?? throw Driver.Networks.Noun.NoName(name)));

    /// <inheritdoc/>
    public override ValueTask<NetworkRef> NetworkLookupByUuidAsync(Uuid uuid, CancellationToken cancellationToken) =>
        Done(Ref(Driver.Networks.FindByUuid(uuid) ?? throw Driver.Networks.Noun.NoUuid(uuid)));

    /// <inheritdoc/>
    [Accepts(NetworkCreateFlags.Validate)]
    public override async ValueTask<NetworkRef> NetworkCreateXmlAsync(string xml, NetworkCreateFlags flags,
        CancellationToken cancellationToken)
    {
        ValidateXml(xml, "network", "network", ErrorDomain.Network, flags != 0);
        using var lease = await EnterNetworkAsync(NetworkRules.Read(xml), live: true, cancellationToken).ConfigureAwait(false);
        lease.Item.Update(static v => v with { Active = true });
        lease.Keep();
        Raise(lease.Item, NetworkEventLifecycleType.Started);
        return Ref(lease.Item);
    }

    /// <inheritdoc/>
    [Accepts(NetworkDefineFlags.Validate)]
    public override async ValueTask<NetworkRef> NetworkDefineXmlAsync(string xml, NetworkDefineFlags flags,
        CancellationToken cancellationToken)
    {
        ValidateXml(xml, "network", "network", ErrorDomain.Network, flags != 0);
        using var lease = await EnterNetworkAsync(NetworkRules.Read(xml), live: false, cancellationToken).ConfigureAwait(false);
        lease.Item.Update(static v => v with { Persistent = true });
        lease.Keep();
        Raise(lease.Item, NetworkEventLifecycleType.Defined);
        return Ref(lease.Item);
    }

    /// <inheritdoc/>
    public override async ValueTask NetworkUndefineAsync(NetworkRef network, CancellationToken cancellationToken)
    {
        using var lease = await EnterAsync(network, cancellationToken).ConfigureAwait(false);
        if (lease.Item.View.Active)
        {
            throw TestHostErrors.NetworkStillRunning(network.Name);
        }

        Driver.Networks.Remove(lease.Item);
        Raise(lease.Item, NetworkEventLifecycleType.Undefined);
    }

    /// <inheritdoc/>
    public override async ValueTask NetworkCreateAsync(NetworkRef network, CancellationToken cancellationToken)
    {
        using var lease = await EnterAsync(network, cancellationToken).ConfigureAwait(false);
        if (lease.Item.View.Active)
        {
            throw TestHostErrors.NetworkAlreadyRunning(network.Name);
        }

        lease.Item.Update(static v => v with { Active = true });
        Raise(lease.Item, NetworkEventLifecycleType.Started);
    }

    /// <inheritdoc/>
    public override async ValueTask NetworkDestroyAsync(NetworkRef network, CancellationToken cancellationToken)
    {
        using var lease = await EnterAsync(network, cancellationToken).ConfigureAwait(false);

        // Stopping a network that does not run is no error in libvirt's simulation.
        // What changed while it ran stays: the simulation does not go back to the definition.
        if (!lease.Item.Update(static v => v with { Active = false, Next = null }).Persistent)
        {
            Driver.Networks.Remove(lease.Item);
        }

        Raise(lease.Item, NetworkEventLifecycleType.Stopped);
    }

    /// <inheritdoc/>
    [Accepts(NetworkUpdateFlags.Live | NetworkUpdateFlags.Config)]
    public override async ValueTask NetworkUpdateAsync(
        NetworkRef network, NetworkUpdateCommand command, NetworkUpdateSection section, int parentIndex, string xml,
            NetworkUpdateFlags flags,
        CancellationToken cancellationToken)
    {
        using var lease = await EnterAsync(network, cancellationToken).ConfigureAwait(false);
        var n = lease.Item.View;
        var (live, config) = n.Affected(flags);

        // The new forms are made first, so that an error leaves the network as it was.
        var nextLive = live ? NetworkDocuments.Updated(n.Definition, command, section, parentIndex, xml) : n.Definition;
        var nextConfig = config ? NetworkDocuments.Updated(n.Kept, command, section, parentIndex, xml) : null;
        lease.Item.Update(v => v.Active
            ? v with { Next = nextConfig ?? v.Next ?? (live && v.Persistent ? v.Definition : null), Definition = nextLive }
            : v with { Definition = nextConfig ?? v.Definition });
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<string> NetworkGetXmlDescAsync(NetworkRef network, NetworkXmlFlags flags, CancellationToken cancellationToken)
    {
        return Done(Find(network).Definition.Format());
    }

    /// <inheritdoc/>
    public override ValueTask<string> NetworkGetBridgeNameAsync(NetworkRef network, CancellationToken cancellationToken) => Done(
        Find(network).Definition.Bridge?.Name ?? throw HostObjectErrors.NoBridge(ErrorDomain.Test, network.Name));

    /// <inheritdoc/>
    public override ValueTask<bool> NetworkGetAutostartAsync(NetworkRef network, CancellationToken cancellationToken) =>
        Done(Find(network).Autostart);

    /// <inheritdoc/>
    public override async ValueTask NetworkSetAutostartAsync(NetworkRef network, bool autostart, CancellationToken cancellationToken)
    {
        using var lease = await EnterAsync(network, cancellationToken).ConfigureAwait(false);
        lease.Item.Update(v => v with { Autostart = autostart });
    }

    /// <inheritdoc/>
    public override ValueTask<bool> NetworkIsActiveAsync(NetworkRef network, CancellationToken cancellationToken) =>
        Done(FindByUuid(network).Active);

    /// <inheritdoc/>
    public override ValueTask<bool> NetworkIsPersistentAsync(NetworkRef network, CancellationToken cancellationToken) =>
        Done(FindByUuid(network).Persistent);

    /// <inheritdoc/>
    [Accepts(NetworkUpdateFlags.Live | NetworkUpdateFlags.Config)]
    public override async ValueTask NetworkSetMetadataAsync(
        NetworkRef network, NetworkMetadataType type, string? metadata, string? key, string? uri, NetworkUpdateFlags flags,
        CancellationToken cancellationToken)
    {
        using var lease = await EnterAsync(network, cancellationToken).ConfigureAwait(false);
        var n = lease.Item.View;
        var (live, config) = n.Affected(flags);
        var definition = live || !n.Active ? NetworkDocuments.WithMetadata(n.Definition, type, metadata, key, uri) : n.Definition;
        var next = config && n.Next is not null ? NetworkDocuments.WithMetadata(n.Next, type, metadata, key, uri) : n.Next;
        lease.Item.Update(v => v with { Definition = definition, Next = next });
        Driver.Raise(new NetworkMetadataChangeEvent(Ref(lease.Item), type, uri));
    }

    /// <inheritdoc/>
    [Accepts(NetworkUpdateFlags.Live | NetworkUpdateFlags.Config)]
    public override ValueTask<string> NetworkGetMetadataAsync(
        NetworkRef network, NetworkMetadataType type, string? uri, NetworkUpdateFlags flags, CancellationToken cancellationToken)
    {
        var n = Find(network);
        var (live, _) = n.Affected(flags);
        if (type > NetworkMetadataType.Element)
        {
            throw NetworkDocuments.UnknownMetadata(type);
        }

        // libvirt's simulation has no definition beside what runs until one is made, and has no error for that.
        var def = live || !n.Active ? n.Definition : n.Next ?? throw Errors.Unexplained();
        return Done(NetworkDocuments.Metadata(def, type, uri));
    }

    private static NetworkRef Ref(StoredNetwork n) => new(n.Name, n.Uuid);

    // As in libvirt's simulation, most calls find a network by its name.
    private NetworkView Find(NetworkRef network) =>
        (Driver.Networks.FindByName(network.Name) ?? throw Driver.Networks.Noun.NoName(network.Name)).View;

    private NetworkView FindByUuid(NetworkRef network) =>
        (Driver.Networks.FindByUuid(network.Uuid) ?? throw Driver.Networks.Noun.NoUuid(network.Uuid)).View;

    private ValueTask<ObjectLease<StoredNetwork>> EnterAsync(NetworkRef network, CancellationToken cancellationToken) =>
        Driver.Networks.EnterAsync(network.Name, default, cancellationToken);

    /// <summary>
    /// Enters the network that a document means, which has the document as its definition then; for a start, it must not run.
    /// </summary>
    private async ValueTask<ObjectLease<StoredNetwork>> EnterNetworkAsync(NetworkDef def, bool live, CancellationToken cancellationToken)
    {
        var lease = await Driver.Networks.EnterOrAddAsync(
            def.Uuid ?? default, def.Name ?? "", () => new StoredNetwork(new(def)), default, cancellationToken).ConfigureAwait(false);
        if (lease.IsAdded)
        {
            return lease;
        }

        if (live && lease.Item.View.Active)
        {
            lease.Dispose();
            throw TestHostErrors.NetworkAlreadyActive(lease.Item.Name);
        }

        lease.Item.Update(v => v.Redefined(def));
        return lease;
    }

    private void Raise(StoredNetwork n, NetworkEventLifecycleType what) => Driver.Raise(new NetworkLifecycleEvent(Ref(n), what, 0));
}
