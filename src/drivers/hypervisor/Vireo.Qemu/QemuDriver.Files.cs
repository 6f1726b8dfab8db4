using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Vireo.Documents;
using Vireo.Drivers.Qemu.CommandLine;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu;

/// <content>Definitions and state on disk, firmware files.</content>
public sealed partial class QemuDriver
{
    private const string Notice =
        "<!--\nThis file is written by the virtualization daemon: changes made by hand are lost. Use the API or \"virsh edit\" "
        + "instead.\n-->\n\n";

    private string StatusPath(string name) => Path.Combine(Folders.State, name + ".xml");

    /// <summary>Keeps a definition on disk.</summary>
    internal Task SaveConfigAsync(DomainDef def) => Definitions.SaveAsync(def);

    /// <summary>Keeps what a later daemon needs to find the running domain again.</summary>
    internal async Task SaveStatusAsync(QemuDomain domain)
    {
        var view = domain.View;
        if (view.Live is null || domain.Process is not { } process)
        {
            return;
        }

        var text = new StringBuilder(Notice);
        text.Append(CultureInfo.InvariantCulture,
            $"<domstatus state='{StateName(view.State)}' reason='{view.Reason}' pid='{process.Pid}'>\n");
        text.Append(CultureInfo.InvariantCulture, $"  <monitor path='{process.MonitorPath}' type='unix'/>\n  <vcpus>\n");
        for (int i = 0; i < view.VcpuThreads.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"    <vcpu id='{i}' pid='{view.VcpuThreads[i]}'/>\n");
        }

