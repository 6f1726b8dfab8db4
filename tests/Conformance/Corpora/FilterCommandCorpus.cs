using System.Text;
using System.Text.RegularExpressions;
using Vireo.Documents;
using Vireo.Drivers.NwFilters;

namespace Vireo.Conformance.Corpora;

/// <summary>The calls of firewall tools that a filter's rules make at the port <c>vnet0</c>.</summary>
internal sealed partial class FilterCommandCorpus : CorpusRunner
{
    private static readonly Dictionary<string, IReadOnlyList<string>> s_variables = new(StringComparer.Ordinal)
    {
        ["IPSETNAME"] = ["tck_test"],
        ["A"] = ["1.1.1.1", "2.2.2.2", "3.3.3.3", "3.3.3.3"],
        ["B"] = ["80", "90", "80", "80"],
        ["C"] = ["1080", "1090", "1100", "1110"],
    };

    public override string Corpus => "nwfilterxml2firewalldata";

    public override ValueTask<string?> RunAsync(ConformanceCase conformanceCase, ConformanceData data, CancellationToken cancellationToken)
    {
        NwFilterDef filter = NwFilterRules.Read(data.ReadText(conformanceCase.Inputs[0]));
        var got = new StringBuilder();
        foreach (FirewallCommand command in FilterRules.For(filter, "vnet0", new FilterVariables(s_variables)))
        {
            got.Append(command.Tool);
            foreach (string word in command.Arguments)
            {
                // An option begins a line; what belongs to it follows.
                got.Append(word.StartsWith('-') ? " \\\n" : " ").Append(Quote(word));
            }

            got.Append('\n');
        }

        string want = data.ReadText(conformanceCase.Expected[0]), text = got.ToString();
        return ValueTask.FromResult(text == want ? null : LineDiff.Render(want, text));
    }

    private static string Quote(string word) =>
        Plain().IsMatch(word) ? word : "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    [GeneratedRegex("^[A-Za-z0-9_/.,:=+-]+$")]
    private static partial Regex Plain();
}
