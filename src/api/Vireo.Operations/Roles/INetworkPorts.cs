using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo.Operations;

/// <summary>Ports of virtual networks.</summary>
public interface INetworkPorts
{
    /// <summary><c>virNetworkListAllPorts</c>.</summary>
    [Operation(RemoteProcedure.NetworkListAllPorts)]
    ValueTask<IReadOnlyList<NetworkPortRef>> NetworkListAllPortsAsync(NetworkRef network, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virNetworkPortLookupByUUID</c>.</summary>
    [Operation(RemoteProcedure.NetworkPortLookupByUuid)]
    ValueTask<NetworkPortRef> NetworkPortLookupByUuidAsync(NetworkRef network, Uuid uuid, CancellationToken cancellationToken);

    /// <summary><c>virNetworkPortCreateXML</c>.</summary>
    [Operation(RemoteProcedure.NetworkPortCreateXml)]
    ValueTask<NetworkPortRef> NetworkPortCreateXmlAsync(
        NetworkRef network, string xml, NetworkPortCreateFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virNetworkPortGetParameters</c>.</summary>
    [Operation(RemoteProcedure.NetworkPortGetParameters)]
    ValueTask<TypedParameterList> NetworkPortGetParametersAsync(NetworkPortRef port, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virNetworkPortSetParameters</c>.</summary>
    [Operation(RemoteProcedure.NetworkPortSetParameters)]
    ValueTask NetworkPortSetParametersAsync(
        NetworkPortRef port, [Wire("params")] TypedParameterList parameters, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virNetworkPortGetXMLDesc</c>.</summary>
    [Operation(RemoteProcedure.NetworkPortGetXmlDesc)]
    ValueTask<string> NetworkPortGetXmlDescAsync(NetworkPortRef port, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virNetworkPortDelete</c>.</summary>
    [Operation(RemoteProcedure.NetworkPortDelete)]
    ValueTask NetworkPortDeleteAsync(NetworkPortRef port, uint flags, CancellationToken cancellationToken);
}
