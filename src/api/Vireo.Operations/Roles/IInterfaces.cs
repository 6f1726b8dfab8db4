using Vireo.Protocol;

namespace Vireo.Operations;

/// <summary>Network interfaces of the host.</summary>
public interface IInterfaces
{
    /// <summary><c>virConnectListAllInterfaces</c>.</summary>
    [Operation(RemoteProcedure.ConnectListAllInterfaces)]
    [Legacy(RemoteProcedure.ConnectListInterfaces, Flags = (uint)ConnectListAllInterfacesFlags.Active, Member = nameof(InterfaceRef.Name))]
    [Legacy(RemoteProcedure.ConnectNumOfInterfaces, Flags = (uint)ConnectListAllInterfacesFlags.Active)]
    [Legacy(RemoteProcedure.ConnectListDefinedInterfaces, Flags = (uint)ConnectListAllInterfacesFlags.Inactive, Member = nameof(
        InterfaceRef.Name))]
    [Legacy(RemoteProcedure.ConnectNumOfDefinedInterfaces, Flags = (uint)ConnectListAllInterfacesFlags.Inactive)]
    ValueTask<IReadOnlyList<InterfaceRef>> ListAllInterfacesAsync(ConnectListAllInterfacesFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virInterfaceLookupByName</c>.</summary>
    [Operation(RemoteProcedure.InterfaceLookupByName)]
    ValueTask<InterfaceRef> InterfaceLookupByNameAsync(string name, CancellationToken cancellationToken);

    /// <summary><c>virInterfaceLookupByMACString</c>.</summary>
    [Operation(RemoteProcedure.InterfaceLookupByMacString)]
    ValueTask<InterfaceRef> InterfaceLookupByMacStringAsync(string mac, CancellationToken cancellationToken);

    /// <summary><c>virInterfaceGetXMLDesc</c>.</summary>
    [Operation(RemoteProcedure.InterfaceGetXmlDesc)]
    ValueTask<string> InterfaceGetXmlDescAsync(InterfaceRef iface, InterfaceXmlFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virInterfaceDefineXML</c>.</summary>
    [Operation(RemoteProcedure.InterfaceDefineXml)]
    ValueTask<InterfaceRef> InterfaceDefineXmlAsync(string xml, InterfaceDefineFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virInterfaceUndefine</c>.</summary>
    [Operation(RemoteProcedure.InterfaceUndefine)]
    ValueTask InterfaceUndefineAsync(InterfaceRef iface, CancellationToken cancellationToken);

    /// <summary><c>virInterfaceCreate</c>.</summary>
    [Operation(RemoteProcedure.InterfaceCreate)]
    ValueTask InterfaceCreateAsync(InterfaceRef iface, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virInterfaceDestroy</c>.</summary>
    [Operation(RemoteProcedure.InterfaceDestroy)]
    ValueTask InterfaceDestroyAsync(InterfaceRef iface, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virInterfaceIsActive</c>.</summary>
    [Operation(RemoteProcedure.InterfaceIsActive)]
    ValueTask<bool> InterfaceIsActiveAsync(InterfaceRef iface, CancellationToken cancellationToken);

    /// <summary><c>virInterfaceChangeBegin</c>.</summary>
    [Operation(RemoteProcedure.InterfaceChangeBegin)]
    ValueTask InterfaceChangeBeginAsync(uint flags, CancellationToken cancellationToken);

    /// <summary><c>virInterfaceChangeCommit</c>.</summary>
    [Operation(RemoteProcedure.InterfaceChangeCommit)]
    ValueTask InterfaceChangeCommitAsync(uint flags, CancellationToken cancellationToken);

    /// <summary><c>virInterfaceChangeRollback</c>.</summary>
    [Operation(RemoteProcedure.InterfaceChangeRollback)]
    ValueTask InterfaceChangeRollbackAsync(uint flags, CancellationToken cancellationToken);
}
