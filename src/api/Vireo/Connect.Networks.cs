using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo;

/// <content>Virtual networks, network filters and host interfaces.</content>
public sealed partial class Connect
{
    /// <summary>The networks, all or those that the flags pick.</summary>
    public async ValueTask<IReadOnlyList<Network>> ListNetworksAsync(
        ConnectListAllNetworksFlags flags = 0, CancellationToken cancellationToken = default) =>
        [.. (await Networks("virConnectListAllNetworks").ListAllNetworksAsync(flags, cancellationToken).ConfigureAwait(false)).Select(
            n => new Network(this, n))];

    /// <summary>The network of that name.</summary>
    public async ValueTask<Network> GetNetworkAsync(string name, CancellationToken cancellationToken = default) =>
        new(this, await Networks("virNetworkLookupByName").NetworkLookupByNameAsync(name, cancellationToken).ConfigureAwait(false));

    /// <summary>The network of that UUID.</summary>
    public async ValueTask<Network> GetNetworkAsync(Uuid uuid, CancellationToken cancellationToken = default) =>
        new(this, await Networks("virNetworkLookupByUUID").NetworkLookupByUuidAsync(uuid, cancellationToken).ConfigureAwait(false));

    /// <summary>Adds or changes a persistent network.</summary>
    public async ValueTask<Network> DefineNetworkAsync(
        string xml, NetworkDefineFlags flags = 0, CancellationToken cancellationToken = default) =>
        new(this, await Networks("virNetworkDefineXML").NetworkDefineXmlAsync(xml, flags, cancellationToken).ConfigureAwait(false));

    /// <summary>Starts a network that is not kept when it ends.</summary>
    public async ValueTask<Network> CreateNetworkAsync(
        string xml, NetworkCreateFlags flags = 0, CancellationToken cancellationToken = default) =>
        new(this, await Networks("virNetworkCreateXML").NetworkCreateXmlAsync(xml, flags, cancellationToken).ConfigureAwait(false));

    /// <summary>The network filters.</summary>
    public async ValueTask<IReadOnlyList<NwFilter>> ListNwFiltersAsync(CancellationToken cancellationToken = default) =>
        [.. (await Filters("virConnectListAllNWFilters").ListAllNwFiltersAsync(0, cancellationToken).ConfigureAwait(false)).Select(
            f => new NwFilter(this, f))];

    /// <summary>The network filter of that name.</summary>
    public async ValueTask<NwFilter> GetNwFilterAsync(string name, CancellationToken cancellationToken = default) =>
        new(this, await Filters("virNWFilterLookupByName").NwFilterLookupByNameAsync(name, cancellationToken).ConfigureAwait(false));

    /// <summary>Adds or changes a network filter.</summary>
    public async ValueTask<NwFilter> DefineNwFilterAsync(
        string xml, NwFilterDefineFlags flags = 0, CancellationToken cancellationToken = default) =>
        new(this, await Filters("virNWFilterDefineXML").NwFilterDefineXmlAsync(xml, flags, cancellationToken).ConfigureAwait(false));

    /// <summary>The host's interfaces, all or those that the flags pick.</summary>
    public async ValueTask<IReadOnlyList<HostInterface>> ListInterfacesAsync(
        ConnectListAllInterfacesFlags flags = 0, CancellationToken cancellationToken = default) =>
        [.. (await Interfaces("virConnectListAllInterfaces").ListAllInterfacesAsync(flags, cancellationToken).ConfigureAwait(false)).Select(
            i => new HostInterface(this, i))];

    /// <summary>The host's interface of that name.</summary>
    public async ValueTask<HostInterface> GetInterfaceAsync(string name, CancellationToken cancellationToken = default) =>
        new(this, await Interfaces("virInterfaceLookupByName").InterfaceLookupByNameAsync(name, cancellationToken).ConfigureAwait(false));

    /// <summary>Adds or changes an interface of the host.</summary>
    public async ValueTask<HostInterface> DefineInterfaceAsync(
        string xml, InterfaceDefineFlags flags = 0, CancellationToken cancellationToken = default) =>
        new(this, await Interfaces("virInterfaceDefineXML").InterfaceDefineXmlAsync(xml, flags, cancellationToken).ConfigureAwait(false));

    internal DriverConnection Networks(string function) => Driver(DriverGroup.Network, function);

    internal DriverConnection Filters(string function) => Driver(DriverGroup.NwFilter, function);

    internal DriverConnection Interfaces(string function) => Driver(DriverGroup.Interface, function);
}
