using Microsoft.Win32.SafeHandles;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu;

/// <content>Saving guests to files and going on from them.</content>
public sealed partial class QemuDriver
{
    private const string HandleName = "migrate";
    private const int MaxSettleSteps = 1000;

    /// <summary>Writes a guest's state to a file, and ends it. What fails leaves no file, and the guest as it was.</summary>
    internal async Task SaveAsync(
        DomainRef domainRef, string? path, string? xml, DomainSaveRestoreFlags flags, CancellationToken cancellationToken)
    {
        CheckOneState(flags);
        var domain = FindActive(domainRef);
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
            throw Errors.OperationInvalid(ErrorDomain.Qemu, "cannot do managed save for transient domain");
        }

        uint packing = SaveImage.PackingOf(Settings.SaveFormat)
            ?? throw Errors.OperationFailed(ErrorDomain.Qemu, "Invalid save image format specified in configuration file");
        string document = xml is null
            ? MigratableForm.Of(live, domain.View.RequestedCpu)
            : MigratableForm.Of(await OtherFormAsync(live, xml, cancellationToken).ConfigureAwait(false));
        bool running = domain.View.State == DomainState.Running;
        var job = new GuestJob(DomainJobOperation.Save, Time);
        domain.Job = job;
        path ??= ManagedSavePath(domain.Name);
        try
        {
            if (running)
            {
                await PauseForAsync(domain, DomainPausedReason.Save, cancellationToken).ConfigureAwait(false);
            }

            bool wasRunning = flags.HasFlag(DomainSaveRestoreFlags.Running) || (running && !flags.HasFlag(DomainSaveRestoreFlags.Paused));
            await WriteImageAsync(domain, process, job, path, new SaveImage { Xml = document, WasRunning = wasRunning, Packing = packing },
                cancellationToken).ConfigureAwait(false);
            domain.BeingDestroyed = true;
            domain.EndsQuietly = true;
            await process.KillAsync(graceful: false, Settings.KillPatience, Time).ConfigureAwait(false);
            await process.Monitor.Closed.ConfigureAwait(false);
            domain.Update(v => v with { ManagedSave = v.ManagedSave || managed });
            await CleanUpAsync(domain, DomainShutoffReason.Saved, DomainEventStoppedDetailType.Saved).ConfigureAwait(false);
        }
        catch when (domain.Process == process && !domain.BeingDestroyed)
        {
            await ResumeAfterAsync(domain, running, DomainRunningReason.SaveCanceled).ConfigureAwait(false);
            throw;
        }
        finally
        {
            domain.Job = null;
        }
    }

    /// <summary>Makes a guest go on from a file.</summary>
    internal async Task RestoreAsync(string path, string? xml, DomainSaveRestoreFlags flags, CancellationToken cancellationToken)
    {
        CheckOneState(flags);
        var (file, image) = SaveImage.Open(path);
        using (file)
        {
            var def = await CompleteAsync(DomainDef.Parse(image.Xml), cancellationToken).ConfigureAwait(false);
            def = xml is null ? def : await OtherFormAsync(def, xml, cancellationToken).ConfigureAwait(false);
            using var lease = await EnterOrAddAsync(def, "DomainRestoreFlags", cancellationToken).ConfigureAwait(false);
            var domain = lease.Item;
            if (domain.View.IsActive)
            {
                throw Errors.OperationInvalid(ErrorDomain.Qemu, $"domain '{domain.Name}' is already active");
            }

            await RunSavedAsync(domain, def, file, image, flags, cancellationToken).ConfigureAwait(false);
            lease.Keep();
        }
    }

    /// <summary>The document in a saved guest's file.</summary>
    internal static async ValueTask<string> ReadImageAsync(string path, bool secure, Func<DomainDef, ValueTask<DomainDef>> complete)
    {
        var (file, image) = SaveImage.Open(path);
        using (file)
        {
            var def = await complete(DomainDef.Parse(image.Xml)).ConfigureAwait(false);
            return def.Format(Vireo.Xml.FormatFlags.Inactive | (secure ? Vireo.Xml.FormatFlags.Secure : 0));
        }
    }

    /// <summary>Puts another document into a saved guest's file.</summary>
    internal async Task ChangeImageAsync(string path, string xml, DomainSaveRestoreFlags flags, CancellationToken cancellationToken)
    {
        CheckOneState(flags);
        var (file, image) = SaveImage.Open(path, forWriting: true);
        using (file)
        {
            var present = await CompleteAsync(DomainDef.Parse(image.Xml), cancellationToken).ConfigureAwait(false);
            var changed = await OtherFormAsync(present, xml, cancellationToken).ConfigureAwait(false);
            bool? running = flags.HasFlag(DomainSaveRestoreFlags.Running)
                ? true
                : flags.HasFlag(DomainSaveRestoreFlags.Paused)
                ? false
                : null;
            image.Replace(file, MigratableForm.Of(changed), running);
        }
    }

    /// <summary>Where the state of a guest lies that was saved without a name for it.</summary>
    internal string ManagedSavePath(string name) => Path.Combine(Folders.Save, name + ".save");

    /// <summary>Forgets such a state.</summary>
    internal void RemoveManagedSave(QemuDomain domain)
    {
        AtomicFile.Delete(ManagedSavePath(domain.Name));
        domain.Update(v => v with { ManagedSave = false });
    }

    // Starts from the state that is there. False when it is of no use, and the guest is to boot.
    private async Task<bool> GoOnAsync(QemuDomain domain, DomainCreateFlags flags, CancellationToken cancellationToken)
    {
        string path = ManagedSavePath(domain.Name);
        if (flags.HasFlag(DomainCreateFlags.StartForceBoot))
        {
            RemoveManagedSave(domain);
            return false;
        }

        SafeFileHandle file;
        SaveImage image;
        try
        {
            (file, image) = SaveImage.Open(path);
        }
        catch (VirException e) when (e.Code is ErrorCode.OperationFailed or ErrorCode.SystemError)
        {
            _log.Warning($"Ignoring incomplete managed state {path}: {e.Message}");
            RemoveManagedSave(domain);
            return false;
        }

        using (file)
        {
            var def = await CompleteAsync(DomainDef.Parse(image.Xml), cancellationToken).ConfigureAwait(false);
            var paused = flags.HasFlag(DomainCreateFlags.StartPaused) ? DomainSaveRestoreFlags.Paused : DomainSaveRestoreFlags.None;
            await RunSavedAsync(domain, def, file, image, paused, cancellationToken).ConfigureAwait(false);
        }

        RemoveManagedSave(domain);
        return true;
    }

    private async Task RunSavedAsync(
        QemuDomain domain, DomainDef def, SafeFileHandle file, SaveImage image, DomainSaveRestoreFlags flags,
            CancellationToken cancellationToken)
    {
        bool run = flags.HasFlag(DomainSaveRestoreFlags.Running) || (image.WasRunning && !flags.HasFlag(DomainSaveRestoreFlags.Paused));
        using var way = PackedFile.ToRead(file, image.Program);
        await RunAsync(domain, def, run ? DomainCreateFlags.None : DomainCreateFlags.StartPaused, way, cancellationToken).ConfigureAwait(
            false);
    }

    // A started emulator, which waits, reads the state that it inherited.
    private async Task ReadStateAsync(QemuDomain domain, QemuProcess process, CancellationToken cancellationToken)
    {
        var job = new GuestJob(DomainJobOperation.Restore, Time);
        domain.Job = job;
        try
        {
            await process.Monitor.PrepareMigrationAsync(cancellationToken).ConfigureAwait(false);
            await process.Monitor.MigrateIncomingAsync($"fd:{domain.IncomingHandle}", cancellationToken).ConfigureAwait(false);
            await FollowAsync(process, job, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            domain.Job = null;
        }
    }

    private async Task WriteImageAsync(
        QemuDomain domain, QemuProcess process, GuestJob job, string path, SaveImage image, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Folders.Save);
        using var file = SaveImage.Create(path);
        try
        {
            image.Write(file);
            await StreamAsync(domain, process, job, file, image.Program, cancellationToken).ConfigureAwait(false);
            SaveImage.Finish(file);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Has QEMU write the guest's state to an open file, and keeps and tells the figures.</summary>
    private async Task StreamAsync(
        QemuDomain domain, QemuProcess process, GuestJob job, SafeFileHandle file, string? program, CancellationToken cancellationToken)
    {
        using var way = PackedFile.ToWrite(file, program);
        await process.Monitor.PrepareMigrationAsync(cancellationToken).ConfigureAwait(false);
        await process.Monitor.PassHandleAsync(HandleName, way.End, cancellationToken).ConfigureAwait(false);
        await process.Monitor.MigrateAsync("fd:" + HandleName, cancellationToken).ConfigureAwait(false);
        var figures = await FollowAsync(process, job, cancellationToken).ConfigureAwait(false);
        await SettleAsync(process, cancellationToken).ConfigureAwait(false);
        await way.FinishAsync(cancellationToken).ConfigureAwait(false);
        var report = job.Report(figures);
        domain.CompletedJob = new DomainJobStats(DomainJobType.Completed, report);
        Events.Publish(new DomainJobCompletedEvent(domain.View.Ref, report));
    }

    // Follows a stream to its end; it may take as long as it likes, as long as the emulator lives.
    private async Task<QemuMigration> FollowAsync(QemuProcess process, GuestJob job, CancellationToken cancellationToken)
    {
        var look = TimeSpan.FromMilliseconds(500);
        while (true)
        {
            var changed = job.Changed;
            var state = await process.Monitor.QueryMigrationAsync(cancellationToken).ConfigureAwait(false);
            switch (state.Status)
            {
                case "completed":
                    return state;
                case "cancelled" or "failed" when job.Cancelled:
                    throw Errors.Report(ErrorDomain.Qemu, ErrorCode.OperationAborted, $"{job.Name}: canceled by client");
                case "failed":
                    throw Errors.OperationFailed(ErrorDomain.Qemu, $"{job.Name}: " + (state.Error ?? "unexpectedly failed"));
                default:
                    await Task.WhenAny(changed, process.Exited, Task.Delay(look, Time, cancellationToken)).ConfigureAwait(false);
                    break;
            }
        }
    }

    // QEMU calls the stream complete a moment before the machine has come to rest, and refuses to run it in between.
    private async Task SettleAsync(QemuProcess process, CancellationToken cancellationToken)
    {
        var step = TimeSpan.FromMilliseconds(2);
        for (int i = 0; i < MaxSettleSteps
            && await process.Monitor.QueryStatusAsync(cancellationToken).ConfigureAwait(false) != "postmigrate"; i++)
        {
            await Task.Delay(step, Time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task PauseForAsync(QemuDomain domain, DomainPausedReason reason, CancellationToken cancellationToken)
    {
        domain.PauseReason = reason;
        await domain.Monitor.StopAsync(cancellationToken).ConfigureAwait(false);

        // Written down, so that a daemon that comes after this one's death in the middle of the job knows that the guest is to run.
        await SaveStatusAsync(domain).ConfigureAwait(false);
    }

    // A former daemon died while it saved or dumped the guest, and had paused it for that: the stream leads nowhere any more, and the guest
    // goes on.
    private async Task AbandonStreamAsync(QemuDomain domain, CancellationToken cancellationToken)
    {
        if (domain.View is not { State: DomainState.Paused, Reason: (int)DomainPausedReason.Save or (int)DomainPausedReason.Dump } view
            || domain.Process is not { } process)
        {
            return;
        }

        if ((await process.Monitor.QueryMigrationAsync(cancellationToken).ConfigureAwait(false)).Status is "setup" or "active" or "device")
        {
            await process.Monitor.CancelMigrationAsync(cancellationToken).ConfigureAwait(false);
        }

        var step = TimeSpan.FromMilliseconds(2);
        for (int i = 0; i < MaxSettleSteps
            && await process.Monitor.QueryStatusAsync(cancellationToken).ConfigureAwait(false) == "finish-migrate"; i++)
        {
            await Task.Delay(step, Time, cancellationToken).ConfigureAwait(false);
        }

        bool saving = view.Reason == (int)DomainPausedReason.Save;
        await ResumeAfterAsync(domain, wasRunning: true, saving ? DomainRunningReason.SaveCanceled : DomainRunningReason.Unpaused)
            .ConfigureAwait(false);
    }

    // After a job that failed, or that left the guest alive: on it runs, if it did.
    private async Task ResumeAfterAsync(QemuDomain domain, bool wasRunning, DomainRunningReason reason)
    {
        if (!wasRunning || domain.Process is not { Monitor.IsClosed: false } process || domain.View.State != DomainState.Paused)
        {
            return;
        }

        try
        {
            domain.ResumeReason = reason;
            await process.Monitor.ContinueAsync(CancellationToken.None).ConfigureAwait(false);
            await SaveStatusAsync(domain).ConfigureAwait(false);
        }
        catch (VirException e)
        {
            _log.Warning($"Unable to resume guest CPUs after '{domain.Name}' was to be saved: {e.Message}");
        }
    }

    // A caller's document instead of the saved one: names and devices that the guest sees must be the same.
    private async ValueTask<DomainDef> OtherFormAsync(DomainDef present, string xml, CancellationToken cancellationToken)
    {
        var other = await CompleteAsync(DomainDef.Parse(xml), cancellationToken).ConfigureAwait(false);
        if (other.Uuid != present.Uuid)
        {
            throw Errors.ConfigUnsupported(ErrorDomain.Domain, $"Target domain uuid {other.Uuid} does not match source {present.Uuid}");
        }

        if (other.Name != present.Name)
        {
            throw Errors.ConfigUnsupported(ErrorDomain.Domain, $"Target domain name '{other.Name}' does not match source '{present.Name}'");
        }

        if (other.Memory != present.Memory)
        {
            throw Errors.ConfigUnsupported(
                ErrorDomain.Domain, $"Target domain max memory {other.Memory} does not match source {present.Memory}");
        }

        if (VcpuSettings.Maximum(other) != VcpuSettings.Maximum(present))
        {
            throw Errors.ConfigUnsupported(
                ErrorDomain.Domain,
                $"Target domain vCPU max {VcpuSettings.Maximum(other)} does not match source {VcpuSettings.Maximum(present)}");
        }

        if (other.Devices.Disks.Count != present.Devices.Disks.Count)
        {
            throw Errors.ConfigUnsupported(
                ErrorDomain.Domain,
                    $"Target domain disk count {other.Devices.Disks.Count} does not match source {present.Devices.Disks.Count}");
        }

        if (other.Devices.Interfaces.Count != present.Devices.Interfaces.Count)
        {
            throw Errors.ConfigUnsupported(
                ErrorDomain.Domain,
                    $"Target domain net card count {other.Devices.Interfaces.Count} does not match source "
                    + $"{present.Devices.Interfaces.Count}");
        }

        return other;
    }

    private static void CheckOneState(DomainSaveRestoreFlags flags)
    {
        if (flags.HasFlag(DomainSaveRestoreFlags.Running) && flags.HasFlag(DomainSaveRestoreFlags.Paused))
        {
            throw Errors.InvalidArgument(ErrorDomain.Domain, "running and paused flags are mutually exclusive");
        }
    }
}
