using Microsoft.Win32.SafeHandles;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Devices.Hotplug;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// Writes a guest's state to a file and ends it. What is about to happen is on disk before the first command; whether the image is whole
/// decides whether a later daemon finishes the save or undoes it. A save that fails leaves no file, and the guest as it was.
/// </summary>
internal sealed class SaveFlow(
    QemuDomains domains, SavedDocuments documents, GuestStream stream, GuestPause pause, EndFlow end, DomainStatus status,
    ManagedSaves saves, DeviceRemoval removal, RunPaths paths, QemuSettings settings, TimeProvider time, Logger log)
{
    /// <summary>Saves a guest.</summary>
    /// <param name="domainRef">The guest.</param>
    /// <param name="path">The file, or null for the guest's managed save image.</param>
    /// <param name="xml">A document for the file instead of the guest's own, or null.</param>
    /// <param name="flags">How the guest is to be when it is restored.</param>
    /// <param name="cancellationToken">Ends the save; the guest runs on.</param>
    public async Task SaveAsync(DomainRef domainRef, string? path, string? xml, DomainSaveRestoreFlags flags,
        CancellationToken cancellationToken)
    {
        SavedDocuments.CheckOneState(flags);
        var domain = domains.FindActive(domainRef);
        bool managed = path is null;
        string owner = managed ? "DomainManagedSave" : "DomainSaveFlags";
        using var turn = await domain.Gate.EnterAsyncJobAsync(DomainAsyncJobKind.Save, owner, cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        if (domain.View.Live is not { } live || domain.Process is not { } process)
        {
            throw Errors.DomainNotRunning();
        }

        if (managed && !domain.View.IsPersistent)
        {
            throw DomainErrors.SaveTransient(ErrorDomain.Qemu);
        }

        uint packing = SaveImage.PackingOf(settings.SaveFormat)
            ?? throw SaveErrors.SaveFormatInvalid();
        await CheckSavableAsync(process, cancellationToken).ConfigureAwait(false);
        string document = await DocumentAsync(domain, live, xml, cancellationToken).ConfigureAwait(false);
        bool running = domain.View.State == DomainState.Running;
        bool wasRunning = flags.HasFlag(DomainSaveRestoreFlags.Running) || (running && !flags.HasFlag(DomainSaveRestoreFlags.Paused));
        var intent = new RuntimeJob(RuntimeJobKind.Save, path ?? saves.PathOf(domain), running, managed);
        domain.UpdateRun(r => r with { Job = intent });
        var job = new GuestJob(DomainJobOperation.Save, time);
        domain.Job = job;
        bool whole = false;
        try
        {
            status.SaveIntent(domain);
            if (running)
            {
                await GuestPause.StopAsync(domain, DomainPausedReason.Save, cancellationToken).ConfigureAwait(false);
            }

            // From here on the guest releases no device: the document has those that the stream has.
            if (await removal.SettleAsync(domain, cancellationToken).ConfigureAwait(false))
            {
                live = domain.View.Live ?? throw Errors.DomainNotRunning();
                document = await DocumentAsync(domain, live, xml, cancellationToken).ConfigureAwait(false);
            }

            var image = new SaveImage { Xml = document, WasRunning = wasRunning, Packing = packing };
            await WriteImageAsync(domain, process, job, intent, image, cancellationToken).ConfigureAwait(false);
            whole = true;
            Show(domain, intent);
            Check(await end.EndInJobAsync(domain, process, DomainShutoffReason.Saved, DomainEventStoppedDetailType.Saved)
                .ConfigureAwait(false), process);
        }
        catch when (!whole && domain.Process == process)
        {
            await pause.ResumeAsync(domain, running, DomainRunningReason.SaveCanceled).ConfigureAwait(false);
            throw;
        }
        finally
        {
            domain.Job = null;
        }
    }

    /// <summary>
    /// Finishes or undoes the save of a former daemon: with a whole image the guest ends, else it runs again and the image goes.
    /// </summary>
    public async Task RecoverAsync(QemuDomain domain, QemuProcess process, RuntimeJob job, CancellationToken cancellationToken)
    {
        if (job.FileOwned && SaveImage.IsWhole(job.Path) && domain.View.State == DomainState.Paused)
        {
            log.Info($"finishing the save of '{domain.Name}' that a former daemon began");
            Show(domain, job);
            Check(await end.EndAsync(
                domain, process, RunEnding.Quiet, DomainShutoffReason.Saved, DomainEventStoppedDetailType.Saved).ConfigureAwait(false),
                process);
            return;
        }

        log.Info($"undoing the save of '{domain.Name}' that a former daemon began");
        await stream.AbandonAsync(process, cancellationToken).ConfigureAwait(false);
        Discard(domain, job);
        await pause.ResumeAsync(domain, job.WasRunning, DomainRunningReason.SaveCanceled).ConfigureAwait(false);
    }

    // A whole image of a guest that runs again would bring old memory back to a newer disk: it goes, if this save made it. One that is not
    // whole is of no use to anybody, and the former daemon may have been killed before it could write down that the file is its own.
    private void Discard(QemuDomain domain, RuntimeJob job)
    {
        if (job.FileOwned || SaveImage.IsPartial(job.Path))
        {
            SaveImage.Delete(job.Path);
        }

        if (job.Managed)
        {
            saves.Refresh(domain);
        }
    }

    private void Show(QemuDomain domain, RuntimeJob job)
    {
        if (job.Managed)
        {
            saves.Refresh(domain);
        }
    }

    private static void Check(bool ended, QemuProcess process)
    {
        if (!ended)
        {
            throw LifecycleErrors.KillFailed(16, process.Pid);
        }
    }

    private async Task<string> DocumentAsync(QemuDomain domain, DomainDef live, string? xml, CancellationToken cancellationToken) =>
        xml is null
            ? MigratableForm.Of(live, domain.Run.RequestedCpu)
            : MigratableForm.Of(await documents.OtherFormAsync(live, xml, cancellationToken).ConfigureAwait(false));

    // A guest that cannot be saved is refused before it is paused.
    private static async Task CheckSavableAsync(QemuProcess process, CancellationToken cancellationToken)
    {
        var state = await process.Monitor.QueryMigrationAsync(cancellationToken).ConfigureAwait(false);
        if (state.BlockedReasons.Count > 0)
        {
            throw SaveErrors.MigrationBlocked(string.Join("; ", state.BlockedReasons));
        }
    }

    // A pipe takes no more than its reader leaves room for.
    private static Task WriteHeadAsync(SaveImage image, SafeFileHandle file, string path, CancellationToken cancellationToken) =>
        ClientFile.OpenAsync(
            () =>
            {
                image.Write(file, path);
                return true;
            },
            static _ => { }, errno => Errors.FileNotCreated(ErrorDomain.Qemu, errno, path), cancellationToken);

    private async Task WriteImageAsync(
        QemuDomain domain, QemuProcess process, GuestJob job, RuntimeJob intent, SaveImage image, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(paths.Folders.Save);
        var (file, made) = await SaveImage.CreateAsync(intent.Path, cancellationToken).ConfigureAwait(false);
        using var closing = file;
        var owned = intent with { FileOwned = true };
        try
        {
            domain.UpdateRun(r => r with { Job = owned });
            status.SaveIntent(domain);
            await WriteHeadAsync(image, file, intent.Path, cancellationToken).ConfigureAwait(false);
            await stream.WriteAsync(domain, process, job, file, image.Program, cancellationToken).ConfigureAwait(false);
            SaveImage.Finish(file, intent.Path);
        }
        catch
        {
            if (made || intent.Managed)
            {
                Discard(domain, owned);
            }

            throw;
        }
    }
}
