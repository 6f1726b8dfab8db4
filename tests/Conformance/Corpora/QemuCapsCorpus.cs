using Vireo.Drivers.Host;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.Host;

namespace Vireo.Conformance.Corpora;

/// <summary>
/// Host capabilities with one emulator. The corpus leaves machine types and everything of the host but its architecture out.
/// </summary>
internal sealed class QemuCapsCorpus : CorpusRunner
{
    public override string Corpus => "qemucaps2xmloutdata";

    // Apple's accelerator is for another system.
    public override IReadOnlyList<ConformanceCase> Cases(ConformanceData data) =>
        [.. data.Cases(Corpus).Where(static c => c.Inputs.Count > 0 && c.Text("variant") != "+hvf")];

    public override ValueTask<string?> RunAsync(ConformanceCase conformanceCase, ConformanceData data, CancellationToken cancellationToken)
    {
        string arch = conformanceCase.Text("arch")!;
        var read = CapabilitiesFile.Parse(data.ReadText(conformanceCase.Inputs[0]))
            ?? throw new InvalidDataException(conformanceCase.Inputs[0]);
        var capabilities = new HostCapabilities { Arch = arch, Iommu = false };
        capabilities.Guests.Add(
            QemuHost.DescribeGuest(arch, "/usr/bin/qemu-system-" + arch, read.Capabilities) with { Machines = [] });
        return ValueTask.FromResult(Compare(capabilities.Format(), conformanceCase.Expected[0], data));
    }
}
