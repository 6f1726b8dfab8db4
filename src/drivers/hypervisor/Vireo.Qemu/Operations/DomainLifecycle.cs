using Vireo.Documents;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Xml;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Rules;

namespace Vireo.Drivers.Qemu;

/// <content>Starting, stopping, pausing.</content>
public partial class QemuConnection
{
    /// <inheritdoc/>
    [Accepts(DomainCreateFlags.StartPaused | DomainCreateFlags.StartAutodestroy | DomainCreateFlags.StartValidate)]
    public override async ValueTask<DomainRef> DomainCreateXmlAsync(
        string xml, DomainCreateFlags flags, CancellationToken cancellationToken)
    {
        if (flags.HasFlag(DomainCreateFlags.StartValidate))
        {
            SchemaValidation.Check(xml, "domain");
        }

        var domain = await Driver.Start.CreateAsync(xml, flags, cancellationToken).ConfigureAwait(false);
        Remember(domain, flags);
        return domain;
    }

    /// <inheritdoc/>
    [Accepts(DomainCreateFlags.StartPaused | DomainCreateFlags.StartAutodestroy | DomainCreateFlags.StartForceBoot)]
    public override async ValueTask<DomainRef> DomainCreateAsync(
        DomainRef domain, DomainCreateFlags flags, CancellationToken cancellationToken)
    {
        var started = await Driver.Start.StartAsync(domain, flags, cancellationToken).ConfigureAwait(false);
        Remember(started, flags);
        return started;
    }

    /// <inheritdoc/>
    [Accepts(DomainShutdownFlags.AcpiPowerBtn | DomainShutdownFlags.GuestAgent)]
    public override ValueTask DomainShutdownAsync(DomainRef domain, DomainShutdownFlags flags, CancellationToken cancellationToken) =>
        Driver.Power.ShutdownAsync(domain, flags, cancellationToken);

    /// <inheritdoc/>
    [Accepts(DomainRebootFlags.AcpiPowerBtn | DomainRebootFlags.GuestAgent)]
    public override ValueTask DomainRebootAsync(DomainRef domain, DomainRebootFlags flags, CancellationToken cancellationToken) =>
        Driver.Power.RebootAsync(domain, flags, cancellationToken);

    /// <inheritdoc/>
    [Accepts]
    public override ValueTask DomainResetAsync(DomainRef domain, uint flags, CancellationToken cancellationToken) =>
        Driver.Power.ResetAsync(domain, cancellationToken);

    /// <inheritdoc/>
    [Accepts(typeof(DomainDestroyFlags))]
    public override ValueTask DomainDestroyAsync(DomainRef domain, DomainDestroyFlags flags, CancellationToken cancellationToken) =>
        Driver.End.DestroyAsync(domain, flags, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask DomainSuspendAsync(DomainRef domain, CancellationToken cancellationToken) =>
        Driver.Power.SuspendAsync(domain, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask DomainResumeAsync(DomainRef domain, CancellationToken cancellationToken) =>
        Driver.Power.ResumeAsync(domain, cancellationToken);

    /// <inheritdoc/>
    [Accepts(DomainModificationImpact.Live | DomainModificationImpact.Config)]
    public override async ValueTask DomainSetLifecycleActionAsync(
        DomainRef domain, DomainLifecycleType type, DomainLifecycleAction action, uint flags, CancellationToken cancellationToken)
    {
        var wanted = action switch
        {
            DomainLifecycleAction.Destroy => LifecycleAction.Destroy,
            DomainLifecycleAction.Restart => LifecycleAction.Restart,
            DomainLifecycleAction.RestartRename => LifecycleAction.RenameRestart,
            DomainLifecycleAction.Preserve => LifecycleAction.Preserve,
            DomainLifecycleAction.CoredumpDestroy => LifecycleAction.CoredumpDestroy,
            _ => LifecycleAction.CoredumpRestart,
        };
        if ((action is DomainLifecycleAction.CoredumpDestroy or DomainLifecycleAction.CoredumpRestart) && type != DomainLifecycleType.Crash)
        {
            throw DomainErrors.LifecycleActionUnsupported(ErrorDomain.Domain, type.ToString().ToLowerInvariant(), wanted.ToXml());
        }

        if (action == DomainLifecycleAction.Preserve && type != DomainLifecycleType.Crash)
        {
            throw QemuErrors.PreserveUnsupported();
        }

        if (action == DomainLifecycleAction.RestartRename)
        {
            throw OperationErrors.RenameRestartUnsupported();
        }

        var found = Driver.Domains.Find(domain);
        using var job = await Driver.Domains.EnterAsync(found, DomainJobKind.Modify, "DomainSetLifecycleAction", cancellationToken)
            .ConfigureAwait(
            false);
        var (live, config) = Impact(found.View, (DomainModificationImpact)(flags & 3));
        await (type switch
        {
            DomainLifecycleType.Reboot => Driver.Changes.OrderAsync(
                found, live, config, d => d.OnReboot = wanted, new LiveSetting(LiveSettingKind.RebootAction, ""), cancellationToken),
            DomainLifecycleType.Poweroff => Driver.Changes.ApplyAsync(found, live, config, d => d.OnPoweroff = wanted),
            _ => Driver.Changes.ApplyAsync(found, live, config, d => d.OnCrash = wanted),
        }).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask DomainPmSuspendForDurationAsync(
        DomainRef domain, NodeSuspendTarget target, ulong duration, uint flags, CancellationToken cancellationToken)
    {
        if (duration != 0)
        {
            throw OperationErrors.DurationUnsupported();
        }

        string command = target switch
        {
            NodeSuspendTarget.Mem => "guest-suspend-ram",
            NodeSuspendTarget.Disk => "guest-suspend-disk",
            _ => "guest-suspend-hybrid",
        };
        await Driver.Agents.ExecuteAsync(
            Driver.Domains.FindActive(domain), command, null, modifies: true, mayVanish: true, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask DomainPmWakeupAsync(DomainRef domain, uint flags, CancellationToken cancellationToken)
    {
        using var lease = await Driver.Domains.EnterAsync(domain, DomainJobKind.Modify, "DomainPMWakeup", cancellationToken).ConfigureAwait(
            false);
        var found = lease.Item;
        QemuDomains.CheckActive(found);
        await found.Monitor.WakeUpAsync(cancellationToken).ConfigureAwait(false);
    }
}
