using System.Globalization;
using Microsoft.Win32.SafeHandles;
using Vireo.Documents;
using Vireo.Drivers.Host;
using Vireo.Drivers.Qemu.Security;
using Vireo.Posix;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// The programs that are guests' TPMs (swtpm), and the state that they keep, at libvirt's own places. A program ends with its emulator's
/// connection; its state is the guest's, and stays until the guest is forgotten. Nothing is remembered here: a later daemon finds a program
/// by its pid file.
/// </summary>
internal sealed class SoftwareTpm : IRunResource<GuestRun>
{
    private const int TermSignal = 15;

    // Under these numbers the programs find the passphrase.
    private const int StateKey = 10, MigrationKey = 11;
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Passage = Owner | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const UnixFileMode Shared = Owner | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute;
    private const UnixFileMode Logs = Owner | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute;
    private static readonly TimeSpan SetupDeadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan SocketDeadline = TimeSpan.FromSeconds(5);
    private readonly string _run;
    private readonly string _storage;
    private readonly string _logs;
    private readonly DacSecurity? _security;
    private readonly HostServices _host;

    /// <param name="paths">Where the daemon keeps its files.</param>
    /// <param name="security">The user and group of the programs; null for the daemon's own user.</param>
    /// <param name="host">The host's secrets.</param>
    public SoftwareTpm(DriverPaths paths, DacSecurity? security, HostServices host)
    {
        _host = host;
        var folders = paths.For("qemu");
        _run = Path.Combine(folders.State, "swtpm");
        _storage = Path.Combine(Path.GetDirectoryName(folders.Lib) ?? "/", "swtpm");
        _logs = paths.Mode == DaemonMode.Session && paths.Root is null
            ? Path.Combine(folders.Log, "swtpm") : Path.Combine(Path.GetDirectoryName(paths.LogBase) ?? "/", "swtpm", "libvirt", "qemu");
        _security = security;
    }

    /// <summary>Where the emulator of a run (see <see cref="RunPaths.ShortName"/>) finds the TPM.</summary>
    public string SocketPath(string run) => Path.Combine(_run, run + "-swtpm.sock");

    /// <inheritdoc/>
    public string Name => "TPM";

    /// <inheritdoc/>
    public bool Concerns(GuestRun run) => Backend(run.Live) is not null;

