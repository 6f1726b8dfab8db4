using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Storage;

/// <summary>How definitions and states of pools are read and written.</summary>
internal static class PoolFormats
{
    /// <summary>Definitions.</summary>
    public static DefinitionFormat<StoragePoolDef> Definition { get; } = new()
    {
        Noun = "storage pool",
        Parse = static (text, path) => Read(XmlTree.Parse(text, Options(path)).Root),
        Format = static def => def.Format(),
        Name = static def => def.Name,
        Uuid = static def => def.Uuid,
        WithName = static (def, name) => def with { Name = name },
        WithUuid = static (def, uuid) => def with { Uuid = uuid },
    };

    /// <summary>States: the definition inside of <c>poolstate</c>.</summary>
    public static StatusFormat<StoragePoolDef> Status { get; } = new(
        static (text, path) =>
        {
            XmlElement root = XmlTree.Parse(text, Options(path)).Root;
            root.ExpectRoot("poolstate");
            return Read(root.Child("pool"));
        },
        static def => "<poolstate>\n" + Indent(def.Format()) + "</poolstate>\n");

    private static XmlParseOptions Options(string path) => new() { Origin = path, Domain = ErrorDomain.Storage, IsOwn = true };

    private static StoragePoolDef Read(XmlElement pool)
    {
        StoragePoolDef definition = StoragePoolDef.Parse(pool);
        StoragePoolRules.PostParse(definition, pool);
        return definition;
    }

    private static string Indent(string text) =>
        string.Concat(text.TrimEnd('\n').Split('\n').Select(static line => "  " + line + "\n"));
}
