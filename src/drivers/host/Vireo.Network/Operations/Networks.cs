using Vireo.Documents;
using Vireo.Drivers.Objects;
using Vireo.Protocol;
using Vireo.Xml;

namespace Vireo.Drivers.Networks;

/// <summary>Networks.</summary>
internal partial class NetworkConnection
{
    /// <inheritdoc/>
    [Accepts(typeof(ConnectListAllNetworksFlags))]
    public override ValueTask<IReadOnlyList<NetworkRef>> ListAllNetworksAsync(
        ConnectListAllNetworksFlags flags, CancellationToken cancellationToken)
    {
        var list = new List<NetworkRef>();
        foreach (StoredNetwork network in Driver.Networks.Items)
        {
            NetworkView view = network.View;
            if (ListFilter.Wants(flags, view.Active, view.Persistent, view.Autostart))
            {
                list.Add(network.Ref);
            }
        }

        return Done<IReadOnlyList<NetworkRef>>(list);
    }

    /// <inheritdoc/>
    public override ValueTask<NetworkRef> NetworkLookupByNameAsync(string name, CancellationToken cancellationToken) =>
        Done((Driver.Networks.FindByName(name) ?? throw Driver.Networks.Noun.NoName(name)).Ref);

    /// <inheritdoc/>
    public override ValueTask<NetworkRef> NetworkLookupByUuidAsync(Uuid uuid, CancellationToken cancellationToken) =>
        Done((Driver.Networks.FindByUuid(uuid) ?? throw Driver.Networks.Noun.NoUuid(uuid)).Ref);

    /// <inheritdoc/>
    [Accepts(NetworkCreateFlags.Validate)]
    public override async ValueTask<NetworkRef> NetworkCreateXmlAsync(
        string xml, NetworkCreateFlags flags, CancellationToken cancellationToken)
    {
        NetworkDef asked = Read(xml, flags != 0);
        var (lease, definition) = await Driver.Definitions.EnterForStartAsync(asked, cancellationToken).ConfigureAwait(false);
        using (lease)
        {
            NetworkView before = lease.Item.View;
            try
            {
                lease.Item.Update(v => v with { Next = v.Persistent ? before.Definition : null });
                await Driver.Lifecycle.StartAsync(lease.Item, definition, cancellationToken).ConfigureAwait(false);
            }
            catch
            {
                lease.Item.Publish(before);
                throw;
            }

            lease.Keep();
            return lease.Item.Ref;
        }
    }

    /// <inheritdoc/>
    [Accepts(NetworkDefineFlags.Validate)]
    public override async ValueTask<NetworkRef> NetworkDefineXmlAsync(
        string xml, NetworkDefineFlags flags, CancellationToken cancellationToken) =>
        (await Driver.Definitions.DefineAsync(Read(xml, flags != 0), cancellationToken).ConfigureAwait(false)).Ref;

