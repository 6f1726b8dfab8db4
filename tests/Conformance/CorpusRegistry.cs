using Vireo.Conformance.Corpora;

namespace Vireo.Conformance;

/// <summary>All corpora that have a runner, by name. A corpus of the manifest that is missing here counts as 0 passed.</summary>
internal static class CorpusRegistry
{
    /// <summary>Corpora that test code which no path of the product reaches yet, with what will use it. They are counted apart.</summary>
    public static IReadOnlyDictionary<string, string> Unreached { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["vircgroupdata"] = "control groups of guests",
        ["virresctrldata"] = "cache allocation of guests",
        ["virjsondata"] = "backing files named by json: texts",
        ["nwfilterxml2firewalldata"] = "filters that are applied",
        ["virnetworkportxml2xmldata"] = "the network driver",
    };

    public static IReadOnlyList<CorpusRunner> Runners { get; } =
    [
        new VirConfCorpus(),
        new VirJsonCorpus(),
        new VirHostCpuCorpus(),
        new VirCapsCorpus(),
        new NetworkConfigurationCorpus(),
        new NetworkFirewallCorpus(),
        new StoragePoolCommandCorpus(),
        new StorageVolCommandCorpus(),
        new FilterCommandCorpus(),
        new MdevCommandCorpus(),
        new StorageChainCorpus(),
        new DomainCapsCorpus(),
        new QemuCapsCorpus(),
        new VirResctrlCorpus(),
        new VirCgroupCorpus(),
        new CpuCorpus(),
        new GenericDomainCorpus(),
        .. DocumentCorpora.All,
        new NetworkUpdateCorpus(),
        new SysinfoCorpus(),
        new ReformatCorpus(),
        new SchemaCorpus(),
        new DocumentsCorpus(),
        new DocumentCorpus("qemustatusxml2xmldata", (xml, _, _) => Vireo.Documents.DomainStatusRules.Read(xml).Format()),
        new QemuDomainCorpus(QemuDomainPart.Whole),
        new QemuDomainCorpus(QemuDomainPart.Document),
        new QemuDomainCorpus(QemuDomainPart.CommandLine),
    ];
}
