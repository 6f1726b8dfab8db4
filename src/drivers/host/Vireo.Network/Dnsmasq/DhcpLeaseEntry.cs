using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vireo.Drivers.Networks;

/// <summary>A lease in the file of a bridge, with libvirt's keys.</summary>
/// <param name="Address">The IP address.</param>
internal sealed record DhcpLeaseEntry(string Address)
{
    /// <summary>When it ends, in seconds since 1970; 0 for never.</summary>
    public long Expires { get; init; }

    /// <summary>The address of the client's device.</summary>
    public string? Mac { get; init; }

    /// <summary>The client's name for itself.</summary>
    public string? Hostname { get; init; }

    /// <summary>What the client calls itself to the server.</summary>
    public string? ClientId { get; init; }

    /// <summary>Of IPv6: which of the client's associations it is.</summary>
    public string? Iaid { get; init; }

    /// <summary>Of IPv6: what the server calls itself.</summary>
    public string? ServerDuid { get; init; }

    /// <summary>Reads a lease; null when it is none.</summary>
    public static DhcpLeaseEntry? Read(JsonObject node)
    {
        string? Text(string key) => node[key] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
        return Text("ip-address") is { Length: > 0 } address && Documents.NetAddress.Parse(address) is not null
            ? new DhcpLeaseEntry(address)
            {
                Expires = node["expiry-time"] is JsonValue value && value.TryGetValue(out long expires) ? expires : 0,
                Mac = Text("mac-address"), Hostname = Text("hostname"), ClientId = Text("client-id"), Iaid = Text("iaid"),
                ServerDuid = Text("server-duid"),
            }
            : null;
    }

    /// <summary>Writes it in the order of libvirt's own helper.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        Text("iaid", Iaid);
        writer.WriteString("ip-address", Address);
        Text("mac-address", Mac);
        Text("hostname", Hostname);
        Text("client-id", ClientId);
        Text("server-duid", ServerDuid);
        writer.WriteNumber("expiry-time", Expires);
        writer.WriteEndObject();

        void Text(string key, string? value)
        {
            if (value is not null)
            {
                writer.WriteString(key, value);
            }
        }
    }
}
