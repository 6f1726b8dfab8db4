using System.Globalization;
using Vireo.Documents;
using Vireo.Drivers.Networks;
using Vireo.Xml;

namespace Vireo.Drivers.Network;

/// <summary>
/// The names and MAC addresses of bridges that the driver makes itself. A name is given when a network is defined, so that firewall rules
/// of the host's owner can rely on it.
/// </summary>
/// <param name="networks">All networks: no two have the same bridge.</param>
internal sealed class BridgeNames(ObjectStore<StoredNetwork> networks)
{
    private const int MaxId = 256;
    private const ulong OwnPrefix = 0x525400;

    /// <summary>Gives the bridge a name and an address that it lacks. Networks of others' bridges are left as they are.</summary>
    /// <exception cref="VirException">Another network has this bridge.</exception>
    public void Complete(NetworkDef network)
    {
        if (!NetworkRules.OwnsBridge(NetworkChecks.Mode(network)))
        {
            return;
        }

        network.Bridge ??= new NetworkBridge();
        string? name = network.Bridge.Name;
        network.Bridge.Name = name is null || name.Contains("%d", StringComparison.Ordinal) ? Free(name ?? "virbr%d", network)
            : IsTaken(name, network) ? throw HostNetworkErrors.BridgeInUse(name) : name;
        network.MacAddress ??= new MacAddress((OwnPrefix << 24) | (uint)Random.Shared.Next(1 << 24)).ToString();
    }

    private string Free(string pattern, NetworkDef network)
    {
        for (int id = 0; id <= MaxId; id++)
        {
            string name = pattern.Replace("%d", id.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
            if (!IsTaken(name, network) && !Directory.Exists("/sys/class/net/" + name))
            {
                return name;
            }
        }

        throw HostNetworkErrors.NoBridgeName(MaxId);
    }

    private bool IsTaken(string name, NetworkDef network) => networks.Items.Any(n =>
        n.Name != network.Name && (n.View.Definition.Bridge?.Name == name || n.View.Next?.Bridge?.Name == name));
}