    /// <inheritdoc/>
    public override async ValueTask NetworkUndefineAsync(NetworkRef network, CancellationToken cancellationToken)
    {
        using var lease = await EnterAsync(network, cancellationToken).ConfigureAwait(false);
        NetworkView view = lease.Item.View;
        if (!view.Persistent)
        {
            throw NetworkFaults.NoDefinition();
        }

        await Driver.Definitions.UndefineAsync(lease.Item).ConfigureAwait(false);
        if (!view.Active)
        {
            Driver.Lifecycle.ForgetLeases(view.Definition);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask NetworkCreateAsync(NetworkRef network, CancellationToken cancellationToken)
    {
        using var lease = await EnterAsync(network, cancellationToken).ConfigureAwait(false);
        if (lease.Item.View.Active)
        {
            throw NetworkFaults.IsActive();
        }

        await Driver.Lifecycle.StartAsync(lease.Item, lease.Item.View.Definition, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask NetworkDestroyAsync(NetworkRef network, CancellationToken cancellationToken)
    {
        using var lease = await EnterAsync(network, cancellationToken).ConfigureAwait(false);
        if (!lease.Item.View.Active)
        {
            throw NetworkFaults.NotActive(network.Name);
        }

        await Driver.Lifecycle.StopAsync(lease.Item).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    [Accepts(NetworkUpdateFlags.Live | NetworkUpdateFlags.Config)]
    public override async ValueTask NetworkUpdateAsync(
        NetworkRef network, NetworkUpdateCommand command, NetworkUpdateSection section, int parentIndex, string xml,
        NetworkUpdateFlags flags, CancellationToken cancellationToken)
    {
        using var lease = await EnterAsync(network, cancellationToken).ConfigureAwait(false);
        await Driver.Updates.ChangeAsync(
            lease.Item, flags, d => NetworkDocuments.Updated(d, command, section, parentIndex, xml), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    [Accepts(NetworkXmlFlags.Inactive)]
    public override ValueTask<string> NetworkGetXmlDescAsync(NetworkRef network, NetworkXmlFlags flags, CancellationToken cancellationToken)
    {
        NetworkView view = View(network);
        bool inactive = flags.HasFlag(NetworkXmlFlags.Inactive);
        return Done((inactive ? view.Kept : view.Definition).Format(inactive ? FormatFlags.Inactive : FormatFlags.None));
    }

    /// <inheritdoc/>
    public override ValueTask<string> NetworkGetBridgeNameAsync(NetworkRef network, CancellationToken cancellationToken) =>
        Done(View(network).Definition.Bridge?.Name ?? throw HostObjectErrors.NoBridge(ErrorDomain.Network, network.Name));

    /// <inheritdoc/>
    public override ValueTask<bool> NetworkGetAutostartAsync(NetworkRef network, CancellationToken cancellationToken) =>
        Done(View(network).Autostart);

    /// <inheritdoc/>
    public override async ValueTask NetworkSetAutostartAsync(NetworkRef network, bool autostart, CancellationToken cancellationToken)
    {
        using var lease = await EnterAsync(network, cancellationToken).ConfigureAwait(false);
        await Driver.Definitions.SetAutostartAsync(lease.Item, autostart).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override ValueTask<bool> NetworkIsActiveAsync(NetworkRef network, CancellationToken cancellationToken) =>
        Done(View(network).Active);

    /// <inheritdoc/>
    public override ValueTask<bool> NetworkIsPersistentAsync(NetworkRef network, CancellationToken cancellationToken) =>
        Done(View(network).Persistent);

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<IReadOnlyList<NetworkDhcpLease>> NetworkGetDhcpLeasesAsync(
        NetworkRef network, string? mac, uint flags, CancellationToken cancellationToken)
    {
        NetworkDef definition = View(network).Definition;
        return Done(definition.Bridge?.Name is { Length: > 0 } bridge && !bridge.Contains('/', StringComparison.Ordinal)
            ? DhcpLeases.Of(definition, Driver.Places.LeasesOf(bridge), mac, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds())
            : []);
    }

    /// <inheritdoc/>
    [Accepts(NetworkUpdateFlags.Live | NetworkUpdateFlags.Config)]
    public override async ValueTask NetworkSetMetadataAsync(
        NetworkRef network, NetworkMetadataType type, string? metadata, string? key, string? uri, NetworkUpdateFlags flags,
        CancellationToken cancellationToken)
    {
        using var lease = await EnterAsync(network, cancellationToken).ConfigureAwait(false);
        await Driver.Updates.ChangeAsync(
            lease.Item, flags, d => NetworkDocuments.WithMetadata(d, type, metadata, key, uri), cancellationToken).ConfigureAwait(false);
        Driver.Events.Publish(new NetworkMetadataChangeEvent(lease.Item.Ref, type, uri));
    }

    /// <inheritdoc/>
    [Accepts(NetworkUpdateFlags.Live | NetworkUpdateFlags.Config)]
    public override ValueTask<string> NetworkGetMetadataAsync(
        NetworkRef network, NetworkMetadataType type, string? uri, NetworkUpdateFlags flags, CancellationToken cancellationToken)
    {
        NetworkView view = View(network);
        var (live, _) = view.Affected(flags);
        return Done(NetworkDocuments.Metadata(live ? view.Definition : view.Kept, type, uri));
    }

    private static NetworkDef Read(string xml, bool validate)
    {
        if (validate)
        {
            SchemaValidation.Check(xml, "network");
        }

        return NetworkRules.Read(xml);
    }

    private static ValueTask<T> Done<T>(T value) => ValueTask.FromResult(value);
}
