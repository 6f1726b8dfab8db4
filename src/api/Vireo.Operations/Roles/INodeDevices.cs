using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo.Operations;

/// <summary>Devices of the host.</summary>
public interface INodeDevices
{
    /// <summary><c>virConnectListAllNodeDevices</c>.</summary>
    [Operation(RemoteProcedure.ConnectListAllNodeDevices)]
    ValueTask<IReadOnlyList<NodeDeviceRef>> ListAllNodeDevicesAsync(
        ConnectListAllNodeDeviceFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virNodeListDevices</c>.</summary>
    [Operation(RemoteProcedure.NodeListDevices)]
    [Legacy(RemoteProcedure.NodeNumOfDevices)]
    ValueTask<IReadOnlyList<string>> NodeListDevicesAsync(
        [Wire("cap")] string? capability, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virNodeDeviceLookupByName</c>.</summary>
    [Operation(RemoteProcedure.NodeDeviceLookupByName)]
    ValueTask<NodeDeviceRef> NodeDeviceLookupByNameAsync(string name, CancellationToken cancellationToken);

    /// <summary><c>virNodeDeviceLookupSCSIHostByWWN</c>.</summary>
    [Operation(RemoteProcedure.NodeDeviceLookupScsiHostByWwn)]
    ValueTask<NodeDeviceRef> NodeDeviceLookupScsiHostByWwnAsync(string wwnn, string wwpn, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virNodeDeviceGetXMLDesc</c>.</summary>
    [Operation(RemoteProcedure.NodeDeviceGetXmlDesc)]
    ValueTask<string> NodeDeviceGetXmlDescAsync(
        [Wire("name")] NodeDeviceRef device, NodeDeviceXmlFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virNodeDeviceGetParent</c>.</summary>
    [Operation(RemoteProcedure.NodeDeviceGetParent)]
    ValueTask<string?> NodeDeviceGetParentAsync([Wire("name")] NodeDeviceRef device, CancellationToken cancellationToken);

    /// <summary><c>virNodeDeviceListCaps</c>.</summary>
    [Operation(RemoteProcedure.NodeDeviceListCaps)]
    [Legacy(RemoteProcedure.NodeDeviceNumOfCaps)]
    ValueTask<IReadOnlyList<string>> NodeDeviceListCapsAsync([Wire("name")] NodeDeviceRef device, CancellationToken cancellationToken);

    /// <summary><c>virNodeDeviceDetachFlags</c>.</summary>
    [Operation(RemoteProcedure.NodeDeviceDetachFlags)]
    [Legacy(RemoteProcedure.NodeDeviceDettach)]
    ValueTask NodeDeviceDetachAsync(
        [Wire("name")] NodeDeviceRef device, string? driverName, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virNodeDeviceReAttach</c>.</summary>
    [Operation(RemoteProcedure.NodeDeviceReAttach)]
    ValueTask NodeDeviceReAttachAsync([Wire("name")] NodeDeviceRef device, CancellationToken cancellationToken);

    /// <summary><c>virNodeDeviceReset</c>.</summary>
    [Operation(RemoteProcedure.NodeDeviceReset)]
    ValueTask NodeDeviceResetAsync([Wire("name")] NodeDeviceRef device, CancellationToken cancellationToken);

    /// <summary><c>virNodeDeviceCreateXML</c>.</summary>
    [Operation(RemoteProcedure.NodeDeviceCreateXml)]
    ValueTask<NodeDeviceRef> NodeDeviceCreateXmlAsync(
        [Wire("xml_desc")] string xml, NodeDeviceCreateXmlFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virNodeDeviceDefineXML</c>.</summary>
    [Operation(RemoteProcedure.NodeDeviceDefineXml)]
    ValueTask<NodeDeviceRef> NodeDeviceDefineXmlAsync(
        [Wire("xml_desc")] string xml, NodeDeviceDefineXmlFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virNodeDeviceUndefine</c>.</summary>
    [Operation(RemoteProcedure.NodeDeviceUndefine)]
    ValueTask NodeDeviceUndefineAsync([Wire("name")] NodeDeviceRef device, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virNodeDeviceCreate</c>.</summary>
    [Operation(RemoteProcedure.NodeDeviceCreate)]
    ValueTask NodeDeviceCreateAsync([Wire("name")] NodeDeviceRef device, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virNodeDeviceDestroy</c>.</summary>
    [Operation(RemoteProcedure.NodeDeviceDestroy)]
    ValueTask NodeDeviceDestroyAsync([Wire("name")] NodeDeviceRef device, CancellationToken cancellationToken);

    /// <summary><c>virNodeDeviceUpdate</c>.</summary>
    [Operation(RemoteProcedure.NodeDeviceUpdate)]
    ValueTask NodeDeviceUpdateAsync(
        [Wire("name")] NodeDeviceRef device, [Wire("xml_desc")] string xml, NodeDeviceUpdateFlags flags,
            CancellationToken cancellationToken);

    /// <summary><c>virNodeDeviceGetAutostart</c>.</summary>
    [Operation(RemoteProcedure.NodeDeviceGetAutostart)]
    ValueTask<bool> NodeDeviceGetAutostartAsync([Wire("name")] NodeDeviceRef device, CancellationToken cancellationToken);

    /// <summary><c>virNodeDeviceSetAutostart</c>.</summary>
    [Operation(RemoteProcedure.NodeDeviceSetAutostart)]
    ValueTask NodeDeviceSetAutostartAsync([Wire("name")] NodeDeviceRef device, bool autostart, CancellationToken cancellationToken);

    /// <summary><c>virNodeDeviceIsActive</c>.</summary>
    [Operation(RemoteProcedure.NodeDeviceIsActive)]
    ValueTask<bool> NodeDeviceIsActiveAsync([Wire("name")] NodeDeviceRef device, CancellationToken cancellationToken);

    /// <summary><c>virNodeDeviceIsPersistent</c>.</summary>
    [Operation(RemoteProcedure.NodeDeviceIsPersistent)]
    ValueTask<bool> NodeDeviceIsPersistentAsync([Wire("name")] NodeDeviceRef device, CancellationToken cancellationToken);
}
