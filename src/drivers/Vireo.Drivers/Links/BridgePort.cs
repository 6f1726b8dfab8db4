using System.Globalization;
using System.Text;
using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers;

/// <summary>What a bridge of the kernel knows of one of its ports: isolation, VLANs, whose table of addresses it is.</summary>
public static class BridgePort
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>Sets a port up, which has just been put on its bridge.</summary>
    /// <param name="port">The link.</param>
    /// <param name="isolated">Whether it may not talk to other isolated ports.</param>
    /// <param name="vlan">The VLANs that it is in; the bridge's own when null.</param>
    /// <param name="managed">The guest's address when the bridge learns none by itself (<c>macTableManager='libvirt'</c>).</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="VirException">The kernel refuses it.</exception>
    public static Task SetUpAsync(string port, bool isolated, NetworkVlan? vlan, MacAddress? managed, CancellationToken cancellationToken)
    {
        var orders = new StringBuilder();
        if (isolated)
        {
            orders.Append(CultureInfo.InvariantCulture, $"link set dev {port} isolated on\n");
        }

        if (vlan is { Tags.Count: > 0 })
        {
            // One tag alone is the port's own: the guest sees no tags. Several pass as they are, but for the native one.
            orders.Append(CultureInfo.InvariantCulture, $"vlan del dev {port} vid 1\n");
            bool trunk = vlan.Trunk == YesNo.Yes || vlan.Tags.Count > 1;
            foreach (VlanTag tag in vlan.Tags)
            {
                string native = !trunk || tag.NativeMode == VlanNativeMode.Untagged ? " pvid untagged"
                    : tag.NativeMode == VlanNativeMode.Tagged ? " pvid" : "";
                orders.Append(CultureInfo.InvariantCulture, $"vlan add dev {port} vid {tag.Id}{native}\n");
            }
        }

        if (managed is { } mac)
        {
            orders.Append(CultureInfo.InvariantCulture, $"link set dev {port} learning off flood off\n");
            orders.Append(CultureInfo.InvariantCulture, $"fdb replace {mac} dev {port} master temp\n");
        }

        return orders.Length == 0 ? Task.CompletedTask
            : BatchTool.RunAsync("bridge", ["-batch", "-"], orders.ToString(), s_patience, cancellationToken);
    }
}