    /// <inheritdoc/>
    public async ValueTask AcquireAsync(GuestRun run, CancellationToken cancellationToken) =>
        await StartAsync(run.Live, run.ShortName, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(GuestRun run)
    {
        CleanUp(run.Live, run.ShortName);
        return ValueTask.CompletedTask;
    }

    /// <summary>Prepares the state of the domain's TPM when there is none, and starts its program. Nothing is done for a domain without
    /// one.</summary>
    /// <exception cref="VirException">The program is missing, fails, or does not open its socket in time.</exception>
    private async Task StartAsync(DomainDef live, string run, CancellationToken cancellationToken)
    {
        if (Backend(live) is not { } backend)
        {
            return;
        }

        bool second = backend.Version != TpmVersion.V12;
        string program = Vireo.Posix.Host.FindProgram("swtpm")
            ?? throw LifecycleErrors.NoSwtpm();
        string state = backend.Source?.Path ?? Path.Combine(_storage, (live.Uuid ?? default).ToString(), second ? "tpm2" : "tpm1.2");
        string log = Path.Combine(_logs, live.Name + "-swtpm.log");
        using SecretValue? secret = backend.EncryptionSecret is { } uuid
            ? await _host.SecretValueAsync(SecretUsageType.Vtpm, uuid, null, cancellationToken).ConfigureAwait(false) : null;
        MakeFolders(live);
        if (!Directory.Exists(state))
        {
            await PrepareAsync(live, state, second, log, secret, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            GiveState(state);
        }

        string socket = SocketPath(run);
        File.Delete(socket);
        var spec = new ProcessSpec(program, "socket", "--ctrl", $"type=unixio,path={socket},mode=0600", "--tpmstate",
            $"dir={state},mode=0600", "--log", "file=" + log, "--terminate")
        {
            NewSession = true,
        };
        if (second)
        {
            spec.Arguments.Add("--tpm2");
        }

        using var stateKey = KeyFile(secret, StateKey);
        using var migrationKey = KeyFile(secret, MigrationKey);
        if (stateKey is not null && migrationKey is not null)
        {
            spec.Arguments.AddRange(
            [
                "--key", $"pwdfd={StateKey},mode=aes-256-cbc", "--migration-key", $"pwdfd={MigrationKey},mode=aes-256-cbc",
            ]);
            spec.Handles.AddRange([(stateKey, StateKey), (migrationKey, MigrationKey)]);
        }

        RunAsOwner(spec);
        using (var process = ProcessSpawner.Start(spec))
        {
            await File.WriteAllTextAsync(PidPath(run), process.Id.ToString(CultureInfo.InvariantCulture), cancellationToken).ConfigureAwait(
                false);
            await SocketAsync(process, socket, log, cancellationToken).ConfigureAwait(false);
        }

        _security?.TakeOwn(live, socket);
    }

    /// <summary>Ends what is left of the program of a run whose emulator has ended.</summary>
    private void CleanUp(DomainDef live, string run)
    {
        if (Backend(live) is null)
        {
            return;
        }

        string pidPath = PidPath(run), socket = SocketPath(run);
        try
        {
            // The number may be another process's by now: only one that serves this very socket is ended.
            if (int.TryParse(File.ReadAllText(pidPath), NumberStyles.None, CultureInfo.InvariantCulture, out int pid)
                && File.ReadAllText($"/proc/{pid}/cmdline").Contains(socket, StringComparison.Ordinal))
            {
                Vireo.Posix.Processes.Kill(pid, TermSignal);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended, or never began.
        }

        if (Directory.Exists(_run))
        {
            File.Delete(pidPath);
            File.Delete(socket);
        }
    }

    /// <summary>Deletes the TPM's state with a domain that is forgotten, unless the definition or the caller wants it kept.</summary>
    public void Forget(DomainDef def, DomainUndefineFlags flags)
    {
        if (Backend(def) is not { } backend || flags.HasFlag(DomainUndefineFlags.KeepTpm)
            || (backend.PersistentState == YesNo.Yes && !flags.HasFlag(DomainUndefineFlags.Tpm)))
        {
            return;
        }

        try
        {
            Directory.Delete(Path.Combine(_storage, (def.Uuid ?? default).ToString()), true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It never had a state, or the state is not ours to delete.
        }
    }

    private static EmulatorTpmBackend? Backend(DomainDef def) =>
        def.Devices.Tpms.Select(static t => t.Backend).OfType<EmulatorTpmBackend>().FirstOrDefault();

    private string PidPath(string run) => Path.Combine(_run, run + "-swtpm.pid");

    private void RunAsOwner(ProcessSpec spec)
    {
        if (_security is { TpmUser: var (user, group) })
        {
            spec.UserId = user;
            spec.GroupId = group;
            spec.Groups = [group];
        }
    }

    // The socket's folder is the emulators' and the programs'; the state's folders may only be passed through; logs are the programs'.
    private void MakeFolders(DomainDef live)
    {
        string own = Path.Combine(_storage, (live.Uuid ?? default).ToString());
        if (_security is not { TpmUser: var (user, group) } security)
        {
            Array.ForEach([_run, own, _logs], static folder => Directory.CreateDirectory(folder, Owner));
            return;
        }

        Directory.CreateDirectory(_run, Shared);
        PosixFile.ChangeOwner(_run, (int)security.Identity(live).User, (int)group);
        File.SetUnixFileMode(_run, Shared);
        foreach (string folder in new[] {
            _storage, own, Path.GetDirectoryName(Path.GetDirectoryName(_logs)) ?? "/", Path.GetDirectoryName(_logs) ?? "/" })
        {
            if (!Directory.Exists(folder))
            {
                Directory.CreateDirectory(folder, Passage);
            }
        }

        Directory.CreateDirectory(_logs, Logs);
        PosixFile.ChangeOwner(_logs, (int)user, (int)group);
        File.SetUnixFileMode(_logs, Logs);
    }

    // A state of another user, of a former setting or copied here by hand, is of no use to the program.
    private void GiveState(string state)
    {
        if (_security is not { TpmUser: var (user, group) })
        {
            return;
        }

        foreach (string path in Directory.EnumerateFileSystemEntries(state).Prepend(state))
        {
            if (FileStatus.Read(path) is { } status && (status.User, status.Group) != (user, group))
            {
                PosixFile.ChangeOwner(path, (int)user, (int)group);
            }
        }
    }

    // The passphrase of the state: the program inherits an open file that no folder has.
    private static SafeFileHandle? KeyFile(SecretValue? secret, int number)
    {
        if (secret is null)
        {
            return null;
        }

        SafeFileHandle file = Fd.CreateMemoryFile(string.Create(CultureInfo.InvariantCulture, $"tpm-key-{number}"));
        RandomAccess.Write(file, secret.Bytes.Span, 0);
        return file;
    }

    private async Task PrepareAsync(
        DomainDef live, string state, bool second, string log, SecretValue? secret, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(state, Owner);
        if (_security is { TpmUser: var (user, group) })
        {
            PosixFile.ChangeOwner(state, (int)user, (int)group);
        }

        string setup = Vireo.Posix.Host.FindProgram("swtpm_setup")
            ?? throw LifecycleErrors.NoSwtpmSetup();
        try
        {
            if (_security is null)
            {
                // A user's own certificate authority is configured at its first use; the machine's exists.
                await HelperProgram.RunAsync(setup, ["--create-config-files", "skip-if-exist"], SetupDeadline, cancellationToken)
                    .ConfigureAwait(false);
            }

            string[] arguments =
            [
                "--tpm-state", state, "--vmid", $"{live.Name}:{live.Uuid}", "--logfile", log, "--createek", "--create-ek-cert",
                    "--create-platform-cert", "--lock-nvram", "--not-overwrite",
            ];
            using SafeFileHandle? key = KeyFile(secret, StateKey);
            string[] cipher = key is null ? [] : ["--pwdfile-fd", $"{StateKey}", "--cipher", "aes-256-cbc"];
            void Arrange(ProcessSpec spec)
            {
                RunAsOwner(spec);
                if (key is not null)
                {
                    spec.Handles.Add((key, StateKey));
                }
            }

            var result = await HelperProgram.RunAsync(
                setup, [.. arguments, .. cipher, .. second ? ["--tpm2"] : Array.Empty<string>()], SetupDeadline, Arrange, cancellationToken)
                .ConfigureAwait(false);
            if (!result.Exit.Succeeded)
            {
                throw LifecycleErrors.SwtpmSetupFailed(setup, result.Exit.Code, log);
            }
        }
        catch
        {
            // What is half made would count as made at the next start.
            Directory.Delete(state, true);
            throw;
        }
    }

    // The program makes its socket a moment after its start, and does not signal it.
    private static async Task SocketAsync(SpawnedProcess process, string socket, string log, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(SocketDeadline);
        var exit = process.WaitForExitAsync(CancellationToken.None);
        try
        {
            while (!File.Exists(socket))
            {
                if (exit.IsCompleted)
                {
                    string last = File.Exists(log) ? File.ReadLines(log).LastOrDefault("") : "";
                    throw LifecycleErrors.SwtpmNotStarted((await exit.ConfigureAwait(false)).Code, last);
                }

                await Task.Delay(5, deadline.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            process.Signal(TermSignal);
            throw LifecycleErrors.NoSwtpmSocket();
        }
    }
}
