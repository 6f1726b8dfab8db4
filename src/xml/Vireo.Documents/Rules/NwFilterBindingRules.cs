using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Checks a filter binding.</summary>
public static class NwFilterBindingRules
{
    /// <summary>Reads and checks a document.</summary>
    /// <param name="xml">The text.</param>
    /// <param name="dropped">Receives what was ignored.</param>
    /// <exception cref="VirException">The document is not acceptable.</exception>
    public static NwFilterBindingDef Read(string xml, List<DroppedNode>? dropped = null) =>
        Read(DocumentReader.Root(xml, ErrorDomain.Nwfilter, dropped));

    /// <summary>Reads and checks the element of a document.</summary>
    /// <exception cref="VirException">The element is not acceptable.</exception>
    public static NwFilterBindingDef Read(XmlElement root)
    {
        NwFilterBindingDef binding = NwFilterBindingDef.Parse(root);
        var faults = new DocumentFaults(root, ErrorDomain.Nwfilter);
        if (binding.PortDevice is null)
        {
            throw faults.PortDeviceMissing("portdev");
        }

        if (binding.OwnerName is null)
        {
            throw faults.FilterOwnerNameMissing("owner");
        }

        if (binding.OwnerUuid is null)
        {
            throw faults.FilterOwnerUuidMissing("owner");
        }

        if (binding.Mac is null)
        {
            throw faults.FilterMacMissing("mac");
        }

        if (binding.Filter is null)
        {
            throw faults.ReferenceMissing("");
        }

        NwFilterRules.Sort(binding.Filter);
        return binding;
    }
}
