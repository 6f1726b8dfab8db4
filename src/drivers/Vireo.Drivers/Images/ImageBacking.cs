using System.Text.Json;

namespace Vireo.Drivers;

/// <summary>The image below another, as that one's header names it.</summary>
/// <param name="Path">The file, absolute; null when the image is no local file.</param>
/// <param name="Format">Its format, when the name or the header says so.</param>
/// <param name="Text">What the header has.</param>
public sealed record ImageBacking(string? Path, string? Format, string Text)
{
    /// <summary>What libvirt calls the image: its path, or what the header has when that is no plain path.</summary>
    public string Shown { get; init; } = Text;

    /// <summary>The server's image, when the header names one; else null.</summary>
    public ImageServer? Server => Path is null ? ImageServer.Parse(Text) : null;

    private const string FilePrefix = "file:", JsonPrefix = "json:";

    /// <summary>
    /// Understands what a header has: a path, relative to the image's own folder, or one of QEMU's other notations for a file.
    /// </summary>
    public static ImageBacking Parse(string imagePath, string text, string? format)
    {
        if (text.StartsWith(JsonPrefix, StringComparison.Ordinal))
        {
            return Json(imagePath, text, format);
        }

        if (text.StartsWith(FilePrefix, StringComparison.Ordinal))
        {
            string rest = text[FilePrefix.Length..];
            return new(Full(imagePath, rest.StartsWith("//", StringComparison.Ordinal) ? rest[2..] : rest), format, text);
        }

        // A colon before the first slash ends the name of a protocol, as QEMU reads names.
        int colon = text.IndexOf(':', StringComparison.Ordinal), slash = text.IndexOf('/', StringComparison.Ordinal);
        return colon > 0 && (slash < 0 || colon < slash) ? new(null, format, text) : Plain(Full(imagePath, text), format, text);
    }

    private static ImageBacking Plain(string? path, string? format, string text) => new(path, format, text) { Shown = path ?? text };

    private static string? Full(string imagePath, string name) =>
        name.Length == 0 ? null : System.IO.Path.Combine(System.IO.Path.GetDirectoryName(imagePath) ?? "/", name);

    private static ImageBacking Json(string imagePath, string text, string? format)
    {
        try
        {
            using var document = JsonDocument.Parse(text.AsMemory(JsonPrefix.Length), new JsonDocumentOptions { MaxDepth = 8 });
            JsonElement root = document.RootElement;
            string? driver = Value(root, "driver");
            if (driver is "file" or "host_device")
            {
                string? name = Value(root, "filename");
                return new(name is null ? null : Full(imagePath, name), format, text) { Shown = name ?? text };
            }

            bool nested = root.TryGetProperty("file", out JsonElement file) && file.ValueKind == JsonValueKind.Object;
            string? kind = nested ? Value(file, "driver") : Value(root, "file.driver");
            string? path = nested ? Value(file, "filename") : Value(root, "file.filename");
            bool local = path is not null && kind is null or "file" or "host_device";
            return new(local && path is not null ? Full(imagePath, path) : null, driver ?? format, text)
            {
                Shown = local && driver == "raw" ? path ?? text : text,
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return new(null, format, text);
        }
    }

    /// <summary>The server of a name in JSON; null when it is none.</summary>
    internal static ImageServer? ServerOf(string text) => WithJson(text, static root =>
        root.TryGetProperty("file", out JsonElement file) && file.ValueKind == JsonValueKind.Object
            ? Value(root, "driver") is null or "raw" ? ImageServer.Of(file) : null
            : ImageServer.Of(root));

    /// <summary>The driver of a name in JSON; null when it has none.</summary>
    internal static string? DriverOf(string text) => WithJson(text, static root => Value(root, "driver"));

    private static T? WithJson<T>(string text, Func<JsonElement, T?> read)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(text.AsMemory(JsonPrefix.Length), new JsonDocumentOptions { MaxDepth = 8 });
            return read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Value(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value)
            && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
