using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Networks;

/// <summary>
/// Who is connected to a network: each connection is a port, kept beside the state of its network so that the next daemon knows it. A port
/// says where its owner plugs in.
/// </summary>
internal sealed class NetworkPorts(NetworkDriver driver, Logger log)
{
    /// <summary>Connects somebody. The caller holds the network's gate.</summary>
    /// <returns>The port with its plug.</returns>
    public async Task<NetworkPortDef> CreateAsync(StoredNetwork network, NetworkPortDef asked)
    {
        NetworkView view = network.View;
        if (!view.Active)
        {
            throw NetworkFaults.NotActive(network.Name);
        }

        Uuid uuid = asked.Uuid ?? Uuid.Random();
        if (view.Ports.ContainsKey(uuid))
        {
            throw NetworkFaults.PortExists(uuid);
        }

        NetworkPortDef port = asked with { Uuid = uuid, Plug = PlugOf(view, asked) };
        await Task.Run(() =>
        {
            Directory.CreateDirectory(FolderOf(network.Name));
            AtomicFile.Write(PathOf(network.Name, uuid), port.Format(), durable: false);
        }).ConfigureAwait(false);
        network.Update(v => Counted(v with { Ports = v.Ports.Add(uuid, port) }));
        return port;
    }

    /// <summary>Disconnects somebody.</summary>
    public void Delete(StoredNetwork network, Uuid uuid)
    {
        if (!network.View.Ports.ContainsKey(uuid))
        {
            throw NetworkFaults.NoPort(uuid);
        }

        AtomicFile.Delete(PathOf(network.Name, uuid));
        network.Update(v => Counted(v with { Ports = v.Ports.Remove(uuid) }));
    }

    /// <summary>A port; libvirt's error when there is none.</summary>
    public static NetworkPortDef Get(NetworkView view, Uuid uuid) => view.Ports.GetValueOrDefault(uuid) ?? throw NetworkFaults.NoPort(uuid);

    /// <summary>Finds the ports again that a former daemon left.</summary>
    public void Recover(StoredNetwork network)
    {
        string folder = FolderOf(network.Name);
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (string path in Directory.EnumerateFiles(folder, "*.xml"))
        {
            try
            {
                NetworkPortDef port = NetworkPortRules.Read(File.ReadAllText(path));
                network.Update(v => Counted(v with { Ports = v.Ports.SetItem(port.Uuid ?? default, port) }));
            }
            catch (Exception e) when (e is VirException or IOException or UnauthorizedAccessException)
            {
                log.Error($"the port '{path}' cannot be read, and is left as it is: {e.Reason()}");
            }
        }
    }

    /// <summary>Removes what is left of the ports of a network that has ended.</summary>
    public void Forget(string network)
    {
        try
        {
            if (Directory.Exists(FolderOf(network)))
            {
                Directory.Delete(FolderOf(network), recursive: true);
                Directory.Delete(Path.GetDirectoryName(FolderOf(network))!);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.Warning($"the ports of network '{network}' are not removed: {e.Reason()}");
        }
    }

    private static NetworkView Counted(NetworkView view) =>
        view with { Definition = view.Definition with { Connections = (uint)view.Ports.Count } };

    // Where the kind of the network lets its users in.
    private static NetworkPortPlug PlugOf(NetworkView view, NetworkPortDef asked)
    {
        NetworkDef network = view.Definition;
        if (asked.Bandwidth is not null || asked.VirtualPort is not null || network.VirtualPort is not null || network.Vlan is not null)
        {
            throw NetworkFaults.NotBuilt("a port with bandwidth, VLAN or virtual port");
        }

        NetworkPortGroup? group = asked.Group is { } name
            ? network.PortGroups.Find(g => g.Name == name) ?? throw NetworkFaults.NoPortGroup(network.Name ?? "", name)
            : network.PortGroups.Find(static g => g.Default == YesNo.Yes);
        if (group is { Bandwidth: not null } or { Vlan: not null } or { VirtualPort: not null })
        {
            throw NetworkFaults.NotBuilt("a port with bandwidth, VLAN or virtual port");
        }

        if (NetworkDefinitions.OwnsBridge(network))
        {
            return new NetworkPortPlugNetwork
            {
                Bridge = network.Bridge?.Name, MacTableManager = network.Bridge?.MacTableManager ?? MacTableManager.Default,
            };
        }

        NetworkForward forward = network.Forward!;
        if (forward.Mode == NetworkForwardMode.Bridge && network.Bridge?.Name is { } bridge)
        {
            return new NetworkPortPlugBridge { Bridge = bridge, MacTableManager = network.Bridge.MacTableManager };
        }

        if (forward.Mode == NetworkForwardMode.Hostdev)
        {
            throw NetworkFaults.NotBuilt("a device of the host as port");
        }

        NetworkPortDirectMode mode = forward.Mode switch
        {
            NetworkForwardMode.Bridge => NetworkPortDirectMode.Bridge,
            NetworkForwardMode.Private => NetworkPortDirectMode.Private,
            NetworkForwardMode.Passthrough => NetworkPortDirectMode.Passthrough,
            _ => NetworkPortDirectMode.Vepa,
        };
        return new NetworkPortPlugDirect { Device = Device(view, forward, mode), Mode = mode };
    }

    // The device with the fewest users; one that is passed through has one alone.
    private static string Device(NetworkView view, NetworkForward forward, NetworkPortDirectMode mode)
    {
        List<string> devices = [.. forward.Interfaces.Select(static i => i.Device).OfType<string>()];
        if (devices.Count == 0 && forward.Device is { } only)
        {
            devices.Add(only);
        }

        var users = view.Ports.Values.Select(static p => p.Plug).OfType<NetworkPortPlugDirect>().ToLookup(static p => p.Device);
        string? free = devices.OrderBy(d => users[d].Count())
            .FirstOrDefault(d => mode != NetworkPortDirectMode.Passthrough || !users[d].Any());
        return free ?? throw NetworkFaults.NoFreeDevice(view.Definition.Name ?? "");
    }

    private string FolderOf(string network) => Path.Combine(driver.Places.State, network, "ports");

    private string PathOf(string network, Uuid uuid) => Path.Combine(FolderOf(network), uuid + ".xml");
}
