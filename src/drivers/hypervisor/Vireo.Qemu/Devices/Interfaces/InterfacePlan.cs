using Vireo.Documents;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Devices.Interfaces;

/// <summary>The plan of a network interface: where it leads on the host, and the card in the guest.</summary>
internal static class InterfacePlan
{
    /// <summary>Adds all interfaces of a domain.</summary>
    public static void Add(PlanContext c)
    {
        foreach (var net in c.Devices.Interfaces)
        {
            c.Add(Of(c, net));
        }
    }

    /// <summary>QEMU's name of an interface's back-end.</summary>
    public static string HostId(NetworkInterface net) => "host" + net.Alias;

    /// <summary>The plan of one interface.</summary>
    public static DevicePlan Of(PlanContext c, NetworkInterface net)
    {
        InterfaceChecks.Check(net);
        long? boot = c.BootIndex(BootDevice.Network, net.Boot);
        return new DevicePlan().Add(Backend(c, net, HostId(net))).Device(Card(c, net, boot));
    }

    private static NetdevStep Backend(PlanContext c, NetworkInterface net, string id)
    {
        if (HostSide.Of(net).HasTap)
        {
            var tap = c.Host.OpenTap(net);
            return new NetdevStep(new JsonObject().Add("type", "tap").Add("fd", PlanContext.Text(tap.Number)).Add("id", id), tap);
        }

        var properties = net.Type switch
        {
            NetworkInterfaceType.User => User(net),
            NetworkInterfaceType.Mcast or NetworkInterfaceType.Server or NetworkInterfaceType.Client or NetworkInterfaceType.Udp
                when net.Source is SocketInterfaceSource socket => Socket(net.Type, socket),
            NetworkInterfaceType.Null => new JsonObject().Add("type", "hubport").Add("hubid", 0L),
            _ => throw DeviceErrors.InterfaceTypeUnsupported(net.Type.ToString().ToLowerInvariant()),
        };
        return new NetdevStep(properties.Add("id", id), null);
    }

    private static JsonObject User(NetworkInterface net)
    {
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

        return user;
    }

    private static JsonObject Socket(NetworkInterfaceType type, SocketInterfaceSource socket)
    {
        string at = $"{socket.Address}:{socket.Port}";
        var result = new JsonObject().Add("type", "socket");
        return type switch
        {
            NetworkInterfaceType.Mcast => result.Add("mcast", at),
            NetworkInterfaceType.Server => result.Add("listen", at),
            NetworkInterfaceType.Client => result.Add("connect", at),
            _ => result.Add("udp", at).Add("localaddr", $"{socket.Local?.Address}:{socket.Local?.Port}"),
        };
    }

    private static JsonObject Card(PlanContext c, NetworkInterface net, long? boot)
    {
        string model = net.Model ?? "rtl8139";
        bool virtio = model is "virtio" or "virtio-transitional" or "virtio-non-transitional";
        var card = new JsonObject().Add("driver", virtio
            ? c.Virtio("virtio-net", net, model == "virtio-transitional", model == "virtio-non-transitional") : model);
        if (virtio)
        {
            AddVirtio(card, net);
        }

        card.Add("netdev", HostId(net)).Add("id", net.Alias ?? "").Add("mac", net.Mac?.Address?.ToString() ?? "").Opt("bootindex", boot);
        c.Address(card, net);
        if (net.Rom is { } rom)
        {
            card.Opt("rombar", rom.Bar switch { OnOff.On => 1L, OnOff.Off => 0L, _ => (long?)null })
                .Opt("romfile", rom.Enabled == YesNo.No ? "" : rom.File);
        }

        return card;
    }

    private static void AddVirtio(JsonObject card, NetworkInterface net)
    {
        var (driver, host, guest) = (net.Driver, net.Driver?.Host, net.Driver?.Guest);
        card.Opt("csum", Bool(host?.Checksum)).Opt("gso", Bool(host?.Gso)).Opt("host_tso4", Bool(host?.Tso4))
            .Opt("host_tso6", Bool(host?.Tso6)).Opt("host_ecn", Bool(host?.Ecn)).Opt("host_ufo", Bool(host?.Ufo))
            .Opt("mrg_rxbuf", Bool(host?.MergeReceiveBuffers)).Opt("guest_csum", Bool(guest?.Checksum)).Opt("guest_tso4", Bool(guest?.Tso4))
            .Opt("guest_tso6", Bool(guest?.Tso6)).Opt("guest_ecn", Bool(guest?.Ecn)).Opt("guest_ufo", Bool(guest?.Ufo));
        PlanContext.Options(card, driver);
        card.Opt("tx", driver?.TxMode switch { TxMode.Iothread => "bh", TxMode.Timer => "timer", _ => null })
            .Opt("ioeventfd", Bool(driver?.Ioeventfd)).Opt("event_idx", Bool(driver?.EventIdx))
            .Opt("rss", Bool(driver?.Rss)).Opt("hash", Bool(driver?.RssHashReport))
            .Opt("rx_queue_size", (long?)driver?.RxQueueSize).Opt("tx_queue_size", (long?)driver?.TxQueueSize)
            .Opt("host_mtu", (long?)net.Mtu).Opt("failover", net.Teaming?.Type == TeamingType.Persistent ? true : null);
    }

    private static bool? Bool(OnOff? value) => PlanContext.Bool(value);
}
