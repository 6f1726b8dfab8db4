using Vireo.Documents;
using Vireo.Drivers.Host;
using Vireo.Protocol;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// Ports of interfaces on networks of the host. The number of a port is in the status file before the port is made, so that a later daemon
/// gives back whatever a killed one had taken. What the port plugs into becomes part of the running document.
/// </summary>
internal sealed class NetworkPorts(HostServices host) : IRunResource<GuestDevice>
{
    /// <inheritdoc/>
    public string Name => "network port";

    /// <summary>The bridge that an interface is on, its own or that of its network; null when it is on none.</summary>
    public static string? BridgeOf(NetworkInterface net) => net switch
    {
        { Type: NetworkInterfaceType.Bridge, Source: BridgeInterfaceSource { Bridge: { } bridge } } => bridge,
        { Type: NetworkInterfaceType.Network, Source: NetworkInterfaceSource { Bridge: { } bridge } } => bridge,
        _ => null,
    };

    /// <inheritdoc/>
    public bool Concerns(GuestDevice part) => SourceOf(part) is not null;

    /// <inheritdoc/>
    public async ValueTask AcquireAsync(GuestDevice part, CancellationToken cancellationToken)
    {
        if (part.Device is not NetworkInterface net || SourceOf(part) is not { Network: { } name } source)
        {
            return;
        }

        DriverConnection networks = await host.NetworksAsync(cancellationToken).ConfigureAwait(false);
        NetworkRef network = await networks.NetworkLookupByNameAsync(name, cancellationToken).ConfigureAwait(false);
        var asked = new NetworkPortDef
        {
            Uuid = source.PortId ??= Uuid.Random(), OwnerName = part.Run.Domain.Name, OwnerUuid = part.Run.Domain.Uuid,
            Group = source.PortGroup, Mac = net.Mac?.Address, Bandwidth = net.Bandwidth, VirtualPort = net.Virtualport,
            TrustGuestRxFilters = net.TrustGuestRxFilters,
        };
        NetworkPortRef port = await networks.NetworkPortCreateXmlAsync(network, asked.Format(), 0, cancellationToken).ConfigureAwait(false);
        string xml = await networks.NetworkPortGetXmlDescAsync(port, 0, cancellationToken).ConfigureAwait(false);
        Plug(net, source, NetworkPortRules.Read(xml).Plug);
    }

    /// <inheritdoc/>
    public async ValueTask ReleaseAsync(GuestDevice part)
    {
        if (SourceOf(part) is not { Network: { } name, PortId: { } uuid })
        {
            return;
        }

        try
        {
            DriverConnection networks = await host.NetworksAsync(CancellationToken.None).ConfigureAwait(false);
            NetworkRef network = await networks.NetworkLookupByNameAsync(name, CancellationToken.None).ConfigureAwait(false);
            await networks.NetworkPortDeleteAsync(new NetworkPortRef(network, uuid), 0, CancellationToken.None).ConfigureAwait(false);
        }
        catch (VirException e) when (e.Code is ErrorCode.NoNetwork or ErrorCode.NoNetworkPort)
        {
            // The network has ended meanwhile, and its ports with it.
        }
    }

    /// <inheritdoc/>
    public ValueTask RecoverAsync(GuestDevice part)
    {
        // libvirt's own record has what the network gave out apart.
        if (part.Device is NetworkInterface { Actual: { } actual } && SourceOf(part) is { Bridge: null } source)
        {
            source.Bridge = actual.Children.Find(static c => c.Name == "source")?["bridge"];
        }

        return ValueTask.CompletedTask;
    }

    private static void Plug(NetworkInterface net, NetworkInterfaceSource source, NetworkPortPlug? plug)
    {
        (string type, string? bridge) = plug switch
        {
            NetworkPortPlugNetwork own => ("network", own.Bridge),
            NetworkPortPlugBridge other => ("bridge", other.Bridge),
            _ => throw Devices.DeviceErrors.InterfaceTypeUnsupported("direct"),
        };
        source.Bridge = bridge;
        var where = new XmlNode { Name = "source", Attributes = { new("bridge", bridge ?? "") } };
        net.Actual = new XmlNode { Name = "actual", Attributes = { new("type", type) }, Children = { where } };
    }

    private static NetworkInterfaceSource? SourceOf(GuestDevice part) =>
        part.Device is NetworkInterface { Type: NetworkInterfaceType.Network, Source: NetworkInterfaceSource source } ? source : null;
}
