using System.Globalization;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu;

/// <content>What happens when a guest crashes or its watchdog barks, as its definition says.</content>
public sealed partial class QemuDriver
{
    private void OnPanic(QemuDomain domain)
    {
        domain.Update(v => v with { State = DomainState.Crashed, Reason = (int)DomainCrashedReason.Panicked });
        Publish(domain, DomainEventType.Crashed, (int)DomainEventCrashedDetailType.Panicked);
        domain.Worker.TryPost(() => AfterPanicAsync(domain));
    }

    private async ValueTask AfterPanicAsync(QemuDomain domain)
    {
        using var job = await domain.Gate.EnterAsyncJobAsync(DomainAsyncJobKind.Dump, "guest panic").ConfigureAwait(false);
        var action = domain.View.Live?.OnCrash;
        if (domain.Process is not { } process || domain.BeingDestroyed || action == LifecycleAction.Preserve)
        {
            return;
        }

        if (action is LifecycleAction.CoredumpDestroy or LifecycleAction.CoredumpRestart)
        {
            await AutomaticDumpAsync(domain, process).ConfigureAwait(false);
        }

        if (action is LifecycleAction.Restart or LifecycleAction.CoredumpRestart)
        {
            await StartOverAsync(domain, process).ConfigureAwait(false);
            return;
        }

        domain.BeingDestroyed = true;
        domain.EndsQuietly = true;
        await process.KillAsync(graceful: false, Settings.KillPatience, Time).ConfigureAwait(false);
        await process.Monitor.Closed.ConfigureAwait(false);
        await CleanUpAsync(domain, DomainShutoffReason.Crashed, DomainEventStoppedDetailType.Crashed).ConfigureAwait(false);
    }

    // A watchdog whose action is a dump: QEMU has only paused the guest.
    private async ValueTask AfterWatchdogAsync(QemuDomain domain)
    {
        using var job = await domain.Gate.EnterAsyncJobAsync(DomainAsyncJobKind.Dump, "watchdog event").ConfigureAwait(false);
        if (domain.Process is not { } process || domain.BeingDestroyed)
        {
            return;
        }

        await AutomaticDumpAsync(domain, process).ConfigureAwait(false);
        await ResumeAfterAsync(domain, wasRunning: true, DomainRunningReason.Unpaused).ConfigureAwait(false);
    }

    private async Task AutomaticDumpAsync(QemuDomain domain, QemuProcess process)
    {
        string folder = Settings.AutoDumpPath ?? Path.Combine(Folders.Lib, "dump");
        string time = Time.GetLocalNow().ToString("yyyy-MM-dd-HH:mm:ss", CultureInfo.InvariantCulture);
        string path = Path.Combine(folder, $"{Path.GetFileName(LibFolder(domain.Id, domain.Name))["domain-".Length..]}-{time}");
        var dump = new GuestJob(DomainJobOperation.Dump, Time, memoryOnly: true);
        domain.Job = dump;
        try
        {
            Directory.CreateDirectory(folder);
            await WriteDumpAsync(domain, process, dump, path, DomainCoreDumpFormat.Raw, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is VirException or IOException or UnauthorizedAccessException)
        {
            _log.Error($"Dump of '{domain.Name}' failed: {e.Message}");
        }
        finally
        {
            domain.Job = null;
        }
    }

    // The machine begins anew in the same emulator.
    private static async Task StartOverAsync(QemuDomain domain, QemuProcess process)
    {
        domain.RebootPending = false;
        domain.ResumeReason = DomainRunningReason.Booted;
        await process.Monitor.ResetAsync(CancellationToken.None).ConfigureAwait(false);
        await process.Monitor.ContinueAsync(CancellationToken.None).ConfigureAwait(false);
    }
}
