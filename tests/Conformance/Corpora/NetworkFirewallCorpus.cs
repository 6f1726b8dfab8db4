using Vireo.Documents;
using Vireo.Drivers.Networks;

namespace Vireo.Conformance.Corpora;

/// <summary>The calls that libvirt makes for the firewall of a network, with each of its back-ends.</summary>
internal sealed class NetworkFirewallCorpus : CorpusRunner
{
    public override string Corpus => "networkxml2firewalldata";

    public override IReadOnlyList<ConformanceCase> Cases(ConformanceData data) => data.Cases(Corpus);

    public override ValueTask<string?> RunAsync(ConformanceCase conformanceCase, ConformanceData data, CancellationToken cancellationToken)
    {
        NetworkDef network = NetworkRules.Read(data.ReadText(conformanceCase.Inputs[0]));
        bool nft = conformanceCase.Text("backend") == "nftables";
        string common = Shown(nft
            ? [.. NftablesRules.Base("ip"), .. NftablesRules.Base("ip6")]
            : [.. IptablesRules.Base("iptables"), .. IptablesRules.Base("ip6tables")]);
        string got = common + Shown(nft ? [.. NftablesRules.Checksums(network), .. NftablesRules.Of(network)] : IptablesRules.Of(network));
        string expected = Joined(data.ReadText(conformanceCase.Expected[0])), first = Joined(data.ReadText(conformanceCase.Inputs[1]));
        string want = expected.StartsWith(first, StringComparison.Ordinal) ? expected : first + expected;
        return ValueTask.FromResult(got == want ? null : LineDiff.Render(want, got));
    }

    private static string Joined(string text) => text.Replace(" \\\n", " ", StringComparison.Ordinal);

    private static string Shown(IReadOnlyList<FirewallCommand> commands) =>
        string.Concat(commands.Select(static c => string.Join(' ', [c.Program, .. c.Arguments.Select(Quoted)]) + "\n"));

    private static string Quoted(string argument) =>
        argument == "!" || argument == "!=" || argument.Contains('{', StringComparison.Ordinal) ? $"'{argument}'" : argument;
}
