using System.Globalization;
using Vireo.Documents;
using Vireo.Posix;
using Vireo.Xml;

namespace Vireo.Drivers;

/// <summary>
/// Ports of Open vSwitch, by <c>ovs-vsctl</c>: the switch keeps them in a database of its own, so a port whose link has gone must be taken
/// out by name (<c>virNetDevOpenvswitchAddPort</c>).
/// </summary>
public static class SwitchPort
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>Puts a link on a switch.</summary>
    /// <exception cref="VirException">There is no such switch, or none runs.</exception>
    public static async Task AddAsync(
        string bridge, string link, MacAddress mac, Uuid guest, VirtualPort? port, NetworkVlan? vlan, CancellationToken cancellationToken)
    {
        List<string> words = ["--timeout=5", "--", "--may-exist", "add-port", bridge, link, .. Tags(vlan)];
        Set("attached-mac", mac.ToString());
        Set("iface-id", port?.Parameters?.InterfaceId?.ToString() ?? "");
        Set("vm-id", guest.ToString());
        if (port?.Parameters?.ProfileId is { Length: > 0 } profile)
        {
            Set("port-profile", profile);
            Set("ifname", link);
        }

        words.AddRange(["--", "set", "Interface", link, "external-ids:iface-status=active"]);
        HelperResult result = await RunAsync(words, cancellationToken).ConfigureAwait(false);
        if (!result.Exit.Succeeded)
        {
            throw LinkErrors.NotOnSwitch(link, bridge, result.Error.Trim());
        }

        // Quotes and backslashes would end the text early: the database reads it as JSON does.
        void Set(string name, string value) => words.AddRange(
            ["--", "set", "Interface", link, $"external-ids:{name}=\"{value.Replace("\\", "\\\\").Replace("\"", "\\\"")}\""]);
    }

    /// <summary>Takes a link off whatever switch it is on; nothing happens when it is on none.</summary>
    public static async Task RemoveAsync(string link)
    {
        HelperResult result = await RunAsync(["--timeout=5", "--", "--if-exists", "del-port", link], CancellationToken.None)
            .ConfigureAwait(false);
        if (!result.Exit.Succeeded)
        {
            throw LinkErrors.NotOffSwitch(link, result.Error.Trim());
        }
    }

    private static IEnumerable<string> Tags(NetworkVlan? vlan)
    {
        if (vlan is not { Tags.Count: > 0 })
        {
            yield break;
        }

        VlanTag? native = vlan.Tags.Find(static t => t.NativeMode != VlanNativeMode.None);
        bool trunk = vlan.Trunk == YesNo.Yes || vlan.Tags.Count > 1;
        if (native is not null)
        {
            yield return "vlan_mode=native-" + (native.NativeMode == VlanNativeMode.Tagged ? "tagged" : "untagged");
            yield return string.Create(CultureInfo.InvariantCulture, $"tag={native.Id}");
        }

        if (trunk)
        {
            yield return "trunk=" + string.Join(',', vlan.Tags.Select(static t => t.Id.ToString(CultureInfo.InvariantCulture)));
        }
        else if (native is null)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"tag={vlan.Tags[0].Id}");
        }
    }

    private static Task<HelperResult> RunAsync(List<string> words, CancellationToken cancellationToken) => HelperProgram.RunAsync(
        Posix.Host.RequireProgram("ovs-vsctl"), words, s_patience, cancellationToken);
}
