using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Devices.Interfaces;
using Vireo.Posix;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// The host's ends of interfaces: taps on bridges and switches, taps alone, macvtaps. The kernel removes a tap when its last descriptor is
/// closed, so ours is closed when the emulator has its own. A macvtap stays, and so does a switch's record of a port: their names are in
/// the status file before they are made.
/// </summary>
/// <param name="changes">Writes a name down.</param>
/// <param name="folders">Beside the state of guests is what belongs to devices of the host.</param>
internal sealed class InterfaceLinks(Func<DomainChanges> changes, DriverFolders folders) : IRunResource<GuestDevice>
{
    private readonly PassedThroughAddresses _addresses = new(Path.Combine(Path.GetDirectoryName(folders.State) ?? "/", "hostdevmgr"));
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public string Name => "link of an interface";

    /// <summary>Whether a link's name was made up, so that it is no part of what the guest is defined with.</summary>
    public static bool IsMadeUp(string? name) =>
        name?.StartsWith("vnet", StringComparison.Ordinal) == true || name?.StartsWith("macvtap", StringComparison.Ordinal) == true;

    /// <summary>Lets what is shown and kept of a running guest have what its interface was given.</summary>
    public static void Keep(DomainChanges changes, QemuDomain domain, NetworkInterface net) => changes.ApplyIntent(domain, d =>
    {
        NetworkInterface? listed = d.Devices.Interfaces.Find(n => n.Alias == net.Alias);
        listed?.Target = net.Target?.DeepCopy() as InterfaceTarget;
        listed?.Source = net.Source?.DeepCopy() as InterfaceSource;
        listed?.Actual = net.Actual?.DeepCopy() as ActualInterface;
    });

    /// <inheritdoc/>
    public bool Concerns(GuestDevice part) => part.Device is NetworkInterface net && HostSide.Of(net).HasTap;

