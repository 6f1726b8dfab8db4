using Vireo.Documents;
using Vireo.Drivers.Host;
using Vireo.Protocol;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// Ports of interfaces on networks of the host. The number of a port is in the status file before the port is made, so that a later daemon
/// gives back whatever a killed one had taken. What the port plugs into becomes part of the running document.
/// </summary>
internal sealed class NetworkPorts(HostServices host) : IRunResource<GuestDevice>
{
    /// <inheritdoc/>
    public string Name => "network port";

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
            Group = source.PortGroup, Mac = net.Mac?.Address, Bandwidth = net.Bandwidth, VirtualPort = net.Virtualport, Vlan = net.Vlan,
            Port = net.PortIsolated == YesNo.Unset ? null : new PortOptions { Isolated = net.PortIsolated },
            TrustGuestRxFilters = net.TrustGuestRxFilters,
        };
        NetworkPortRef port = await networks.NetworkPortCreateXmlAsync(network, asked.Format(), 0, cancellationToken).ConfigureAwait(false);
        string xml = await networks.NetworkPortGetXmlDescAsync(port, 0, cancellationToken).ConfigureAwait(false);
        net.Actual = Actual(NetworkPortRules.Read(xml));
        Show(net, source);
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
        if (part.Device is NetworkInterface net && SourceOf(part) is { } source)
        {
            Show(net, source);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Gives the port of a running guest's interface other limits.</summary>
    public async Task LimitAsync(NetworkInterface net, TypedParameterList rates, CancellationToken cancellationToken)
    {
        if (net is { Type: NetworkInterfaceType.Network, Source: NetworkInterfaceSource { Network: { } name, PortId: { } uuid } })
        {
            DriverConnection networks = await host.NetworksAsync(cancellationToken).ConfigureAwait(false);
            NetworkRef network = await networks.NetworkLookupByNameAsync(name, cancellationToken).ConfigureAwait(false);
            await networks.NetworkPortSetParametersAsync(new NetworkPortRef(network, uuid), rates, 0, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private static ActualInterface Actual(NetworkPortDef port)
    {
        var actual = new ActualInterface
        {
            ClassId = port.Bandwidth?.ClassId, Vlan = port.Vlan, Virtualport = port.VirtualPort,
            Bandwidth = port.Bandwidth is null ? null : port.Bandwidth with { ClassId = null },
            PortIsolated = port.Port?.Isolated ?? YesNo.Unset, TrustGuestRxFilters = port.TrustGuestRxFilters,
        };
        return port.Plug switch
        {
            NetworkPortPlugNetwork own => actual with
            {
                Type = NetworkInterfaceType.Network,
                Source = new ActualInterfaceSource { Bridge = own.Bridge, MacTableManager = own.MacTableManager },
            },
            NetworkPortPlugBridge other => actual with
            {
                Type = NetworkInterfaceType.Bridge,
                Source = new ActualInterfaceSource { Bridge = other.Bridge, MacTableManager = other.MacTableManager },
            },
            NetworkPortPlugDirect direct => actual with
            {
                Type = NetworkInterfaceType.Direct,
                Source = new ActualInterfaceSource
                {
                    Dev = direct.Device,
                    Mode = direct.Mode switch
                    {
                        NetworkPortDirectMode.Private => DirectMode.Private, NetworkPortDirectMode.Bridge => DirectMode.Bridge,
                        NetworkPortDirectMode.Passthrough => DirectMode.Passthrough, _ => DirectMode.Vepa,
                    },
                },
            },
            _ => throw Devices.DeviceErrors.InterfaceTypeUnsupported("hostdev"),
        };
    }

    // What runs is shown where its network is named.
    private static void Show(NetworkInterface net, NetworkInterfaceSource source)
    {
        if (net.Actual?.Source is { } given)
        {
            (source.Bridge, source.Dev, source.Mode, source.MacTableManager) = (given.Bridge, given.Dev, given.Mode, given.MacTableManager);
        }
    }

    private static NetworkInterfaceSource? SourceOf(GuestDevice part) =>
        part.Device is NetworkInterface { Type: NetworkInterfaceType.Network, Source: NetworkInterfaceSource source } ? source : null;
}