        text.Append("  </vcpus>\n");
        foreach (var job in domain.BlockJobs)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"  <blockjob name='{job.Id}' type='{job.Type}' disk='{job.Target}' top='{job.Top}' base='{job.Base}' "
                + $"ready='{job.Ready}' pivot='{job.Pivoting}' cancelled='{job.Cancelled}'/>\n");
        }

        if (view.RequestedCpu is { } requested)
        {
            text.Append(requested.ToXml("cpu")).Append('\n');
        }

        if (!view.IsPersistent)
        {
            text.Append("  <transient/>\n");
        }

        text.Append(view.Live.Format(FormatFlags.Status | FormatFlags.Secure)).Append("</domstatus>\n");
        Directory.CreateDirectory(Folders.State);

        // The file need not survive the host's end, only ours: a rename without a sync is whole after any kill, and a start does not wait
        // for a disk.
        string path = StatusPath(view.Name), temporary = path + AtomicFile.TemporarySuffix;
        await File.WriteAllTextAsync(temporary, text.ToString()).ConfigureAwait(false);
        File.SetUnixFileMode(temporary, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Move(temporary, path, overwrite: true);
    }

    internal async ValueTask SetAutostartAsync(DomainRef domainRef, bool autostart, CancellationToken cancellationToken)
    {
        using var lease = await EnterAsync(domainRef, DomainJobKind.Modify, "DomainSetAutostart", cancellationToken).ConfigureAwait(false);
        var domain = lease.Item;
        if (!domain.View.IsPersistent)
        {
            throw Errors.OperationInvalid(ErrorDomain.Qemu, "cannot set autostart for transient domain");
        }

        await Definitions.SetAutostartAsync(domain.Name, autostart).ConfigureAwait(false);
        domain.Update(v => v with { Autostart = autostart });
    }

    private static string StateName(DomainState state) => state.ToString().ToLowerInvariant();

    /// <summary>Takes over every definition on disk; no domain waits for another one's jobs.</summary>
    private Task LoadDefinitionsAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Definitions.Load().Select(stored => TakeOverAsync(stored, cancellationToken)));

    private async Task TakeOverAsync(StoredDefinition<DomainDef> stored, CancellationToken cancellationToken)
    {
        try
        {
            using var lease = await EnterOrAddAsync(stored.Definition, "load", cancellationToken).ConfigureAwait(false);
            bool saved = File.Exists(ManagedSavePath(stored.Name));
            lease.Item.Update(v => v with { Config = stored.Definition, Autostart = stored.Autostart, ManagedSave = saved });
            lease.Keep();
        }
        catch (VirException e)
        {
            _log.Error($"cannot take over the definition of domain '{stored.Name}': {e.Message}");
        }
    }

    /// <summary>Takes up running domains whose state files a former daemon left.</summary>
    private async Task ReconnectAllAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(Folders.State))
        {
            return;
        }

        var tasks = new List<Task>();
        foreach (string path in Directory.EnumerateFiles(Folders.State, "*.xml"))
        {
            tasks.Add(Task.Run(
                async () =>
                {
                    try
                    {
                        await ReconnectAsync(path, cancellationToken).ConfigureAwait(false);
                    }
                    catch (Exception e) when (e is VirException or IOException or System.Xml.XmlException or FormatException)
                    {
                        _log.Error($"cannot take up the domain of '{path}': {e.Message}");
                    }
                }, cancellationToken));
        }

        await Task.WhenAll(tasks).ConfigureAwait(false);
        EndHalfStarted();
    }

    // An emulator whose number was noted, but not yet its state: the daemon died within the moments between, and nobody could ever use it.
    private void EndHalfStarted()
    {
        foreach (string path in Directory.EnumerateFiles(Folders.State, "*.pid"))
        {
            string name = Path.GetFileNameWithoutExtension(path);
            if (File.Exists(StatusPath(name)))
            {
                continue;
            }

            try
            {
                // The number may be another process's by now: only one that calls itself this guest is ended.
                if (int.TryParse(File.ReadAllText(path), NumberStyles.None, CultureInfo.InvariantCulture, out int pid)
                    && File.ReadAllText($"/proc/{pid}/cmdline").Contains($"\0guest={name},", StringComparison.Ordinal))
                {
                    _log.Warning($"ending the emulator of '{name}', whose start a former daemon did not finish");
                    Vireo.Posix.Processes.Kill(pid, QemuProcess.KillSignal);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It has ended.
            }

            File.Delete(path);
        }
    }

    private async Task ReconnectAsync(string path, CancellationToken cancellationToken)
    {
        var root = XElement.Parse(await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false));
        if (root.Element("domain") is not { } element)
        {
            return;
        }

        var live = DomainDef.Parse(element.ToString());
        int id = live.Id ?? 1;
        int pid = int.Parse((string?)root.Attribute("pid") ?? "0", CultureInfo.InvariantCulture);
        string monitorPath = (string?)root.Element("monitor")?.Attribute("path") ?? "";
        InterlockedMax(ref _lastId, id);
        using var lease = await EnterOrAddAsync(live, "reconnect", cancellationToken).ConfigureAwait(false);
        var domain = lease.Item;
        lease.Keep();
        var state = Enum.TryParse((string?)root.Attribute("state"), true, out DomainState s) ? s : DomainState.Running;
        int reason = int.TryParse((string?)root.Attribute("reason"), out int r) ? r : 0;
        Domains.SetId(domain, id, (d, n) => d.Update(v => v with
        {
            Id = n,
            Live = live,
            RequestedCpu = root.Element("cpu") is { } cpu ? DomainDef.Parse($"<domain type='qemu'>{cpu}</domain>").Cpu : null,
            State = state,
            Reason = reason,
            VcpuThreads = [.. root.Elements("vcpus").Elements("vcpu").Select(e => (int?)e.Attribute("pid") ?? 0)],
        }));
        var process = await QemuProcess.ReconnectAsync(pid, monitorPath, MonitorOptions(domain), cancellationToken).ConfigureAwait(false);
        if (process is null)
        {
            await CleanUpAsync(domain, DomainShutoffReason.Crashed, DomainEventStoppedDetailType.Failed).ConfigureAwait(false);
            return;
        }

        domain.Process = process;
        if (state == DomainState.Paused && reason == (int)DomainPausedReason.StartingUp)
        {
            domain.BeingDestroyed = true;
            await process.KillAsync(graceful: false, Settings.KillPatience, Time).ConfigureAwait(false);
            await CleanUpAsync(domain, DomainShutoffReason.Failed, DomainEventStoppedDetailType.Failed).ConfigureAwait(false);
            return;
        }

        foreach (var e in root.Elements("blockjob"))
        {
            domain.SetBlockJob(ReadBlockJob(e));
        }

        await SynchronizeAsync(domain, cancellationToken).ConfigureAwait(false);
        await TakeUpBlockJobsAsync(domain, cancellationToken).ConfigureAwait(false);
        await AbandonStreamAsync(domain, cancellationToken).ConfigureAwait(false);
        Watch(domain, process);
        await SaveStatusAsync(domain).ConfigureAwait(false);
    }

    private static BlockJob ReadBlockJob(XElement e)
    {
        uint? Number(string name) => uint.TryParse((string?)e.Attribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out uint n)
            ? n
            : null;
        bool Flag(string name) => (string?)e.Attribute(name) == bool.TrueString;
        return new BlockJob
        {
            Id = (string?)e.Attribute("name") ?? "",
            Type = Enum.TryParse((string?)e.Attribute("type"), out DomainBlockJobType type) ? type : DomainBlockJobType.Unknown,
            Target = (string?)e.Attribute("disk") ?? "",
            Top = Number("top"),
            Base = Number("base"),
            Ready = Flag("ready"),
            Pivoting = Flag("pivot"),
            Cancelled = Flag("cancelled"),
        };
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen = Volatile.Read(ref target);
        while (seen < value)
        {
            int before = Interlocked.CompareExchange(ref target, value, seen);
            if (before == seen)
            {
                return;
            }

            seen = before;
        }
    }

    private static void RemoveNvram(DomainDef config, bool active, DomainUndefineFlags flags)
    {
        string? path = config.Os.Nvram is { } nvram ? MachineArguments.VariablesPath(nvram) : null;
        if (path is null || !File.Exists(path) || active)
        {
            return;
        }

        if (flags.HasFlag(DomainUndefineFlags.Nvram))
        {
            File.Delete(path);
        }
        else if (!flags.HasFlag(DomainUndefineFlags.KeepNvram))
        {
            throw Errors.OperationInvalid(ErrorDomain.Qemu, "cannot undefine domain with nvram");
        }
    }
}
