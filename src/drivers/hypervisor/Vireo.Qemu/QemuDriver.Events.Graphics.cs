using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Protocol;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu;

/// <content>Clients of displays that come and go, and what guests tell of their network cards.</content>
public sealed partial class QemuDriver
{
    // The last word of QEMU's event says which phase it is.
    private void OnGraphics(QemuDomain domain, string name, JsonValue? data)
    {
        DomainEventGraphicsPhase? phase = name[(name.IndexOf('_', StringComparison.Ordinal) + 1)..] switch
        {
            "CONNECTED" => DomainEventGraphicsPhase.Connect,
            "INITIALIZED" => DomainEventGraphicsPhase.Initialize,
            "DISCONNECTED" => DomainEventGraphicsPhase.Disconnect,
            _ => null,
        };
        if (phase is not { } which || data?["server"] is not { } server || data["client"] is not { } client)
        {
            return;
        }

        var subject = new List<GraphicsIdentity>();
        if (client.GetString("x509_dname") is { } certificate)
        {
            subject.Add(new GraphicsIdentity("x509dname", certificate));
        }

        if (client.GetString("sasl_username") is { } user)
        {
            subject.Add(new GraphicsIdentity("saslUsername", user));
        }

        Events.Publish(new DomainGraphicsEvent(domain.View.Ref, which, End(server), End(client), server.GetString("auth") ?? "", subject));
    }

    private static GraphicsAddress End(JsonValue end) => new(
        end.GetString("family") switch
        {
            "ipv6" => DomainEventGraphicsAddressType.Ipv6,
            "unix" => DomainEventGraphicsAddressType.Unix,
            _ => DomainEventGraphicsAddressType.Ipv4,
        },
        end.GetString("host") ?? "",
        end.GetString("service") ?? end.GetString("port") ?? "");

    // QEMU tells of a card's filter only once until it is asked about it. What interests is the address that the guest gave the card.
    private async ValueTask AfterFilterChangeAsync(QemuDomain domain, string alias)
    {
        using var job = await domain.Gate.EnterAsync(DomainJobKind.Modify, "NIC filter event").ConfigureAwait(false);
        if (domain.Process is not { Monitor: { IsClosed: false } monitor })
        {
            return;
        }

        var reply = (await monitor.TryExecuteAsync("query-rx-filter", new JsonObject().Add("name", alias), CancellationToken.None)
            .ConfigureAwait(false)).Return;
        string? mac = reply is null || reply.Items.Length == 0 ? null : reply.Items[0].GetString("main-mac");
        var net = domain.View.Live?.Devices.Interfaces.Find(n => n.Alias == alias);
        if (!MacAddress.TryParse(mac, out var now) || net?.Mac is not { Address: { } own } || (net.Mac.CurrentAddress ?? own) == now)
        {
            return;
        }

        var before = net.Mac.CurrentAddress ?? own;
        await ChangeAsync(domain, live: true, config: false, d =>
            d.Devices.Interfaces.Find(n => n.Alias == alias)?.Mac?.CurrentAddress = now == own ? null : now).ConfigureAwait(false);
        Events.Publish(new DomainNicMacChangeEvent(domain.View.Ref, alias, before.ToString(), now.ToString()));
    }
}
