using Microsoft.Win32.SafeHandles;
using Vireo.Documents;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>Starts guests from saved states. A state that cannot be read is left where it is.</summary>
internal sealed class RestoreFlow(
    QemuDomains domains, DomainDefinitions definitions, SavedDocuments documents, StartFlow start, GuestHooks hooks, DomainStatus status,
    GuestPause pause, ManagedSaves saves, Logger log)
{
    /// <summary>Restores a guest from a file.</summary>
    public async Task RestoreAsync(string path, string? xml, DomainSaveRestoreFlags flags, CancellationToken cancellationToken)
    {
        SavedDocuments.CheckOneState(flags);
        var (file, image) = await SaveImage.OpenAsync(path, forWriting: false, cancellationToken).ConfigureAwait(false);
        using (file)
        {
            var def = await definitions.CompleteAsync(DomainDef.Parse(image.Xml), cancellationToken).ConfigureAwait(false);
            def = await HookedAsync(def, cancellationToken).ConfigureAwait(false);
            def = xml is null ? def : await documents.OtherFormAsync(def, xml, cancellationToken).ConfigureAwait(false);
            using var lease = await domains.EnterOrAddAsync(def, "DomainRestoreFlags", cancellationToken).ConfigureAwait(false);
            var domain = lease.Item;
            if (domain.View.IsActive)
            {
                throw DomainErrors.AlreadyActive(ErrorDomain.Qemu, domain.Name);
            }

            try
            {
                await RunAsync(domain, def, file, image, path, managed: false, flags, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                DomainStarts.KeepIfNeeded(lease);
            }
        }
    }

    /// <summary>
    /// Starts a domain from its managed save image; the caller holds its gate. False when there is none to start from: somebody deleted it,
    /// a former daemon did not finish it, or the caller wants to boot. One that cannot be read for another reason is kept, and the start
    /// fails.
    /// </summary>
    public async Task<bool> StartAsync(QemuDomain domain, DomainCreateFlags flags, CancellationToken cancellationToken)
    {
        string path = saves.PathOf(domain);
        if (flags.HasFlag(DomainCreateFlags.StartForceBoot))
        {
            saves.Remove(domain);
            return false;
        }

        if (!saves.Refresh(domain))
        {
            return false;
        }

        if (SaveImage.IsPartial(path))
        {
            log.Warning($"Ignoring incomplete managed state {path}");
            saves.Remove(domain);
            return false;
        }

        var (file, image) = await SaveImage.OpenAsync(path, forWriting: false, cancellationToken).ConfigureAwait(false);
        using (file)
        {
            var def = await definitions.CompleteAsync(DomainDef.Parse(image.Xml), cancellationToken).ConfigureAwait(false);
            def = await HookedAsync(def, cancellationToken).ConfigureAwait(false);
            var paused = flags.HasFlag(DomainCreateFlags.StartPaused) ? DomainSaveRestoreFlags.Paused : DomainSaveRestoreFlags.None;
            await RunAsync(domain, def, file, image, path, managed: true, paused, cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    /// <summary>Finishes the restore of a former daemon whose guest has all of its state.</summary>
    public async Task RecoverAsync(QemuDomain domain, RuntimeJob job)
    {
        log.Info($"finishing the restore of '{domain.Name}' that a former daemon began");
        if (job.Managed)
        {
            saves.Remove(domain);
        }

        await pause.ResumeAsync(domain, job.WasRunning, DomainRunningReason.Restored).ConfigureAwait(false);
        status.Save(domain);
    }

    private async ValueTask<DomainDef> HookedAsync(DomainDef def, CancellationToken cancellationToken)
    {
        var changed = await hooks.RestoreAsync(def, cancellationToken).ConfigureAwait(false);
        return ReferenceEquals(changed, def) ? def : await definitions.CompleteAsync(changed, cancellationToken).ConfigureAwait(false);
    }

    private async Task RunAsync(
        QemuDomain domain, DomainDef def, SafeFileHandle file, SaveImage image, string path, bool managed, DomainSaveRestoreFlags flags,
        CancellationToken cancellationToken)
    {
        bool run = flags.HasFlag(DomainSaveRestoreFlags.Running) || (image.WasRunning && !flags.HasFlag(DomainSaveRestoreFlags.Paused));
        using var stream = PackedFile.ToRead(file, image.Program);
        var saved = new SavedState(stream, path, managed);
        await start.RunAsync(domain, def, run ? DomainCreateFlags.None : DomainCreateFlags.StartPaused, saved, cancellationToken)
            .ConfigureAwait(false);
    }
}
