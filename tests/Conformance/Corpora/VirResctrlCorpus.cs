using Vireo.Drivers.Host;

namespace Vireo.Conformance.Corpora;

/// <summary>Cache and memory bandwidth that no group of a resctrl tree uses.</summary>
internal sealed class VirResctrlCorpus : CorpusRunner
{
    public override string Corpus => "virresctrldata";

    public override ValueTask<string?> RunAsync(ConformanceCase conformanceCase, ConformanceData data, CancellationToken cancellationToken)
    {
        string system = conformanceCase.Text("system")!, resctrl = conformanceCase.Text("resctrl")!;
        using var scratch = new ScratchTree(data, system, resctrl);
        var files = new HostFiles(scratch[system], scratch["no-proc"], scratch[resctrl]);
        string produced = ResctrlAllocation.Unused(files, ResctrlInfo.Read(files)).Format();
        if (conformanceCase.Expected.Count == 0)
        {
            return ValueTask.FromResult(produced.Length == 0 ? null : "expected nothing free:\n" + produced);
        }

        return ValueTask.FromResult(Compare(produced, conformanceCase.Expected[0], data));
    }
}
