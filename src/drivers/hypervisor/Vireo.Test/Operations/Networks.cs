using Vireo.Documents;
using Vireo.Protocol;

namespace Vireo.Drivers.Test;

/// <summary>Networks.</summary>
internal partial class TestConnection
{
    private const string NetworkFunction = "testNetwork";

    /// <inheritdoc/>
    [Accepts(typeof(ConnectListAllNetworksFlags))]
    public override ValueTask<IReadOnlyList<NetworkRef>> ListAllNetworksAsync(
        ConnectListAllNetworksFlags flags, CancellationToken cancellationToken)
    {
        var list = new List<NetworkRef>();
        lock (Driver.Lock)
        {
            foreach (var n in Driver.Networks.Items)
            {
                uint f = (uint)flags;
                if (TestFlags.Wants(f, (uint)ConnectListAllNetworksFlags.Active, (uint)ConnectListAllNetworksFlags.Inactive, n.Active)
                    && TestFlags.Wants(f, (uint)ConnectListAllNetworksFlags.Persistent, (uint)ConnectListAllNetworksFlags.Transient,
                        n.Persistent)
                    && TestFlags.Wants(f, (uint)ConnectListAllNetworksFlags.Autostart, (uint)ConnectListAllNetworksFlags.NoAutostart,
                        n.Autostart))
                {
                    list.Add(Ref(n));
                }
            }
        }

        return Done<IReadOnlyList<NetworkRef>>(list);
    }

    /// <inheritdoc/>
    public override ValueTask<NetworkRef> NetworkLookupByNameAsync(string name, CancellationToken cancellationToken) =>
        Done(Ref(Driver.Networks.FindByName(name) ?? throw NoObject(ErrorCode.NoNetwork, $"no network with matching name '{name}'")));

    /// <inheritdoc/>
    public override ValueTask<NetworkRef> NetworkLookupByUuidAsync(Uuid uuid, CancellationToken cancellationToken) =>
        Done(Ref(Driver.Networks.FindByUuid(uuid) ?? throw NoObject(ErrorCode.NoNetwork, $"no network with matching uuid '{uuid}'")));

    /// <inheritdoc/>
    [Accepts(NetworkCreateFlags.Validate)]
    public override ValueTask<NetworkRef> NetworkCreateXmlAsync(string xml, NetworkCreateFlags flags, CancellationToken cancellationToken)
    {
        ValidateXml(xml, "network", "network", ErrorDomain.Network, flags != 0);
        var def = NetworkRules.Read(xml);
        TestNetwork network;
        lock (Driver.Lock)
        {
            network = AddNetwork(def, live: true);
            network.Active = true;
        }

        Raise(network, NetworkEventLifecycleType.Started);
        return Done(Ref(network));
    }

    /// <inheritdoc/>
    [Accepts(NetworkDefineFlags.Validate)]
    public override ValueTask<NetworkRef> NetworkDefineXmlAsync(string xml, NetworkDefineFlags flags, CancellationToken cancellationToken)
    {
        ValidateXml(xml, "network", "network", ErrorDomain.Network, flags != 0);
        var def = NetworkRules.Read(xml);
        TestNetwork network;
        lock (Driver.Lock)
        {
            network = AddNetwork(def, live: false);
            network.Persistent = true;
        }

        Raise(network, NetworkEventLifecycleType.Defined);
        return Done(Ref(network));
    }

