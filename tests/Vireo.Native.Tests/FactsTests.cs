using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Vireo.Native.Abi;
using Xunit;

namespace Vireo.Native.Tests;

/// <summary>Our headers against the facts of libvirt's interface: every function, node, struct, constant.</summary>
public class FactsTests
{
    [Fact]
    public void Every_function_is_declared_with_its_node_and_types()
    {
        var ours = Repository.Headers.Symbols.Where(s => !s.IsData).ToDictionary(s => s.Name, Describe);
        var theirs = Libraries("functions").ToDictionary(f => Text(f, "name"), f =>
            $"{Text(f, "symbol_version")} "
                + $"{Plain(Text(f, "returns"))}({string.Join(", ", f.GetProperty("params").EnumerateArray().Select(p => $"{Plain(Text(p, "type"))} {Text(p, "name")}"))})");
        Assert.Equal(theirs.Select(p => $"{p.Key}: {p.Value}").Order(), ours.Select(p => $"{p.Key}: {p.Value}").Order());
        Assert.True(ours.Count > 560);
    }

    [Fact]
    public void Every_variable_is_declared_with_its_node() =>
        Assert.Equal(
            Libraries("variables").Select(v => $"{Text(v, "symbol_version")} {Text(v, "name")}").Order(),
            Repository.Headers.Symbols.Where(s => s.IsData).Select(s => $"{s.Node} {s.Name}").Order());

    [Fact]
    public void Nodes_have_their_symbols_and_parents()
    {
        string script = VersionScript.Write(Repository.Headers.Symbols);
        var ours = Regex.Matches(script, @"^(\w[\w.]*) \{\n    global:\n(.*?)^\}(?: (\S+))?;", RegexOptions.Multiline
            | RegexOptions.Singleline)
            .Select(m =>
                $"{m.Groups[1].Value} < {m.Groups[3].Value}: "
                + $"{string.Join(' ', m.Groups[2].Value.Split('\n').Select(l => l.Trim(' ', ';')).Where(l => l.StartsWith("vir", StringComparison.Ordinal)))}");
        var theirs =
            from library in Repository.Facts("libvirt.map-facts.json").GetProperty("libraries").EnumerateArray()
            from node in library.GetProperty("nodes").EnumerateArray()
            let symbols = node.GetProperty("symbols").EnumerateArray().Select(s => s.GetString()!).Order(StringComparer.Ordinal)
            select $"{Text(node, "name")} < {node.GetProperty("parent").GetString()}: {string.Join(' ', symbols)}";
        Assert.Equal(theirs.Order(StringComparer.Ordinal), ours.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Structs_are_laid_out_as_libvirts_are()
    {
        var ours = Repository.Headers.Structs.ToDictionary(
            s => s.Name, s => $"{s.Size}: {string.Join(", ", s.Fields.Select(f => $"{f.Name}@{f.Offset}"))}");
        var wrong = Libraries("structs")
            .Select(s => (Tag: Text(s, "tag"),
                Layout: $"{s.GetProperty("size_lp64").GetInt32()}: "
                + $"{string.Join(", ", s.GetProperty("fields").EnumerateArray().Select(f => $"{Text(f, "name")}@{f.GetProperty("offset_lp64").GetInt32()}"))}"))
            .Where(s => ours[s.Tag] != s.Layout).ToList();
        Assert.Empty(wrong);
        Assert.True(ours.Count >= 29);
    }

    [Fact]
    public void Constants_have_libvirts_values()
    {
        var ours = Repository.HeaderFiles.SelectMany(
            f => Regex.Matches(File.ReadAllText(f), @"^    (VIR_\w+) = (.*),$", RegexOptions.Multiline)).ToDictionary(
                m => m.Groups[1].Value, m => Value(m.Groups[2].Value));
        var theirs = Libraries("enums").SelectMany(e => e.GetProperty("values").EnumerateArray()).ToDictionary(
            v => Text(v, "name"), v => v.GetProperty("value").GetInt64());
        Assert.Equal(theirs.Select(p => $"{p.Key} = {p.Value}").Order(), ours.Select(p => $"{p.Key} = {p.Value}").Order());
    }

    [Fact]
    public void Macros_exist()
    {
        var ours = Repository.HeaderFiles.SelectMany(
            f => Regex.Matches(File.ReadAllText(f), @"^#define (\w+)(?:\([\w, ]*\))?(?: (.*))?$", RegexOptions.Multiline)).ToLookup(
                m => m.Groups[1].Value, m => m.Groups[2].Value);
        var wrong = Libraries("macros").Where(m => !ours.Contains(Text(m, "name"))
            || (Text(m, "kind") == "string" && !ours[Text(m, "name")].Contains($"\"{Text(m, "value")}\""))).Select(m => Text(m, "name"));
        Assert.Empty(wrong);
    }

    private static IEnumerable<JsonElement> Libraries(string list) =>
        Repository.Facts("api.json").GetProperty("libraries").EnumerateArray().SelectMany(l => l.GetProperty(list).EnumerateArray());

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    private static string Describe(CSymbol symbol) =>
        $"{symbol.Node} {Plain(symbol.Returns)}({string.Join(", ", symbol.Parameters.Select(p => $"{Plain(p.Type)} {p.Name}"))})";

    private static string Plain(string type) => type.Replace(" ", "", StringComparison.Ordinal);

    private static long Value(string text)
    {
        string plain = text.Trim('(', ')');
        string[] parts = plain.Split(" << ");
        return parts.Length == 2
            ? 1L << int.Parse(parts[1], CultureInfo.InvariantCulture)
            : long.Parse(plain, CultureInfo.InvariantCulture);
    }
}
