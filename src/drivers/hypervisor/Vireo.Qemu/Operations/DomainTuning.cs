using Vireo.Documents;
using Vireo.Drivers.Qemu.Devices.Disks;
using Vireo.Drivers.Qemu.Devices.Interfaces;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Rules;

namespace Vireo.Drivers.Qemu;

/// <content>
/// Limits and placement. What definitions hold is read and changed; limits of running guests that need control groups, which this
/// driver does not use, are refused with the text that libvirt has on a host without them.
/// </content>
public partial class QemuConnection
{
    /// <inheritdoc/>
    public override ValueTask<DomainSchedulerType> DomainGetSchedulerTypeAsync(DomainRef domain, CancellationToken cancellationToken)
    {
        RequireSystem(TuningErrors.NoCpuTuning);
        return Driver.Domains.Find(domain).View.IsActive
            ? throw TuningErrors.NoCpuController() : ValueTask.FromResult(new DomainSchedulerType("posix", SchedulerSettings.Count));
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override ValueTask<TypedParameterList> DomainGetSchedulerParametersAsync(
        DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        RequireSystem(TuningErrors.NoCpuTuning);
        return ValueTask.FromResult(SchedulerSettings.Get(Kept(domain, flags, TuningErrors.NoCpuController)));
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override ValueTask DomainSetSchedulerParametersAsync(
        DomainRef domain, TypedParameterList parameters, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        RequireSystem(TuningErrors.NoCpuTuning);
        SchedulerSettings.Check(parameters, ErrorDomain.Qemu);
        return ChangeKeptAsync(domain, flags, "DomainSetSchedulerParameters", TuningErrors.NoCpuController, d =>
            SchedulerSettings.Set(d, parameters), cancellationToken);
    }

    /// <inheritdoc/>
    public override ValueTask<int?> DomainGetMemoryParametersCountAsync(
        DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        RequireSystem(TuningErrors.NoMemoryTuning);
        return Counted(domain, flags, MemoryLimits.Count);
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override ValueTask<TypedParameterList> DomainGetMemoryParametersAsync(
        DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        RequireSystem(TuningErrors.NoMemoryTuning);
        return ValueTask.FromResult(MemoryLimits.Get(Kept(domain, flags, TuningErrors.NoMemoryController)));
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override ValueTask DomainSetMemoryParametersAsync(
        DomainRef domain, TypedParameterList parameters, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        RequireSystem(TuningErrors.NoMemoryTuning);
        MemoryLimits.Check(parameters);
        return ChangeKeptAsync(
            domain, flags, "DomainSetMemoryParameters", TuningErrors.NoMemoryController, d =>
                MemoryLimits.Set(d, parameters, ErrorDomain.Qemu), cancellationToken);
    }

    /// <inheritdoc/>
    public override ValueTask<int?> DomainGetBlkioParametersCountAsync(
        DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        RequireSystem(TuningErrors.NoBlockTuning);
        return Counted(domain, flags, BlkioLimits.Count);
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override ValueTask<TypedParameterList> DomainGetBlkioParametersAsync(
        DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        RequireSystem(TuningErrors.NoBlockTuning);
        return ValueTask.FromResult(BlkioLimits.Get(Kept(domain, flags, TuningErrors.NoBlockController)));
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override ValueTask DomainSetBlkioParametersAsync(
        DomainRef domain, TypedParameterList parameters, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        RequireSystem(TuningErrors.NoBlockTuning);
        BlkioLimits.Check(parameters);
        return ChangeKeptAsync(domain, flags, "DomainSetBlkioParameters", TuningErrors.NoBlockController, d =>
            BlkioLimits.Set(d, parameters), cancellationToken);
    }

    /// <inheritdoc/>
    [Accepts(TypedParameterFlags.ParamStringOkay)]
    public override ValueTask<IReadOnlyList<TypedParameterList>> DomainGetCpuStatsAsync(
        DomainRef domain, int startCpu, uint cpuCount, uint flags, CancellationToken cancellationToken)
    {
        Driver.Domains.FindActive(domain);
        throw TuningErrors.NoAccountingController();
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override ValueTask<TypedParameterList> DomainGetNumaParametersAsync(
        DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken) =>
        ValueTask.FromResult(MemoryLimits.GetNuma(Definition(domain, flags)));

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override ValueTask DomainSetNumaParametersAsync(
        DomainRef domain, TypedParameterList parameters, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        var (mode, nodes) = MemoryLimits.ReadNuma(parameters, ErrorDomain.Qemu);
        Func<VirException> refusal = Driver.IsSession ? TuningErrors.NoNumaTuning : TuningErrors.NoCpusetController;
        return ChangeKeptAsync(domain, flags, "DomainSetNumaParameters", refusal, d =>
            MemoryLimits.SetNuma(d, mode, nodes), cancellationToken);
    }

    /// <inheritdoc/>
    public override ValueTask<int?> DomainGetInterfaceParametersCountAsync(
        DomainRef domain, string device, DomainModificationImpact flags, CancellationToken cancellationToken) =>
            Counted(domain, flags, InterfaceLimits.Count);

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override ValueTask<TypedParameterList> DomainGetInterfaceParametersAsync(
        DomainRef domain, string device, DomainModificationImpact flags, CancellationToken cancellationToken) =>
        ValueTask.FromResult(InterfaceLimits.Get(HostSide.Of(FindInterface(Definition(domain, flags), device)).Limits));

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override async ValueTask DomainSetInterfaceParametersAsync(
        DomainRef domain, string device, TypedParameterList parameters, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        InterfaceLimits.Check(parameters);
        using var lease = await Driver.Domains.EnterAsync(domain, DomainJobKind.Modify, "DomainSetInterfaceParameters",
            cancellationToken).ConfigureAwait(false);
        var (live, config) = Impact(lease.Item.View, flags);
        if (config && lease.Item.View.Config is { } kept)
        {
            _ = FindInterface(kept, device);
        }

        if (live)
        {
            NetworkInterface net = FindInterface(lease.Item.View.Current, device);
            await Driver.Hotplug.Traffic.ChangeAsync(lease.Item, net, parameters, cancellationToken).ConfigureAwait(false);
        }

        if (config)
        {
            await Driver.Changes.KeepAsync(lease.Item, d => InterfaceLimits.Set(FindInterface(d, device), parameters))
                .ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    [Accepts(
        (uint)DomainModificationImpact.Live | (uint)DomainModificationImpact.Config | (uint)TypedParameterFlags.ParamStringOkay)]
    public override ValueTask<TypedParameterList> DomainGetPerfEventsAsync(
        DomainRef domain, DomainModificationImpact flags, CancellationToken cancellationToken) =>
        ValueTask.FromResult(PerfEventSettings.Get(Definition(domain, flags)));

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override async ValueTask DomainSetPerfEventsAsync(
        DomainRef domain, TypedParameterList parameters, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        var wanted = PerfEventSettings.Read(parameters);
        if (Impact(Driver.Domains.Find(domain).View, flags).Live)
        {
            throw Errors.NoSupport("virDomainSetPerfEvents");
        }

        await ChangeAsync(domain, (uint)flags, "DomainSetPerfEvents", d => PerfEventSettings.Set(d, wanted), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override ValueTask<TypedParameterList> DomainGetBlockIoTuneAsync(
        DomainRef domain, string? disk, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        if (disk is null)
        {
            return ValueTask.FromResult(DiskLimits.Get(null));
        }

        var view = Driver.Domains.Find(domain).View;
        bool live = Impact(view, flags).Live;
        var target = FindDisk(Definition(domain, flags), disk, live ? BlockErrors.DiskUnknown : NotConfigured);
        var list = DiskLimits.Get(target.Iotune, inForce: live);
        if (live && target.Iotune is { GroupName: null })
        {
            // QEMU names the group of a disk that is limited alone after the device.
            int at = list.FindIndex(static p => p.Name == "group_name");
            list[at] = new("group_name", TypedValue.From(DiskImage.DevicePath(target)));
        }

        return ValueTask.FromResult(list);
    }

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override async ValueTask DomainSetBlockIoTuneAsync(
        DomainRef domain, string disk, TypedParameterList parameters, DomainModificationImpact flags, CancellationToken cancellationToken)
    {
        DiskLimits.Check(parameters);
        foreach (var parameter in parameters)
        {
            if (parameter.Value is { Type: TypedParameterType.Ullong, ULong: > Rules.DiskChecks.MostThrottle })
            {
                throw QemuErrors.ThrottleValue(Rules.DiskChecks.MostThrottle);
            }
        }

        using var lease = await Driver.Domains.EnterAsync(domain, DomainJobKind.Modify, "DomainSetBlockIoTune",
            cancellationToken).ConfigureAwait(false);
        var found = lease.Item;
        var (live, config) = Impact(found.View, flags);
        var changed = new TypedParameterList { { "blkdeviotune.disk", disk } };
        string? alias = null;
        if (live)
        {
            var target = FindDisk(found.View.Current.DeepCopy(), disk);
            DiskLimits.SetGroups(target, parameters, ErrorDomain.Qemu, changed, live: true);
            alias = target.Alias;
        }

        await Driver.Changes.OrderAsync(
            found, live, config, d => DiskLimits.SetGroups(FindDisk(d, disk), parameters, ErrorDomain.Qemu, [], live: false),
            new LiveSetting(LiveSettingKind.DiskLimits, alias ?? ""), cancellationToken).ConfigureAwait(false);
        if (live)
        {
            Driver.Events.Publish(new DomainTunableEvent(found.View.Ref, changed));
        }
    }

    private static NetworkInterface FindInterface(DomainDef def, string device) =>
        def.Devices.Interfaces.Find(n => n.Target?.Dev == device || n.Mac?.Address?.ToString() == device)
            ?? throw DomainErrors.InterfaceUnknown(device);

    // Their number is reported before libvirt looks for control groups or the device; that the guest exists, and in the right state, is
    // checked.
    private ValueTask<int?> Counted(DomainRef domain, DomainModificationImpact flags, int count)
    {
        _ = Definition(domain, flags);
        return ValueTask.FromResult<int?>(count);
    }

    // The kept definition, or the refusal when the running guest is meant.
    private DomainDef Kept(DomainRef domain, DomainModificationImpact flags, Func<VirException> refusal)
    {
        var view = Driver.Domains.Find(domain).View;
        return Impact(view, flags).Live ? throw refusal() : view.Config ?? view.Current;
    }

    private async ValueTask ChangeKeptAsync(
        DomainRef domain, DomainModificationImpact flags, string owner, Func<VirException> refusal, Action<DomainDef> change,
            CancellationToken cancellationToken)
    {
        _ = Kept(domain, flags, refusal);
        await ChangeAsync(domain, (uint)flags, owner, change, cancellationToken).ConfigureAwait(false);
    }

    // A user's own daemon has no part in the host's cgroups.
    private void RequireSystem(Func<VirException> refusal)
    {
        if (Driver.IsSession)
        {
            throw refusal();
        }
    }
}
