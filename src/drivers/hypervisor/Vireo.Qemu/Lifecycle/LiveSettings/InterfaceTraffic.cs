using Vireo.Documents;
using Vireo.Drivers.Qemu.Devices.Interfaces;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// Limits on what interfaces of running guests send and receive: at their links, and in the shares of their networks. They are written down
/// first; what the host refuses is taken back.
/// </summary>
internal sealed class InterfaceTraffic(DomainChanges changes, NetworkPorts ports)
{
    /// <summary>Changes some rates of an interface. The caller holds the domain's gate.</summary>
    /// <exception cref="VirException">The interface has no link that can be limited, or the host refuses the rates.</exception>
    public async Task ChangeAsync(QemuDomain domain, NetworkInterface net, TypedParameterList rates, CancellationToken cancellationToken)
    {
        NetworkBandwidth? before = HostSide.Of(net).Limits, after = InterfaceLimits.Changed(before, rates);
        await ChangeAsync(domain, net, after.IsEmpty ? null : after, rates, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives an interface other limits. The caller holds the domain's gate.</summary>
    public Task ReplaceAsync(QemuDomain domain, NetworkInterface net, NetworkBandwidth? limits, CancellationToken cancellationToken) =>
        ChangeAsync(domain, net, limits, InterfaceLimits.Get(limits), cancellationToken);

    private async Task ChangeAsync(
        QemuDomain domain, NetworkInterface net, NetworkBandwidth? after, TypedParameterList rates, CancellationToken cancellationToken)
    {
        HostSide side = HostSide.Of(net);
        if (!side.HasTap || side.IsSwitched || net.Target?.Dev is not { } link)
        {
            throw Launch.UnbuiltErrors.InterfaceBandwidth(side.Type.ToXml() ?? "");
        }

        Write(domain, net, after);
        bool shared = false;
        try
        {
            await ports.LimitAsync(net, rates, cancellationToken).ConfigureAwait(false);
            shared = true;
            await TrafficLimits.ChangeAsync(link, after, side.End, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            Write(domain, net, side.Limits);
            if (shared)
            {
                await ports.LimitAsync(net, InterfaceLimits.Get(side.Limits), CancellationToken.None).ConfigureAwait(false);
                await TrafficLimits.ChangeAsync(link, side.Limits, side.End, CancellationToken.None).ConfigureAwait(false);
            }

            throw;
        }
    }

    private void Write(QemuDomain domain, NetworkInterface net, NetworkBandwidth? limits) => changes.ApplyIntent(domain, d =>
    {
        if (d.Devices.Interfaces.Find(n => n.Alias == net.Alias) is { } listed)
        {
            listed.Bandwidth = limits;
            listed.Actual?.Bandwidth = limits;
        }
    });
}
