using System.Globalization;
using Vireo.Documents;
using Vireo.Protocol;

namespace Vireo.Drivers.Networks;

/// <summary>Defining, redefining and undefining networks, and what is kept of them on disk.</summary>
internal sealed class NetworkDefinitions
{
    private const int MaxBridge = 256;
    private const string Default = """
        <network>
          <name>default</name>
          <forward mode='nat'/>
          <bridge name='virbr0' stp='on' delay='0'/>
          <ip address='192.168.122.1' netmask='255.255.255.0'>
            <dhcp>
              <range start='192.168.122.2' end='192.168.122.254'/>
            </dhcp>
          </ip>
        </network>
        """;

    private readonly NetworkDriver _driver;
    private readonly DefinitionStore<NetworkDef> _store;
    private readonly Logger _log;

    // Taken before a network's own gate by whoever brings a definition: its bridge is compared with those of all others.
    private readonly ObjectGate _definitions = new();

    public NetworkDefinitions(NetworkDriver driver, Logger log)
    {
        _driver = driver;
        _log = log;
        _store = new DefinitionStore<NetworkDef>(NetworkFormats.Definition, driver.Places.Config, driver.Places.Autostart, log);
    }

    /// <summary>Removes what writers left that were killed.</summary>
    public void RemoveLeftovers() => _store.RemoveLeftovers();

    /// <summary>
    /// Gives a host that never had networks the one that everybody expects: <c>default</c>, as Debian ships it. Who removes it keeps the
    /// folder, and does not get it again.
    /// </summary>
    public async Task InstallDefaultAsync()
    {
        if (!_driver.Places.IsHost || Directory.Exists(_driver.Places.Config))
        {
            return;
        }

        try
        {
            await _store.SaveAsync(Completed(NetworkRules.Read(Default))).ConfigureAwait(false);
            await _store.SetAutostartAsync("default", autostart: true).ConfigureAwait(false);
        }
        catch (VirException e)
        {
            _log.Error($"the network 'default' is not made: {e.Message}");
        }
    }

    /// <summary>Reads every definition; those of active networks hold from their next start.</summary>
    public async Task LoadAllAsync(CancellationToken cancellationToken)
    {
        foreach (var stored in await Task.Run(_store.Load, cancellationToken).ConfigureAwait(false))
        {
            try
            {
                using var turn = await _definitions.EnterAsync(cancellationToken).ConfigureAwait(false);
                using var lease = await EnterAsync(stored.Definition, cancellationToken).ConfigureAwait(false);
                NetworkView now = lease.Item.View;
                bool same = now.Persistent && now.Kept.Format() == stored.Definition.Format();
                lease.Item.Update(
                    v => (same ? v : v.Redefined(stored.Definition)) with { Persistent = true, Autostart = stored.Autostart });
                lease.Keep();
            }
            catch (VirException e)
            {
                // One that cannot stand beside the others keeps none of them from their work.
                _log.Error($"the definition '{stored.Path}' is left as it is: {e.Message}");
            }
        }
    }

    /// <summary>Defines a network, or gives it another definition.</summary>
    public async Task<StoredNetwork> DefineAsync(NetworkDef definition, CancellationToken cancellationToken)
    {
        using var turn = await _definitions.EnterAsync(cancellationToken).ConfigureAwait(false);
        NetworkDef complete = Completed(definition);
        using var lease = await EnterAsync(complete, cancellationToken).ConfigureAwait(false);
        await _store.SaveAsync(complete).ConfigureAwait(false);
        lease.Item.Update(v => v.Redefined(complete) with { Persistent = true });
        lease.Keep();
        _driver.Raise(lease.Item, NetworkEventLifecycleType.Defined);
        return lease.Item;
    }

    /// <summary>Enters the network that a document for a start means; it must not be active. Gives what is to be started.</summary>
    public async Task<(ObjectLease<StoredNetwork> Lease, NetworkDef Definition)> EnterForStartAsync(
        NetworkDef definition, CancellationToken cancellationToken)
    {
        using var turn = await _definitions.EnterAsync(cancellationToken).ConfigureAwait(false);
        NetworkDef complete = Completed(definition);
        var lease = await EnterAsync(complete, cancellationToken).ConfigureAwait(false);
        if (lease.Item.View.Active)
        {
            lease.Dispose();
            throw NetworkFaults.IsActiveAs(definition.Name ?? "");
        }

        return (lease, complete);
    }

    /// <summary>Keeps a changed definition. The caller holds the network's gate.</summary>
    public Task KeepAsync(NetworkDef definition) => _store.SaveAsync(definition);

    /// <summary>Forgets a definition; an active network becomes transient. The caller holds its gate.</summary>
    public async Task UndefineAsync(StoredNetwork network)
    {
        await _store.DeleteAsync(network.Name).ConfigureAwait(false);
        if (network.View.Active)
        {
            network.Update(static v => v with { Persistent = false, Autostart = false, Next = null });
        }
        else
        {
            _driver.Networks.Remove(network);
        }

        _driver.Raise(network, NetworkEventLifecycleType.Undefined);
    }

