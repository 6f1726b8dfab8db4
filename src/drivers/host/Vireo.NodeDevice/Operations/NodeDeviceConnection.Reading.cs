using Vireo.Documents;
using Vireo.Drivers.Objects;
using Vireo.Protocol;
using Vireo.Xml;

namespace Vireo.Drivers.NodeDevices;

/// <summary>What devices there are, and what they are.</summary>
internal partial class NodeDeviceConnection
{
    /// <inheritdoc/>
    [Accepts(typeof(ConnectListAllNodeDeviceFlags))]
    public override ValueTask<IReadOnlyList<NodeDeviceRef>> ListAllNodeDevicesAsync(
        ConnectListAllNodeDeviceFlags flags, CancellationToken cancellationToken)
    {
        var list = new List<NodeDeviceRef>();
        foreach (NodeDevice device in Driver.Catalogue.Items)
        {
            if (NodeDeviceFilter.Wants(flags, device.Active, device.Persistent, device.Capabilities.Contains))
            {
                list.Add(new NodeDeviceRef(device.Name));
            }
        }

        return ValueTask.FromResult<IReadOnlyList<NodeDeviceRef>>(list);
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<IReadOnlyList<string>> NodeListDevicesAsync(
        string? capability, uint flags, CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<string>>(
            [.. Driver.Catalogue.Items.Where(d => capability is null || d.Capabilities.Contains(capability)).Select(static d => d.Name)]);

    /// <inheritdoc/>
    public override ValueTask<NodeDeviceRef> NodeDeviceLookupByNameAsync(string name, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new NodeDeviceRef(Driver.Catalogue.Get(name).Name));

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<NodeDeviceRef> NodeDeviceLookupScsiHostByWwnAsync(
        string wwnn, string wwpn, uint flags, CancellationToken cancellationToken)
    {
        foreach (NodeDevice device in Driver.Catalogue.Items)
        {
            if (device.Definition.Capabilities is [ScsiHostCapability host]
                && host.Features.OfType<FcHostFeature>().Any(f => f.Wwnn == wwnn && f.Wwpn == wwpn))
            {
                return ValueTask.FromResult(new NodeDeviceRef(device.Name));
            }
        }

        // libvirt does not say what it missed.
        throw Errors.Unexplained();
    }

    /// <inheritdoc/>
    [Accepts(NodeDeviceXmlFlags.Inactive)]
    public override async ValueTask<string> NodeDeviceGetXmlDescAsync(
        NodeDeviceRef device, NodeDeviceXmlFlags flags, CancellationToken cancellationToken)
    {
        NodeDevice found = Driver.Catalogue.Get(device.Name);
        if (flags.HasFlag(NodeDeviceXmlFlags.Inactive))
        {
            return found.Persistent
                ? (found.Kept?.Describe(found.Parent ?? DeviceReader.Computer) ?? found.Definition).Format(FormatFlags.Inactive)
                : throw DeviceErrors.NotPersistent(found.Name);
        }

        // A device that does not answer holds up nobody but who asks for it.
        return (await Task.Run(() => Driver.Reader.Refresh(found.Definition), cancellationToken).ConfigureAwait(false)).Format();
    }

    /// <inheritdoc/>
    public override ValueTask<string?> NodeDeviceGetParentAsync(NodeDeviceRef device, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Driver.Catalogue.Get(device.Name).Parent);

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<string>> NodeDeviceListCapsAsync(NodeDeviceRef device, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Driver.Catalogue.Get(device.Name).Capabilities);

    /// <inheritdoc/>
    public override ValueTask<bool> NodeDeviceGetAutostartAsync(NodeDeviceRef device, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Driver.Catalogue.Get(device.Name).Autostart);

    /// <inheritdoc/>
    public override ValueTask<bool> NodeDeviceIsActiveAsync(NodeDeviceRef device, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Driver.Catalogue.Get(device.Name).Active);

    /// <inheritdoc/>
    public override ValueTask<bool> NodeDeviceIsPersistentAsync(NodeDeviceRef device, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Driver.Catalogue.Get(device.Name).Persistent);
}
