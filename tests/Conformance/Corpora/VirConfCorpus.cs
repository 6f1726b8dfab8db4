namespace Vireo.Conformance.Corpora;

/// <summary>Configuration files: read, printed, compared.</summary>
internal sealed class VirConfCorpus : CorpusRunner
{
    public override string Corpus => "virconfdata";

    public override ValueTask<string?> RunAsync(ConformanceCase conformanceCase, ConformanceData data, CancellationToken cancellationToken)
    {
        string input = conformanceCase.Inputs[0];
        return ValueTask.FromResult(Compare(ConfigFile.Parse(data.ReadText(input), input).Format(), conformanceCase.Expected[0], data));
    }
}
