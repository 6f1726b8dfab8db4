using Vireo.Documents;
using Vireo.Posix;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// The program that is a guest's TPM (swtpm). It ends with its emulator's connection; its state is the guest's and stays. It is prepared with swtpm_setup at its first start.
/// </summary>
internal sealed class SoftwareTpm : IAsyncDisposable
{
    private const int TermSignal = 15;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private readonly SpawnedProcess _process;
    private readonly string _socket;

    private SoftwareTpm(SpawnedProcess process, string socket)
    {
        _process = process;
        _socket = socket;
    }

    /// <summary>Where the emulator finds the TPM of a domain.</summary>
    public static string SocketPath(DomainView domain, DriverFolders folders) => Path.Combine(folders.State, "swtpm", domain.Name + "-swtpm.sock");

    /// <summary>Prepares the state when there is none, and starts the program.</summary>
    public static async Task<SoftwareTpm> StartAsync(EmulatorTpmBackend backend, DomainView domain, DriverFolders folders, CancellationToken cancellationToken)
    {
        bool second = backend.Version != TpmVersion.V12;
        string state = backend.Source?.Path ?? Path.Combine(folders.Lib, "..", "swtpm", domain.Uuid.ToString(), second ? "tpm2" : "tpm1.2");
        string socket = SocketPath(domain, folders);
        string program = Vireo.Posix.Host.FindProgram("swtpm") ?? throw Errors.ConfigUnsupported(ErrorDomain.Qemu, "TPM emulator 'swtpm' was not found");
        Directory.CreateDirectory(Path.GetDirectoryName(socket) ?? "/");
        if (!Directory.Exists(state))
        {
            Directory.CreateDirectory(state, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            if (Vireo.Posix.Host.FindProgram("swtpm_setup") is { } setup)
            {
                string[] arguments = ["--tpm-state", state, "--vmid", $"{domain.Name}:{domain.Uuid}", "--createek", "--overwrite"];
                await HelperProgram.RunAsync(setup, second ? [.. arguments, "--tpm2"] : arguments, Deadline, cancellationToken).ConfigureAwait(false);
            }
        }

        File.Delete(socket);
        var spec = new ProcessSpec(
            program, "socket", "--ctrl", $"type=unixio,path={socket},mode=0600", "--tpmstate", $"dir={state},mode=0600", "--terminate")
        {
            NewSession = true,
        };
        if (second)
        {
            spec.Arguments.Add("--tpm2");
        }

        var process = ProcessSpawner.Start(spec);

        // The program makes its socket a moment after its start, and has no way to tell.
        for (int i = 0; i < 500 && !File.Exists(socket); i++)
        {
            if (process.WaitForExitAsync(CancellationToken.None).IsCompleted)
            {
                process.Dispose();
                throw Errors.Internal(ErrorDomain.Qemu, "Could not start 'swtpm'");
            }

            await Task.Delay(10, cancellationToken).ConfigureAwait(false);
        }

        return new SoftwareTpm(process, socket);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _process.Signal(TermSignal);
        _process.Dispose();
        File.Delete(_socket);
        return ValueTask.CompletedTask;
    }
}
