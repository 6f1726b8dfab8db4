using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Conformance.Corpora;

/// <summary>Guests read, completed and printed without any driver.</summary>
internal sealed class GenericDomainCorpus : CorpusRunner
{
    public override string Corpus => "genericxml2xml";

    public override ValueTask<string?> RunAsync(ConformanceCase conformanceCase, ConformanceData data, CancellationToken cancellationToken)
    {
        string xml = data.ReadText(conformanceCase.Inputs[0]);

        // A case with an output of its own was recorded for the inactive form (ports that libvirt chooses show as -1).
        bool inactive = conformanceCase.Text("modes") == "inactive"
            || (!conformanceCase.ExpectsError && conformanceCase.Expected[0].StartsWith("genericxml2xmlout", StringComparison.Ordinal));
        string RoundTrip()
        {
            DomainDef domain = DomainRules.Generic.Parse(xml, inactive ? DomainRuleFlags.Inactive : DomainRuleFlags.None);
            return domain.Format(FormatFlags.Secure | (inactive ? FormatFlags.Inactive : FormatFlags.None));
        }

        return ValueTask.FromResult(conformanceCase.ExpectsError
            ? ExpectError(() => RoundTrip())
            : Compare(RoundTrip(), conformanceCase.Expected[0], data));
    }
}
