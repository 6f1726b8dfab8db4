using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Vireo.Protocol.Tests;

/// <summary>The wire contract as the facts say it, in the same lines as <see cref="DeclaredContract"/> writes.</summary>
internal sealed class SpecifiedContract
{
    private readonly JsonElement _root;
    private readonly Dictionary<string, JsonElement> _typedefs = [];
    private readonly Dictionary<string, ulong> _values = [];
    private readonly string _program;

    public SpecifiedContract(string program)
    {
        _program = program;
        _root = Load(program + "_protocol.json");
        foreach (string file in new[] { "remote_protocol.json", program + "_protocol.json" })
        {
            foreach (var typedef in Load(file).GetProperty("typedefs").EnumerateArray())
            {
                _typedefs[Text(typedef, "name")!] = typedef;
            }
        }

        foreach (var library in Load("api.json").GetProperty("libraries").EnumerateArray())
        {
            foreach (var group in library.GetProperty("enums").EnumerateArray())
            {
                foreach (var value in group.GetProperty("values").EnumerateArray())
                {
                    _values[Text(value, "name")!] = unchecked((ulong)value.GetProperty("value").GetInt64());
                }
            }
        }
    }

    public JsonElement Root => _root;

    public SortedDictionary<string, string[]> Structs()
    {
        var structs = new SortedDictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var item in _root.GetProperty("structs").EnumerateArray())
        {
            structs.Add(Text(item, "name")!,
                [.. item.GetProperty("fields").EnumerateArray().Select(f => $"{Text(f, "name")}: {TypeOf(f)}")]);
        }

        return structs;
    }

    public List<string> Procedures() =>
        [.. _root.GetProperty("procedures").EnumerateArray().OrderBy(p => p.GetProperty("number").GetInt32()).Select(Line)];

    public SortedDictionary<string, long> Constants()
    {
        var constants = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var item in _root.GetProperty("constants").EnumerateArray())
        {
            string name = Text(item, "name")!;
            if (!name.EndsWith("_PROGRAM", StringComparison.Ordinal) && !name.EndsWith("_PROTOCOL_VERSION", StringComparison.Ordinal))
            {
                constants.Add(name, item.GetProperty("value").GetInt64());
            }
        }

        return constants;
    }

    private static JsonElement Load(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Repository.Fact(file)));
        return document.RootElement.Clone();
    }

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private string Line(JsonElement p)
    {
        var line = new StringBuilder();
        line.Append(CultureInfo.InvariantCulture,
            $"{p.GetProperty("number").GetInt32()} {Text(p, "name")} {Text(p, "kind")} {Text(p, "priority")}");
        DeclaredContract.Append(line, "args", Text(p, "args"));
        DeclaredContract.Append(line, "ret", Text(p, "ret"));
        DeclaredContract.Append(line, "msg", Text(p, "msg"));
        DeclaredContract.Append(line, "driver", Text(p, "driver_connection") ?? "hypervisor");
        DeclaredContract.Append(line, "function", Text(p, "c_function"));
        if (p.TryGetProperty("stream", out var stream) && stream.ValueKind == JsonValueKind.Object)
        {
            DeclaredContract.Append(line, "stream", Text(stream, "direction"));
            string? sparse = Text(stream, "sparse_flag");
            DeclaredContract.Append(line, "sparse", sparse is null ? null : _values[sparse].ToString(CultureInfo.InvariantCulture));
        }

        if (p.TryGetProperty("fds", out var files) && files.ValueKind == JsonValueKind.Object)
        {
            DeclaredContract.Append(line, "fds-in", Files(Text(files, "request")));
            DeclaredContract.Append(line, "fds-out", Files(Text(files, "reply")));
        }

        bool open = p.TryGetProperty("needs_authentication", out var needs) && needs.ValueKind == JsonValueKind.False;
        DeclaredContract.Append(line, "auth", open ? "no" : null);
        foreach (var rule in p.GetProperty("acl").EnumerateArray())
        {
            DeclaredContract.Append(line, "acl", $"{Text(rule, "object")}:{Text(rule, "permission")}{Conditions(rule)}");
        }

        foreach (var rule in p.GetProperty("aclfilter").EnumerateArray())
        {
            DeclaredContract.Append(line, "filter", $"{Text(rule, "object")}:{Text(rule, "permission")}");
        }

        return line.ToString();
    }

    private static string? Files(string? count) => count is null or "none" ? null : count.Replace(' ', '-');

    private string Conditions(JsonElement rule)
    {
        string text = "";
        if (rule.TryGetProperty("if_flags_set", out var set))
        {
            text += $"?set:{Mask(set)}";
        }

        if (rule.TryGetProperty("if_flags_not_set", out var unset))
        {
            text += $"?unset:{Mask(unset)}";
        }

        return Text(rule, "if_param") is { } parameter ? text + $"?{parameter}={_values[Text(rule, "if_value")!]}" : text;
    }

    private ulong Mask(JsonElement names) => names.EnumerateArray().Aggregate(0ul, (mask, name) => mask | _values[name.GetString()!]);

    private string TypeOf(JsonElement f)
    {
        string? type = Text(f, "type");
        switch (Text(f, "kind"))
        {
            case "scalar":
                return type!;
            case "ref":
                return Resolve(type!);
            case "string":
                return $"string({f.GetProperty("max").GetInt32()})";
            case "opaque_fixed":
                return $"opaque[{f.GetProperty("length").GetInt32()}]";
            case "opaque_var":
                return $"opaque<{f.GetProperty("max").GetInt32()}>";
            case "array_fixed":
                return $"{Resolve(type!)}[{f.GetProperty("length").GetInt32()}]";
            case "array_var":
                return $"{Resolve(type!)}<{f.GetProperty("max").GetInt32()}>";
            case "optional":
                return Resolve(type!) + "?";
            default:
                throw new InvalidOperationException($"unknown kind of field in {_program}");
        }
    }

    private string Resolve(string type) => _typedefs.TryGetValue(type, out var typedef) ? TypeOf(typedef) : type;
}
