using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>Clients that connect to displays and disconnect.</summary>
internal sealed class DisplayEvents(QemuDomains domains) : IEventTopic
{
    /// <inheritdoc/>
    public IEnumerable<(string Name, Action<QemuDomain, JsonValue> Handler)> Handlers =>
    [
        .. Phases("VNC"),
        .. Phases("SPICE"),
    ];

    private static GraphicsAddress Address(JsonValue end) => new(
        end.GetString("family") switch
        {
            "ipv6" => DomainEventGraphicsAddressType.Ipv6,
            "unix" => DomainEventGraphicsAddressType.Unix,
            _ => DomainEventGraphicsAddressType.Ipv4,
        },
        end.GetString("host") ?? "",
        end.GetString("service") ?? end.GetString("port") ?? "");

    private IEnumerable<(string Name, Action<QemuDomain, JsonValue> Handler)> Phases(string protocol) =>
    [
        (protocol + "_CONNECTED", (d, data) => OnClient(d, DomainEventGraphicsPhase.Connect, data)),
        (protocol + "_INITIALIZED", (d, data) => OnClient(d, DomainEventGraphicsPhase.Initialize, data)),
        (protocol + "_DISCONNECTED", (d, data) => OnClient(d, DomainEventGraphicsPhase.Disconnect, data)),
    ];

    private void OnClient(QemuDomain domain, DomainEventGraphicsPhase phase, JsonValue data)
    {
        if (data["server"] is not { } server || data["client"] is not { } client)
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

        domains.Publish(
            new DomainGraphicsEvent(domain.View.Ref, phase, Address(server), Address(client), server.GetString("auth") ?? "", subject));
    }
}