    /// <summary>Says whether a network starts with the host. The caller holds its gate.</summary>
    public async Task SetAutostartAsync(StoredNetwork network, bool autostart)
    {
        if (!network.View.Persistent)
        {
            throw NetworkFaults.TransientAutostart();
        }

        await _store.SetAutostartAsync(network.Name, autostart).ConfigureAwait(false);
        network.Update(v => v with { Autostart = autostart });
    }

    /// <summary>Refuses what does not fit the mode, or would become lines of dnsmasq's files that nobody meant.</summary>
    public static void Check(NetworkDef definition)
    {
        CheckTexts(definition);
        NetworkChecks.Check(definition);
    }

    /// <summary>Whether networks of a kind have a bridge that is ours.</summary>
    public static bool OwnsBridge(NetworkDef network) => network.Forward?.Mode is null or NetworkForwardMode.Unset
        or NetworkForwardMode.None or NetworkForwardMode.Nat or NetworkForwardMode.Route or NetworkForwardMode.Open;

    private async Task<ObjectLease<StoredNetwork>> EnterAsync(NetworkDef definition, CancellationToken cancellationToken) =>
        await _driver.Networks.EnterOrAddAsync(
            definition.Uuid ?? default, definition.Name ?? "", () => new StoredNetwork(new NetworkView(definition)), default,
            cancellationToken).ConfigureAwait(false);

    // The bridge gets a name that nobody has, and an address that it keeps.
    private NetworkDef Completed(NetworkDef definition)
    {
        Check(definition);
        if (definition.Bridge?.Zone is { } zone && OwnsBridge(definition))
        {
            throw NetworkFaults.NoFirewalld(zone, definition.Name ?? "");
        }

        if (!OwnsBridge(definition))
        {
            return definition;
        }

        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (StoredNetwork other in _driver.Networks.Items.Where(n => n.Name != definition.Name))
        {
            NetworkView view = other.View;
            taken.Add(view.Definition.Bridge?.Name ?? "");
            taken.Add(view.Next?.Bridge?.Name ?? "");
        }

        NetworkBridge bridge = definition.Bridge ?? new NetworkBridge();
        if (bridge.Name is { Length: > 0 } name && !name.Contains('%', StringComparison.Ordinal))
        {
            if (taken.Contains(name))
            {
                throw NetworkFaults.BridgeTaken(name);
            }
        }
        else
        {
            string pattern = bridge.Name is { Length: > 0 } given ? given.Replace("%d", "", StringComparison.Ordinal) : "virbr";
            bridge = bridge with { Name = Free(pattern, taken) };
        }

        return definition with { Bridge = bridge, MacAddress = definition.MacAddress ?? RandomMac() };
    }

    private static string Free(string prefix, HashSet<string> taken)
    {
        for (int i = 0; i <= MaxBridge; i++)
        {
            string name = prefix + i.ToString(CultureInfo.InvariantCulture);
            if (!taken.Contains(name) && !Posix.HostLink.Exists(name))
            {
                return name;
            }
        }

        throw NetworkFaults.NoBridgeName(MaxBridge);
    }

    private static string RandomMac()
    {
        Span<byte> tail = stackalloc byte[3];
        Random.Shared.NextBytes(tail);
        return string.Create(CultureInfo.InvariantCulture, $"52:54:00:{tail[0]:x2}:{tail[1]:x2}:{tail[2]:x2}");
    }

    // Texts become lines of dnsmasq's files: none may begin another line.
    private static void CheckTexts(NetworkDef definition)
    {
        NetworkDns? dns = definition.Dns;
        IEnumerable<string?> texts =
        [
            definition.Name, definition.Bridge?.Name, definition.Domain?.Name, definition.Forward?.Device,
            .. definition.Ips.SelectMany(static i => new[] { i.TftpRoot, i.Dhcp?.Bootp?.File, i.Dhcp?.Bootp?.Server }),
            .. definition.Ips.SelectMany(static i => i.Dhcp?.Hosts ?? []).SelectMany(static h => new[] { h.Name, h.Id, h.Mac }),
            .. dns?.Forwarders.Select(static f => f.Domain) ?? [], .. dns?.Hosts.SelectMany(static h => h.Hostnames) ?? [],
            .. dns?.Texts.SelectMany(static t => new[] { t.Name, t.Value }) ?? [],
            .. dns?.Services.SelectMany(static s => new[] { s.Service, s.Protocol, s.Domain, s.Target }) ?? [],
            .. definition.Extensions.OfType<NetworkDnsmasqOptions>().SelectMany(static o => o.Options),
        ];
        if (texts.Any(static t => t is not null && t.Any(char.IsControl)))
        {
            throw NetworkFaults.ControlCharacter(definition.Name ?? "");
        }
    }
}
