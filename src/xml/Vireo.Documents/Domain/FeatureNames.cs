using System.Collections.Frozen;
using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>What a declaration cannot say about features: one that nobody knows is an error, because a guest without it would not be what
/// was asked for.</summary>
public sealed partial record DomainFeatures
{
    private static readonly FrozenSet<string> s_known = new[]
    {
        "acpi", "apic", "pae", "hap", "viridian", "privnet", "hyperv", "kvm", "pvspinlock", "capabilities", "pmu", "vmport", "gic", "smm",
            "ioapic", "hpt", "vmcoreinfo", "htm",
        "nested-hv", "msrs", "ccf-assist", "xen", "cfpc", "sbbc", "ibs", "tcg", "async-teardown", "ras", "ps2", "aia",
    }.ToFrozenSet();

    partial void OnParsed(XmlElement element)
    {
        for (XmlElement child = element.FirstChild; child.Exists; child = child.Next)
        {
            string name = child.Name.ToString();
            if (!s_known.Contains(name))
            {
                throw child.FeatureUnexpected(name);
            }
        }
    }
}
