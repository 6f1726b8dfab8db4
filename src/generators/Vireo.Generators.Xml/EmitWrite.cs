using System.Globalization;

namespace Vireo.Generators.Xml;

/// <summary>Writes the writing half: attributes, text and children in the order of declaration.</summary>
internal sealed class EmitWrite
{
    private readonly SourceWriter _w;
    private int _next;

    public EmitWrite(SourceWriter writer) => _w = writer;

    public static ulong Factor(string unit) => unit switch
    {
        "KiB" => 1024,
        "KB" => 1000,
        "MiB" => 1024 * 1024,
        "GiB" => 1024 * 1024 * 1024,
        _ => 1,
    };

    public void Render(RecordModel record, Shape shape)
    {
        _w.Line("/// <inheritdoc/>");
        using (_w.Block("public override void WriteContent(XmlOutput output)"))
        {
            _w.Line("OnWriting(output);");
            if (record.OwnDiscriminator is not null && record.OwnCase is not null && !record.OwnCaseDefault)
            {
                _w.Line($"output.Attribute(\"{record.OwnDiscriminator.TrimStart('@')}\", {EmitRecord.Quote(record.OwnCase)});");
            }

            AttributesAndText(shape, isRoot: true);
            Children(shape);
            _w.Line("OnWritten(output);");
        }

        _w.Line();
    }

    private string Fresh(string stem) => stem + (_next++).ToString(CultureInfo.InvariantCulture);

    private void AttributesAndText(Shape shape, bool isRoot)
    {
        foreach (Member m in shape.Attributes)
        {
            Scalar(m, m.Path.Substring(m.Path.LastIndexOf('@') + 1));
        }

        if (isRoot)
        {
            _w.Line("OnAttributesWritten(output);");
            if (shape.Extensions is { } extensions)
            {
                _w.Line($"{extensions.Name}.WriteDeclarations(output);");
            }
        }

        if (shape.Text is { } text)
        {
            Scalar(text, null);
        }
    }

    private void Children(Shape shape)
    {
        foreach ((string name, Shape? child, Member? leaf, string? itemAttribute) in shape.Children)
        {
            if (leaf is not null)
            {
                Leaf(leaf, name, itemAttribute);
                continue;
            }

            if (child!.Attributes.Count == 0 && child.Children.Count == 0 && child.Text is { Unit: null } text)
            {
                Scalar(text, null, element: name);
                continue;
            }

            if (child.Always)
            {
                _w.Line($"output.Open(\"{name}\");");
                AttributesAndText(child, isRoot: false);
                Children(child);
                _w.Line($"output.{(child.Full ? "CloseFull" : "Close")}(\"{name}\");");
            }
            else
            {
                _w.Line($"output.OpenOptional(\"{name}\");");
                AttributesAndText(child, isRoot: false);
                Children(child);
                _w.Line($"output.CloseOptional(\"{name}\");");
            }
        }
    }

    private static string Guard(Member m)
    {
        string guard = "";
        if (m.When != 0)
        {
            guard = $"output.Has((FormatFlags){m.When})";
        }

        if (m.Unless != 0)
        {
            guard += (guard.Length > 0 ? " && " : "") + $"(output.Flags & (FormatFlags){m.Unless}) == 0";
        }

        return guard;
    }

    /// <summary>Writes one scalar: as attribute, as the text of the open element, or as an element of its own.</summary>
    private void Scalar(Member m, string? attribute, string? element = null)
    {
        string guard = Guard(m);
        string and = guard.Length > 0 ? guard + " && " : "";
        string local = Fresh("x");
        string condition;
        string value;
        switch (m.Kind)
        {
            case MemberKind.Text:
                condition = $"{and}{m.Name} is {{ }} {local}" + (m.DropEmpty ? $" && {local}.Length > 0" : "")
                    + (m.Omit is null ? "" : $" && {local} != {m.Omit}");
                value = local;
                break;
            case MemberKind.Flag:
                condition = and + m.Name;
                value = "\"yes\"";
                break;
            case MemberKind.Enum:
                string omit = m.Omit is null ? "" : $"{m.Name} != {m.Omit} && ";
                condition =
                    $"{and}{omit}{m.TypeName}Xml.ToXml({(m.NullableValue ? m.Name + ".GetValueOrDefault()" : m.Name)}) is {{ }} {local}";
                value = local;
                break;
            case MemberKind.Coded:
                condition = m.Nullable || m.NullableValue
                    ? $"{and}{m.Name} is {{ }} {local}v && {m.Codec}.Format({local}v) is {{ }} {local}"
                    : $"{and}{m.Codec}.Format({m.Name}) is {{ }} {local}";
                value = local;
                break;
            default:
                bool maybe = m.Nullable || m.NullableValue;
                condition = maybe ? $"{and}{m.Name} is {{ }} {local}" : guard;
                if (m.Omit is not null)
                {
                    condition += (condition.Length > 0 ? " && " : "") + $"{(maybe ? local : m.Name)} != {m.Omit}";
                }

                value = maybe ? local : m.Name;
                value = m.Kind switch
                {
                    MemberKind.Uuid => $"UuidCodec.Format({value})",
                    MemberKind.Scalar => value + ".ToXml()",
                    _ => value,
                };
                break;
        }

        string statement = Statement(m, attribute, element, value);
        _w.Line(condition.Length > 0 ? $"if ({condition}) {{ {statement} }}" : statement);
    }

