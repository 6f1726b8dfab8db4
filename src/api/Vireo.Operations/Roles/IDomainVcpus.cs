using Vireo.Protocol;
using Vireo.Xdr;

namespace Vireo.Operations;

/// <summary>Virtual processors and their pinning.</summary>
public interface IDomainVcpus
{
    /// <summary><c>virDomainGetVcpus</c>: Every online virtual processor with the host processors it may run on.</summary>
    [Operation(RemoteProcedure.DomainGetVcpus, Manual = true)]
    ValueTask<IReadOnlyList<DomainVcpuInfo>> DomainGetVcpusAsync(DomainRef domain, CancellationToken cancellationToken);

    /// <summary><c>virDomainSetVcpusFlags</c>.</summary>
    [Operation(RemoteProcedure.DomainSetVcpusFlags)]
    [Legacy(RemoteProcedure.DomainSetVcpus, Flags = (uint)DomainVcpuFlags.Live)]
    ValueTask DomainSetVcpusAsync(
        DomainRef domain, [Wire("nvcpus")] uint count, DomainVcpuFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainGetVcpusFlags</c>.</summary>
    [Operation(RemoteProcedure.DomainGetVcpusFlags)]
    [Legacy(RemoteProcedure.DomainGetMaxVcpus, Flags = (uint)(DomainVcpuFlags.Live | DomainVcpuFlags.Maximum))]
    ValueTask<int> DomainGetVcpusAsync(DomainRef domain, DomainVcpuFlags flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainPinVcpuFlags</c>.</summary>
    [Operation(RemoteProcedure.DomainPinVcpuFlags)]
    [Legacy(RemoteProcedure.DomainPinVcpu, Flags = (uint)DomainModificationImpact.Live)]
    ValueTask DomainPinVcpuAsync(
        DomainRef domain, uint vcpu, ReadOnlyMemory<byte> cpuMap, DomainModificationImpact flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainGetVcpuPinInfo</c>: One map for each virtual processor.</summary>
    [Operation(RemoteProcedure.DomainGetVcpuPinInfo, Manual = true)]
    ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> DomainGetVcpuPinInfoAsync(
        DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainPinEmulator</c>.</summary>
    [Operation(RemoteProcedure.DomainPinEmulator)]
    ValueTask DomainPinEmulatorAsync(
        DomainRef domain, ReadOnlyMemory<byte> cpuMap, DomainModificationImpact flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainGetEmulatorPinInfo</c>: The map of the emulator threads.</summary>
    [Operation(RemoteProcedure.DomainGetEmulatorPinInfo, Manual = true)]
    ValueTask<ReadOnlyMemory<byte>> DomainGetEmulatorPinInfoAsync(
        DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken);

    /// <summary><c>virDomainSetVcpu</c>.</summary>
    [Operation(RemoteProcedure.DomainSetVcpu)]
    ValueTask DomainSetVcpuAsync(
        DomainRef domain, string cpuMap, [Wire("state")] bool enable, DomainModificationImpact flags, CancellationToken cancellationToken);
}
