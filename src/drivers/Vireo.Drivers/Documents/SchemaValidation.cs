using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Vireo.Documents;
using Vireo.Posix;
using Vireo.Xml;

namespace Vireo.Drivers;

/// <summary>Checks documents against the RELAX NG schemas, as the VALIDATE flags of defining calls ask. A compiled schema is
/// kept.</summary>
public static class SchemaValidation
{
    // What a guest has without being asked, and schemas of older releases do not know: where it is, and the word that a schema that knows
    // it has. A guest that was only printed and edited must stay valid.
    private static readonly (string Path, string Attribute, string? Value)[] s_implied =
        [("devices/watchdog", "model", "itco"), ("os/nvram", "templateFormat", null)];

    private static readonly string[] s_folders = [
        Path.Combine(AppContext.BaseDirectory, "schemas"), "/usr/share/vireo/schemas", "/usr/share/libvirt/schemas"];
    private static readonly ConcurrentDictionary<string, RelaxNgSchema> s_schemas = new(StringComparer.Ordinal);

    /// <summary>Refuses a document that the schema <paramref name="name"/> ("domain", "network" …) does not allow.</summary>
    public static void Check(string xml, string name)
    {
        string file = "";
        foreach (string folder in s_folders)
        {
            file = Path.Combine(folder, name + ".rng");
            if (File.Exists(file))
            {
                break;
            }
        }

        var schema = s_schemas.GetOrAdd(file, static path =>
            RelaxNgSchema.Load(path) ?? throw MetadataErrors.SchemaBroken(path));
        IReadOnlyList<RelaxNgFault> faults;
        try
        {
            faults = schema.Validate(Encoding.UTF8.GetBytes(xml));
            if (faults.Count > 0 && WithoutNews(xml, Path.GetDirectoryName(file) ?? "/") is { } older)
            {
                faults = schema.Validate(Encoding.UTF8.GetBytes(older));
            }
        }
        catch (FormatException)
        {
            // Whoever parses the document next says what is wrong with it, and where.
            return;
        }

        if (faults.Count > 0)
        {
            var text = new StringBuilder();
            foreach (var fault in faults)
            {
                text.Append(fault.Message.TrimEnd('\n')).Append('\n');
            }

            throw DocumentErrors.Invalid(file, text.ToString());
        }
    }

    // The document without what the schemas of a folder are too old for; null when it has nothing of it.
    private static string? WithoutNews(string xml, string folder)
    {
        string common = Path.Combine(folder, "domaincommon.rng");
        XmlElement root = XmlTree.Parse(xml).Root;
        if (!root.Name.SequenceEqual("domain") || !File.Exists(common))
        {
            return null;
        }

        string known = File.ReadAllText(common);
        string text = root.Tree.Source;
        foreach ((string path, string attribute, string? value) in s_implied)
        {
            if (known.Contains(value ?? attribute, StringComparison.Ordinal))
            {
                continue;
            }

            int slash = path.IndexOf('/', StringComparison.Ordinal);
            XmlElement holder = root.Child(path[..slash]);
            for (XmlElement at = holder.Exists ? holder.FirstChild : default; at.Exists; at = at.Next)
            {
                if (!at.Name.SequenceEqual(path.AsSpan(slash + 1)) || !at.Attribute(attribute).Exists)
                {
                    continue;
                }

                string source = at.Source;
                string kept = value is null ? Regex.Replace(source, $"\\s{attribute}\\s*=\\s*('[^']*'|\"[^\"]*\")", "")
                    : at.Attribute(attribute).Span.SequenceEqual(value) ? "" : source;
                text = text.Replace(source, kept, StringComparison.Ordinal);
            }
        }

        return text == root.Tree.Source ? null : text;
    }
}
