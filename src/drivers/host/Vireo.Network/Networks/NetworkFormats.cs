using System.Globalization;
using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Network;

/// <summary>A running network on disk.</summary>
/// <param name="Definition">The network as it runs.</param>
internal sealed record NetworkState(NetworkDef Definition)
{
    /// <summary>The classes of traffic that are taken, as a list of numbers. The first three are the network's own.</summary>
    public string ClassIds { get; init; } = "0-2";

    /// <summary>The sum of the rates that are guaranteed to guests, in kilobytes a second.</summary>
    public ulong FloorSum { get; init; }
}

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

    /// <summary>States: the network inside of <c>networkstatus</c>.</summary>
    public static StatusFormat<NetworkState> Status { get; } = new(
        static (text, path) =>
        {
            XmlElement root = XmlTree.Parse(text, Options(path)).Root;
            root.ExpectRoot("networkstatus");
            string classes = root.Child("class_id").Attribute("bitmap").ToString();
            return new NetworkState(NetworkRules.Read(root.Child("network")))
            {
                ClassIds = classes.Length > 0 ? classes : "0-2",
                FloorSum = ulong.TryParse(root.Child("floor").Attribute("sum").ToString(), CultureInfo.InvariantCulture, out ulong sum)
                    ? sum : 0,
            };
        },
        static state => string.Create(
            CultureInfo.InvariantCulture,
            $"<networkstatus>\n  <class_id bitmap='{state.ClassIds}'/>\n  <floor sum='{state.FloorSum}'/>\n")
            + Indent(state.Definition.Format()) + "</networkstatus>\n");

    private static XmlParseOptions Options(string path) => new() { Origin = path, Domain = ErrorDomain.Network, IsOwn = true };

    private static string Indent(string text) =>
        string.Concat(text.TrimEnd('\n').Split('\n').Select(static line => "  " + line + "\n"));
}
