using System.Text.Json;

namespace Vireo.Conformance;

/// <summary>One case of a manifest: its name, its files, and the settings that the manifest gives it.</summary>
internal sealed class ConformanceCase
{
    private static readonly JsonElement Empty = JsonDocument.Parse("{}").RootElement.Clone();

    public ConformanceCase(string name, IReadOnlyList<string> inputs, IReadOnlyList<string> expected, JsonElement? settings = null)
    {
        Name = name;
        Inputs = inputs;
        Expected = expected;
        Settings = settings ?? Empty;
    }

    public string Name { get; }

    /// <summary>Input files, relative to the data directories.</summary>
    public IReadOnlyList<string> Inputs { get; }

    /// <summary>Expected files, relative to the data directories.</summary>
    public IReadOnlyList<string> Expected { get; }

    /// <summary>The whole case as the manifest has it.</summary>
    public JsonElement Settings { get; }

    /// <summary>What must happen when it is not the plain success.</summary>
    public string? Expect => Text("expect");

    /// <summary>True when the operation must fail.</summary>
    public bool ExpectsError => Expect is { } expect && expect.Contains("error", StringComparison.Ordinal);

    public string? Text(string setting) =>
        Settings.TryGetProperty(setting, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public long? Number(string setting) =>
        Settings.TryGetProperty(setting, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetInt64() : null;

    public bool Flag(string setting) => Settings.TryGetProperty(setting, out JsonElement value) && value.ValueKind == JsonValueKind.True;

    public IReadOnlyList<string> Texts(string setting)
    {
        if (!Settings.TryGetProperty(setting, out JsonElement value))
        {
            return [];
        }

        return value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(item => item.ToString())] : [value.ToString()];
    }

    public static ConformanceCase Read(JsonElement element) => new(
        element.GetProperty("name").GetString() ?? "", Paths(element, "inputs"), Paths(element, "expected"), element);

    private static string[] Paths(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(item => item.GetString() ?? "")]
            : [];
}
