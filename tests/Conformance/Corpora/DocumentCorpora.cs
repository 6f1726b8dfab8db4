using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Conformance.Corpora;

/// <summary>The corpora that are one document in, one document out.</summary>
internal static class DocumentCorpora
{
    public static IReadOnlyList<CorpusRunner> All { get; } =
    [
        new DocumentCorpus("secretxml2xml", (xml, _, _) => SecretRules.Read(xml).Format()),
        new DocumentCorpus("virnwfilterbindingxml2xmldata", (xml, _, _) => NwFilterBindingRules.Read(xml).Format()),
        new DocumentCorpus("virnetworkportxml2xmldata", (xml, _, _) => NetworkPortRules.Read(xml).Format()),
        new DocumentCorpus("nwfilterxml2xml", (xml, _, _) => NwFilterRules.Read(xml).Format()),
        new DocumentCorpus("interfaceschemadata", (xml, _, _) => InterfaceRules.Read(xml).Format()),
        new DocumentCorpus("networkxml2xml", Network),
        new DocumentCorpus("storagepoolxml2xml", (xml, _, _) => StoragePoolRules.Read(xml).Format()),
        new DocumentCorpus("storagevolxml2xml", Volume),
    ];

    private static string Network(string xml, ConformanceCase c, ConformanceData data) =>
        NetworkRules.Read(xml).Format(c.Text("flags") == "VIR_NETWORK_XML_INACTIVE" ? FormatFlags.Inactive : FormatFlags.None);

    private static string Volume(string xml, ConformanceCase c, ConformanceData data)
    {
        StoragePoolDef pool = StoragePoolRules.Read(data.ReadText(c.Inputs[0]));
        return StorageVolRules.Read(xml, pool, c.Text("parse_flags") == "VIR_VOL_XML_PARSE_NO_CAPACITY").Format();
    }
}
