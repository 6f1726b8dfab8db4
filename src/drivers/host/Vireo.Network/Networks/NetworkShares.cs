using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Networks;

/// <summary>
/// What the ports of a network are guaranteed of its inbound traffic: each has a class of its own on the bridge. All of it is in the ports'
/// own records, so nothing else is to be kept.
/// </summary>
internal static class NetworkShares
{
    /// <summary>What all ports together are guaranteed, in kilobytes a second.</summary>
    public static ulong Floors(NetworkView view) => view.Ports.Values.Aggregate(0UL, static (sum, p) => sum + FloorOf(p));

    /// <summary>The classes that are taken, those of the network itself included.</summary>
    public static CpuSet Classes(NetworkView view) =>
        CpuSet.Of([0, 1, 2, .. view.Ports.Values.Select(static p => p.Bandwidth?.ClassId).OfType<uint>().Select(static id => (int)id)]);

    /// <summary>A port with the class that it is to have, if it needs one.</summary>
    /// <exception cref="VirException">The network does not have what the port is to be guaranteed.</exception>
    public static NetworkPortDef Place(NetworkView view, NetworkPortDef port)
    {
        Check(view, port, view.Ports.GetValueOrDefault(port.Uuid ?? default));
        return FloorOf(port) == 0 ? port : port with { Bandwidth = port.Bandwidth! with { ClassId = Free(view) } };
    }

    /// <summary>Guarantees a port its rate. It is among the ports of <paramref name="view"/> already.</summary>
    public static Task AddAsync(NetworkView view, NetworkPortDef port, CancellationToken cancellationToken) =>
        FloorOf(port) == 0 || view.Definition is not { Bridge.Name: { } bridge, Bandwidth: { } whole } ? Task.CompletedTask
            : TrafficLimits.GuaranteeAsync(bridge, whole, port.Bandwidth!, port.Mac ?? default, Floors(view), cancellationToken);

    /// <summary>Takes a port's guarantee back. It is no longer among the ports of <paramref name="view"/>.</summary>
    public static Task RemoveAsync(NetworkView view, NetworkPortDef port) =>
        view.Definition is not { Bridge.Name: { } bridge, Bandwidth: { } whole } || port.Bandwidth?.ClassId is not { } id
            ? Task.CompletedTask : TrafficLimits.WithdrawAsync(bridge, whole, id, Floors(view));

    /// <summary>Gives a port other limits than before.</summary>
    /// <returns>The port.</returns>
    public static NetworkPortDef Changed(NetworkView view, NetworkPortDef port, NetworkBandwidth? limits)
    {
        NetworkPortDef after = port with { Bandwidth = limits };
        Check(view, after, port);
        return FloorOf(after) == 0 ? after with { Bandwidth = limits is null ? null : limits with { ClassId = null } }
            : after with { Bandwidth = limits! with { ClassId = port.Bandwidth?.ClassId ?? Free(view) } };
    }

    /// <summary>Lets the bridge be as a port's change says.</summary>
    public static Task ApplyAsync(NetworkView after, NetworkPortDef was, NetworkPortDef now, CancellationToken cancellationToken) =>
        (FloorOf(was), FloorOf(now)) switch
        {
            (0, 0) => Task.CompletedTask,
            (0, _) => AddAsync(after, now, cancellationToken),
            (_, 0) => RemoveAsync(after, was),
            _ when after.Definition is { Bridge.Name: { } bridge, Bandwidth: { } whole } =>
                TrafficLimits.ChangeGuaranteeAsync(bridge, whole, now.Bandwidth!, Floors(after), cancellationToken),
            _ => Task.CompletedTask,
        };

    /// <summary>Puts the guarantees of all ports in again, after the bridge has got other limits.</summary>
    public static async Task RestoreAsync(NetworkView view, CancellationToken cancellationToken)
    {
        foreach (NetworkPortDef port in view.Ports.Values)
        {
            await AddAsync(view, port, cancellationToken).ConfigureAwait(false);
        }
    }

    private static ulong FloorOf(NetworkPortDef port) => port.Bandwidth?.Inbound?.Floor ?? 0;

    private static uint Free(NetworkView view)
    {
        CpuSet taken = Classes(view);
        uint id = TrafficLimits.FirstClass;
        while (taken[(int)id])
        {
            id++;
        }

        return id;
    }

    private static void Check(NetworkView view, NetworkPortDef port, NetworkPortDef? before)
    {
        ulong floor = FloorOf(port);
        if (floor == 0)
        {
            return;
        }

        NetworkDef network = view.Definition;
        string name = network.Name ?? "", mac = port.Mac?.ToString() ?? "";
        if (!NetworkDefinitions.OwnsBridge(network))
        {
            throw NetworkFaults.FloorOfMode(mac);
        }

        if (network.Bandwidth?.Inbound is not { } whole)
        {
            throw NetworkFaults.FloorWithoutLimit(mac, name);
        }

        ulong sum = Floors(view) - (before is null ? 0 : FloorOf(before)) + floor;
        if (whole.Peak is > 0 and { } peak && sum > peak)
        {
            throw NetworkFaults.PeakExceeded(mac, network.Bridge?.Name ?? "", sum, peak, name);
        }

        if (whole.Peak is not > 0 && sum > (whole.Average ?? 0))
        {
            throw NetworkFaults.AverageExceeded(mac, network.Bridge?.Name ?? "", sum, whole.Average ?? 0, name);
        }
    }
}
