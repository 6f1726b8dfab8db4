using System.Collections.Concurrent;
using System.Text;
using Vireo.Posix;

namespace Vireo.Drivers;

/// <summary>Checks documents against the RELAX NG schemas, as the VALIDATE flags of defining calls ask. A compiled schema is
/// kept.</summary>
public static class SchemaValidation
{
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

            throw MetadataErrors.DocumentInvalid(file, text.ToString());
        }
    }
}
