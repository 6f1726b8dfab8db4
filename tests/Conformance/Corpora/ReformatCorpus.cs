using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Conformance.Corpora;

/// <summary>Every guest that another corpus expects as output, read and printed without a driver: it must come out as it went in.</summary>
internal sealed class ReformatCorpus : CorpusRunner
{
    private static readonly string[] s_sources = [
        "qemuxmlconfdata", "lxcxml2xml", "bhyvexml2xmloutdata", "vmx2xmldata", "xlconfigdata", "xmconfigdata"];

    public override string Corpus => "reformat";

    public override IReadOnlyList<ConformanceCase> Cases(ConformanceData data)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var cases = new List<ConformanceCase>();
        foreach (string source in s_sources)
        {
            foreach (ConformanceCase one in data.Cases(source))
            {
                foreach (string expected in one.Expected)
                {
                    if (expected.EndsWith(".xml", StringComparison.Ordinal) && data.Find(expected) is not null && seen.Add(expected))
                    {
                        cases.Add(new ConformanceCase(expected, [expected], [expected]));
                    }
                }
            }
        }

        return cases;
    }

    public override ValueTask<string?> RunAsync(ConformanceCase conformanceCase, ConformanceData data, CancellationToken cancellationToken)
    {
        DomainDef domain = DomainDef.Parse(data.ReadText(conformanceCase.Inputs[0]));
        return ValueTask.FromResult(Compare(domain.Format(FormatFlags.Secure), conformanceCase.Expected[0], data));
    }
}
