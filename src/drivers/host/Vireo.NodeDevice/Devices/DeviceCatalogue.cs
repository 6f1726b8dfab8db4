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
/// <param name="tree">Where devices are.</param>
/// <param name="reader">Describes them.</param>
/// <param name="definitions">Gives the mediated devices that are kept, or null when that is not known at the moment.</param>
/// <param name="events">Takes the events.</param>
internal sealed class DeviceCatalogue(
    DeviceTree tree, DeviceReader reader, Func<CancellationToken, Task<IReadOnlyList<MdevDefinition>?>> definitions, DriverEvents events)
{
    private readonly ObjectGate _gate = new();
    private volatile Picture _now = new([]);
    private IReadOnlyList<MdevDefinition> _kept = [];

    /// <summary>All devices at this moment, those above before those below.</summary>
    public ImmutableArray<NodeDevice> Items => _now.Items;

    /// <summary>The device of a name; libvirt's error when there is none.</summary>
    public NodeDevice Get(string name) => Find(name) ?? throw HostObjectErrors.NodeDeviceNameUnknown(ErrorDomain.Nodedev, name);

    /// <summary>The device of a name, or null.</summary>
    public NodeDevice? Find(string name) => _now.ByName.GetValueOrDefault(name);

    /// <summary>Looks at the whole host again.</summary>
    public Task ScanAsync(CancellationToken cancellationToken) => ScanAsync(true, [], cancellationToken);

    /// <summary>Looks at the host again.</summary>
    /// <param name="withDefinitions">Also at what is kept, which a tool must be asked for.</param>
    /// <param name="changed">Paths of devices that are said to have changed: their change is announced.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task ScanAsync(bool withDefinitions, IReadOnlyCollection<string> changed, CancellationToken cancellationToken)
    {
        using var turn = await _gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        if (withDefinitions)
        {
            _kept = await definitions(cancellationToken).ConfigureAwait(false) ?? _kept;
        }

        Picture before = _now;
        Replace(await Task.Run(Scan, cancellationToken).ConfigureAwait(false));
        foreach (string path in changed.Distinct())
        {
            if (Items.FirstOrDefault(d => d.Path == path) is { } device && before.ByName.ContainsKey(device.Name))
            {
                events.Publish(new NodeDeviceUpdateEvent(new NodeDeviceRef(device.Name)));
            }
        }
    }

    /// <summary>Puts what is kept beside what is there.</summary>
    public static void Merge(List<NodeDevice> devices, IReadOnlyList<MdevDefinition> kept)
    {
        foreach (MdevDefinition definition in kept)
        {
            int at = devices.FindIndex(d => d.Name == definition.Name);
            if (at >= 0)
            {
                // What the kernel does not show of a device, its attributes, is as it was asked for.
                NodeDeviceDef now = devices[at].Definition;
                devices[at] = new NodeDevice(now with
                {
                    Capabilities = [.. now.Capabilities.Select(
                        c => c is MdevCapability mdev ? mdev with { Attributes = definition.Device.Attributes } : c)],
                }) { Persistent = true, Autostart = definition.Autostart, Kept = definition };
                continue;
            }

            string parent = devices.Find(d => d.Path is { } path && Path.GetFileName(path) == definition.ParentAddress)?.Name
                ?? DeviceReader.Computer;
            devices.Add(new NodeDevice(definition.Describe(parent))
            {
                Active = false, Persistent = true, Autostart = definition.Autostart, Kept = definition,
            });
        }
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
                KeepAttributes(definition);
                found.Add(new NodeDevice(definition));
            }
        }

        Merge(found, _kept);
        return found;
    }

    // The kernel does not show the attributes of a mediated device: those that are known stay, also when nothing is kept any more.
    private void KeepAttributes(NodeDeviceDef now)
    {
        if (now.Capabilities is [MdevCapability mdev] && Find(now.Name!)?.Definition.Capabilities is [MdevCapability old])
        {
            mdev.Attributes = old.Attributes;
        }
    }

    private void Replace(List<NodeDevice> devices)
    {
        Picture before = _now, after = new([.. devices]);
        _now = after;
        foreach (NodeDevice device in before.Items)
        {
            Compare(device, after.ByName.GetValueOrDefault(device.Name));
        }

        foreach (NodeDevice device in after.Items.Where(d => !before.ByName.ContainsKey(d.Name)))
        {
            Compare(null, device);
        }
    }

    private void Compare(NodeDevice? old, NodeDevice? now)
    {
        bool was = old is { Active: true }, isNow = now is { Active: true };
        var device = new NodeDeviceRef((now ?? old)!.Name);
        if (was != isNow)
        {
            Announce(device, isNow ? NodeDeviceEventLifecycleType.Created : NodeDeviceEventLifecycleType.Deleted);
        }

        if (old?.Kept is null != now?.Kept is null)
        {
            Announce(device, now?.Kept is null ? NodeDeviceEventLifecycleType.Undefined : NodeDeviceEventLifecycleType.Defined);
        }
        else if (old?.Kept is { } before && now?.Kept is { } after
            && (before.Autostart != after.Autostart || before.Describe("").Format() != after.Describe("").Format()))
        {
            events.Publish(new NodeDeviceUpdateEvent(device));
        }
    }

    private void Announce(NodeDeviceRef device, NodeDeviceEventLifecycleType what) =>
        events.Publish(new NodeDeviceLifecycleEvent(device, what, 0));

    private sealed class Picture(ImmutableArray<NodeDevice> items)
    {
        public ImmutableArray<NodeDevice> Items { get; } = items;

        public FrozenDictionary<string, NodeDevice> ByName { get; } =
            items.ToFrozenDictionary(static d => d.Name, StringComparer.Ordinal);
    }
}
