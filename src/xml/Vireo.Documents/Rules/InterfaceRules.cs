using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Checks a host interface.</summary>
public static class InterfaceRules
{
    private const uint MaxMtu = 100000;

    /// <summary>Reads and checks a document.</summary>
    /// <param name="xml">The text.</param>
    /// <param name="dropped">Receives what was ignored.</param>
    /// <exception cref="VirException">The document is not acceptable.</exception>
    public static InterfaceDef Read(string xml, List<DroppedNode>? dropped = null)
    {
        XmlElement root = DocumentReader.Root(xml, ErrorDomain.Interface, dropped);
        InterfaceDef def = InterfaceDef.Parse(root);
        Validate(def, root);
        return def;
    }

    /// <summary>Checks the definition.</summary>
    public static void Validate(InterfaceDef def, XmlElement root = default) =>
        Check(def, new DocumentFaults(root, ErrorDomain.Interface), "", inner: false);

    private static void Check(InterfaceDef def, DocumentFaults faults, string path, bool inner)
    {
        if (def.Type == InterfaceType.Unset)
        {
            throw faults.Xml(path, "interface misses the type attribute");
        }

        if (inner && def.Type == InterfaceType.Bridge)
        {
            throw faults.Xml(path + "@type", "interface has unsupported type 'bridge'");
        }

        if (def.Name is null && !(inner && def.Type == InterfaceType.Vlan))
        {
            throw faults.Xml(path, "interface has no name");
        }

        if (def.Mtu > MaxMtu)
        {
            throw faults.Xml(path + "mtu/@size", "value of the 'size' attribute of 'mtu' element must be at most 100000");
        }

        for (int i = 0; i < def.Protocols.Count; i++)
        {
            switch (def.Protocols[i].Family)
            {
                case null:
                    throw faults.Xml($"{path}protocol[{i + 1}]", "protocol misses the family attribute");
                case "ipv4" or "ipv6":
                    break;
                case var family:
                    throw faults.Xml($"{path}protocol[{i + 1}]/@family", $"unsupported protocol family '{family}'");
            }
        }

        switch (def.Type)
        {
            case InterfaceType.Bridge:
                InterfaceBridge bridge = def.Bridge ?? throw faults.Xml(path, "bridge interface misses the bridge element");
                CheckAll(bridge.Interfaces, faults, path + "bridge/");
                break;
            case InterfaceType.Bond:
                CheckBond(def.Bond ?? throw faults.Xml(path, "bond interface misses the bond element"), faults, path + "bond/");
                break;
            case InterfaceType.Vlan:
                InterfaceVlan vlan = def.Vlan ?? throw faults.Xml(path, "vlan interface misses the vlan element");
                _ = vlan.Tag ?? throw faults.Xml(path + "vlan", "vlan interface misses the tag attribute");
                _ = vlan.Device ?? throw faults.Xml(path + "vlan", "vlan interface misses name attribute");
                break;
            default:
                break;
        }
    }

    private static void CheckBond(InterfaceBond bond, DocumentFaults faults, string path)
    {
        if (bond.Miimon is { Frequency: null })
        {
            throw faults.Xml(path + "miimon", "bond interface miimon freq missing or invalid");
        }

        if (bond.Arpmon is { Interval: null })
        {
            throw faults.Xml(path + "arpmon", "bond interface arpmon interval missing or invalid");
        }

        if (bond.Arpmon is { Target: null })
        {
            throw faults.Xml(path + "arpmon", "bond interface arpmon target missing");
        }

        CheckAll(bond.Interfaces, faults, path);
    }

    private static void CheckAll(List<InterfaceDef> interfaces, DocumentFaults faults, string path)
    {
        for (int i = 0; i < interfaces.Count; i++)
        {
            Check(interfaces[i], faults, $"{path}interface[{i + 1}]/", inner: true);
        }
    }
}
