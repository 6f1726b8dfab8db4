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
            throw faults.InterfaceTypeMissing(path);
        }

        if (inner && def.Type == InterfaceType.Bridge)
        {
            throw faults.NestedBridge(path + "@type");
        }

        if (def.Name is null && !(inner && def.Type == InterfaceType.Vlan))
        {
            throw faults.InterfaceNameMissing(path);
        }

        if (def.Mtu > MaxMtu)
        {
            throw faults.MtuTooLarge(path + "mtu/@size");
        }

        for (int i = 0; i < def.Protocols.Count; i++)
        {
            switch (def.Protocols[i].Family)
            {
                case null:
                    throw faults.FamilyMissing($"{path}protocol[{i + 1}]");
                case "ipv4" or "ipv6":
                    break;
                case var family:
                    throw faults.FamilyUnsupported($"{path}protocol[{i + 1}]/@family", family);
            }
        }

        switch (def.Type)
        {
            case InterfaceType.Bridge:
                InterfaceBridge bridge = def.Bridge ?? throw faults.InterfaceBridgeMissing(path);
                CheckAll(bridge.Interfaces, faults, path + "bridge/");
                break;
            case InterfaceType.Bond:
                CheckBond(def.Bond ?? throw faults.BondMissing(path), faults, path + "bond/");
                break;
            case InterfaceType.Vlan:
                InterfaceVlan vlan = def.Vlan ?? throw faults.VlanMissing(path);
                _ = vlan.Tag ?? throw faults.InterfaceVlanTagMissing(path + "vlan");
                _ = vlan.Device ?? throw faults.VlanNameMissing(path + "vlan");
                break;
            default:
                break;
        }
    }

    private static void CheckBond(InterfaceBond bond, DocumentFaults faults, string path)
    {
        if (bond.Miimon is { Frequency: null })
        {
            throw faults.MiiFrequency(path + "miimon");
        }

        if (bond.Arpmon is { Interval: null })
        {
            throw faults.ArpInterval(path + "arpmon");
        }

        if (bond.Arpmon is { Target: null })
        {
            throw faults.ArpTarget(path + "arpmon");
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
