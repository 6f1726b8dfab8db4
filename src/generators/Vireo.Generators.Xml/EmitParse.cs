using System.Globalization;

namespace Vireo.Generators.Xml;

/// <summary>Writes the reading half: one loop over attributes and one over children per element, each a switch on the name.</summary>
internal sealed class EmitParse
{
    private readonly SourceWriter _w;
    private int _next;
    private Member? _extensions;
    private bool _sharesRoot;

    public EmitParse(SourceWriter writer) => _w = writer;

    public void Render(RecordModel record, Shape shape)
    {
        _extensions = shape.Extensions;

        // An extension reads from the document's root and leaves alone what is not its own.
        _sharesRoot = record.BaseName == "global::Vireo.Xml.XmlExtension";
        Element(shape, "element", record.OwnDiscriminator?.TrimStart('@'));
        foreach (Member m in record.Members)
        {
            if ((m.Required || m.Missing is not null) && !m.IsList)
            {
                Demand(m);
            }
        }
    }

    /// <summary>Refuses an element without the member; one whose wrapper is absent is not asked.</summary>
    private void Demand(Member m)
    {
        int slash = m.Path.LastIndexOf('/');
        string name = m.Path.Substring(slash + 1);
        string where = "element";
        foreach (string step in slash < 0 ? System.Array.Empty<string>() : m.Path.Substring(0, slash).Split('/'))
        {
            where += $".Child(\"{step}\")";
        }

        string guard = where == "element" ? "" : where + ".Exists && ";
        string absent = name.StartsWith("@", System.StringComparison.Ordinal) ? $"!{where}.Attribute(\"{name.TrimStart('@')}\").Exists"
            : name == "." ? where + ".Text.Span.IsEmpty"

                : m.Kind is MemberKind.Record or MemberKind.Union or MemberKind.ElementCoded or MemberKind.Fragment or MemberKind.Flag
                ? $"!{where}.Child(\"{name}\").Exists"
            : $"{where}.TextOf(\"{name}\").IsEmpty";
        string error = m.Missing is null && m.Unit is not null ? $"{where}.MissingAmount({EmitRecord.Quote(m.Look ?? "./" + m.Path)})"

                : m.Missing is null
                ? $"{where}.Missing(\"{name.TrimStart('@')}\")"
                : Absent(m, where);
        _w.Line($"if ({guard}{absent}) {{ throw {error}; }}");
    }

    // The error of a member whose absence libvirt reports with a text of its own.
    private static string Absent(Member m, string where) =>
        $"{where}.Error({(m.MissingDomain is { } domain ? domain + ", " : "")}{m.MissingCode}, {EmitRecord.Quote(m.Missing!)})";

