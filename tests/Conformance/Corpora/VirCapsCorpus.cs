using Vireo.Drivers.Host;

namespace Vireo.Conformance.Corpora;

/// <summary>Host capabilities out of sysfs and resctrl trees, with the cells' memory that the corpus assumes.</summary>
internal sealed class VirCapsCorpus : CorpusRunner
{
    public override string Corpus => "vircaps2xmldata";

    public override ValueTask<string?> RunAsync(ConformanceCase conformanceCase, ConformanceData data, CancellationToken cancellationToken)
    {
        string tree = conformanceCase.Text("sysfs")!;
        string resctrl = conformanceCase.Text("resctrl") ?? "none";
        using var scratch = new ScratchTree(data, tree, resctrl);
        var files = new HostFiles(scratch[tree], scratch["no-proc"], scratch[resctrl]);
        var capabilities = new HostCapabilities
        {
            Arch = conformanceCase.Text("arch")!,
            Topology = HostTopology.Read(files, new FixedFigures()),
            Resctrl = ResctrlInfo.Read(files),
            Iommu = false,
            OfflineMigrate = conformanceCase.Flag("offline_migrate"),
            LiveMigrate = conformanceCase.Flag("live_migrate"),
        };
        capabilities.Caches.AddRange(HostCaches.Read(files));
        return ValueTask.FromResult(Compare(capabilities.Format(), conformanceCase.Expected[0], data));
    }

    private sealed class FixedFigures : IHostCellFigures
    {
        public ulong MemoryKiB(int cell) => (ulong)(cell + 1) * 1024 * 1024;

        public IReadOnlyList<HostPages> Pages(int cell) =>
        [
            new(4, (ulong)(cell + 1) * 2048, 0),
            new(2048, (ulong)(cell + 2) * 2048, 0),
            new(1048576, (ulong)(cell + 3) * 2048, 0),
        ];

        public IReadOnlyList<HostDistance> Distances(int cell) => [];
    }
}
