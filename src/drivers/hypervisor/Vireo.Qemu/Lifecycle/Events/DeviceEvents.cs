using Vireo.Drivers.Qemu.Devices.Hotplug;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>Devices that the guest releases or refuses to release, ports that it opens, and network cards whose address it
/// changes.</summary>
internal sealed class DeviceEvents(QemuDomains domains, DomainChanges changes, DeviceHotplug hotplug, VcpuFlow vcpus) : IEventTopic
{
    /// <inheritdoc/>
    public IEnumerable<(string Name, Action<QemuDomain, JsonValue> Handler)> Handlers =>
    [
        ("DEVICE_DELETED", OnDeleted),
        ("DEVICE_UNPLUG_GUEST_ERROR", OnRefused),
        ("MEM_UNPLUG_ERROR", OnRefused),
        ("VSERPORT_CHANGE", OnPort),
        ("NIC_RX_FILTER_CHANGED", OnFilter),
    ];

    private void OnDeleted(QemuDomain domain, JsonValue data)
    {
        if (data.GetString("device") is { } gone && !domain.NotifyRemoval(gone, gone: true))
        {
            domain.Worker.TryPost(() => AfterRemovalAsync(domain, gone));
        }
    }

    private async ValueTask AfterRemovalAsync(QemuDomain domain, string gone)
    {
        if (!await vcpus.AfterRemovalAsync(domain, gone).ConfigureAwait(false))
        {
            await hotplug.AfterRemovalAsync(domain, gone).ConfigureAwait(false);
        }
    }

    private void OnRefused(QemuDomain domain, JsonValue data)
    {
        if (data.GetString("device") is { } refused)
        {
            domain.NotifyRemoval(refused, gone: false);
            domains.Publish(new DomainDeviceRemovalFailedEvent(domain.View.Ref, refused));
        }
    }

    private void OnPort(QemuDomain domain, JsonValue data)
    {
        string id = data.GetString("id") ?? "";
        bool open = data.GetBool("open") == true;
        bool agent = false;
        domain.Update(v =>
        {
            int at = v.Live?.Devices.Channels.FindIndex(c => c.Alias == id) ?? -1;
            if (at < 0 || v.Live is null)
            {
                return v;
            }

            var live = v.Live.DeepCopy();
            var channel = live.Devices.Channels[at];
            if (channel.Target is { } target)
            {
                target.State = open ? Documents.ChannelState.Connected : Documents.ChannelState.Disconnected;
            }

            agent = channel == GuestState.AgentChannel(live);
            return v with { Live = live, AgentOpen = agent ? open : v.AgentOpen };
        });
        if (agent)
        {
            domains.Publish(new DomainAgentLifecycleEvent(
                domain.View.Ref, open
                    ? ConnectDomainEventAgentLifecycleState.Connected
                    : ConnectDomainEventAgentLifecycleState.Disconnected,
                ConnectDomainEventAgentLifecycleReason.Channel));
        }
    }

    private void OnFilter(QemuDomain domain, JsonValue data)
    {
        if (data.GetString("name") is { } card)
        {
            domain.Worker.TryPost(() => AfterFilterAsync(domain, card));
        }
    }

    // QEMU reports a card's filter only once until it is asked about it. What interests is the address that the guest gave the card.
    private async ValueTask AfterFilterAsync(QemuDomain domain, string alias)
    {
        using var job = await domain.EnterForEventAsync("NIC filter event").ConfigureAwait(false);
        if (job is null || domain.Process is not { ConnectedMonitor: { IsClosed: false } monitor })
        {
            return;
        }

        var query = new JsonObject().Add("name", alias);
        var reply = (await monitor.TryExecuteAsync("query-rx-filter", query, CancellationToken.None).ConfigureAwait(false)).Return;
        string? mac = reply is null || reply.Items.Length == 0 ? null : reply.Items[0].GetString("main-mac");
        var net = domain.View.Live?.Devices.Interfaces.Find(n => n.Alias == alias);
        if (!MacAddress.TryParse(mac, out var now) || net?.Mac is not { Address: { } own } || (net.Mac.CurrentAddress ?? own) == now)
        {
            return;
        }

        var before = net.Mac.CurrentAddress ?? own;
        await changes.ApplyAsync(
            domain, live: true, config: false,
            d => d.Devices.Interfaces.Find(n => n.Alias == alias)?.Mac?.CurrentAddress = now == own ? null : now).ConfigureAwait(false);
        domains.Publish(new DomainNicMacChangeEvent(domain.View.Ref, alias, before.ToString(), now.ToString()));
    }
}
