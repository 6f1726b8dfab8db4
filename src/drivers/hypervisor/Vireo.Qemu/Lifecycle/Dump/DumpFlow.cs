using System.Globalization;
using Microsoft.Win32.SafeHandles;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>Core dumps of guests: those that clients ask for and those that a definition wants when a guest crashes.</summary>
internal sealed class DumpFlow(
    QemuDomains domains, GuestStream stream, GuestPause pause, EndFlow end, DomainStatus status, RunPaths paths, QemuSettings settings,
        TimeProvider time, Logger log)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    /// <summary>Writes a guest's memory to a file.</summary>
    public async Task DumpAsync(
        DomainRef domainRef, string path, DomainCoreDumpFormat format, DomainCoreDumpFlags flags, CancellationToken cancellationToken)
    {
        bool memoryOnly = flags.HasFlag(DomainCoreDumpFlags.MemoryOnly);
        if (format != DomainCoreDumpFormat.Raw && !memoryOnly)
        {
            throw SaveErrors.KdumpWithoutMemoryOnly();
        }

        if (flags.HasFlag(DomainCoreDumpFlags.Crash) && (flags & (DomainCoreDumpFlags.Live | DomainCoreDumpFlags.Reset)) != 0)
        {
            throw SaveErrors.CrashAndLive();
        }

        var domain = domains.FindActive(domainRef);
        using var turn = await domain.Gate.EnterAsyncJobAsync(
            DomainAsyncJobKind.Dump, "DomainCoreDumpWithFormat", DomainJobMask.Default, cancellationToken).ConfigureAwait(false);
        if (domain.Process is not { } process)
        {
            throw Errors.DomainNotRunning();
        }

        bool running = domain.View.State == DomainState.Running, stops = running && !flags.HasFlag(DomainCoreDumpFlags.Live), ended = false;
        var job = new GuestJob(DomainJobOperation.Dump, time, memoryOnly);
        domain.UpdateRun(r => r with { Job = new RuntimeJob(RuntimeJobKind.Dump, path, stops) });
        domain.Job = job;
        try
        {
            status.SaveIntent(domain);
            if (stops)
            {
                await GuestPause.StopAsync(domain, DomainPausedReason.Dump, cancellationToken).ConfigureAwait(false);
            }

            await WriteAsync(domain, process, job, path, format, cancellationToken).ConfigureAwait(false);
            if (flags.HasFlag(DomainCoreDumpFlags.Crash))
            {
                ended = await end.EndInJobAsync(domain, process, DomainShutoffReason.Crashed, DomainEventStoppedDetailType.Crashed)
                    .ConfigureAwait(false);
                return;
            }

            if (flags.HasFlag(DomainCoreDumpFlags.Reset))
            {
                await process.Monitor.ResetAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            domain.Job = null;
            if (!ended && domain.Process == process)
            {
                await pause.ResumeAsync(domain, running, DomainRunningReason.Unpaused).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Undoes the dump of a former daemon: the file goes, the guest runs on.</summary>
    public async Task RecoverAsync(QemuDomain domain, QemuProcess process, RuntimeJob job, CancellationToken cancellationToken)
    {
        log.Info($"undoing the dump of '{domain.Name}' that a former daemon began");
        await stream.AbandonAsync(process, cancellationToken).ConfigureAwait(false);
        if (job.FileOwned)
        {
            SaveImage.Delete(job.Path);
        }

        await pause.ResumeAsync(domain, job.WasRunning, DomainRunningReason.Unpaused).ConfigureAwait(false);
    }

    /// <summary>Writes a guest's memory where its crash is to be found. The caller holds the gate; a failure is logged.</summary>
    public async Task WriteAutomaticAsync(QemuDomain domain, QemuProcess process)
    {
        string folder = settings.AutoDumpPath ?? Path.Combine(paths.Folders.Lib, "dump");
        string moment = time.GetLocalNow().ToString("yyyy-MM-dd-HH:mm:ss", CultureInfo.InvariantCulture);
        string path = Path.Combine(folder, $"{RunPaths.ShortName(domain.Id, domain.Name)}-{moment}");
        var dump = new GuestJob(DomainJobOperation.Dump, time, memoryOnly: true);
        domain.Job = dump;
        try
        {
            Directory.CreateDirectory(folder);
            await WriteAsync(domain, process, dump, path, DomainCoreDumpFormat.Raw, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is VirException or IOException or UnauthorizedAccessException)
        {
            log.Error($"Dump of '{domain.Name}' failed: {e.Reason()}");
        }
        finally
        {
            domain.Job = null;
        }
    }

    private async Task WriteAsync(
        QemuDomain domain, QemuProcess process, GuestJob job, string path, DomainCoreDumpFormat format, CancellationToken cancellationToken)
    {
        uint packing = SaveImage.PackingOf(settings.DumpFormat)
            ?? throw SaveErrors.DumpFormatInvalid();
        var (file, made) = await SaveImage.CreateAsync(path, cancellationToken).ConfigureAwait(false);
        using var closing = file;
        try
        {
            domain.UpdateRun(static r => r with { Job = r.Job is { } known ? known with { FileOwned = true } : null });
            status.Save(domain);
            if (job.MemoryOnly)
            {
                await WriteMemoryAsync(process, job, file, format, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                var image = new SaveImage { Xml = "", Packing = packing };
                await stream.WriteAsync(domain, process, job, file, image.Program, cancellationToken).ConfigureAwait(false);
            }

            RandomAccess.FlushToDisk(file);
        }
        catch
        {
            if (made)
            {
                SaveImage.Delete(path);
            }

            throw;
        }
    }

    private async Task WriteMemoryAsync(
        QemuProcess process, GuestJob job, SafeFileHandle file, DomainCoreDumpFormat format, CancellationToken cancellationToken)
    {
        string? name = format switch
        {
            DomainCoreDumpFormat.Raw => null,
            DomainCoreDumpFormat.KdumpZlib => "kdump-zlib",
            DomainCoreDumpFormat.KdumpLzo => "kdump-lzo",
            DomainCoreDumpFormat.KdumpSnappy => "kdump-snappy",
            DomainCoreDumpFormat.WinDmp => "win-dmp",
            _ => throw SaveErrors.DumpFormatUnknown((int)format),
        };
        await process.Monitor.PassHandleAsync("dump", file, cancellationToken).ConfigureAwait(false);
        await process.Monitor.DumpMemoryAsync("fd:dump", name, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var changed = job.Changed;
            switch ((await process.Monitor.QueryDumpAsync(cancellationToken).ConfigureAwait(false)).Status)
            {
                case "completed":
                    return;
                case "failed":
                    throw SaveErrors.MemoryDumpFailed(job.Error ?? MonitorErrors.UnknownReason);
                default:
                    await Task.WhenAny(changed, process.Exited, Task.Delay(Look, time, cancellationToken)).ConfigureAwait(false);
                    break;
            }
        }
    }
}
