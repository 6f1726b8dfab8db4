using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Networks;

/// <summary>How definitions and states of networks are read and written.</summary>
internal static class NetworkFormats
{
    /// <summary>Definitions.</summary>
    public static DefinitionFormat<NetworkDef> Definition { get; } = new()
    {
        Noun = "network",
        Parse = static (text, path) => NetworkRules.Read(XmlTree.Parse(text, Options(path)).Root),
        Format = static def => def.Format(FormatFlags.Inactive),
        Name = static def => def.Name,
        Uuid = static def => def.Uuid,
        WithName = static (def, name) => def with { Name = name },
        WithUuid = static (def, uuid) => def with { Uuid = uuid },
    };

    /// <summary>States: the network inside of <c>networkstatus</c>, with the classes of bandwidth that are taken.</summary>
    public static StatusFormat<NetworkView> Status { get; } = new(
        static (text, path) =>
        {
            XmlElement root = XmlTree.Parse(text, Options(path)).Root;
            root.ExpectRoot("networkstatus");
            return new NetworkView(NetworkRules.Read(root.Child("network")));
        },
        static view => $"<networkstatus>\n  <class_id bitmap='{NetworkShares.Classes(view)}'/>\n"
            + $"  <floor sum='{NetworkShares.Floors(view)}'/>\n" + Indent(view.Definition.Format()) + "</networkstatus>\n");

    private static XmlParseOptions Options(string path) => new() { Origin = path, Domain = ErrorDomain.Network, IsOwn = true };

    private static string Indent(string text) =>
        string.Concat(text.TrimEnd('\n').Split('\n').Select(static line => "  " + line + "\n"));
}
