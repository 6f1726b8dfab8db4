using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Checks a filter binding.</summary>
public static class NwFilterBindingRules
{
    /// <summary>Reads and checks a document.</summary>
    /// <param name="xml">The text.</param>
    /// <param name="dropped">Receives what was ignored.</param>
    /// <exception cref="VirException">The document is not acceptable.</exception>
    public static NwFilterBindingDef Read(string xml, List<DroppedNode>? dropped = null)
    {
        XmlElement root = DocumentReader.Root(xml, ErrorDomain.Nwfilter, dropped);
        NwFilterBindingDef binding = NwFilterBindingDef.Parse(root);
        var faults = new DocumentFaults(root, ErrorDomain.Nwfilter);
        if (binding.PortDevice is null)
        {
            throw faults.Error(ErrorCode.InternalError, "portdev", "filter binding has no port dev name");
        }

        if (binding.OwnerName is null)
        {
            throw faults.Error(ErrorCode.InternalError, "owner", "filter binding has no owner name");
        }

        if (binding.OwnerUuid is null)
        {
            throw faults.Error(ErrorCode.InternalError, "owner", "filter binding has no owner UUID");
        }

        if (binding.Mac is null)
        {
            throw faults.Error(ErrorCode.InternalError, "mac", "filter binding has no MAC address");
        }

        if (binding.Filter is null)
        {
            throw faults.Error(ErrorCode.InternalError, "", "filter binding has no filter reference");
        }

        return binding;
    }
}
