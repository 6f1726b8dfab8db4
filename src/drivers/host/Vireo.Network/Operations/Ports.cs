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
        NetworkPortDef port = await Driver.Ports.CreateAsync(lease.Item, asked, cancellationToken).ConfigureAwait(false);
        return new NetworkPortRef(network, port.Uuid ?? default);
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<string> NetworkPortGetXmlDescAsync(NetworkPortRef port, uint flags, CancellationToken cancellationToken) =>
        Done(NetworkPorts.Get(View(port.Network), port.Uuid).Format());

    /// <inheritdoc/>
    [Accepts((uint)TypedParameterFlags.ParamStringOkay)]
    public override ValueTask<TypedParameterList> NetworkPortGetParametersAsync(
        NetworkPortRef port, uint flags, CancellationToken cancellationToken) =>
        Done(InterfaceLimits.Get(NetworkPorts.Get(View(port.Network), port.Uuid).Bandwidth));

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask NetworkPortSetParametersAsync(
        NetworkPortRef port, TypedParameterList parameters, uint flags, CancellationToken cancellationToken)
    {
        InterfaceLimits.Check(parameters);
        using var lease = await EnterAsync(port.Network, cancellationToken).ConfigureAwait(false);
        NetworkPortDef was = NetworkPorts.Get(lease.Item.View, port.Uuid);
        await Driver.Ports.LimitAsync(lease.Item, port.Uuid, InterfaceLimits.Changed(was.Bandwidth, parameters), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask NetworkPortDeleteAsync(NetworkPortRef port, uint flags, CancellationToken cancellationToken)
    {
        using var lease = await EnterAsync(port.Network, cancellationToken).ConfigureAwait(false);
        await Driver.Ports.DeleteAsync(lease.Item, port.Uuid).ConfigureAwait(false);
    }
}
