using Vireo.Documents;
using Vireo.Drivers.Qemu.CommandLine;
using Vireo.Drivers.Qemu.Devices.Disks;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu;

/// <content>Jobs on the chains of disks: started by clients, told by events, put in order by the domain's worker when QEMU says that they
/// are done.</content>
public sealed partial class QemuDriver
{
    /// <summary>Notes a job, and starts it; a job that does not start leaves no note.</summary>
    internal async Task StartBlockJobAsync(QemuDomain domain, BlockJob job, Func<QmpConnection, Task> start)
    {
        domain.SetBlockJob(job);
        try
        {
            await start(domain.Monitor).ConfigureAwait(false);
        }
        catch
        {
            domain.RemoveBlockJob(job.Id);
            throw;
        }

        await SaveStatusAsync(domain).ConfigureAwait(false);
    }

    private void OnJobStatus(QemuDomain domain, string id, string status)
    {
        if (domain.BlockJobs.FirstOrDefault(j => j.Id == id) is not { } job)
        {
            return;
        }

        switch (status)
        {
            case "ready" when !job.Ready:
                domain.SetBlockJob(job with { Ready = true });
                domain.Worker.TryPost(() => ShowReadyAsync(domain, job));
                TellBlockJob(domain, job, ConnectDomainEventBlockJobStatus.Ready);
                break;
            case "concluded":
                domain.Worker.TryPost(() => ConcludeAsync(domain, id));
                break;
            default:
                break;
        }
    }

    private async ValueTask ShowReadyAsync(QemuDomain domain, BlockJob job)
    {
        using var turn = await domain.Gate.EnterAsync(DomainJobKind.Modify, "block job event").ConfigureAwait(false);
        if (domain.View.IsActive)
        {
            await ChangeAsync(domain, live: true, config: false, d =>
                d.Devices.Disks.Find(x => x.Target?.Dev == job.Target)?.Mirror?.Ready = MirrorReady.Yes).ConfigureAwait(false);
        }
    }

    // The job has ended one way or another: the chain becomes what it is now, images that are in it no more are closed, clients are told.
    private async ValueTask ConcludeAsync(QemuDomain domain, string id)
    {
        using var turn = await domain.Gate.EnterAsync(DomainJobKind.Modify, "block job event").ConfigureAwait(false);
        if (domain.BlockJobs.FirstOrDefault(j => j.Id == id) is not { } job
            || domain.Process is not { Monitor: { IsClosed: false } monitor })
        {
            return;
        }

        try
        {
            var state = await monitor.QueryJobAsync(id, CancellationToken.None).ConfigureAwait(false);
            await monitor.DismissJobAsync(id, CancellationToken.None).ConfigureAwait(false);
            bool failed = state?.Error is not null;
            if (failed)
            {
                _log.Warning($"block job '{id}' of '{domain.Name}' failed: {state?.Error}");
            }

            var status = job.Cancelled
                ? ConnectDomainEventBlockJobStatus.Canceled
                : failed
                ? ConnectDomainEventBlockJobStatus.Failed
                : ConnectDomainEventBlockJobStatus.Completed;
            if (status == ConnectDomainEventBlockJobStatus.Completed)
            {
                await ShortenChainAsync(domain, job, monitor).ConfigureAwait(false);
            }
            else
            {
                await ChangeAsync(domain, live: true, config: false, d =>
                    d.Devices.Disks.Find(x => x.Target?.Dev == job.Target)?.Mirror = null).ConfigureAwait(false);
            }

            // Who hears of the end and looks sees no job any more.
            domain.RemoveBlockJob(id);
            TellBlockJob(domain, job, status);
        }
        catch (VirException e)
        {
            _log.Warning($"cannot put the end of block job '{id}' of '{domain.Name}' in order: {e.Message}");
        }
        finally
        {
            domain.RemoveBlockJob(id);
        }
    }

    private async Task ShortenChainAsync(QemuDomain domain, BlockJob job, QmpConnection monitor)
    {
        var live = domain.View.Live?.Devices.Disks.Find(x => x.Target?.Dev == job.Target);
        string? former = DiskImage.PathOf(live?.Source);
        List<DiskImage> gone = [];
        await ChangeAsync(domain, live: true, config: false, d =>
        {
            if (d.Devices.Disks.Find(x => x.Target?.Dev == job.Target) is { } disk)
            {
                gone = job.Apply(disk);
            }
        }).ConfigureAwait(false);

        // The kept definition follows when it meant the same image; a chain that it does not name is found anew at the next start.
        var now = domain.View.Live?.Devices.Disks.Find(x => x.Target?.Dev == job.Target);
        if (job.Pivoting && now?.Source is { } source)
        {
            await ChangeAsync(domain, live: false, config: true, d =>
            {
                if (d.Devices.Disks.Find(x => x.Target?.Dev == job.Target) is { } disk && DiskImage.PathOf(disk.Source) == former)
                {
                    disk.Type = now.Type;
                    disk.Source = source with { Index = null };
                    (disk.Driver ??= new DiskDriver()).Type = now.Driver?.Type;
                    disk.BackingStore = null;
                }
            }).ConfigureAwait(false);
        }

        foreach (string node in gone.SelectMany(static image => image.Nodes))
        {
            await monitor.RemoveBlockNodeAsync(node, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private void TellBlockJob(QemuDomain domain, BlockJob job, ConnectDomainEventBlockJobStatus status)
    {
        var view = domain.View;
        string path = DiskImage.PathOf(view.Live?.Devices.Disks.Find(x => x.Target?.Dev == job.Target)?.Source) ?? "";
        Events.Publish(new DomainBlockJobEvent(view.Ref, path, job.Type, status));
        Events.Publish(new DomainBlockJob2Event(view.Ref, job.Target, job.Type, status));
    }

    // After the daemon's own restart: what ended meanwhile is put in order now.
    private async Task TakeUpBlockJobsAsync(QemuDomain domain, CancellationToken cancellationToken)
    {
        foreach (var job in domain.BlockJobs)
        {
            switch ((await domain.Monitor.QueryJobAsync(job.Id, cancellationToken).ConfigureAwait(false))?.Status)
            {
                case null:
                    domain.RemoveBlockJob(job.Id);
                    break;
                case { } status:
                    OnJobStatus(domain, job.Id, status);
                    break;
            }
        }
    }
}
