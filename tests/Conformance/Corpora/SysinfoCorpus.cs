using Vireo.Documents;

namespace Vireo.Conformance.Corpora;

/// <summary>What hosts' firmware says: dmidecode's output or the kernel's files in, the document out.</summary>
internal sealed class SysinfoCorpus : CorpusRunner
{
    public override string Corpus => "sysinfodata";

    public override ValueTask<string?> RunAsync(ConformanceCase conformanceCase, ConformanceData data, CancellationToken cancellationToken)
    {
        string? system = conformanceCase.Inputs.FirstOrDefault(i => i.EndsWith("sysinfo.data", StringComparison.Ordinal)) is { } s
            ? data.ReadText(s)
            : null;
        string? processors = conformanceCase.Inputs.FirstOrDefault(i => i.EndsWith("cpuinfo.data", StringComparison.Ordinal)) is { } p
            ? data.ReadText(p)
            : null;
        HostSysinfo info = conformanceCase.Text("host_kind") switch
        {
            "S390" => SysinfoReader.FromS390(system ?? "", processors ?? ""),
            "PPC" => SysinfoReader.FromPowerCpuinfo(processors ?? ""),
            "ARM" when system is null => SysinfoReader.FromArmCpuinfo(processors ?? ""),
            // The recorded host answers every question for an exact OEM string alike.
            _ => SysinfoReader.FromDmidecode(system ?? "", _ => "Some valid OEM string"),
        };
        return ValueTask.FromResult(Compare(info.Format(), conformanceCase.Expected[0], data));
    }
}
