using Vireo.Drivers.Host.CpuModels;
using Vireo.Drivers.Qemu.Host;
using Vireo.Drivers.Qemu.Rules;
using HostComparison = Vireo.Drivers.Host.CpuModels.CpuComparison;

namespace Vireo.Drivers.Qemu;

/// <content>CPUs in comparison with the host's, or with what an emulator offers, and what several have in common.</content>
public partial class QemuConnection
{
    /// <inheritdoc/>
    [Accepts(ConnectCompareCpuFlags.FailIncompatible | ConnectCompareCpuFlags.ValidateXml)]
    public override ValueTask<CpuCompareResult> CompareCpuAsync(string xml, ConnectCompareCpuFlags flags,
        CancellationToken cancellationToken)
    {
        CpuDefinition host = Qemu.Host.QemuHost.HostCpuDefinition()
            ?? throw HostErrors.NoCpuCapabilities();
        return ValueTask.FromResult(Compare(host, xml, flags));
    }

    /// <inheritdoc/>
    [Accepts(ConnectBaselineCpuFlags.ExpandFeatures | ConnectBaselineCpuFlags.Migratable)]
    public override ValueTask<string> BaselineCpuAsync(
        IReadOnlyList<string> cpuXmls, ConnectBaselineCpuFlags flags, CancellationToken cancellationToken)
    {
        List<CpuDefinition> cpus = [.. cpuXmls.Select(CpuXml.ParseHost)];
        return ValueTask.FromResult(CpuXml.Format(CpuBaseline.Of(
            cpus, flags.HasFlag(ConnectBaselineCpuFlags.ExpandFeatures), flags.HasFlag(ConnectBaselineCpuFlags.Migratable))));
    }

    /// <inheritdoc/>
    [Accepts(ConnectCompareCpuFlags.FailIncompatible | ConnectCompareCpuFlags.ValidateXml)]
    public override async ValueTask<CpuCompareResult> CompareHypervisorCpuAsync(
        string? emulator, string? architecture, string? machine, string? virtType, string cpuXml, ConnectCompareCpuFlags flags,
        CancellationToken cancellationToken)
    {
        CpuDefinition offered = await Driver.Emulators.OfferedCpuAsync(emulator, architecture, machine, virtType,
            cancellationToken).ConfigureAwait(false);
        return Compare(offered, cpuXml, flags);
    }

    /// <inheritdoc/>
    [Accepts(ConnectBaselineCpuFlags.ExpandFeatures | ConnectBaselineCpuFlags.Migratable)]
    public override async ValueTask<string> BaselineHypervisorCpuAsync(
        string? emulator, string? architecture, string? machine, string? virtType, IReadOnlyList<string> cpuXmls,
        ConnectBaselineCpuFlags flags, CancellationToken cancellationToken)
    {
        List<CpuDefinition> cpus = [.. cpuXmls.Select(CpuXml.Parse)];
        int bare = cpus.FindIndex(static cpu => cpu.Model is null);
        if (bare >= 0)
        {
            throw HostErrors.CpuModelMissing(bare);
        }

        CpuDefinition common = await Driver.Emulators.BaselineAsync(
            emulator, architecture, machine, virtType, cpus, flags.HasFlag(ConnectBaselineCpuFlags.ExpandFeatures),
            flags.HasFlag(ConnectBaselineCpuFlags.Migratable), cancellationToken).ConfigureAwait(false);
        return CpuXml.Format(common with { Fallback = false });
    }

    private static CpuCompareResult Compare(CpuDefinition host, string xml, ConnectCompareCpuFlags flags)
    {
        if (flags.HasFlag(ConnectCompareCpuFlags.ValidateXml))
        {
            SchemaValidation.Check(xml, "cpu");
        }

        CpuDefinition cpu = CpuXml.Parse(xml);
        if (cpu is { Model: null, Features.Count: 0 })
        {
            return CpuCompareResult.Superset;
        }

        HostComparison result = X86Cpu.Compare(host, cpu, out string? reason);
        if (result == HostComparison.Incompatible && flags.HasFlag(ConnectCompareCpuFlags.FailIncompatible))
        {
            throw QemuErrors.CpuIncompatible(reason);
        }

        return (CpuCompareResult)(int)result;
    }
}
