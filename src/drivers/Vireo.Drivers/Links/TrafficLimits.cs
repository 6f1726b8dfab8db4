using System.Globalization;
using System.Text;
using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers;

/// <summary>Which end of a link is limited: it says which way the traffic goes that comes into the guest.</summary>
public enum TrafficEnd
{
    /// <summary>The host's end of a guest's link, such as a tap: what goes out here comes into the guest.</summary>
    OfGuest,

    /// <summary>A link that is the guest's own end, such as a macvtap.</summary>
    AtGuest,

    /// <summary>The bridge of a network: as the host's end, with classes for the rates that its ports are guaranteed.</summary>
    OfNetwork,
}

/// <summary>
/// Limits on the traffic of a link, as classes and filters of the kernel's packet scheduler (<c>virNetDevBandwidthSet</c> and
/// <c>virNetDevBandwidthPlug</c>): each change is one <c>tc -batch</c>. Rates are kilobytes a second.
/// </summary>
public static class TrafficLimits
{
    /// <summary>The first class of a network's bridge that a port may have; those before it are the network's own.</summary>
    public const uint FirstClass = 3;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>Limits a link that nothing limits.</summary>
    /// <exception cref="VirException">The kernel refuses it, or <c>tc</c> is missing; the link is without limits then.</exception>
    public static async Task SetAsync(string link, NetworkBandwidth? limits, TrafficEnd end, CancellationToken cancellationToken)
    {
        string orders = Orders(link, limits, end);
        if (orders.Length == 0)
        {
            return;
        }

        try
        {
            await RunAsync(orders, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await ClearAsync(link).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Limits a link in another way than before.</summary>
    public static async Task ChangeAsync(string link, NetworkBandwidth? limits, TrafficEnd end, CancellationToken cancellationToken)
    {
        await ClearAsync(link).ConfigureAwait(false);
        await SetAsync(link, limits, end, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes all limits of a link away, if there are any.</summary>
    public static Task ClearAsync(string link) => TryAsync($"qdisc del dev {link} root\nqdisc del dev {link} ingress\n");

    /// <summary>Guarantees a port's traffic its rate on the bridge of its network.</summary>
    /// <param name="bridge">The bridge.</param>
    /// <param name="network">What the network as a whole may get; not null in its inbound part.</param>
    /// <param name="port">The port's limits, with its class and floor.</param>
    /// <param name="mac">The guest's address.</param>
    /// <param name="floors">What all ports together are guaranteed, this one included.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task GuaranteeAsync(
        string bridge, NetworkBandwidth network, NetworkBandwidth port, MacAddress mac, ulong floors, CancellationToken cancellationToken)
    {
        NetworkRate whole = network.Inbound ?? new NetworkRate();
        uint id = port.ClassId ?? FirstClass;
        ulong address = mac.Value;
        try
        {
            await RunAsync(string.Create(CultureInfo.InvariantCulture, $"""
                class add dev {bridge} parent 1:1 classid 1:{id} {Class(port.Inbound?.Floor, whole, port.Inbound?.Average)}
                qdisc add dev {bridge} parent 1:{id} handle {id}: sfq perturb 10
                filter add dev {bridge} protocol ip prio 2 handle {Filter(id)} u32 match u16 0x0800 0xffff at -2 match u32 0x{
                    (uint)address:x8} 0xffffffff at -12 match u16 0x{address >> 32:x4} 0xffff at -14 flowid 1:{id}
                {Rest(bridge, whole, floors)}

                """), cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await WithdrawAsync(bridge, network, id, floors - (port.Inbound?.Floor ?? 0)).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Guarantees a port another rate than before.</summary>
    /// <inheritdoc cref="GuaranteeAsync"/>
    public static Task ChangeGuaranteeAsync(
        string bridge, NetworkBandwidth network, NetworkBandwidth port, ulong floors, CancellationToken cancellationToken)
    {
        NetworkRate whole = network.Inbound ?? new NetworkRate();
        return RunAsync(string.Create(CultureInfo.InvariantCulture, $"""
            class change dev {bridge} classid 1:{port.ClassId} {Class(port.Inbound?.Floor, whole, whole.Average)}
            {Rest(bridge, whole, floors)}

            """), cancellationToken);
    }

    /// <summary>Guarantees a port nothing any more.</summary>
    /// <param name="bridge">The bridge.</param>
    /// <param name="network">What the network as a whole may get.</param>
    /// <param name="id">The port's class.</param>
    /// <param name="floors">What the remaining ports together are guaranteed.</param>
    public static Task WithdrawAsync(string bridge, NetworkBandwidth network, uint id, ulong floors) => TryAsync(
        string.Create(CultureInfo.InvariantCulture, $"""
            qdisc del dev {bridge} handle {id}:
            filter del dev {bridge} prio 2 handle {Filter(id)} u32
            class del dev {bridge} classid 1:{id}
            {Rest(bridge, network.Inbound ?? new NetworkRate(), floors)}

            """));

    /// <summary>What is ordered of the packet scheduler to limit a link; empty where nothing is limited.</summary>
    internal static string Orders(string link, NetworkBandwidth? limits, TrafficEnd end)
    {
        (NetworkRate? sent, NetworkRate? received) = end == TrafficEnd.AtGuest
            ? (limits?.Outbound, limits?.Inbound) : (limits?.Inbound, limits?.Outbound);
        var text = new StringBuilder();
        if (sent?.Average is > 0 and { } average)
        {
            bool network = end == TrafficEnd.OfNetwork;
            string peak = sent.Peak is > 0 and { } p ? $" ceil {p}kbps" : "", burst = sent.Burst is > 0 and { } b ? $" burst {b}kb" : "";
            string parent = network ? "1:1" : "1:", own = network ? "1:2" : "1:1", quantum = $" quantum {Quantum(average)}\n";
            text.Append(CultureInfo.InvariantCulture, $"qdisc add dev {link} root handle 1: htb default {(network ? 2 : 1)}\n");
            if (network)
            {
                text.Append(CultureInfo.InvariantCulture, $"class add dev {link} parent 1: classid 1:1 htb rate {average}kbps ");
                text.Append(CultureInfo.InvariantCulture, $"ceil {Most(sent)}kbps{quantum}");
            }

            text.Append(CultureInfo.InvariantCulture, $"class add dev {link} parent {parent} classid {own} htb rate {average}kbps");
            text.Append(CultureInfo.InvariantCulture, $"{peak}{burst}{quantum}");
            text.Append(CultureInfo.InvariantCulture, $"qdisc add dev {link} parent {own} handle 2: sfq perturb 10\n");
            text.Append(CultureInfo.InvariantCulture, $"filter add dev {link} parent 1:0 protocol all prio 1 handle 1 fw flowid 1\n");
        }

        if (received?.Average is > 0 and { } rate)
        {
            text.Append(CultureInfo.InvariantCulture, $"qdisc add dev {link} ingress\n");
            text.Append(CultureInfo.InvariantCulture, $"filter add dev {link} parent ffff: protocol all u32 match u32 0 0 police ");
            text.Append(CultureInfo.InvariantCulture, $"rate {rate}kbps burst {(received.Burst is > 0 and { } b ? b : rate)}kb ");
            text.Append("mtu 64kb drop flowid :1\n");
        }

        return text.ToString();
    }

    // What no port is guaranteed is everybody's.
    private static string Rest(string bridge, NetworkRate whole, ulong floors)
    {
        ulong all = Most(whole);
        return $"class change dev {bridge} classid 1:2 {Class(all > floors ? all - floors : 1, whole, whole.Average)}";
    }

    private static string Class(ulong? rate, NetworkRate whole, ulong? share) =>
        string.Create(CultureInfo.InvariantCulture, $"htb rate {rate ?? 1}kbps ceil {Most(whole)}kbps quantum {Quantum(share ?? 0)}");

    private static ulong Most(NetworkRate rate) => rate.Peak is > 0 and { } peak ? peak : rate.Average ?? 0;

    // As many full packets at once as fit into an eighth of a second's traffic.
    private static ulong Quantum(ulong average) => Math.Max(average * 1024 / 8 / 1500, 1);

    private static string Filter(uint id) => string.Create(CultureInfo.InvariantCulture, $"800::{800 + id}");

    private static Task RunAsync(string orders, CancellationToken cancellationToken) =>
        BatchTool.RunAsync("tc", ["-batch", "-"], orders, s_patience, cancellationToken);

    // What is not there any more need not be taken away.
    private static async Task TryAsync(string orders)
    {
        if (Posix.Host.FindProgram("tc") is not null)
        {
            await BatchTool.TryAsync("tc", ["-force", "-batch", "-"], orders, s_patience, CancellationToken.None).ConfigureAwait(false);
        }
    }
}
