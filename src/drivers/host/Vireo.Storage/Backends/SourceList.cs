using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Storage;

/// <summary>The document that lists sources of pools.</summary>
internal static class SourceList
{
    /// <summary>Prints it.</summary>
    public static string Format(IReadOnlyList<StoragePoolSource> sources)
    {
        using var output = new XmlOutput();
        output.Open("sources");
        foreach (StoragePoolSource source in sources)
        {
            source.Write(output, "source");
        }

        output.Close("sources");
        return output.ToString();
    }

    /// <summary>Reads the description of what is looked for.</summary>
    public static StoragePoolSource Read(string specification)
    {
        XmlElement root = XmlTree.Parse(specification, new XmlParseOptions { Domain = ErrorDomain.Storage }).Root;
        root.ExpectRoot("source");
        return new StoragePoolSource(root);
    }
}
