using Vireo.Documents;
using Vireo.Drivers.Qemu.Devices.Disks;
using Vireo.Drivers.Qemu.Devices.Hotplug;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// Jobs on the chains of disks: started by clients, reported by events, put in order by the domain's worker when QEMU says that they are
/// done. Each step is on disk before QEMU is asked for it, so that a later daemon takes up where this one ended.
/// </summary>
internal sealed class BlockJobFlow(
    QemuDomains domains, DomainChanges changes, DomainStatus status, FileOwners owners, Logger log)
{
    /// <summary>Notes a job, and starts it; a job that does not start leaves no note. The caller holds the gate.</summary>
    /// <param name="domain">The guest.</param>
    /// <param name="job">What is to be done.</param>
    /// <param name="prepare">What the running document shows of the job, or null.</param>
    /// <param name="undo">Takes that back.</param>
    /// <param name="start">Asks QEMU for it.</param>
    public async Task StartAsync(
        QemuDomain domain, BlockJob job, Action<DomainDef>? prepare, Action<DomainDef>? undo, Func<QmpConnection, Task> start)
    {
        Change(domain, prepare, r => r.WithBlockJob(job));
        try
        {
            status.SaveIntent(domain);
            await start(domain.Monitor).ConfigureAwait(false);
        }
        catch
        {
            DomainChanges.ChangeLive(domain, d => undo?.Invoke(d));
            domain.RemoveBlockJob(job.Id);
            status.Save(domain);
            throw;
        }
    }

    /// <summary>Writes down what a client wants of a job that runs. The caller holds the gate, and asks QEMU after this.</summary>
    public void Intend(QemuDomain domain, BlockJob job)
    {
        domain.UpdateRun(r => r.WithBlockJob(job));
        status.SaveIntent(domain);
    }

    /// <summary>QEMU refused what a client wanted of a job, which runs on as it was if it still runs.</summary>
    public void Withdraw(QemuDomain domain, BlockJob job)
    {
        domain.UpdateRun(r => r.FindBlockJob(job.Id) is { } known
            ? r.WithBlockJob(known with { Pivoting = job.Pivoting, Cancelled = job.Cancelled }) : r);
        status.Save(domain);
    }

    /// <summary>Takes QEMU's report of a job's state.</summary>
    public void OnStatus(QemuDomain domain, string id, string state)
    {
        if (domain.Run.FindBlockJob(id) is not { } job)
        {
            return;
        }

        switch (state)
        {
            case "ready" when !job.Ready:
                domain.UpdateRun(r => r.FindBlockJob(id) is { } known ? r.WithBlockJob(known with { Ready = true }) : r);
                domain.Worker.TryPost(() => ShowReadyAsync(domain, job));
                Publish(domain, job, ConnectDomainEventBlockJobStatus.Ready);
                break;
            case "concluded":
                domain.Worker.TryPost(() => ConcludeAsync(domain, id));
                break;
            default:
                break;
        }
    }

    /// <summary>After the daemon's own restart: what ended meanwhile is put in order now. The caller holds the gate.</summary>
    public async Task RecoverAsync(QemuDomain domain, CancellationToken cancellationToken)
    {
        foreach (var job in domain.Run.BlockJobs)
        {
            if ((await domain.Monitor.QueryJobAsync(job.Id, cancellationToken).ConfigureAwait(false))?.Status is { } state)
            {
                OnStatus(domain, job.Id, state);
                continue;
            }

            // QEMU never knew it, or has been asked to dismiss it after the document was brought up to date.
            if (job.Concluded && domain.View.Live is { } live)
            {
                // The former daemon did not come to close what the chain does not name any more.
                await UnownedBackEnds.RemoveImagesAsync(domain.Monitor, live, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                log.Warning($"block job '{job.Id}' of '{domain.Name}' was not started by the former daemon");
                DomainChanges.ChangeLive(domain, d => ClearMirror(d, job.Target));
            }

            domain.RemoveBlockJob(job.Id);
        }
    }

    private static void ClearMirror(DomainDef def, string target) => Find(def, target)?.Mirror = null;

    private static Disk? Find(DomainDef? def, string target) => def?.Devices.Disks.Find(d => d.Target?.Dev == target);

    private static void Change(QemuDomain domain, Action<DomainDef>? change, Func<DomainRuntime, DomainRuntime> run) => domain.Update(v =>
    {
        var live = v.Live;
        if (live is not null && change is not null)
        {
            live = live.DeepCopy();
            change(live);
        }

        return v with { Live = live, Run = run(v.Run) };
    });

    private async ValueTask ShowReadyAsync(QemuDomain domain, BlockJob job)
    {
        using var turn = await domain.EnterForEventAsync("block job event").ConfigureAwait(false);
        if (turn is not null && domain.View.IsActive)
        {
            await changes.ApplyAsync(domain, live: true, config: false, d => Find(d, job.Target)?.Mirror?.Ready = MirrorReady.Yes)
                .ConfigureAwait(false);
        }
    }

    // The job has ended one way or another: the chain becomes what it is now, images that are in it no more are closed, clients are
    // notified.
    private async ValueTask ConcludeAsync(QemuDomain domain, string id)
    {
        using var turn = await domain.EnterForEventAsync("block job event").ConfigureAwait(false);
        if (turn is null || domain.Run.FindBlockJob(id) is not { } job
            || domain.Process is not { ConnectedMonitor: { IsClosed: false } monitor })
        {
            return;
        }

        try
        {
            var state = await monitor.QueryJobAsync(id, CancellationToken.None).ConfigureAwait(false);
            bool failed = state?.Error is not null;
            if (failed)
            {
                log.Warning($"block job '{id}' of '{domain.Name}' failed: {state?.Error}");
            }

            var result = job.Cancelled ? ConnectDomainEventBlockJobStatus.Canceled
                : failed ? ConnectDomainEventBlockJobStatus.Failed : ConnectDomainEventBlockJobStatus.Completed;
            var gone = await SettleAsync(domain, job, result == ConnectDomainEventBlockJobStatus.Completed).ConfigureAwait(false);

            // Before this is on disk everything above can be done once more; after it QEMU may forget the job, and only then it gives its
            // images up.
            status.Save(domain);
            await monitor.DismissJobAsync(id, CancellationToken.None).ConfigureAwait(false);
            foreach (string node in gone.SelectMany(static image => image.Nodes))
            {
                await monitor.RemoveBlockNodeAsync(node, CancellationToken.None).ConfigureAwait(false);
            }

            // Who is notified of the end and looks sees no job any more.
            domain.RemoveBlockJob(id);
            status.Save(domain);
            Publish(domain, job, result);
        }
        catch (VirException e)
        {
            log.Warning($"cannot put the end of block job '{id}' of '{domain.Name}' in order: {e.Reason()}");
        }
        finally
        {
            domain.RemoveBlockJob(id);
        }
    }

    // Brings the documents to what the chain is now, in one step with the note that the job is over.
    private async Task<List<DiskImage>> SettleAsync(QemuDomain domain, BlockJob job, bool completed)
    {
        List<DiskImage> gone = [];
        if (job.Concluded)
        {
            return gone;
        }

        string? former = DiskImage.PathOf(Find(domain.View.Live, job.Target)?.Source);
        Change(
            domain,
            d =>
            {
                if (!completed)
                {
                    ClearMirror(d, job.Target);
                }
                else if (Find(d, job.Target) is { } disk)
                {
                    gone = job.Apply(disk);
                }
            },
            r => r.WithBlockJob(job with { Concluded = true }));
        if (gone.Count > 0 && Find(domain.View.Live, job.Target) is { } changed
            && domain.Held?.Devices.Find(d => d.Device.Alias == changed.Alias) is { } part)
        {
            owners.Follow(part, changed);
        }

        if (completed && job.Pivoting && Find(domain.View.Live, job.Target) is { Source: { } source } now)
        {
            await FollowConfigAsync(domain, job, former, now, source).ConfigureAwait(false);
        }

        return gone;
    }

    // The kept definition follows when it meant the same image; a chain that it does not name is found anew at the next start.
    private Task FollowConfigAsync(QemuDomain domain, BlockJob job, string? former, Disk now, DiskSource source) =>
        changes.ApplyAsync(domain, live: false, config: true, d =>
        {
            if (Find(d, job.Target) is { } disk && DiskImage.PathOf(disk.Source) == former)
            {
                disk.Type = now.Type;
                disk.Source = source with { Index = null };
                (disk.Driver ??= new DiskDriver()).Type = now.Driver?.Type;
                disk.BackingStore = null;
            }
        });

    private void Publish(QemuDomain domain, BlockJob job, ConnectDomainEventBlockJobStatus result)
    {
        var view = domain.View;
        string path = DiskImage.PathOf(Find(view.Live, job.Target)?.Source) ?? "";
        domains.Publish(new DomainBlockJobEvent(view.Ref, path, job.Type, result));
        domains.Publish(new DomainBlockJob2Event(view.Ref, job.Target, job.Type, result));
    }
}
