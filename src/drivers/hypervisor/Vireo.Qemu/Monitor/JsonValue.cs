using System.Globalization;

namespace Vireo.Drivers.Qemu.Monitor;

/// <summary>
/// One JSON value as QEMU and its guest agent speak it: a small immutable tree that is cheap to build and to look into.
/// Look-ups are lenient (a missing or wrongly typed member gives null or the default), because what a peer sends is never trusted;
/// it must not throw on any content. Reading bytes is the task of <see cref="QmpJson"/>, building requests that of
/// <see cref="JsonObject"/>.
/// </summary>
public sealed class JsonValue
{
    private static readonly JsonValue[] NoItems = [];
    private static readonly KeyValuePair<string, JsonValue>[] NoMembers = [];

    /// <summary>The value <c>null</c>.</summary>
    public static readonly JsonValue Null = new(JsonKind.Null, null, null, null);

    /// <summary>The value <c>true</c>.</summary>
    public static readonly JsonValue True = new(JsonKind.True, null, null, null);

    /// <summary>The value <c>false</c>.</summary>
    public static readonly JsonValue False = new(JsonKind.False, null, null, null);

    private readonly string? _text;
    private readonly JsonValue[]? _items;
    private readonly KeyValuePair<string, JsonValue>[]? _members;

    private JsonValue(JsonKind kind, string? text, JsonValue[]? items, KeyValuePair<string, JsonValue>[]? members)
    {
        Kind = kind;
        _text = text;
        _items = items;
        _members = members;
    }

    /// <summary>Which of JSON's kinds it is.</summary>
    public JsonKind Kind { get; }

    /// <summary>The elements; empty unless it is an array.</summary>
    public ReadOnlySpan<JsonValue> Items => _items ?? NoItems;

    /// <summary>The members in the order of the text; empty unless it is an object.</summary>
    public ReadOnlySpan<KeyValuePair<string, JsonValue>> Members => _members ?? NoMembers;

    /// <summary>The first member called <paramref name="name"/>, or null.</summary>
    public JsonValue? this[string name]
    {
        get
        {
            foreach (var m in Members)
            {
                if (m.Key == name)
                {
                    return m.Value;
                }
            }

            return null;
        }
    }

    public static JsonValue From(string value) => new(JsonKind.String, value, null, null);

    public static JsonValue From(bool value) => value ? True : False;

    public static JsonValue From(long value) => new(JsonKind.Number, value.ToString(CultureInfo.InvariantCulture), null, null);

    public static JsonValue From(ulong value) => new(JsonKind.Number, value.ToString(CultureInfo.InvariantCulture), null, null);

    /// <summary>An array of <paramref name="items"/>, which the value then owns.</summary>
    public static JsonValue Array(params JsonValue[] items) => new(JsonKind.Array, null, items, null);

    /// <summary>A number from its text, which the caller has checked against JSON's grammar.</summary>
    internal static JsonValue Number(string text) => new(JsonKind.Number, text, null, null);

    internal static JsonValue Object(KeyValuePair<string, JsonValue>[] members) => new(JsonKind.Object, null, null, members);

    /// <summary>The text of a string, else null.</summary>
    public string? AsString() => Kind == JsonKind.String ? _text : null;

    /// <summary>The truth value, else null.</summary>
    public bool? AsBool() => Kind switch { JsonKind.True => true, JsonKind.False => false, _ => null };

    /// <summary>The number as a signed integer; null when it is none or does not fit.</summary>
    public long? AsLong() =>
        Kind == JsonKind.Number && long.TryParse(_text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long v) ? v : null;

    /// <summary>The number as an unsigned integer; null when it is none or does not fit. A negative number is taken modulo 2^64, as QEMU
    /// prints some counters.</summary>
    public ulong? AsULong()
    {
        if (Kind != JsonKind.Number)
        {
            return null;
        }

        return ulong.TryParse(_text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong v)
            ? v
            : AsLong() is { } s
            ? unchecked((ulong)s)
            : null;
    }

    /// <summary>The number as floating point, else null.</summary>
    public double? AsDouble() =>
        Kind == JsonKind.Number && double.TryParse(_text, NumberStyles.Float, CultureInfo.InvariantCulture, out double v) ? v : null;

    /// <summary>The string member <paramref name="name"/>, or null.</summary>
    public string? GetString(string name) => this[name]?.AsString();

    /// <summary>The integer member <paramref name="name"/>, or null.</summary>
    public long? GetLong(string name) => this[name]?.AsLong();

    /// <summary>The unsigned member <paramref name="name"/>, or null.</summary>
    public ulong? GetULong(string name) => this[name]?.AsULong();

    /// <summary>The boolean member <paramref name="name"/>, or null.</summary>
    public bool? GetBool(string name) => this[name]?.AsBool();

    /// <summary>The elements of the array member <paramref name="name"/>; empty when there is none.</summary>
    public ReadOnlySpan<JsonValue> GetItems(string name) => this[name] is { } v ? v.Items : default;

    internal string NumberText => _text ?? "0";

    /// <inheritdoc/>
    public override string ToString() => QmpJson.Format(this);
}
