using Vireo.Documents;
using Vireo.Drivers.Networks;
using Vireo.Protocol;
using Vireo.Xml;

namespace Vireo.Drivers.Network;

/// <summary>Changes of networks.</summary>
internal partial class NetworkConnection
{
    /// <inheritdoc/>
    [Accepts(NetworkDefineFlags.Validate)]
    public override async ValueTask<NetworkRef> NetworkDefineXmlAsync(
        string xml, NetworkDefineFlags flags, CancellationToken cancellationToken) =>
        (await Driver.Definitions.DefineAsync(Read(xml, flags != 0), cancellationToken).ConfigureAwait(false)).Ref;

    /// <inheritdoc/>
    [Accepts(NetworkCreateFlags.Validate)]
    public override async ValueTask<NetworkRef> NetworkCreateXmlAsync(
        string xml, NetworkCreateFlags flags, CancellationToken cancellationToken)
    {
        NetworkDef definition = Read(xml, flags != 0);
        using var lease = await Driver.Definitions.EnterForStartAsync(definition, cancellationToken).ConfigureAwait(false);
        await Driver.Lifecycle.StartAsync(lease.Item, definition).ConfigureAwait(false);
        lease.Keep();
        return lease.Item.Ref;
    }

    /// <inheritdoc/>
    public override async ValueTask NetworkUndefineAsync(NetworkRef network, CancellationToken cancellationToken)
    {
        using var lease = await EnterAsync(network, cancellationToken).ConfigureAwait(false);
        await Driver.Definitions.UndefineAsync(lease.Item).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask NetworkCreateAsync(NetworkRef network, CancellationToken cancellationToken)
    {
        using var lease = await EnterAsync(network, cancellationToken).ConfigureAwait(false);
        if (lease.Item.View.Active)
        {
            throw HostNetworkErrors.AlreadyActive();
        }

        await Driver.Lifecycle.StartAsync(lease.Item, lease.Item.View.Definition).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask NetworkDestroyAsync(NetworkRef network, CancellationToken cancellationToken)
    {
        using var lease = await EnterAsync(network, cancellationToken).ConfigureAwait(false);
        if (!lease.Item.View.Active)
        {
            throw HostNetworkErrors.NotActive(lease.Item.Name);
        }

        Driver.Lifecycle.Stop(lease.Item);
    }

    /// <inheritdoc/>
    [Accepts(NetworkUpdateFlags.Live | NetworkUpdateFlags.Config)]
    public override async ValueTask NetworkUpdateAsync(
        NetworkRef network, NetworkUpdateCommand command, NetworkUpdateSection section, int parentIndex, string xml,
        NetworkUpdateFlags flags, CancellationToken cancellationToken)
    {
        using var lease = await EnterAsync(network, cancellationToken).ConfigureAwait(false);
        NetworkView view = lease.Item.View;
        var (live, config) = view.Affected(flags);

        // Both forms are made first, so that an error leaves the network as it was.
        var nextLive = live ? NetworkChange.Updated(view.Definition, command, section, parentIndex, xml) : null;
        var nextConfig = config ? NetworkChange.Updated(view.Config, command, section, parentIndex, xml) : null;
        await Driver.Lifecycle.ChangeAsync(lease.Item, nextLive, nextConfig).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask NetworkSetAutostartAsync(NetworkRef network, bool autostart, CancellationToken cancellationToken)
    {
        using var lease = await EnterAsync(network, cancellationToken).ConfigureAwait(false);
        await Driver.Definitions.SetAutostartAsync(lease.Item, autostart).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    [Accepts(NetworkUpdateFlags.Live | NetworkUpdateFlags.Config)]
    public override async ValueTask NetworkSetMetadataAsync(
        NetworkRef network, NetworkMetadataType type, string? metadata, string? key, string? uri, NetworkUpdateFlags flags,
        CancellationToken cancellationToken)
    {
        using var lease = await EnterAsync(network, cancellationToken).ConfigureAwait(false);
        NetworkView view = lease.Item.View;
        var (live, config) = view.Affected(flags);
        var nextLive = live ? NetworkChange.WithMetadata(view.Definition, type, metadata, key, uri) : null;
        var nextConfig = config ? NetworkChange.WithMetadata(view.Config, type, metadata, key, uri) : null;
        await Driver.Lifecycle.PublishAsync(lease.Item, nextLive, nextConfig).ConfigureAwait(false);
        Driver.Events.Publish(new NetworkMetadataChangeEvent(lease.Item.Ref, type, uri));
    }

    private static NetworkDef Read(string xml, bool validate)
    {
        if (validate)
        {
            // A document of another kind is refused as such, before a schema is asked.
            XmlTree.Parse(xml, new XmlParseOptions { Domain = ErrorDomain.Network }).Root.ExpectRoot("network");
            SchemaValidation.Check(xml, "network");
        }

        return NetworkRules.Read(xml);
    }
}