    /// <inheritdoc/>
    public async ValueTask AcquireAsync(GuestDevice part, CancellationToken cancellationToken)
    {
        if (part is not { Device: NetworkInterface net, Host: { } host })
        {
            return;
        }

        // What its network gave out may be of another kind than what was asked for.
        InterfaceChecks.Check(net);
        HostSide side = HostSide.Of(net);
        bool stays = side.IsSwitched || side.Type == NetworkInterfaceType.Direct;
        if (Vireo.Posix.Host.EffectiveUserId != 0 && side.Type is NetworkInterfaceType.Bridge or NetworkInterfaceType.Network)
        {
            host.AddTap(net, BridgeHelper.Open(net, side.Link ?? ""));
            return;
        }

        string prefix = side.Type == NetworkInterfaceType.Direct ? "macvtap" : "vnet";
        string name = net.Target?.Dev is { } dev && !IsMadeUp(dev) ? dev : LinkNames.Next(prefix);
        net.Target ??= new InterfaceTarget();
        net.Target.Dev = name;
        if (stays)
        {
            Keep(changes(), part.Run.Domain, net);
        }

        host.AddTap(net, await OpenAsync(part, net, side, name, cancellationToken).ConfigureAwait(false));
        await TrafficLimits.SetAsync(name, side.Limits, side.End, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask ReleaseAsync(GuestDevice part)
    {
        if (part.Device is not NetworkInterface net)
        {
            return;
        }

        part.Host?.CloseTap(net);
        HostSide side = HostSide.Of(net);
        if (net.Target?.Dev is not { } name)
        {
            return;
        }

        if (side.Type == NetworkInterfaceType.Direct)
        {
            await MacvtapLink.RemoveAsync(name, net.Mac?.Address ?? default).ConfigureAwait(false);
            await _addresses.RestoreAsync(side).ConfigureAwait(false);
        }
        else if (side.IsSwitched)
        {
            await SwitchPort.RemoveAsync(name).ConfigureAwait(false);
        }
        else if (side.Type == NetworkInterfaceType.Ethernet && net.DownScript is { } script)
        {
            await RunAsync(script, name, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task<SafeHandle> OpenAsync(
        GuestDevice part, NetworkInterface net, HostSide side, string name, CancellationToken cancellationToken)
    {
        MacAddress mac = net.Mac?.Address ?? default;
        switch (side.Type)
        {
            case NetworkInterfaceType.Direct:
                await _addresses.ReplaceAsync(side, mac, cancellationToken).ConfigureAwait(false);
                return await MacvtapLink.MakeAsync(name, side.Link ?? "", side.Mode, mac, net.Mtu, cancellationToken).ConfigureAwait(false);
            case NetworkInterfaceType.Ethernet:
                return await EthernetAsync(net, name, cancellationToken).ConfigureAwait(false);
        }

        SafeHandle tap = TapDevice.Open(name, side.IsSwitched ? null : side.Link ?? "", mac.Value, net.Mtu).Device;
        try
        {
            if (side.IsSwitched)
            {
                await SwitchPort.AddAsync(side.Link ?? "", name, mac, part.Run.Domain.Uuid, side.Switch, side.Vlan, cancellationToken)
                    .ConfigureAwait(false);
            }
            else
            {
                await BridgePort.SetUpAsync(name, side.Isolated, side.Vlan, side.IsTableManaged ? mac : null, cancellationToken)
                    .ConfigureAwait(false);
            }

            return tap;
        }
        catch
        {
            tap.Dispose();
            throw;
        }
    }

    private static async Task<SafeHandle> EthernetAsync(NetworkInterface net, string name, CancellationToken cancellationToken)
    {
        bool managed = net.Target?.Managed != YesNo.No;
        if (HostLink.Exists(name) == managed)
        {
            throw managed ? LinkErrors.ManagedExists() : LinkErrors.UnmanagedMissing();
        }

        SafeHandle tap = managed ? TapDevice.Open(name, null, net.Mac?.Address?.Value ?? 0, net.Mtu).Device : TapDevice.Attach(name).Device;
        try
        {
            if (net.Source is HostInterfaceSource source && Addresses(source, name) is { Length: > 0 } orders)
            {
                await BatchTool.RunAsync("ip", ["-batch", "-"], orders, s_patience, cancellationToken).ConfigureAwait(false);
            }

            if (net.Script is { } script)
            {
                await RunAsync(script, name, cancellationToken).ConfigureAwait(false);
            }

            return tap;
        }
        catch
        {
            tap.Dispose();
            throw;
        }
    }

    // The documents' own checks have seen that these are addresses.
    private static string Addresses(HostInterfaceSource source, string name)
    {
        var orders = new StringBuilder();
        foreach (GuestIp ip in source.Ips)
        {
            bool six = ip.Address?.Contains(':', StringComparison.Ordinal) == true;
            uint prefix = ip.Prefix ?? (six ? 64u : 24u);
            string peer = ip.Peer is { } other ? " peer " + other : "";
            orders.Append(CultureInfo.InvariantCulture, $"addr add {ip.Address}{peer}/{prefix} dev {name}\n");
        }

        foreach (GuestRoute route in source.Routes)
        {
            string length = route.Prefix is { } prefix ? string.Create(CultureInfo.InvariantCulture, $"/{prefix}")
                : route.NetMask is { } mask ? "/" + mask : "";
            string metric = route.Metric is { } cost ? string.Create(CultureInfo.InvariantCulture, $" metric {cost}") : "";
            orders.Append(CultureInfo.InvariantCulture, $"route add {route.Address}{length} via {route.Gateway} dev {name}{metric}\n");
        }

        return orders.ToString();
    }

    private static async Task RunAsync(string script, string link, CancellationToken cancellationToken) =>
        (await HelperProgram.RunScriptAsync(script, [link], s_patience, static _ => { }, cancellationToken).ConfigureAwait(false))
        .ThrowOnFailure();
}
