using System.Runtime.CompilerServices;
using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Makes the extensions of guests known to the parser. A driver keeps its own and drops the others after parsing.</summary>
internal static class DomainExtensions
{
#pragma warning disable CA2255 // Namespaces must be known before any document is parsed, also one that only contains a guest.
    [ModuleInitializer]
    internal static void Register()
    {
        XmlExtensionList.Register("domain", "qemu", QemuDomainExtension.NamespaceUri, static e => new QemuDomainExtension(e));
        XmlExtensionList.Register("domain", "xen", XenDomainExtension.NamespaceUri, static e => new XenDomainExtension(e));
        XmlExtensionList.Register("domain", "bhyve", BhyveDomainExtension.NamespaceUri, static e => new BhyveDomainExtension(e));
        XmlExtensionList.Register("domain", "lxc", LxcDomainExtension.NamespaceUri, static e => new LxcDomainExtension(e));
        XmlExtensionList.Register("domain", "vmware", VmwareDomainExtension.NamespaceUri, static e => new VmwareDomainExtension(e));
    }
#pragma warning restore CA2255
}