    internal static string Expression(Member m, string value)
    {
        string anyBase = m.Hex > 0 || m.AnyBase ? "true" : "false";
        string zero = m.NonZero ? ", nonZero: true" : "";
        string negative = m.NonNegative ? ", nonNegative: true" : "";
        string bad = m.BadValue is null ? "" : $"throw {value}.Refuse({m.BadValueCode}, {EmitRecord.Quote(m.BadValue)})";
        string number = m.Kind.ToString();
        switch (m.Kind)
        {
            case MemberKind.Text:
                return value + ".ToString()";
            case MemberKind.Flag:
                return $"YesNoXml.Parse({value}) == YesNo.Yes";
            case MemberKind.Enum:
                return m.BadValue is null
                    ? $"{m.TypeName}Xml.Parse({value})"
                    : $"({m.TypeName}Xml.TryParse({value}.Span, out var parsed{Id(m)}) ? parsed{Id(m)} : {bad})";
            case MemberKind.Uuid:
                return m.BadValue is null
                    ? $"UuidCodec.Parse({value})"
                    : $"(global::Vireo.Uuid.TryParse({value}.Span, out var parsed{Id(m)}) ? parsed{Id(m)} : {bad})";
            case MemberKind.Double:
                return value + ".Double()";
            case MemberKind.Scalar:
                return $"{m.TypeName}.ParseXml({value})";
            case MemberKind.Coded:
                return $"{m.Codec}.Parse({value})";
            default:
                break;
        }

        if (m.Unit is not null)
        {
            string cast = m.Kind == MemberKind.UInt64 ? "" : $"({m.TypeName})";
            string look = (m.Look is null ? "" : ", look: " + EmitRecord.Quote(m.Look))
                + (m.BadValue is null ? "" : ", refusal: " + EmitRecord.Quote(m.BadValue));
            return $"{cast}{value}.Scaled({EmitWrite.Factor(m.Unit).ToString(CultureInfo.InvariantCulture)}UL{look})";
        }

        return m.BadValue is null
            ? $"{value}.{number}({anyBase}{zero}{(m.Kind is MemberKind.Int32 or MemberKind.Int64 ? negative : "")})"
            : $"({value}.Try{number}({anyBase}, out var "
                + $"parsed{Id(m)}){(m.NonNegative ? $" && parsed{Id(m)} >= 0" : "")}{(m.NonZero ? $" && parsed{Id(m)} != 0" : "")} ? "
                + $"parsed{Id(m)} : {bad})";
    }

    /// <summary>The statement that gives a scalar member its value.</summary>
    private static string Assign(Member m, string value)
    {
        string statement = $"{m.Name} = {Expression(m, value)};";
        if (m.Lenient)
        {
            string read = m.Kind == MemberKind.Enum ? $"{m.TypeName}Xml.TryParse({value}.Span, out var parsed{Id(m)})"
                : $"{value}.Try{m.Kind}({(m.Hex > 0 || m.AnyBase ? "true" : "false")}, out var parsed{Id(m)})";
            statement = $"if ({read}) {{ {m.Name} = parsed{Id(m)}; }}";
        }

        return m.SkipEmpty ? $"if (!{value}.Span.IsEmpty) {{ {statement} }}" : statement;
    }

    private static string Id(Member m) => m.Name;

    private string Fresh(string stem) => stem + (_next++).ToString(CultureInfo.InvariantCulture);

    private void Element(Shape shape, string element, string? discriminator)
    {
        if (shape.Attributes.Count == 0 && shape.Children.Count == 0 && shape.Text is { Unit: null } only && discriminator is null)
        {
            string leaf = Fresh("t");
            _w.Line($"XmlValue {leaf} = {element}.LeafText();");
            _w.Line($"if (!{leaf}.Span.IsEmpty) {{ {Assign(only, leaf)} }}");
            return;
        }

        bool unit = shape.Text?.Unit is not null;
        foreach (Member m in shape.Attributes)
        {
            unit |= m.Unit is not null;
        }

        if (shape.Attributes.Count > 0 || unit || discriminator is not null)
        {
            string a = Fresh("a");
            using (_w.Block($"foreach (XmlValue {a} in {element}.Attributes)"))
            using (_w.Block($"switch ({a}.Name)"))
            {
                foreach (Member m in shape.Attributes)
                {
                    string name = m.Path.Substring(m.Path.LastIndexOf('@') + 1);
                    _w.Line($"case \"{name}\": {Assign(m, a)} break;");
                    unit &= name != "unit";
                }

                if (unit)
                {
                    _w.Line("case \"unit\": break;");
                }

                if (discriminator is not null)
                {
                    _w.Line($"case \"{discriminator}\": break;");
                }

                _w.Line($"default: {a}.Drop(); break;");
            }
        }
        else if (!_sharesRoot || element != "element")
        {
            _w.Line($"{element}.DropAttributes();");
        }

        if (shape.Text is { } text)
        {
            string t = Fresh("t");
            _w.Line($"XmlValue {t} = {element}.Text;");
            _w.Line($"if (!{t}.Span.IsEmpty) {{ {Assign(text, t)} }}");
        }
        else if (!_sharesRoot || element != "element")
        {
            _w.Line($"{element}.DropText();");
        }

        if (shape.Children.Count == 0)
        {
            _w.Line($"{element}.DropChildren();");
            return;
        }

        Children(shape, element);
    }

