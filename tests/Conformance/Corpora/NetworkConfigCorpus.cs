using Vireo.Documents;
using Vireo.Drivers.Network;

namespace Vireo.Conformance.Corpora;

/// <summary>The files that dnsmasq reads: a network in, its configuration and its hosts with fixed addresses out.</summary>
internal sealed class NetworkConfigCorpus : CorpusRunner
{
    private const string Folder = "/var/lib/libvirt/dnsmasq";

    public override string Corpus => "networkxml2confdata";

    public override ValueTask<string?> RunAsync(ConformanceCase conformanceCase, ConformanceData data, CancellationToken cancellationToken)
    {
        NetworkDef network = NetworkRules.Read(data.ReadText(conformanceCase.Inputs[0]));
        string? hosts = conformanceCase.Expected.FirstOrDefault(static f => f.EndsWith(".hostsfile", StringComparison.Ordinal));
        string config = conformanceCase.Expected.First(static f => f.EndsWith(".conf", StringComparison.Ordinal));
        string got = DnsmasqConfig.HostsFile(network);
        return ValueTask.FromResult(
            Compare(DnsmasqConfig.Format(network, Folder, pidFile: null), config, data)
            ?? (hosts is not null ? Compare(got, hosts, data) : got.Length == 0 ? null : LineDiff.Render("", got)));
    }
}
