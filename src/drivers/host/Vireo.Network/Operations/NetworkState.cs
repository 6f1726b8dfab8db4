using Vireo.Documents;
using Vireo.Drivers.Networks;
using Vireo.Drivers.Objects;
using Vireo.Protocol;
using Vireo.Xml;

namespace Vireo.Drivers.Network;

/// <summary>Questions about networks, which wait for nobody.</summary>
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
    [Accepts(NetworkXmlFlags.Inactive)]
    public override ValueTask<string> NetworkGetXmlDescAsync(
        NetworkRef network, NetworkXmlFlags flags, CancellationToken cancellationToken)
    {
        NetworkView view = View(network);
        return Done(flags.HasFlag(NetworkXmlFlags.Inactive) ? view.Config.Format(FormatFlags.Inactive) : view.Definition.Format());
    }

    /// <inheritdoc/>
    public override ValueTask<string> NetworkGetBridgeNameAsync(NetworkRef network, CancellationToken cancellationToken) =>
        Done(View(network).Definition.Bridge?.Name ?? throw NetworkStateErrors.NoBridge(ErrorDomain.Network, network.Name));

    /// <inheritdoc/>
    public override ValueTask<bool> NetworkGetAutostartAsync(NetworkRef network, CancellationToken cancellationToken) =>
        Done(View(network).Autostart);

    /// <inheritdoc/>
    public override ValueTask<bool> NetworkIsActiveAsync(NetworkRef network, CancellationToken cancellationToken) =>
        Done(View(network).Active);

    /// <inheritdoc/>
    public override ValueTask<bool> NetworkIsPersistentAsync(NetworkRef network, CancellationToken cancellationToken) =>
        Done(View(network).Persistent);

    /// <inheritdoc/>
    [Accepts(NetworkUpdateFlags.Live | NetworkUpdateFlags.Config)]
    public override ValueTask<string> NetworkGetMetadataAsync(
        NetworkRef network, NetworkMetadataType type, string? uri, NetworkUpdateFlags flags, CancellationToken cancellationToken)
    {
        NetworkView view = View(network);
        var (live, _) = view.Affected(flags);
        return Done(NetworkChange.Metadata(live ? view.Definition : view.Config, type, uri));
    }
}
