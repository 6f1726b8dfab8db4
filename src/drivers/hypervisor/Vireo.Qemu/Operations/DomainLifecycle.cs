namespace Vireo.Drivers.Qemu;

/// <content>Starting, stopping, pausing.</content>
public sealed partial class QemuConnection
{
    /// <inheritdoc/>
    public override async ValueTask<DomainRef> DomainCreateXmlAsync(string xml, DomainCreateFlags flags, CancellationToken cancellationToken)
    {
        if (flags.HasFlag(DomainCreateFlags.StartValidate))
        {
            SchemaValidation.Check(xml, "domain");
        }

        var domain = await Driver.CreateAsync(xml, flags, cancellationToken).ConfigureAwait(false);
        Remember(domain, flags);
        return domain;
    }

    /// <inheritdoc/>
    public override async ValueTask<DomainRef> DomainCreateAsync(DomainRef domain, DomainCreateFlags flags, CancellationToken cancellationToken)
    {
        var started = await Driver.StartAsync(domain, flags, cancellationToken).ConfigureAwait(false);
        Remember(started, flags);
        return started;
    }

    /// <inheritdoc/>
    public override ValueTask DomainShutdownAsync(DomainRef domain, DomainShutdownFlags flags, CancellationToken cancellationToken) =>
        Driver.ShutdownAsync(domain, flags, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask DomainRebootAsync(DomainRef domain, DomainRebootFlags flags, CancellationToken cancellationToken) =>
        Driver.RebootAsync(domain, flags, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask DomainResetAsync(DomainRef domain, uint flags, CancellationToken cancellationToken) => Driver.ResetAsync(domain, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask DomainDestroyAsync(DomainRef domain, DomainDestroyFlags flags, CancellationToken cancellationToken) =>
        Driver.DestroyAsync(domain, flags, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask DomainSuspendAsync(DomainRef domain, CancellationToken cancellationToken) => Driver.SuspendAsync(domain, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask DomainResumeAsync(DomainRef domain, CancellationToken cancellationToken) => Driver.ResumeAsync(domain, cancellationToken);

    /// <inheritdoc/>
    public override async ValueTask DomainPmSuspendForDurationAsync(
        DomainRef domain, NodeSuspendTarget target, ulong duration, uint flags, CancellationToken cancellationToken)
    {
        if (duration != 0)
        {
            throw Errors.Report(ErrorDomain.Qemu, ErrorCode.ArgumentUnsupported, "Duration not supported. Use 0 for now");
        }

        string command = target switch
        {
            NodeSuspendTarget.Mem => "guest-suspend-ram",
            NodeSuspendTarget.Disk => "guest-suspend-disk",
            _ => "guest-suspend-hybrid",
        };
        await Driver.AgentAsync(Driver.FindActive(domain), command, null, modifies: true, mayVanish: true, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask DomainPmWakeupAsync(DomainRef domain, uint flags, CancellationToken cancellationToken)
    {
        var found = Driver.FindActive(domain);
        using var job = await found.Gate.EnterAsync(DomainJobKind.Modify, "DomainPMWakeup", cancellationToken).ConfigureAwait(false);
        await Monitor.QemuCommands.WakeUpAsync(found.Monitor, cancellationToken).ConfigureAwait(false);
    }
}
