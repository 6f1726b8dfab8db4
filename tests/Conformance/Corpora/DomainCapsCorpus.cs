using Vireo.Documents;
using Vireo.Drivers.Host.CpuModels;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.Firmware;
using Vireo.Drivers.Qemu.Host;

namespace Vireo.Conformance.Corpora;

/// <summary>Domain capabilities out of emulators' capabilities, for a host of the corpus.</summary>
internal sealed class DomainCapsCorpus : CorpusRunner
{
    // The corpus replaces the files that firmware has on its host.
    private static readonly string[] s_loaders = ["/obviously/fake/firmware1.fd", "/obviously/fake/firmware2.fd"];

    public override string Corpus => "domaincapsdata";

    // Without a capabilities file a case is of another driver, or of an emulator that the release no longer knows. Apple's accelerator is
    // for another system.
    public override IReadOnlyList<ConformanceCase> Cases(ConformanceData data) =>
        [.. data.Cases(Corpus).Where(static c => c.Inputs.Count > 0 && c.Text("virt_type") != "hvf")];

    public override async ValueTask<string?> RunAsync(
        ConformanceCase conformanceCase, ConformanceData data, CancellationToken cancellationToken)
    {
        string arch = conformanceCase.Text("arch") ?? "", type = conformanceCase.Text("virt_type") ?? "";
        var read = CapabilitiesFile.Parse(data.ReadText(conformanceCase.Inputs[0]))
            ?? throw new InvalidDataException(conformanceCase.Inputs[0]);
        var caps = read.Capabilities with { Emulator = conformanceCase.Text("emulator") ?? "" };
        var machine = conformanceCase.Text("machine") is { } name ? caps.FindMachine(type, name) : caps.DefaultMachine(type);
        var firmware = new FirmwareCatalog(
            [data.Resolve("qemufirmwaredata/usr/share/qemu/firmware"), data.Resolve("qemufirmwaredata/etc/qemu/firmware")]);
        var host = await DomainCapsHost.ReadAsync(
            arch, machine!.Name, firmware, 64, cancellationToken).ConfigureAwait(false) with
        {
            Cpu = new CpuDefinition { Guest = true, Model = "POWER8", Fallback = true },
            Loaders = s_loaders, HasRdpServer = true, PciBackends = ["default", "vfio"], SevGuests = 59, SevEsGuests = 450,
            TpmVersions = (conformanceCase.Text("host_tpm_versions") ?? "").Split('+', StringSplitOptions.RemoveEmptyEntries),
        };
        return Compare(DomainCapsBuilder.Build(caps, type, arch, machine, host).Format(), conformanceCase.Expected[0], data);
    }
}
