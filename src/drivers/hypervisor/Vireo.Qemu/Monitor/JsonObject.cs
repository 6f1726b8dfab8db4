namespace Vireo.Drivers.Qemu.Monitor;

/// <summary>
/// Builds a JSON object member by member, in the order in which it will be printed. The <c>Opt</c> forms add nothing for null,
/// so that a device's optional properties read as one table.
/// </summary>
public sealed class JsonObject
{
    private readonly List<KeyValuePair<string, JsonValue>> _members = [];

    /// <summary>Number of members so far.</summary>
    public int Count => _members.Count;

    /// <summary>The members so far.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonValue>> Members => _members;

    /// <summary>The text of the member <paramref name="name"/>, or null when there is none or it is no text.</summary>
    public string? Find(string name) => _members.Find(m => m.Key == name).Value?.AsString();

    /// <summary>Replaces a member where it stands, adds it at the end, or removes it when <paramref name="value"/> is null.</summary>
    public void Set(string name, JsonValue? value)
    {
        int at = _members.FindIndex(m => m.Key == name);
        if (at >= 0)
        {
            _members.RemoveAt(at);
        }

        if (value is not null)
        {
            _members.Insert(at >= 0 ? at : _members.Count, new(name, value));
        }
    }

    public JsonObject Add(string name, JsonValue value)
    {
        _members.Add(new(name, value));
        return this;
    }

    public JsonObject Add(string name, string value) => Add(name, JsonValue.From(value));

    public JsonObject Add(string name, bool value) => Add(name, JsonValue.From(value));

    public JsonObject Add(string name, long value) => Add(name, JsonValue.From(value));

    public JsonObject Add(string name, ulong value) => Add(name, JsonValue.From(value));

    public JsonObject Add(string name, JsonObject value) => Add(name, value.Build());

    public JsonObject Opt(string name, string? value) => value is null ? this : Add(name, value);

    public JsonObject Opt(string name, bool? value) => value is { } v ? Add(name, v) : this;

    public JsonObject Opt(string name, long? value) => value is { } v ? Add(name, v) : this;

    public JsonObject Opt(string name, ulong? value) => value is { } v ? Add(name, v) : this;

    public JsonObject Opt(string name, JsonObject? value) => value is null ? this : Add(name, value);

    public JsonObject Opt(string name, JsonValue? value) => value is null ? this : Add(name, value);

    /// <summary>The value of what was added so far.</summary>
    public JsonValue Build() => JsonValue.Object([.. _members]);

    /// <inheritdoc/>
    public override string ToString() => QmpJson.Format(Build());
}
