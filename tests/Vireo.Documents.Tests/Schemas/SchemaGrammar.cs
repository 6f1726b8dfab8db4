using System.Xml.Linq;

namespace Vireo.Documents.Tests.Schemas;

/// <summary>Loads a RELAX NG schema with all that it includes.</summary>
internal sealed class SchemaGrammar
{
    private static readonly XNamespace s_rng = "http://relaxng.org/ns/structure/1.0";
    private readonly Dictionary<string, List<SchemaPattern>> _definitions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _loaded = new(StringComparer.Ordinal);
    private readonly List<ReferencePattern> _references = [];
    private readonly List<SchemaPattern> _all = [];
    private readonly HashSet<string> _fixed = new(StringComparer.Ordinal);

    private SchemaGrammar()
    {
    }

    /// <summary>All values that the schema names.</summary>
    public IReadOnlySet<string> FixedValues => _fixed;

    public SchemaPattern Start { get; private set; } = new ForbiddenPattern();

    public static SchemaGrammar Load(string path)
    {
        var grammar = new SchemaGrammar();
        grammar.LoadFile(path, isMain: true, replaced: []);
        foreach (ReferencePattern reference in grammar._references)
        {
            List<SchemaPattern> found = grammar._definitions[reference.Name];
            reference.Target = found.Count == 1 ? found[0] : grammar.Add(new ChoicePattern(found));
        }

        grammar.CountCosts();
        return grammar;
    }

    private void LoadFile(string path, bool isMain, HashSet<string> replaced)
    {
        if (_loaded.Add(Path.GetFullPath(path)))
        {
            LoadContent(XDocument.Load(path).Root!, path, isMain, replaced);
        }
    }

    private void LoadContent(XElement grammar, string path, bool isMain, HashSet<string> replaced)
    {
        foreach (XElement child in grammar.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "start":
                    if (isMain)
                    {
                        Start = All(child);
                    }

                    break;
                case "define":
                    string name = child.Attribute("name")!.Value;
                    if (!replaced.Contains(name))
                    {
                        if (!_definitions.TryGetValue(name, out List<SchemaPattern>? list))
                        {
                            _definitions[name] = list = [];
                        }

                        list.Add(All(child));
                    }

                    break;
                case "include":
                    var own = new HashSet<string>(
                        replaced.Concat(child.Elements(s_rng + "define").Select(d => d.Attribute("name")!.Value)), StringComparer.Ordinal);
                    LoadFile(Path.Combine(Path.GetDirectoryName(path)!, child.Attribute("href")!.Value), isMain
                        && !child.Elements(s_rng + "start").Any(), own);
                    LoadContent(child, path, isMain, replaced);
                    break;
                case "div":
                    LoadContent(child, path, isMain, replaced);
                    break;
                default:
                    break;
            }
        }
    }

    private SchemaPattern All(XElement parent)
    {
        SchemaPattern[] parts = [.. parent.Elements()
            .Where(e => e.Name.Namespace == s_rng && e.Name.LocalName is not ("name" or "param" or "except")).Select(Read)];
        return parts.Length == 1 ? parts[0] : Add(new AllPattern(parts));
    }

    private SchemaPattern Read(XElement element)
    {
        switch (element.Name.LocalName)
        {
            case "element" or "attribute":
                bool attribute = element.Name.LocalName == "attribute";
                if (NameOf(element, attribute) is not { } name)
                {
                    return Add(new ForbiddenPattern());
                }

                SchemaPattern content = attribute && !element.Elements().Any()
                    ? Add(new TextPattern(null, "string", null, null, null))
                    : All(element);
                return Add(new NodePattern(name, attribute, content));
            case "optional" or "zeroOrMore":
                return Add(new ChoicePattern([Add(new NothingPattern()), All(element)]));
            case "choice":
                return Add(new ChoicePattern([.. element.Elements().Where(e => e.Name.Namespace == s_rng).Select(Read)]));
            case "ref":
                var reference = new ReferencePattern(element.Attribute("name")!.Value);
                _references.Add(reference);
                return Add(reference);
            case "value":
                if (element.Value.Any(char.IsAsciiLetter))
                {
                    _fixed.Add(element.Value);
                }

                return Add(new TextPattern(element.Value, "value", null, null, null));
            case "text":
                return Add(new TextPattern(null, "string", null, null, null));
            case "data":
                string? Parameter(string which) =>
                    element.Elements(s_rng + "param").FirstOrDefault(p => p.Attribute("name")!.Value == which)?.Value;
                return Add(
                    new TextPattern(null, element.Attribute("type")!.Value, Parameter("pattern"), Parameter("minInclusive"), Parameter(
                        "maxInclusive")));
            case "empty":
                return Add(new NothingPattern());
            case "notAllowed":
                return Add(new ForbiddenPattern());
            default:
                return All(element);
        }
    }

    private static XName? NameOf(XElement element, bool attribute)
    {
        string? name = element.Attribute("name")?.Value;
        if (name is null)
        {
            return null;
        }

        int colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0)
        {
            return element.GetNamespaceOfPrefix(name[..colon])! + name[(colon + 1)..];
        }

        string? uri = attribute
            ? null
            : element.AncestorsAndSelf().Select(e => e.Attribute("ns")?.Value).FirstOrDefault(ns => ns is not null);
        return uri is null ? name : (XNamespace)uri + name;
    }

    private T Add<T>(T pattern)
        where T : SchemaPattern
    {
        _all.Add(pattern);
        return pattern;
    }

    private void CountCosts()
    {
        bool changed = true;
        while (changed)
        {
            changed = false;
            foreach (SchemaPattern pattern in _all)
            {
                double cost = pattern switch
                {
                    NodePattern node => node.Content.Cost + 1,
                    AllPattern all => all.Parts.Sum(p => p.Cost),
                    ChoicePattern choice => choice.Cases.Min(c => c.Cost),
                    ReferencePattern reference => reference.Target!.Cost,
                    ForbiddenPattern => double.PositiveInfinity,
                    _ => 0,
                };
                if (cost < pattern.Cost)
                {
                    pattern.Cost = cost;
                    changed = true;
                }
            }
        }
    }
}
