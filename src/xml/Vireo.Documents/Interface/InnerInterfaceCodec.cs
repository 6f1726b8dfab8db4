using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>An interface inside a bridge or bond: like any other, but always printed with two tags unless it is a VLAN with content.</summary>
public static class InnerInterfaceCodec
{
    /// <summary>Reads one.</summary>
    public static InterfaceDef Parse(XmlElement element) => new(element);

    /// <summary>Writes one.</summary>
    public static void Write(XmlOutput output, string name, InterfaceDef value) => value.WriteFull(output, name);
}