    /// <inheritdoc/>
    public override ValueTask NetworkUndefineAsync(NetworkRef network, CancellationToken cancellationToken)
    {
        TestNetwork n;
        lock (Driver.Lock)
        {
            n = Find(network);
            if (n.Active)
            {
                throw Invalid($"Network '{n.Name}' is still running");
            }

            Driver.Networks.Remove(n);
        }

        Raise(n, NetworkEventLifecycleType.Undefined);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask NetworkCreateAsync(NetworkRef network, CancellationToken cancellationToken)
    {
        TestNetwork n;
        lock (Driver.Lock)
        {
            n = Find(network);
            if (n.Active)
            {
                throw Invalid($"Network '{n.Name}' is already running");
            }

            n.Active = true;
        }

        Raise(n, NetworkEventLifecycleType.Started);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask NetworkDestroyAsync(NetworkRef network, CancellationToken cancellationToken)
    {
        TestNetwork n;
        lock (Driver.Lock)
        {
            // Stopping a network that does not run is no error in libvirt's simulation.
            n = Find(network);
            // What changed while it ran stays: the simulation does not go back to the definition.
            n.Active = false;
            n.Next = null;
            if (!n.Persistent)
            {
                Driver.Networks.Remove(n);
            }
        }

        Raise(n, NetworkEventLifecycleType.Stopped);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    [Accepts(NetworkUpdateFlags.Live | NetworkUpdateFlags.Config)]
    public override ValueTask NetworkUpdateAsync(
        NetworkRef network, NetworkUpdateCommand command, NetworkUpdateSection section, int parentIndex, string xml,
            NetworkUpdateFlags flags,
        CancellationToken cancellationToken)
    {
        lock (Driver.Lock)
        {
            var n = Find(network);
            var (live, config) = Affected(n.Active, n.Persistent, (uint)flags);

            // The new forms are made first, so that an error leaves the network as it was.
            var nextLive = live ? Updated(n.Definition, command, section, parentIndex, xml) : n.Definition;
            var nextConfig = config ? Updated(n.Active ? n.Next ?? n.Definition : n.Definition, command, section, parentIndex, xml) : null;
            if (n.Active)
            {
                n.Next = nextConfig ?? n.Next ?? (live && n.Persistent ? n.Definition : null);
                n.Definition = nextLive;
            }
            else
            {
                n.Definition = nextConfig ?? n.Definition;
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask<string> NetworkGetXmlDescAsync(NetworkRef network, NetworkXmlFlags flags, CancellationToken cancellationToken)
    {
        lock (Driver.Lock)
        {
            return Done(Find(network).Definition.Format());
        }
    }

    /// <inheritdoc/>
    public override ValueTask<string> NetworkGetBridgeNameAsync(NetworkRef network, CancellationToken cancellationToken)
    {
        lock (Driver.Lock)
        {
            var n = Find(network);
            return Done(n.Definition.Bridge?.Name
                ?? throw Errors.Internal(ErrorDomain.Test, $"network '{n.Name}' does not have a bridge name."));
        }
    }

    /// <inheritdoc/>
    public override ValueTask<bool> NetworkGetAutostartAsync(NetworkRef network, CancellationToken cancellationToken) =>
        Done(Find(network).Autostart);

    /// <inheritdoc/>
    public override ValueTask NetworkSetAutostartAsync(NetworkRef network, bool autostart, CancellationToken cancellationToken)
    {
        Find(network).Autostart = autostart;
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask<bool> NetworkIsActiveAsync(NetworkRef network, CancellationToken cancellationToken) =>
        Done(FindByUuid(network).Active);

    /// <inheritdoc/>
    public override ValueTask<bool> NetworkIsPersistentAsync(NetworkRef network, CancellationToken cancellationToken) =>
        Done(FindByUuid(network).Persistent);

    /// <inheritdoc/>
    [Accepts(NetworkUpdateFlags.Live | NetworkUpdateFlags.Config)]
    public override ValueTask NetworkSetMetadataAsync(
        NetworkRef network, NetworkMetadataType type, string? metadata, string? key, string? uri, NetworkUpdateFlags flags,
            CancellationToken cancellationToken)
    {
        TestNetwork n;
        lock (Driver.Lock)
        {
            n = Find(network);
            var (live, config) = Affected(n.Active, n.Persistent, (uint)flags);
            foreach (var def in (NetworkDef?[])[live || !n.Active ? n.Definition : null, config ? n.Next : null])
            {
                if (def is null)
                {
                    continue;
                }

                switch (type)
                {
                    case NetworkMetadataType.Description:
                        def.Description = string.IsNullOrEmpty(metadata) ? null : metadata;
                        break;
                    case NetworkMetadataType.Title:
                        def.Title = string.IsNullOrEmpty(metadata) ? null : metadata;
                        break;
                    case NetworkMetadataType.Element:
                        def.Metadata = MetadataElements.Set(def.Metadata?.Xml, metadata, key, uri ?? "", ErrorDomain.Network) is { } set
                            ? new Vireo.Xml.XmlFragment(set)
                            : null;
                        break;
                    case > NetworkMetadataType.Element:
                        throw UnknownMetadata(type);
                    default:
                        // Below the first type nothing is changed, as in libvirt.
                        break;
                }
            }
        }

        Driver.Raise(new NetworkMetadataChangeEvent(Ref(n), type, uri));
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    [Accepts(NetworkUpdateFlags.Live | NetworkUpdateFlags.Config)]
    public override ValueTask<string> NetworkGetMetadataAsync(
        NetworkRef network, NetworkMetadataType type, string? uri, NetworkUpdateFlags flags, CancellationToken cancellationToken)
    {
        lock (Driver.Lock)
        {
            var n = Find(network);
            var (live, _) = Affected(n.Active, n.Persistent, (uint)flags);

            if (type > NetworkMetadataType.Element)
            {
                throw UnknownMetadata(type);
            }

            // libvirt's simulation has no definition beside what runs until one is made, and has no words for that.
            var def = live || !n.Active ? n.Definition : n.Next ?? throw Errors.Unexplained();
            string? text = type switch
            {
                NetworkMetadataType.Description => def.Description,
                NetworkMetadataType.Title => def.Title,
                _ => MetadataElements.Get(def.Metadata?.Xml, uri ?? ""),
            };
            return Done(text ?? throw Errors.Report(
                ErrorDomain.Network, ErrorCode.NoNetworkMetadata, "Requested metadata element is not present"));
        }
    }

    private static NetworkDef Updated(
        NetworkDef def, NetworkUpdateCommand command, NetworkUpdateSection section, int parentIndex, string xml)
    {
        var copy = (NetworkDef)def.DeepCopy();
        NetworkUpdate.Apply(copy, command, section, parentIndex, xml);

        // The whole must still be a network.
        _ = NetworkRules.Read(copy.Format());
        return copy;
    }

    private static NetworkRef Ref(TestNetwork n) => new(n.Name, n.Uuid);

    private static VirException UnknownMetadata(NetworkMetadataType type) =>
        Errors.InvalidArgument(ErrorDomain.Network, $"unknown metadata type '{(int)type}'");

    private static (bool Live, bool Config) Affected(bool active, bool persistent, uint flags)
    {
        bool live = (flags & 1) != 0, config = (flags & 2) != 0;
        if (!live && !config)
        {
            live = active;
            config = !active;
        }

        if (live && !active)
        {
            throw Errors.OperationInvalid(ErrorDomain.Network, "network is not running");
        }

        if (config && !persistent)
        {
            throw Errors.OperationInvalid(ErrorDomain.Network, "cannot change persistent config of a transient network");
        }

        return (live, config);
    }

    private TestNetwork Find(NetworkRef network) =>
        Driver.Networks.FindByName(network.Name) ?? throw NoObject(ErrorCode.NoNetwork, $"no network with matching name '{network.Name}'");

    private TestNetwork FindByUuid(NetworkRef network) =>
        Driver.Networks.FindByUuid(network.Uuid) ?? throw NoObject(ErrorCode.NoNetwork, $"no network with matching uuid '{network.Uuid}'");

    private TestNetwork AddNetwork(NetworkDef def, bool live)
    {
        Uuid uuid = def.Uuid ?? default;
        if (Driver.Networks.FindByUuid(uuid) is { } same)
        {
            if (same.Name != def.Name)
            {
                throw Errors.OperationFailed(ErrorDomain.Network, $"network '{same.Name}' is already defined with uuid {uuid}");
            }

            if (live && same.Active)
            {
                throw Errors.OperationInvalid(ErrorDomain.Network, $"network is already active as '{same.Name}'");
            }

            if (same.Active)
            {
                same.Next = def;
            }
            else
            {
                same.Definition = def;
            }

            return same;
        }

        if (Driver.Networks.FindByName(def.Name ?? "") is { } other)
        {
            throw Errors.OperationFailed(ErrorDomain.Network, $"network '{other.Name}' already exists with uuid {other.Uuid}");
        }

        var network = new TestNetwork(def);
        Driver.Networks.TryAdd(network, out _);
        return network;
    }

    private void Raise(TestNetwork n, NetworkEventLifecycleType what) => Driver.Raise(new NetworkLifecycleEvent(Ref(n), what, 0));
}
