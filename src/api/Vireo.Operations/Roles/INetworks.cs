using Vireo.Protocol;

namespace Vireo.Operations;

/// <summary>Virtual networks.</summary>
public interface INetworks
{
    /// <summary><c>virConnectListAllNetworks</c>.</summary>
    [Operation(RemoteProcedure.ConnectListAllNetworks)]
    [Legacy(RemoteProcedure.ConnectListNetworks, Flags = (uint)ConnectListAllNetworksFlags.Active, Member = nameof(NetworkRef.Name))]
    [Legacy(RemoteProcedure.ConnectNumOfNetworks, Flags = (uint)ConnectListAllNetworksFlags.Active)]
    [Legacy(RemoteProcedure.ConnectListDefinedNetworks, Flags = (uint)ConnectListAllNetworksFlags.Inactive, Member = nameof(
        NetworkRef.Name))]
    [Legacy(RemoteProcedure.ConnectNumOfDefinedNetworks, Flags = (uint)ConnectListAllNetworksFlags.Inactive)]
    ValueTask<IReadOnlyList<NetworkRef>> ListAllNetworksAsync(ConnectListAllNetworksFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virNetworkLookupByName</c>.</summary>
    [Operation(RemoteProcedure.NetworkLookupByName)]
    ValueTask<NetworkRef> NetworkLookupByNameAsync(string name, CancellationToken cancellationToken);

    /// <summary><c>virNetworkLookupByUUID</c>.</summary>
    [Operation(RemoteProcedure.NetworkLookupByUuid)]
    ValueTask<NetworkRef> NetworkLookupByUuidAsync(Uuid uuid, CancellationToken cancellationToken);

    /// <summary><c>virNetworkCreateXMLFlags</c>.</summary>
    [Operation(RemoteProcedure.NetworkCreateXmlFlags)]
    [Legacy(RemoteProcedure.NetworkCreateXml)]
    ValueTask<NetworkRef> NetworkCreateXmlAsync(string xml, NetworkCreateFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virNetworkDefineXMLFlags</c>.</summary>
    [Operation(RemoteProcedure.NetworkDefineXmlFlags)]
    [Legacy(RemoteProcedure.NetworkDefineXml)]
    ValueTask<NetworkRef> NetworkDefineXmlAsync(string xml, NetworkDefineFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virNetworkUndefine</c>.</summary>
    [Operation(RemoteProcedure.NetworkUndefine)]
    ValueTask NetworkUndefineAsync(NetworkRef network, CancellationToken cancellationToken);

    /// <summary><c>virNetworkCreate</c>.</summary>
    [Operation(RemoteProcedure.NetworkCreate)]
    ValueTask NetworkCreateAsync(NetworkRef network, CancellationToken cancellationToken);

    /// <summary><c>virNetworkDestroy</c>.</summary>
    [Operation(RemoteProcedure.NetworkDestroy)]
    ValueTask NetworkDestroyAsync(NetworkRef network, CancellationToken cancellationToken);

    /// <summary><c>virNetworkUpdate</c>.</summary>
    [Operation(RemoteProcedure.NetworkUpdate)]
    ValueTask NetworkUpdateAsync(
        NetworkRef network, NetworkUpdateCommand command, NetworkUpdateSection section, int parentIndex, string xml,
            NetworkUpdateFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virNetworkGetXMLDesc</c>.</summary>
    [Operation(RemoteProcedure.NetworkGetXmlDesc)]
    ValueTask<string> NetworkGetXmlDescAsync(NetworkRef network, NetworkXmlFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virNetworkGetBridgeName</c>.</summary>
    [Operation(RemoteProcedure.NetworkGetBridgeName)]
    ValueTask<string> NetworkGetBridgeNameAsync(NetworkRef network, CancellationToken cancellationToken);

    /// <summary><c>virNetworkGetAutostart</c>.</summary>
    [Operation(RemoteProcedure.NetworkGetAutostart)]
    ValueTask<bool> NetworkGetAutostartAsync(NetworkRef network, CancellationToken cancellationToken);

    /// <summary><c>virNetworkSetAutostart</c>.</summary>
    [Operation(RemoteProcedure.NetworkSetAutostart)]
    ValueTask NetworkSetAutostartAsync(NetworkRef network, bool autostart, CancellationToken cancellationToken);

    /// <summary><c>virNetworkIsActive</c>.</summary>
    [Operation(RemoteProcedure.NetworkIsActive)]
    ValueTask<bool> NetworkIsActiveAsync(NetworkRef network, CancellationToken cancellationToken);

    /// <summary><c>virNetworkIsPersistent</c>.</summary>
    [Operation(RemoteProcedure.NetworkIsPersistent)]
    ValueTask<bool> NetworkIsPersistentAsync(NetworkRef network, CancellationToken cancellationToken);

    /// <summary><c>virNetworkGetDHCPLeases</c>.</summary>
    [Operation(RemoteProcedure.NetworkGetDhcpLeases)]
    ValueTask<IReadOnlyList<NetworkDhcpLease>> NetworkGetDhcpLeasesAsync(
        NetworkRef network, string? mac, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virNetworkSetMetadata</c>.</summary>
    [Operation(RemoteProcedure.NetworkSetMetadata)]
    ValueTask NetworkSetMetadataAsync(
        NetworkRef network, NetworkMetadataType type, string? metadata, string? key, string? uri, NetworkUpdateFlags flags,
            CancellationToken cancellationToken);

    /// <summary><c>virNetworkGetMetadata</c>.</summary>
    [Operation(RemoteProcedure.NetworkGetMetadata)]
    ValueTask<string> NetworkGetMetadataAsync(
        NetworkRef network, NetworkMetadataType type, string? uri, NetworkUpdateFlags flags, CancellationToken cancellationToken);
}
