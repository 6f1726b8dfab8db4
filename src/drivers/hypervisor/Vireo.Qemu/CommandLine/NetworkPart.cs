using Vireo.Documents;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.CommandLine;

/// <summary>Network interfaces: where they lead, and the cards in front.</summary>
internal static class NetworkPart
{
    public static void Add(CommandContext c)
    {
        bool first = true;
        for (int i = 0; i < c.Devices.Interfaces.Count; i++)
        {
            var net = c.Devices.Interfaces[i];
            long? boot = BootPart.Index(c, BootDevice.Network, first, net.Boot);
            first = false;
            string host = "host" + (net.Alias ?? $"net{i}");
            c.Add("-netdev", Backend(c, net, host));
            c.Device(Card(c, net, host, boot));
        }
    }

    private static JsonObject Backend(CommandContext c, NetworkInterface net, string id)
    {
        switch (net.Type)
        {
            case NetworkInterfaceType.User:
                var user = new JsonObject().Add("type", "user");
                foreach (var ip in net.Ips)
                {
                    if (ip.Address?.Contains(':', StringComparison.Ordinal) == true)
                    {
                        user.Add("ipv6-prefix", ip.Address).Opt("ipv6-prefixlen", (long?)ip.Prefix);
                    }
                    else
                    {
                        user.Add("net", ip.Prefix is { } prefix ? $"{ip.Address}/{prefix}" : ip.Address ?? "");
                    }
                }

                return user.Add("id", id);
            case NetworkInterfaceType.Bridge when net.Source is BridgeInterfaceSource { Bridge: { } bridge }:
                return new JsonObject().Add("type", "tap").Add("fd", CommandContext.Text(c.Host.OpenTap(net, bridge).Number)).Add("id", id);
            case NetworkInterfaceType.Mcast or NetworkInterfaceType.Server or NetworkInterfaceType.Client or NetworkInterfaceType.Udp
                when net.Source is SocketInterfaceSource socket:
                string at = $"{socket.Address}:{socket.Port}";
                var result = new JsonObject().Add("type", "socket");
                return (net.Type switch
                {
                    NetworkInterfaceType.Mcast => result.Add("mcast", at),
                    NetworkInterfaceType.Server => result.Add("listen", at),
                    NetworkInterfaceType.Client => result.Add("connect", at),
                    _ => result.Add("udp", at).Add("localaddr", $"{socket.Local?.Address}:{socket.Local?.Port}"),
                }).Add("id", id);
            case NetworkInterfaceType.Null:
                return new JsonObject().Add("type", "hubport").Add("hubid", 0L).Add("id", id);
            default:
                throw Errors.ConfigUnsupported(
                    ErrorDomain.Qemu, $"interfaces of type '{net.Type.ToString().ToLowerInvariant()}' are not supported");
        }
    }

    private static JsonObject Card(CommandContext c, NetworkInterface net, string host, long? boot)
    {
        string model = net.Model ?? "rtl8139";
        bool virtio = model is "virtio" or "virtio-transitional" or "virtio-non-transitional";
        var card = new JsonObject().Add(
            "driver", virtio
            ? CommandContext.Virtio("virtio-net", model == "virtio-transitional", model == "virtio-non-transitional")
            : model);
        if (virtio)
        {
            card.Opt("csum", Bool(net.Driver?.Host?.Checksum)).Opt("gso", Bool(net.Driver?.Host?.Gso)).Opt(
                "host_tso4", Bool(net.Driver?.Host?.Tso4))
                .Opt("host_tso6", Bool(net.Driver?.Host?.Tso6)).Opt("host_ecn", Bool(net.Driver?.Host?.Ecn)).Opt(
                    "host_ufo", Bool(net.Driver?.Host?.Ufo))
                .Opt("mrg_rxbuf", Bool(net.Driver?.Host?.MergeReceiveBuffers)).Opt("guest_csum", Bool(net.Driver?.Guest?.Checksum))
                .Opt("guest_tso4", Bool(net.Driver?.Guest?.Tso4)).Opt("guest_tso6", Bool(net.Driver?.Guest?.Tso6)).Opt(
                    "guest_ecn", Bool(net.Driver?.Guest?.Ecn))
                .Opt("guest_ufo", Bool(net.Driver?.Guest?.Ufo));
            CommandContext.Options(card, net.Driver);
            card.Opt("tx", net.Driver?.TxMode switch { TxMode.Iothread => "bh", TxMode.Timer => "timer", _ => null })
                .Opt("ioeventfd", Bool(net.Driver?.Ioeventfd)).Opt("event_idx", Bool(net.Driver?.EventIdx))
                .Opt("rx_queue_size", (long?)net.Driver?.RxQueueSize).Opt("tx_queue_size", (long?)net.Driver?.TxQueueSize).Opt(
                    "host_mtu", (long?)net.Mtu);
        }

        card.Add("netdev", host).Add("id", net.Alias ?? "").Add("mac", net.Mac?.Address?.ToString() ?? "").Opt("bootindex", boot);
        c.Place(card, net);
        if (net.Rom is { } rom)
        {
            card.Opt("rombar", rom.Bar switch { OnOff.On => 1L, OnOff.Off => 0L, _ => (long?)null }).Opt(
                "romfile", rom.Enabled == YesNo.No ? "" : rom.File);
        }

        return card;
    }

    private static bool? Bool(OnOff? value) => CommandContext.Bool(value ?? OnOff.Unset);
}