    private static string Statement(Member m, string? attribute, string? element, string value)
    {
        if (element is not null)
        {
            return m.Hex > 0
                ? $"output.Open(\"{element}\"); output.TextHex((ulong){value}, {m.Hex}); output.Close(\"{element}\");"
                : $"output.Element(\"{element}\", {value});";
        }

        string unit = m.Unit is null || m.HideUnit ? "" : $"output.Attribute(\"unit\", \"{m.Unit}\");";
        if (attribute is not null)
        {
            return m.Hex > 0
                ? $"output.AttributeHex(\"{attribute}\", (ulong){value}, {m.Hex});"
                : $"output.Attribute(\"{attribute}\", {value});" + (unit.Length > 0 ? " " + unit : "");
        }

        return (unit.Length > 0 ? unit + " " : "") + (m.Hex > 0 ? $"output.TextHex((ulong){value}, {m.Hex});" : $"output.Text({value});");
    }

    private void Leaf(Member m, string name, string? itemAttribute)
    {
        string guard = Guard(m);
        string condition = guard.Length > 0 ? $"if ({guard}) " : "";
        if (m.Kind == MemberKind.Extensions)
        {
            _w.Line($"{condition}{m.Name}.WriteContent(output);");
            return;
        }

        string write = m.Full && (!m.IsList || m.Path.IndexOf('/') < 0)
            ? "WriteFull"
            : m.DropEmpty || (!m.Nullable && !m.IsList && !m.Always && !m.Full) ? "WriteOptional" : "Write";
        string item = m.IsList ? Fresh("item") : m.Name;
        string body = m.Kind switch
        {
            MemberKind.Record or MemberKind.Union =>
                m.IsList || !m.Nullable ? $"{item}.{write}(output, \"{name}\");" : $"{item}?.{write}(output, \"{name}\");",
            MemberKind.Fragment => m.IsList || !m.Nullable
                ? $"output.Verbatim({item}.Xml);"
                : $"if ({item} is not null) {{ output.Verbatim({item}.Xml); }}",
            MemberKind.ElementCoded => m.IsList || !(m.Nullable || m.NullableValue)
                ? $"{m.Codec}.Write(output, \"{name}\", {item});"
                : $"if ({item} is {{ }} {Fresh("y")}) {{ {m.Codec}.Write(output, \"{name}\", y{_next - 1}); }}",
            MemberKind.Flag => $"if ({item}) {{ output.Empty(\"{name}\"); }}",
            _ => "",
        };
        if (!m.IsList)
        {
            _w.Line(condition.Length > 0 ? $"{condition}{{ {body} }}" : body);
            return;
        }

        using (_w.Block($"{condition}foreach (var {item} in {m.Name})"))
        {
            if (body.Length > 0)
            {
                _w.Line(body);
                return;
            }

            string value = m.Kind switch
            {
                MemberKind.Enum => $"{m.TypeName}Xml.ToXml({item})",
                MemberKind.Uuid => $"UuidCodec.Format({item})",
                MemberKind.Scalar => item + ".ToXml()",
                MemberKind.Coded => $"{m.Codec}.Format({item})",
                _ => item,
            };
            _w.Line($"output.Open(\"{name}\");");
            _w.Line(Statement(m, itemAttribute, null, value));
            _w.Line($"output.Close(\"{name}\");");
        }
    }
}
