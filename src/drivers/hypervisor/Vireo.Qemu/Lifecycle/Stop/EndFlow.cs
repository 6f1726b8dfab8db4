using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// The end of a run, however it comes: the process is ended first, then what the run held is given back, then the domain is shown as off
/// and clients are notified. No other place forgets a run. It never forgets one whose process lives.
/// </summary>
internal sealed class EndFlow(
    QemuDomains domains, GuestHooks hooks, RunPaths paths, SoftwareTpm tpms, QemuSettings settings,
        TimeProvider time,
    Logger log)
{
    private static readonly TimeSpan ShortPatience = TimeSpan.FromSeconds(1);

    /// <summary>Pulls the plug.</summary>
    public async ValueTask DestroyAsync(DomainRef domainRef, DomainDestroyFlags flags, CancellationToken cancellationToken)
    {
        var domain = domains.FindActive(domainRef);
        if (domain.Process is not { } process)
        {
            // It is being started or taken over at this moment: whoever does that is done soon.
            using var wait = await domains.EnterAsync(domain, DomainJobKind.Destroy, "DomainDestroyFlags", cancellationToken)
                .ConfigureAwait(false);
            process = domain.Process ?? throw Errors.DomainNotRunning();
        }

        // The process ends before the gate is entered: whoever holds the gate may be waiting for this very emulator.
        domain.UpdateRun(static r => r with { Ending = RunEnding.Announced });
        bool finished = false;
        try
        {
            if (!await process.KillAsync(flags.HasFlag(DomainDestroyFlags.Graceful), settings.KillPatience, time).ConfigureAwait(false))
            {
                throw LifecycleErrors.TerminateFailed(16, process.Pid);
            }

            using var job = await domain.Gate.EnterAsync(DomainJobKind.Destroy, "DomainDestroyFlags", cancellationToken).ConfigureAwait(
                false);
            if (domain.Process != process)
            {
                // Whoever held the gate has put its end in order.
                finished = true;
                throw Errors.DomainNotRunning();
            }

            await FinishAsync(domain, process, DomainShutoffReason.Destroyed, DomainEventStoppedDetailType.Destroyed).ConfigureAwait(false);
            finished = true;
        }
        finally
        {
            if (!finished && domain.Process == process)
            {
                domain.UpdateRun(static r => r with { Ending = RunEnding.None });
                if (process.Exited.IsCompleted)
                {
                    Watch(domain, process);
                }
            }
        }

        if (flags.HasFlag(DomainDestroyFlags.RemoveLogs))
        {
            File.Delete(paths.Log(domain.Name));
        }
    }

    /// <summary>
    /// Ends a run for a reason that is not the emulator's. The caller holds the gate. False when the process does not end: then the domain
    /// stays what it was.
    /// </summary>
    public async Task<bool> EndAsync(
        QemuDomain domain, QemuProcess process, RunEnding ending, DomainShutoffReason reason, DomainEventStoppedDetailType? detail)
    {
        domain.UpdateRun(r => r with { Ending = ending });
        if (!await process.KillAsync(graceful: false, settings.KillPatience, time).ConfigureAwait(false))
        {
            StayOwner(domain, process);
            return false;
        }

        await FinishAsync(domain, process, reason, detail).ConfigureAwait(false);
        return true;
    }

    /// <summary>
    /// As the other, for the holder of an asynchronous job, beside which the guest may be destroyed: true also when it has ended meanwhile.
    /// </summary>
    public async Task<bool> EndInJobAsync(
        QemuDomain domain, QemuProcess process, DomainShutoffReason reason, DomainEventStoppedDetailType detail)
    {
        using var step = await domain.Gate.EnterAsync(DomainJobKind.AsyncNested, "end of a job").ConfigureAwait(false);
        return domain.Process != process || await EndAsync(domain, process, RunEnding.Quiet, reason, detail).ConfigureAwait(false);
    }

    /// <summary>Undoes a start that failed. The caller holds the gate.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="run">Its run.</param>
    /// <param name="announced">Whether clients were notified of the start.</param>
    public async Task AbandonAsync(QemuDomain domain, GuestRun run, bool announced)
    {
        run.Dispose();
        if (domain.Process is { } process)
        {
            domain.UpdateRun(static r => r with { Ending = RunEnding.Quiet });
            if (!await process.KillAsync(graceful: false, ShortPatience, time).ConfigureAwait(false))
            {
                StayOwner(domain, process);
                return;
            }
        }

        await ReleaseAsync(domain, run, domain.Process, DomainShutoffReason.Failed, announced ? DomainEventStoppedDetailType.Failed : null)
            .ConfigureAwait(false);
    }

    /// <summary>A run that a former daemon knew, and whose process has ended meanwhile.</summary>
    public Task FinishLostAsync(QemuDomain domain, DomainShutoffReason reason, DomainEventStoppedDetailType detail) =>
        FinishAsync(domain, null, reason, detail);

    /// <summary>Follows an emulator to its end; an end that nobody asked for is put in order by the domain's worker.</summary>
    public void Watch(QemuDomain domain, QemuProcess process) => _ = WatchAsync(domain, process);

    private async Task WatchAsync(QemuDomain domain, QemuProcess process)
    {
        Task ended = process.ConnectedMonitor is { } monitor ? monitor.Closed : process.Exited;
        await Task.WhenAny(process.Exited, ended).ConfigureAwait(false);
        if (process.ConnectedMonitor?.Closed is { IsCompletedSuccessfully: true, Result: not null } && domain.Process == process)
        {
            domains.Publish(new DomainControlErrorEvent(domain.View.Ref));
        }

        domain.Worker.TryPost(async () =>
        {
            if (domain.Process != process || domain.Run.Ending != RunEnding.None)
            {
                return;
            }

            using var job = await EnterAfterEndAsync(domain).ConfigureAwait(false);
            if (domain.Process != process || !domain.View.IsActive || domain.Run.Ending != RunEnding.None)
            {
                return;
            }

            bool orderly = domain.Run.GuestShutDown;
            if (!await process.KillAsync(graceful: false, ShortPatience, time).ConfigureAwait(false))
            {
                StayOwner(domain, process);
                return;
            }

            await FinishAsync(
                domain, process, orderly ? DomainShutoffReason.Shutdown : DomainShutoffReason.Crashed,
                orderly ? DomainEventStoppedDetailType.Shutdown : DomainEventStoppedDetailType.Failed).ConfigureAwait(false);
        });
    }

    // A process that does not end is the domain's for as long as it lives, and is looked after again when it ends at last.
    private void StayOwner(QemuDomain domain, QemuProcess process)
    {
        log.Error($"Failed to terminate process {process.Pid} of '{domain.Name}' with SIGKILL");
        domain.UpdateRun(static r => r with { Ending = RunEnding.None });
        Watch(domain, process);
    }

    // A save may have all of the guest when its emulator ends: then that was the save's end, and it says so itself. One that has not fails
    // within moments, because the emulator is gone.
    private static async Task<DomainJob> EnterAfterEndAsync(QemuDomain domain)
    {
        const string Owner = "monitor EOF";
        if (domain.Run.Job is { Kind: RuntimeJobKind.Save })
        {
            try
            {
                return await domain.Gate.EnterAsync(DomainJobKind.Modify, Owner).ConfigureAwait(false);
            }
            catch (VirException e) when (e.Code == ErrorCode.OperationTimeout)
            {
                // A guest that has ended is never shown as running for good.
            }
        }

        return await domain.Gate.EnterAsync(DomainJobKind.Destroy, Owner).ConfigureAwait(false);
    }

    private async Task FinishAsync(
        QemuDomain domain, QemuProcess? process, DomainShutoffReason reason, DomainEventStoppedDetailType? detail)
    {
        // What the emulator reported last must have been taken before its end is announced.
        if (process?.ConnectedMonitor is { } monitor)
        {
            await monitor.Closed.ConfigureAwait(false);
        }

        if (domain.Held is { } run)
        {
            await ReleaseAsync(domain, run, process, reason, detail).ConfigureAwait(false);
        }
    }

    private async Task ReleaseAsync(
        QemuDomain domain, GuestRun run, QemuProcess? process, DomainShutoffReason reason, DomainEventStoppedDetailType? detail)
    {
        domain.Process = null;
        if (domain.Agent is { } agent)
        {
            domain.Agent = null;
            await agent.DisposeAsync().ConfigureAwait(false);
        }

        foreach (var job in domain.Run.BlockJobs)
        {
            domain.RemoveBlockJob(job.Id);
        }

        var live = domain.View.Live ?? run.Live;
        await hooks.StoppedAsync(live).ConfigureAwait(false);
        await GuestResources.ReleaseAsync(run).ConfigureAwait(false);
        await hooks.ReleasedAsync(live).ConfigureAwait(false);
        domain.Held = null;
        DomainLog.Note(paths.Log(domain.Name), time, $"shutting down, reason={reason.ToString().ToLowerInvariant()}");
        var view = await ShowOffAsync(domain, reason).ConfigureAwait(false);
        if (!view.IsPersistent)
        {
            tpms.Forget(live, DomainUndefineFlags.None);
        }

        // Clients expect the number it had in the events of its end, and that who looks then sees it ended.
        if (view.Run.HeldShutdown is { } shutdown)
        {
            domains.Publish(view.Ref, DomainEventType.Shutdown, (int)shutdown);
        }

        if (detail is { } stopped)
        {
            domains.Publish(view.Ref, DomainEventType.Stopped, (int)stopped);
        }

        if (process is not null)
        {
            await process.DisposeAsync().ConfigureAwait(false);
        }
    }

    // Gives the view as it was before. Who defines the domain in this moment comes before, and it stays; or after, and it is a new one.
    private async Task<QemuDomainView> ShowOffAsync(QemuDomain domain, DomainShutoffReason reason)
    {
        using var keeping = await domain.Keeping.EnterAsync(CancellationToken.None).ConfigureAwait(false);
        var view = domain.View;
        domains.List.SetId(domain, -1, (d, n) => d.Update(v => v with
        {
            Id = n,
            Live = null,
            Former = null,
            Run = DomainRuntime.Off,
            State = DomainState.Shutoff,
            Reason = (int)reason,
            Balloon = null,
            AgentOpen = false,
            Updated = false,
        }));
        if (!view.IsPersistent)
        {
            domains.List.Remove(domain);
        }

        return view;
    }
}
