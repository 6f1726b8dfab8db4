using System.Globalization;
using System.Text.Json;

namespace Vireo.Drivers.Storage;

/// <summary>What Ceph's tools print, read. None of it is believed to be complete.</summary>
internal static class RbdReport
{
    private const ulong Kibi = 1024;

    /// <summary>An image of a list. The number is Ceph's own for it, and stays with it.</summary>
    public readonly record struct Image(string Name, ulong Number, ulong Size);

    /// <summary>A snapshot of an image.</summary>
    public readonly record struct Snapshot(string Name, bool IsProtected);

    /// <summary>Bytes of a cluster altogether and free, and those of a pool; null when the answer is none.</summary>
    public static (ulong Capacity, ulong Available, ulong Allocation)? Space(string output, string pool) =>
        Read<(ulong, ulong, ulong)?>(output, root =>
        {
            ulong used = root.TryGetProperty("pools", out JsonElement pools) && pools.ValueKind == JsonValueKind.Array
                ? pools.EnumerateArray().Where(p => Text(p, "name") == pool).Select(static p => Number(p, "size_bytes")).FirstOrDefault()
                : 0;
            return (unchecked(Number(root, "total_space") * Kibi), unchecked(Number(root, "total_avail") * Kibi), used);
        });

    /// <summary>The images of a pool; those whose names the tools take for something else are left out.</summary>
    public static IReadOnlyList<Image>? Images(string output) => Read(output, static root =>
        root.ValueKind != JsonValueKind.Array ? null : (IReadOnlyList<Image>?)[.. root.EnumerateArray()
            .Where(static i => Text(i, "snapshot") is null && Text(i, "image") is { Length: > 0 } name
                && !name.AsSpan().ContainsAny('/', '@'))
            .Select(static i => new Image(Text(i, "image")!, Hex(Text(i, "id")), Number(i, "size")))]);

    /// <summary>Bytes of an object of an image; null when the answer is none.</summary>
    public static ulong? ObjectSize(string output) => Read<ulong?>(output, static root =>
        Number(root, "object_size") is > 0 and { } n ? n : null);

    /// <summary>Bytes that an image takes without its snapshots; null when the answer is none.</summary>
    public static ulong? Usage(string output) => Read<ulong?>(output, static root =>
        root.TryGetProperty("images", out JsonElement images) && images.ValueKind == JsonValueKind.Array
        && images.EnumerateArray().FirstOrDefault(static i => Text(i, "snapshot") is null) is { ValueKind: JsonValueKind.Object } image
            ? Number(image, "used_size") : null);

    /// <summary>The snapshots of an image.</summary>
    public static IReadOnlyList<Snapshot>? Snapshots(string output) => Read(output, static root =>
        root.ValueKind != JsonValueKind.Array ? null : (IReadOnlyList<Snapshot>?)[.. root.EnumerateArray()
            .Where(static s => Text(s, "name") is { Length: > 0 })
            .Select(static s => new Snapshot(Text(s, "name")!, Text(s, "protected") == "true"))]);

    /// <summary>Whether a list of differences is an empty one.</summary>
    public static bool IsEmpty(string output) =>
        Read(output, static root => root.ValueKind == JsonValueKind.Array && root.GetArrayLength() == 0);

    private static T? Read<T>(string output, Func<JsonElement, T?> read)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(output);
            return read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return default;
        }
    }

    private static string? Text(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out JsonElement value) ? value.ToString() : null;

    // Numbers are texts in some answers.
    private static ulong Number(JsonElement owner, string name) =>
        ulong.TryParse(Text(owner, name), NumberStyles.None, CultureInfo.InvariantCulture, out ulong number) ? number : 0;

    private static ulong Hex(string? text) =>
        ulong.TryParse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out ulong number) ? number : 0;
}
