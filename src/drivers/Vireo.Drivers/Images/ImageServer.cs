using System.Globalization;
using System.Text.Json;

namespace Vireo.Drivers;

/// <summary>An image that a server has, as the header of another names it.</summary>
/// <param name="Protocol">The protocol, <c>nbd</c>.</param>
/// <param name="Transport">How the server is reached, <c>tcp</c>; null when the name does not say.</param>
/// <param name="Host">The server; empty for one that is reached through a socket.</param>
/// <param name="Port">Its port; null when the name does not say.</param>
/// <param name="Name">The image's name there; for most protocols without the slash in front.</param>
public sealed record ImageServer(string Protocol, string? Transport, string Host, int? Port, string Name)
{
    private const string Nbd = "nbd", Iscsi = "iscsi", Unix = "unix";

    // Those that libvirt knows.
    private static readonly string[] s_protocols =
        [Nbd, "rbd", "sheepdog", "gluster", Iscsi, "http", "https", "ftp", "ftps", "tftp", "ssh", "vxhs", "nfs"];

    /// <summary>The socket on this host through which the server is reached; else null.</summary>
    public string? Socket { get; init; }

    /// <summary>Understands one of QEMU's notations; null when it names no server that libvirt knows.</summary>
    public static ImageServer? Parse(string text)
    {
        ImageServer? server = text.StartsWith("json:", StringComparison.Ordinal) ? ImageBacking.ServerOf(text)
            : text.Contains("://", StringComparison.Ordinal) ? OfUri(text)
            : OfColons(text);
        return server is not null && Array.IndexOf(s_protocols, server.Protocol) >= 0 ? server : null;
    }

    /// <summary>Understands the node of a server in QEMU's JSON; null when it is none that is known.</summary>
    internal static ImageServer? Of(JsonElement node) => Text(node, "driver") switch
    {
        Nbd => OfNbd(node.TryGetProperty("server", out JsonElement server) && server.ValueKind == JsonValueKind.Object ? server : node)
            is { } found ? found with { Name = Text(node, "export") ?? "" } : null,
        Iscsi when Text(node, "portal") is { } portal && Text(node, Target) is { } target => Portal(portal) with
        {
            Transport = Text(node, "transport"), Name = $"{target}/{Text(node, "lun") ?? "0"}",
        },
        _ => null,
    };

    private const string Target = "target";

    private static ImageServer? OfNbd(JsonElement place) => Text(place, "path") is { } socket
        ? new(Nbd, Unix, "", null, "") { Socket = socket }
        : Text(place, "host") is { } host ? new(Nbd, null, host, Number(Text(place, "port")), "") : null;

    private static ImageServer Portal(string portal)
    {
        int colon = portal.LastIndexOf(':');
        bool hasPort = colon > portal.LastIndexOf(']');
        return new(Iscsi, null, (hasPort ? portal[..colon] : portal).Trim('[', ']'), hasPort ? Number(portal[(colon + 1)..]) : null, "");
    }

    private static ImageServer? OfUri(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? uri))
        {
            return null;
        }

        const string socket = "?socket=";
        string[] scheme = uri.Scheme.Split('+', 2);
        string? transport = scheme.Length > 1 ? scheme[1] : null;
        return new(scheme[0], transport, uri.Host.Trim('[', ']'), uri.Port > 0 ? uri.Port : null, uri.AbsolutePath.TrimStart('/'))
        {
            Socket = transport == Unix && uri.Query.StartsWith(socket, StringComparison.Ordinal)
                ? Uri.UnescapeDataString(uri.Query[socket.Length..]) : null,
        };
    }

    // The older names: nbd:host:port:exportname=x, nbd:unix:path:exportname=x, rbd:pool/image:option=value.
    private static ImageServer? OfColons(string text)
    {
        string[] parts = text.Split(':');
        const string export = "exportname=";
        string? name = parts.FirstOrDefault(static p => p.StartsWith(export, StringComparison.Ordinal))?[export.Length..];
        return parts switch
        {
            [Nbd, Unix, var path, ..] => new(Nbd, Unix, "", null, name ?? "") { Socket = path },
            [Nbd, var host, var port, ..] when Number(port) is { } number => new(Nbd, null, host, number, name ?? ""),
            ["rbd", var image, ..] => new("rbd", null, "", null, image),
            _ => null,
        };
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int n) && n is > 0 and <= ushort.MaxValue ? n : null;

    private static string? Text(JsonElement node, string name) =>
        node.ValueKind != JsonValueKind.Object || !node.TryGetProperty(name, out JsonElement value) ? null
            : value.ValueKind == JsonValueKind.String ? value.GetString()
            : value.ValueKind == JsonValueKind.Number ? value.GetRawText() : null;
}
