using Vireo.Conformance.Corpora;

namespace Vireo.Conformance;

/// <summary>All corpora that have a runner, by name. A corpus of the manifest that is missing here counts as 0 passed.</summary>
internal static class CorpusRegistry
{
    public static IReadOnlyList<CorpusRunner> Runners { get; } =
    [
        new VirConfCorpus(),
        new VirJsonCorpus(),
        new VirHostCpuCorpus(),
        new VirCapsCorpus(),
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
