using System.Collections.Frozen;
using System.Collections.Immutable;
using Vireo.Documents;
using Vireo.Drivers.Host;
using Vireo.Protocol;

namespace Vireo.Drivers.NodeDevices;

/// <summary>
/// Which devices there are: one immutable picture, which readers take without waiting, and which one writer after the other replaces. What
/// came and went is announced after the picture has changed.
/// </summary>
internal sealed class DeviceCatalogue(DeviceTree tree, DeviceReader reader, DriverEvents events)
{
    private readonly ObjectGate _gate = new();
    private volatile Picture _now = new([]);

    /// <summary>All devices at this moment, those above before those below.</summary>
    public ImmutableArray<NodeDevice> Items => _now.Items;

    /// <summary>The device of a name; libvirt's error when there is none.</summary>
    public NodeDevice Get(string name) => Find(name) ?? throw HostObjectErrors.NodeDeviceNameUnknown(ErrorDomain.Nodedev, name);

    /// <summary>The device of a name, or null.</summary>
    public NodeDevice? Find(string name) => _now.ByName.GetValueOrDefault(name);

    /// <summary>Looks at the whole host again.</summary>
    public async Task ScanAsync(CancellationToken cancellationToken)
    {
        using var turn = await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        Replace(await Task.Run(Scan, cancellationToken).ConfigureAwait(false));
    }

    private List<NodeDevice> Scan()
    {
        var found = new List<NodeDevice> { new(reader.ReadComputer()) { Persistent = true, Autostart = true } };
        var byPath = new Dictionary<string, string>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (KernelDevice device in tree.Devices())
        {
            string parent = device.Above().Select(byPath.GetValueOrDefault).FirstOrDefault(static n => n is not null)
                ?? DeviceReader.Computer;
            if (reader.Read(device, parent) is { } definition && names.Add(definition.Name!))
            {
                byPath[device.Path] = definition.Name!;
                found.Add(new NodeDevice(definition));
            }
        }

        return found;
    }

    private void Replace(List<NodeDevice> devices)
    {
        Picture before = _now, after = new([.. devices]);
        _now = after;
        foreach (NodeDevice device in before.Items.Where(d => !after.ByName.ContainsKey(d.Name)))
        {
            Announce(device, NodeDeviceEventLifecycleType.Deleted);
        }

        foreach (NodeDevice device in after.Items.Where(d => !before.ByName.ContainsKey(d.Name)))
        {
            Announce(device, NodeDeviceEventLifecycleType.Created);
        }
    }

    private void Announce(NodeDevice device, NodeDeviceEventLifecycleType what) =>
        events.Publish(new NodeDeviceLifecycleEvent(new NodeDeviceRef(device.Name), what, 0));

    private sealed class Picture(ImmutableArray<NodeDevice> items)
    {
        public ImmutableArray<NodeDevice> Items { get; } = items;

        public FrozenDictionary<string, NodeDevice> ByName { get; } =
            items.ToFrozenDictionary(static d => d.Name, StringComparer.Ordinal);
    }
}
