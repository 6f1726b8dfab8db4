namespace Vireo.Conformance;

/// <summary>
/// Runs the cases of one corpus. To add a corpus: derive a class in <c>Corpora/</c> and put it into <see cref="CorpusRegistry"/>.
/// Any exception out of <see cref="RunAsync"/> fails the case; a case that must fail is checked with <see cref="ExpectError"/>.
/// </summary>
internal abstract class CorpusRunner
{
    /// <summary>The corpus' name in the manifest, or the name of an extra corpus.</summary>
    public abstract string Corpus { get; }

    /// <summary>The cases: those of the manifest, unless the corpus is an extra one that makes its own from the data.</summary>
    public virtual IReadOnlyList<ConformanceCase> Cases(ConformanceData data) => data.Cases(Corpus);

    /// <summary>Runs one case: null when it passes, else what differs.</summary>
    public abstract ValueTask<string?> RunAsync(ConformanceCase conformanceCase, ConformanceData data, CancellationToken cancellationToken);

    /// <summary>Compares text with an expected file byte for byte, as the manifest says: a missing final newline in the produced text is
    /// added first.</summary>
    protected static string? Compare(string produced, string expectedFile, ConformanceData data)
    {
        string expected = data.ReadText(expectedFile);
        if (produced.Length > 0 && produced[^1] != '\n')
        {
            produced += "\n";
        }

        return string.Equals(produced, expected, StringComparison.Ordinal) ? null : LineDiff.Render(expected, produced);
    }

    /// <summary>For a case that must fail: null when <paramref name="action"/> ends in a libvirt error, else a complaint.</summary>
    protected static string? ExpectError(Action action)
    {
        try
        {
            action();
        }
        catch (VirException)
        {
            return null;
        }

        return "expected an error, but it succeeded";
    }
}