    private void Children(Shape shape, string element)
    {
        // Of a single element the first counts, as with libvirt's XPath look-ups.
        string c = Fresh("c");
        string seen = Fresh("seen");
        int bit = 0;
        bool many = shape.Children.Count > 64;
        bool anySingle = false;
        foreach ((string _, Shape? child, Member? leaf, string? _) in shape.Children)
        {
            anySingle |= leaf is { IsList: false, Kind: not MemberKind.Extensions } || child is { HasList: false };
        }

        if (anySingle)
        {
            _w.Line(many ? $"global::System.UInt128 {seen} = 0;" : $"ulong {seen} = 0;");
        }

        string one = many ? "((global::System.UInt128)1 << " : "(1UL << ";
        using (_w.Block($"for (XmlElement {c} = {element}.FirstChild; {c}.Exists; {c} = {c}.Next)"))
        using (_w.Block($"switch ({c}.Name)"))
        {
            foreach ((string name, Shape? child, Member? leaf, string? itemAttribute) in shape.Children)
            {
                if (leaf is { Kind: MemberKind.Extensions })
                {
                    continue;
                }

                using (_w.Block($"case \"{name}\":"))
                {
                    if (leaf is { IsList: false } || child is { HasList: false })
                    {
                        string mask = one + (bit++).ToString(CultureInfo.InvariantCulture) + ")";
                        _w.Line($"if (({seen} & {mask}) != 0) {{ {c}.Drop(); break; }}");
                        _w.Line($"{seen} |= {mask};");
                    }

                    if (child is not null)
                    {
                        Element(child, c, null);
                    }
                    else
                    {
                        Leaf(leaf!, c, itemAttribute);
                    }

                    _w.Line("break;");
                }
            }

            _w.Line(_extensions is not null && element == "element"
                ? $"default: {_extensions.Name}.Take({element}, {c}); break;"
                : _sharesRoot && element == "element" ? "default: break;" : $"default: {c}.Drop(); break;");
        }
    }

    private void Leaf(Member m, string c, string? itemAttribute)
    {
        string value = m.Kind switch
        {
            MemberKind.Record => $"new {m.TypeName}({c})",
            MemberKind.Union => m.By is null ? $"{m.TypeName}.Parse({c})" : $"{m.TypeName}.Parse({c}, {m.By})",
            MemberKind.Fragment => $"XmlFragment.From({c})",
            MemberKind.ElementCoded => $"{m.Codec}.Parse({c})",
            MemberKind.Flag => "true",
            _ => "",
        };
        if (value.Length > 0)
        {
            if (m.IsList)
            {
                string item = Fresh("item");
                _w.Line(m.By is null ? $"{m.Name}.Add({value});" : $"if ({value} is {{ }} {item}) {{ {m.Name}.Add({item}); }}");
            }
            else
            {
                _w.Line($"{m.Name} = {value};");
            }

            return;
        }

        string v = Fresh("v");
        if (itemAttribute is null)
        {
            _w.Line($"{c}.DropAttributes();");
            _w.Line($"{m.Name}.Add({Expression(m, c + ".Text")});");
        }
        else
        {
            _w.Line($"XmlValue {v} = {c}.Attribute(\"{itemAttribute}\");");
            string? absent = m.Missing is not null ? Absent(m, c) : m.Required ? $"{c}.Missing(\"{itemAttribute}\")" : null;
            _w.Line($"if ({v}.Exists) {{ {m.Name}.Add({Expression(m, v)}); }}{(absent is null ? "" : $" else {{ throw {absent}; }}")}");
        }
    }
}
