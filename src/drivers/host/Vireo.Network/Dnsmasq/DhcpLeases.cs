using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Vireo.Documents;

namespace Vireo.Drivers.Networks;

/// <summary>
/// The leases of a bridge in libvirt's file: a JSON array of objects, which name resolution by libvirt's NSS module reads too. A file that
/// cannot be read is no lease, and is never an error for who asks.
/// </summary>
internal static class DhcpLeases
{
    private const int MaxSize = 64 * 1024 * 1024;

    /// <summary>Reads a file; what is no lease in it is left out.</summary>
    public static IReadOnlyList<DhcpLeaseEntry> Load(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists || file.Length is 0 or > MaxSize)
            {
                return [];
            }

            return JsonNode.Parse(File.ReadAllBytes(path)) is JsonArray all
                ? [.. all.OfType<JsonObject>().Select(DhcpLeaseEntry.Read).OfType<DhcpLeaseEntry>()] : [];
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or FormatException)
        {
            return [];
        }
    }

    /// <summary>Writes a file, wholly.</summary>
    public static void Save(string path, IReadOnlyList<DhcpLeaseEntry> leases)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartArray();
            foreach (DhcpLeaseEntry lease in leases)
            {
                lease.Write(writer);
            }

            writer.WriteEndArray();
        }

        AtomicFile.Write(path, buffer.ToArray(), durable: false);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
    }

    /// <summary>
    /// The leases after a call of dnsmasq: its arguments are what happened, the address of the client's device and its IP address.
    /// </summary>
    public static IReadOnlyList<DhcpLeaseEntry> Changed(
        IReadOnlyList<DhcpLeaseEntry> leases, IReadOnlyList<string> arguments, Func<string, string> variable)
    {
        string address = arguments[2];
        List<DhcpLeaseEntry> rest = [.. leases.Where(l => l.Address != address)];
        if (arguments[0] == "del")
        {
            return rest;
        }

        string? hostname = arguments.Count > 3 && arguments[3].Length > 0 ? arguments[3] : NonEmpty(variable("DNSMASQ_OLD_HOSTNAME"));
        string iaid = variable("DNSMASQ_IAID");
        bool v6 = iaid.Length > 0;
        long.TryParse(variable("DNSMASQ_LEASE_EXPIRES"), NumberStyles.None, CultureInfo.InvariantCulture, out long expires);
        rest.Add(new DhcpLeaseEntry(address)
        {
            Expires = expires, Mac = NonEmpty(v6 ? variable("DNSMASQ_MAC") : arguments[1]), Hostname = hostname,
            ClientId = NonEmpty(v6 ? arguments[1] : variable("DNSMASQ_CLIENT_ID")), Iaid = NonEmpty(iaid),
            ServerDuid = NonEmpty(variable("DNSMASQ_SERVER_DUID")),
        });
        return rest;
    }

    /// <summary>The leases as dnsmasq wants them when it starts: those of IPv4, then those of IPv6 behind the server's own name.</summary>
    public static string ForDnsmasq(IReadOnlyList<DhcpLeaseEntry> leases)
    {
        var text = new StringBuilder();
        foreach (DhcpLeaseEntry lease in leases.Where(static l => l.Iaid is null))
        {
            Append(lease, lease.Mac);
        }

        string? server = leases.Select(static l => l.ServerDuid).LastOrDefault(static d => d is not null);
        text.Append(server is null ? "" : $"duid {server}\n");
        foreach (DhcpLeaseEntry lease in leases.Where(l => l.Iaid is not null && server is not null))
        {
            Append(lease, lease.Iaid);
        }

        return text.ToString();

        void Append(DhcpLeaseEntry lease, string? client) => text.Append(
            CultureInfo.InvariantCulture, $"{lease.Expires} {client} {lease.Address} {lease.Hostname ?? "*"} {lease.ClientId ?? "*"}\n");
    }

    /// <summary>The leases of a network that hold now, as clients see them.</summary>
    public static IReadOnlyList<NetworkDhcpLease> Of(NetworkDef network, string path, string? mac, long now)
    {
        string bridge = network.Bridge?.Name ?? "";
        var found = new List<NetworkDhcpLease>();
        foreach (DhcpLeaseEntry lease in Load(path))
        {
            bool v6 = lease.Address.Contains(':', StringComparison.Ordinal);
            if ((lease.Expires > 0 && lease.Expires < now)
                || (mac is not null && !string.Equals(mac, lease.Mac, StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            NetworkIp? ip = network.Ips.FirstOrDefault(i => DnsmasqFiles.IsV6(i) == v6 && Contains(i, lease.Address));
            found.Add(new NetworkDhcpLease(
                bridge, lease.Expires, v6 ? IpAddrType.Ipv6 : IpAddrType.Ipv4, lease.Mac, lease.Iaid, lease.Address,
                (uint)(ip is null ? 0 : DnsmasqFiles.PrefixOf(ip)), lease.Hostname, lease.ClientId));
        }

        return found;
    }

    private static bool Contains(NetworkIp ip, string address)
    {
        int prefix = DnsmasqFiles.PrefixOf(ip);
        return NetAddress.Parse(address) is { } parsed && NetAddress.Parse(ip.Address) is { } own
            && parsed.AddressFamily == own.AddressFamily && NetAddress.NetworkOf(parsed, prefix).Equals(NetAddress.NetworkOf(own, prefix));
    }

    private static string? NonEmpty(string value) => value.Length == 0 ? null : value;
}
