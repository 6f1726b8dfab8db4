using Vireo.Documents;
using Vireo.Drivers.Qemu.Devices.Hotplug;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// Takes over the guests of a former daemon. First, without waiting for any emulator, every run is put into the list, with its process, as
/// its status file describes it. Then each is connected at its own pace; one that hangs keeps nobody waiting, and can be destroyed
/// meanwhile. A guest whose process lives is never shown as off: where the status file is of no use, the processes themselves say which
/// guests there are.
/// </summary>
internal sealed class ReconnectFlow(
    QemuDomains domains, GuestResources resources, DomainStatus status, GuestLock guestLock, RunPaths paths, EndFlow end,
    SaveFlow saves, RestoreFlow restores, DumpFlow dumps, BlockJobFlow blockJobs, VcpuFlow vcpus, PlugRecovery plugs, GuestHooks hooks,
    EventTable events, VolumeSources volumes, TimeProvider time, Logger log)
{
    private static readonly TimeSpan QuickAnswer = TimeSpan.FromMilliseconds(50);
    private List<FoundEmulator>? _scan;

    // Emulators run whose files are needed though no domain of the list has them.
    private bool _leftAlone;

    /// <summary>Completes when every guest that was found is connected, or has ended.</summary>
    public Task Connected { get; private set; } = Task.CompletedTask;

    /// <summary>Takes over all guests. It returns when they are listed; those that answer at once are connected by then.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(paths.Folders.State))
        {
            return;
        }

        var work = new List<Task>();
        bool unsure = false;
        foreach (string name in status.Names())
        {
            var reading = status.Read(name);
            if (reading.Record is { } record)
            {
                unsure |= !await TryListAsync(name, record, work, cancellationToken).ConfigureAwait(false);
            }
            else if (reading.IsUnreadable)
            {
                log.Error($"cannot read the status file of '{name}': {reading.Failure}");
                unsure = true;
            }
        }

        foreach (var lost in LostEmulators(unsure))
        {
            work.Add(await AdoptAsync(lost, cancellationToken).ConfigureAwait(false));
        }

        _scan = null;
        Connected = Task.WhenAll(work);
        await Task.WhenAny(Connected, Task.Delay(QuickAnswer, time, cancellationToken)).ConfigureAwait(false);
        if (!unsure && !_leftAlone)
        {
            new RunLeftovers(domains, paths, log).Remove();
        }
    }

    // A record that contradicts the definitions (another name or UUID) concerns its own guest only.
    private async Task<bool> TryListAsync(string name, DomainStatusDef record, List<Task> work, CancellationToken cancellationToken)
    {
        try
        {
            work.Add(await ListAsync(StatusCodec.Read(record), cancellationToken).ConfigureAwait(false));
            return true;
        }
        catch (Exception e) when (e is VirException or IOException or UnauthorizedAccessException)
        {
            log.Error($"cannot take over '{name}' by its status file: {e.Reason()}");
            return false;
        }
    }

    // Puts a run into the list, and gives the work that remains.
    private async Task<Task> ListAsync(RecoveredGuest guest, CancellationToken cancellationToken)
    {
        var live = guest.Live;
        string name = live.Name ?? "";
        var uuid = live.Uuid ?? default;
        int id = Math.Max(live.Id ?? 1, 1);
        domains.SeeId(id);
        var process = FindProcess(guest, name, uuid);
        var turn = await domains.EnterOrAddAsync(live, "reconnect", cancellationToken).ConfigureAwait(false);
        var domain = turn.Item;
        turn.Keep();
        domain.Process = process;
        await volumes.RecoverAsync(live, cancellationToken).ConfigureAwait(false);
        domains.List.SetId(domain, id, (d, n) => d.Update(v => v with
        {
            Id = n,
            Live = live,
            State = guest.State,
            Reason = guest.Reason,
            AgentTimeout = guest.AgentTimeout,
            Run = guest.Run with { Pid = process?.Pid ?? 0, StartTime = process?.StartTime ?? 0 },
        }));
        domain.Held = await resources.RecoverAsync(domain, id, live).ConfigureAwait(false);

        return Task.Run(() => ConnectAsync(domain, turn, cancellationToken), cancellationToken);
    }

    private QemuProcess? FindProcess(RecoveredGuest guest, string name, Uuid uuid)
    {
        var process = QemuProcess.Find(name, guest.Run.Pid, guest.Run.StartTime, guest.Run.MonitorPath);
        if (process is not null)
        {
            return process;
        }

        // The status file may name a process that is none. Whether the guest lives is not up to that file.
        return Scan().Find(e => e.Uuid == uuid) is { } found ? QemuProcess.Find(name, found.Pid, 0, guest.Run.MonitorPath) : null;
    }

    private List<FoundEmulator> Scan() => _scan ??= FoundEmulator.Scan(paths.Folders.Lib);

    // Emulators that no status file led to. Looking at all processes is only worth it when something hints at one.
    private List<FoundEmulator> LostEmulators(bool unsure)
    {
        bool hint = unsure;
        foreach (string path in Directory.GetFiles(paths.Folders.State, "*.lock"))
        {
            if (Uuid.TryParse(Path.GetFileNameWithoutExtension(path), out var uuid) && domains.List.FindByUuid(uuid)?.Process is null)
            {
                if (guestLock.IsHeld(uuid))
                {
                    hint = true;
                }
                else if (domains.List.FindByUuid(uuid)?.View.IsActive != true)
                {
                    File.Delete(path);
                }
            }
        }

        foreach (string path in Directory.GetFiles(paths.Folders.State, "*.pid"))
        {
            string name = Path.GetFileNameWithoutExtension(path);
            hint |= name != "driver" && domains.List.FindByName(name)?.Process is null;
        }

        return hint ? Scan().FindAll(e => domains.List.FindByUuid(e.Uuid)?.Process is null) : [];
    }

    // A living emulator without a usable status file. What it was defined with is the best that is known of it.
    private async Task<Task> AdoptAsync(FoundEmulator lost, CancellationToken cancellationToken)
    {
        if (QemuProcess.Find(lost.Name, lost.Pid, 0, "") is not { } process)
        {
            return Task.CompletedTask;
        }

        if (domains.List.FindByUuid(lost.Uuid) is { View: { Config: { } config, IsActive: false } })
        {
            log.Warning(
                $"the status file of '{lost.Name}' is missing or damaged: its emulator {lost.Pid} is taken over with the definition");
            status.SetAside(lost.Name);
            var live = config.DeepCopy();
            live.Id = lost.Id;
            var run = new DomainRuntime {
                Pid = lost.Pid, StartTime = process.StartTime, MonitorPath = paths.Monitor(RunPaths.ShortName(lost.Id, lost.Name)) };
            return await ListAsync(new RecoveredGuest(live, DomainState.Running, 0, run), cancellationToken).ConfigureAwait(false);
        }

        if (status.Read(lost.Name).IsUnreadable || File.Exists(Path.Combine(paths.Folders.Config, lost.Name + ".xml")))
        {
            // Its files may be put right: it keeps running, and its lock keeps it from being started twice.
            log.Error($"the guest '{lost.Name}' runs as process {lost.Pid}, but its files cannot be read: it is left alone");
            _leftAlone = true;
            await process.DisposeAsync().ConfigureAwait(false);
            return Task.CompletedTask;
        }

        log.Warning($"nothing is known of the guest '{lost.Name}' but its emulator {lost.Pid}: it is ended");
        status.SetAside(lost.Name);
        await process.KillNowAsync(time).ConfigureAwait(false);
        await process.DisposeAsync().ConfigureAwait(false);
        return Task.CompletedTask;
    }

    private async Task ConnectAsync(QemuDomain domain, ObjectLease<QemuDomain> turn, CancellationToken cancellationToken)
    {
        using (turn)
        {
            try
            {
                await ConnectAsync(domain, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is VirException or IOException or UnauthorizedAccessException)
            {
                log.Error($"cannot take over '{domain.Name}': {e.Reason()}");
            }
        }
    }

    private async Task ConnectAsync(QemuDomain domain, CancellationToken cancellationToken)
    {
        if (domain.Process is not { } process)
        {
            log.Info($"the guest '{domain.Name}' ended while no daemon ran");
            await end.FinishLostAsync(domain, LostReason(domain), DomainEventStoppedDetailType.Failed).ConfigureAwait(false);
            return;
        }

        // A start that was not finished: no client knows the guest, and it has not run.
        if (domain.View is { State: DomainState.Paused, Reason: (int)DomainPausedReason.StartingUp })
        {
            log.Warning($"ending the emulator of '{domain.Name}', whose start a former daemon did not finish");
            await end.EndAsync(domain, process, RunEnding.Quiet, DomainShutoffReason.Failed, DomainEventStoppedDetailType.Failed)
                .ConfigureAwait(false);
            return;
        }

        if (!await AnswersAsync(domain, process, cancellationToken).ConfigureAwait(false))
        {
            if (domain.Run.Ending != RunEnding.None)
            {
                // Whoever destroys it puts its end in order.
                return;
            }

            log.Warning($"the emulator of '{domain.Name}' cannot be reached, and is ended");
            await end.EndAsync(domain, process, RunEnding.Quiet, LostReason(domain), DomainEventStoppedDetailType.Failed).ConfigureAwait(
                false);
            return;
        }

        // From here on its end is noticed, also when it comes while it is asked what it has.
        end.Watch(domain, process);
        await GuestState.SynchronizeAsync(domain, cancellationToken).ConfigureAwait(false);
        await plugs.RunAsync(domain, cancellationToken).ConfigureAwait(false);
        await vcpus.ReconcileAsync(domain, cancellationToken).ConfigureAwait(false);
        await vcpus.PlaceThreadsAsync(domain, cancellationToken).ConfigureAwait(false);
        await hooks.ReconnectAsync(domain.View.Current).ConfigureAwait(false);
        await blockJobs.RecoverAsync(domain, cancellationToken).ConfigureAwait(false);
        switch (domain.Run.Job)
        {
            case { Kind: RuntimeJobKind.Save } job:
                await saves.RecoverAsync(domain, process, job, cancellationToken).ConfigureAwait(false);
                break;
            case { Kind: RuntimeJobKind.Restore } job:
                await restores.RecoverAsync(domain, job).ConfigureAwait(false);
                break;
            case { Kind: RuntimeJobKind.Dump } job:
                await dumps.RecoverAsync(domain, process, job, cancellationToken).ConfigureAwait(false);
                break;
            default:
                break;
        }

        if (domain.View.IsActive)
        {
            status.Save(domain);
        }
    }

    // A former daemon that was just ending the guest left it with its reason.
    private static DomainShutoffReason LostReason(QemuDomain domain) =>
        domain.Run.GuestShutDown ? DomainShutoffReason.Shutdown : DomainShutoffReason.Crashed;

    // The monitor is looked for where the status file says, and where this daemon puts it. It must be this guest's.
    private async Task<bool> AnswersAsync(QemuDomain domain, QemuProcess process, CancellationToken cancellationToken)
    {
        string own = paths.Monitor(RunPaths.ShortName(domain.Id, domain.Name));
        foreach (string path in new[] { domain.Run.MonitorPath, own }.Distinct())
        {
            if (path.Length > 0 && await process.ConnectAsync(path, domain.Uuid, events.MonitorOptions(domain), cancellationToken)
                .ConfigureAwait(false))
            {
                domain.UpdateRun(r => r with { MonitorPath = path });
                return true;
            }
        }

        return false;
    }
}
