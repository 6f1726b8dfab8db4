using Vireo.Documents;
using Vireo.Protocol;

namespace Vireo.Drivers.Networks;

/// <summary>Ports of networks.</summary>
internal partial class NetworkConnection
{
    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<IReadOnlyList<NetworkPortRef>> NetworkListAllPortsAsync(
        NetworkRef network, uint flags, CancellationToken cancellationToken) =>
        Done<IReadOnlyList<NetworkPortRef>>([.. View(network).Ports.Keys.Select(u => new NetworkPortRef(network, u))]);

    /// <inheritdoc/>
    public override ValueTask<NetworkPortRef> NetworkPortLookupByUuidAsync(
        NetworkRef network, Uuid uuid, CancellationToken cancellationToken)
    {
        _ = NetworkPorts.Get(View(network), uuid);
        return Done(new NetworkPortRef(network, uuid));
    }

    /// <inheritdoc/>
    [Accepts(typeof(NetworkPortCreateFlags))]
    public override async ValueTask<NetworkPortRef> NetworkPortCreateXmlAsync(
        NetworkRef network, string xml, NetworkPortCreateFlags flags, CancellationToken cancellationToken)
    {
        if (flags.HasFlag(NetworkPortCreateFlags.Validate))
        {
            SchemaValidation.Check(xml, "networkport");
        }

        NetworkPortDef asked = NetworkPortRules.Read(xml);
        using var lease = await EnterAsync(network, cancellationToken).ConfigureAwait(false);
        NetworkPortDef port = await Driver.Ports.CreateAsync(lease.Item, asked).ConfigureAwait(false);
        return new NetworkPortRef(network, port.Uuid ?? default);
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<string> NetworkPortGetXmlDescAsync(NetworkPortRef port, uint flags, CancellationToken cancellationToken) =>
        Done(NetworkPorts.Get(View(port.Network), port.Uuid).Format());

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask NetworkPortDeleteAsync(NetworkPortRef port, uint flags, CancellationToken cancellationToken)
    {
        using var lease = await EnterAsync(port.Network, cancellationToken).ConfigureAwait(false);
        Driver.Ports.Delete(lease.Item, port.Uuid);
    }
}
