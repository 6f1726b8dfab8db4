using Vireo.Documents;
using Vireo.Drivers.Networks;

namespace Vireo.Conformance.Corpora;

/// <summary>The files that dnsmasq reads for a network.</summary>
internal sealed class NetworkConfigurationCorpus : CorpusRunner
{
    public override string Corpus => "networkxml2confdata";

    public override IReadOnlyList<ConformanceCase> Cases(ConformanceData data) => data.Cases(Corpus);

    public override ValueTask<string?> RunAsync(ConformanceCase conformanceCase, ConformanceData data, CancellationToken cancellationToken)
    {
        NetworkDef network = NetworkRules.Read(data.ReadText(conformanceCase.Inputs[0]));
        var files = new DnsmasqFiles(network, "/var/lib/libvirt/dnsmasq", null);
        string hosts = conformanceCase.Expected.FirstOrDefault(static e => e.EndsWith(".hostsfile", StringComparison.Ordinal)) is { } path
            ? data.ReadText(path) : "";
        string want = data.ReadText(conformanceCase.Expected[0]) + "--\n" + hosts;
        string got = files.Configuration() + "--\n" + files.Hosts();
        return ValueTask.FromResult(got == want ? null : LineDiff.Render(want, got));
    }
}
