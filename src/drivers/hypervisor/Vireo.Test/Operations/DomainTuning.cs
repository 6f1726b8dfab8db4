using Vireo.Documents;
using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Xml;

namespace Vireo.Drivers.Test;

/// <summary>Scheduler, disk and network limits, perf events.</summary>
internal partial class TestConnection
{
    /// <inheritdoc/>
    public override ValueTask<DomainSchedulerType> DomainGetSchedulerTypeAsync(DomainRef domain, CancellationToken cancellationToken) =>
        Done(new DomainSchedulerType("fair", 1));

    /// <inheritdoc/>
    [Accepts(uint.MaxValue)]
    public override ValueTask<TypedParameterList> DomainGetSchedulerParametersAsync(
        DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        _ = domain;

        // Whoever asks in this way marks that texts are understood, which the driver does not know.
        throw Errors.UnsupportedFlags(
            ErrorDomain.Test, (uint)flags | (uint)TypedParameterFlags.ParamStringOkay, "testDomainGetSchedulerParametersFlags");
    }

    /// <inheritdoc/>
    public override ValueTask<TypedParameterList> DomainGetSchedulerParametersLegacyAsync(
        DomainRef domain, CancellationToken cancellationToken)
    {
        _ = Find(domain);
        return Done(new TypedParameterList { { "weight", 50u } });
    }

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask DomainSetSchedulerParametersAsync(
        DomainRef domain, TypedParameterList parameters, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        ParameterCheck.Check(parameters, ("weight", TypedParameterType.Uint));
        _ = Find(domain);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override ValueTask<TypedParameterList> DomainGetBlkioParametersAsync(
        DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        return Done(Read(domain, d => BlkioLimits.Get(Chosen(d, (uint)flags & 3).Read())));
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override ValueTask DomainSetBlkioParametersAsync(
        DomainRef domain, TypedParameterList parameters, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        BlkioLimits.Check(parameters);
        return ChangeOneAsync(domain, (uint)flags & 3, def => BlkioLimits.Set(def, parameters), cancellationToken);
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override ValueTask<TypedParameterList> DomainGetInterfaceParametersAsync(
        DomainRef domain, string device, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        return Done(Read(domain, d => InterfaceLimits.Get(FindInterface(Chosen(d, (uint)flags & 3).Read(), device).Bandwidth)));
    }

    /// <inheritdoc/>
    public override ValueTask<int?> DomainGetInterfaceParametersCountAsync(
        DomainRef domain, string device, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        return Done<int?>(Read(domain, static _ => InterfaceLimits.Count));
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override ValueTask DomainSetInterfaceParametersAsync(
        DomainRef domain, string device, TypedParameterList parameters, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        InterfaceLimits.Check(parameters);
        return ChangeOneAsync(domain, (uint)flags & 3, def =>
            InterfaceLimits.Set(FindInterface(def, device), parameters), cancellationToken);
    }

    /// <inheritdoc/>
    [Accepts(
        (uint)DomainModificationImpact.Live | (uint)DomainModificationImpact.Config | (uint)TypedParameterFlags.ParamStringOkay)]
    public override ValueTask<TypedParameterList> DomainGetPerfEventsAsync(
        DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        return Done(Read(domain, d => PerfEventSettings.Get(Chosen(d, (uint)flags & 3).Read())));
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override ValueTask DomainSetPerfEventsAsync(
        DomainRef domain, TypedParameterList parameters, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        var wanted = PerfEventSettings.Read(parameters);
        return ChangeOneAsync(domain, (uint)flags & 3, def => PerfEventSettings.Set(def, wanted), cancellationToken);
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override ValueTask<TypedParameterList> DomainGetBlockIoTuneAsync(
        DomainRef domain, string? disk, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        return Done(Read(domain, d =>
        {
            // Without a disk only the number of parameters is asked for.
            var def = Chosen(d, (uint)flags & 3).Read();
            return DiskLimits.Get(disk is null ? null : TunedDisk(def, disk).Iotune);
        }));
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override ValueTask DomainSetBlockIoTuneAsync(
        DomainRef domain, string disk, TypedParameterList parameters, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        DiskLimits.Check(parameters);
        return ChangeOneAsync(domain, (uint)flags & 3, def =>
            DiskLimits.Set(FindDisk(def, disk)
                ?? throw TestDomainErrors.DiskNotPersistent(disk), parameters, ErrorDomain.Test, [],
                needsMaximum: true), cancellationToken);
    }

    private static Disk TunedDisk(DomainDef def, string disk) =>
        FindDisk(def, disk) ?? throw DomainErrors.DiskNotConfigured(ErrorDomain.Test, disk);
}
