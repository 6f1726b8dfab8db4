namespace Vireo.Conformance.Corpora;

/// <summary>A corpus of one kind of document: read, completed, checked, printed, compared; or refused, where the case says so.</summary>
internal sealed class DocumentCorpus(string corpus, Func<string, ConformanceCase, ConformanceData, string> roundTrip) : CorpusRunner
{
    public override string Corpus => corpus;

    public override ValueTask<string?> RunAsync(ConformanceCase conformanceCase, ConformanceData data, CancellationToken cancellationToken)
    {
        string input = data.ReadText(conformanceCase.Inputs[^1]);
        return ValueTask.FromResult(conformanceCase.ExpectsError
            ? ExpectError(() => roundTrip(input, conformanceCase, data))
            : Compare(roundTrip(input, conformanceCase, data), conformanceCase.Expected[0], data));
    }
}
