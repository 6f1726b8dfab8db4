using Vireo.Drivers.Objects;
using Vireo.Protocol;
using Vireo.Xml;

namespace Vireo.Drivers.NodeDevices;

/// <summary>What clients make, change and take away.</summary>
internal partial class NodeDeviceConnection
{
    /// <inheritdoc/>
    [Accepts(NodeDeviceCreateXmlFlags.Validate)]
    public override async ValueTask<NodeDeviceRef> NodeDeviceCreateXmlAsync(
        string xml, NodeDeviceCreateXmlFlags flags, CancellationToken cancellationToken)
    {
        Validate(xml, flags.HasFlag(NodeDeviceCreateXmlFlags.Validate));
        return new NodeDeviceRef((await Driver.Changes.CreateAsync(xml, cancellationToken).ConfigureAwait(false)).Name);
    }

    /// <inheritdoc/>
    [Accepts(NodeDeviceDefineXmlFlags.Validate)]
    public override async ValueTask<NodeDeviceRef> NodeDeviceDefineXmlAsync(
        string xml, NodeDeviceDefineXmlFlags flags, CancellationToken cancellationToken)
    {
        Validate(xml, flags.HasFlag(NodeDeviceDefineXmlFlags.Validate));
        return new NodeDeviceRef((await Driver.Changes.DefineAsync(xml, cancellationToken).ConfigureAwait(false)).Name);
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask NodeDeviceUndefineAsync(NodeDeviceRef device, uint flags, CancellationToken cancellationToken) =>
        new(Driver.Changes.UndefineAsync(device.Name, cancellationToken));

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask NodeDeviceCreateAsync(NodeDeviceRef device, uint flags, CancellationToken cancellationToken) =>
        new(Driver.Changes.StartAsync(device.Name, cancellationToken));

    /// <inheritdoc/>
    public override ValueTask NodeDeviceDestroyAsync(NodeDeviceRef device, CancellationToken cancellationToken) =>
        new(Driver.Changes.DestroyAsync(device.Name, cancellationToken));

    /// <inheritdoc/>
    public override ValueTask NodeDeviceSetAutostartAsync(NodeDeviceRef device, bool autostart, CancellationToken cancellationToken) =>
        new(Driver.Changes.SetAutostartAsync(device.Name, autostart, cancellationToken));

    /// <inheritdoc/>
    [Accepts(typeof(NodeDeviceUpdateFlags))]
    public override ValueTask NodeDeviceUpdateAsync(
        NodeDeviceRef device, string xml, NodeDeviceUpdateFlags flags, CancellationToken cancellationToken) =>
        new(Driver.Changes.UpdateAsync(device.Name, xml, flags, cancellationToken));

    private static void Validate(string xml, bool wanted)
    {
        if (wanted)
        {
            XmlTree.Parse(xml, new XmlParseOptions { Domain = ErrorDomain.Nodedev }).Root.ExpectRoot("device");
            SchemaValidation.Check(xml, "nodedev");
        }
    }
}
