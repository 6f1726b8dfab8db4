using Vireo.Documents;
using Vireo.Drivers.Storage;

namespace Vireo.Conformance.Corpora;

/// <summary>The command lines that start pools; kinds that need none must say so.</summary>
internal sealed class StoragePoolCommandCorpus : CorpusRunner
{
    public override string Corpus => "storagepoolxml2argvdata";

    // The driver runs on Linux.
    public override IReadOnlyList<ConformanceCase> Cases(ConformanceData data) =>
        [.. data.Cases(Corpus).Where(static c => c.Text("platform") != "freebsd")];

    public override ValueTask<string?> RunAsync(ConformanceCase conformanceCase, ConformanceData data, CancellationToken cancellationToken)
    {
        StoragePoolDef pool = StoragePoolRules.Read(data.ReadText(conformanceCase.Inputs[0]));
        string[]? command = pool.Type switch
        {
            StoragePoolType.Fs or StoragePoolType.NetFs => ["mount", .. MountCommand.For(pool)],
            StoragePoolType.Logical => LvmCommand.Activate(LogicalBackend.GroupOf(pool), true),
            _ => null,
        };
        if (command is null)
        {
            return ValueTask.FromResult(conformanceCase.ExpectsError ? null : "no command");
        }

        string got = string.Join(' ', command) + "\n";
        string want = conformanceCase.Expected.Count == 0
            ? ""
            : data.ReadText(conformanceCase.Expected[0]).Replace(" \\\n", " ", StringComparison.Ordinal);
        return ValueTask.FromResult(got == want ? null : LineDiff.Render(want, got));
    }
}
