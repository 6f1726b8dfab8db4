using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Completes and checks a network port.</summary>
public static class NetworkPortRules
{
    /// <summary>Reads, completes and checks a document.</summary>
    /// <param name="xml">The text.</param>
    /// <param name="dropped">Receives what was ignored.</param>
    /// <exception cref="VirException">The document is not acceptable.</exception>
    public static NetworkPortDef Read(string xml, List<DroppedNode>? dropped = null)
    {
        XmlElement root = DocumentReader.Root(xml, ErrorDomain.Network, dropped);
        NetworkPortDef port = NetworkPortDef.Parse(root);
        PostParse(port, root);
        return port;
    }

    /// <summary>Fills in what was left out, and checks the rest.</summary>
    public static void PostParse(NetworkPortDef port, XmlElement root = default)
    {
        var faults = new DocumentFaults(root, ErrorDomain.Network);
        if (port.Uuid is null)
        {
            throw faults.UuidMissing("uuid");
        }

        if (port.OwnerName is null)
        {
            throw faults.PortOwnerNameMissing("owner");
        }

        if (port.OwnerUuid is null)
        {
            throw faults.PortOwnerUuidMissing("owner");
        }

        if (port.Mac is null)
        {
            throw faults.PortMacMissing("mac");
        }

        switch (port.Plug)
        {
            case NetworkPortPlugNetwork { Bridge: null } or NetworkPortPlugBridge { Bridge: null }:
                throw faults.PortBridgeMissing("plug");
            case NetworkPortPlugDirect { Device: null }:
                throw faults.LinkMissing("plug");
            case NetworkPortPlugHostdev hostdev:
                hostdev.Managed = hostdev.Managed == YesNo.Unset ? YesNo.No : hostdev.Managed;
                if (hostdev.Address is null)
                {
                    throw faults.PciAddressMissing("plug");
                }

                break;
            default:
                break;
        }
    }
}
