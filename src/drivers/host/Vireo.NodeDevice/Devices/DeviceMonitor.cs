using Microsoft.Win32.SafeHandles;
using Vireo.Posix;

namespace Vireo.Drivers.NodeDevices;

/// <summary>
/// Keeps the catalogue true while the host changes: listens to udev, or to the kernel where udev does not run, and to the folder in which
/// <c>mdevctl</c> keeps its devices. A message only says that something is to be looked at; what is there is read from the host.
/// </summary>
internal sealed class DeviceMonitor(DeviceCatalogue catalogue, Logger log) : IAsyncDisposable
{
    private const string Udev = "/run/udev/control", Kept = "/etc/mdevctl.d";
    private const int LargestMessage = 64 * 1024;

    // Devices come in swarms: the first message waits for its companions.
    private static readonly TimeSpan s_swarm = TimeSpan.FromMilliseconds(50);
    private readonly CancellationTokenSource _end = new();
    private FileSystemWatcher? _kept;
    private Task _listening = Task.CompletedTask;
    private SafeFileHandle? _socket;

    /// <summary>Begins to listen; what happens from now on is seen.</summary>
    public void Start()
    {
        if (Directory.Exists(Kept))
        {
            _kept = new FileSystemWatcher(Kept) { IncludeSubdirectories = true };
            _kept.Created += (_, _) => _ = LookAsync([], definitions: true);
            _kept.Changed += (_, _) => _ = LookAsync([], definitions: true);
            _kept.Deleted += (_, _) => _ = LookAsync([], definitions: true);
            _kept.Renamed += (_, _) => _ = LookAsync([], definitions: true);
            _kept.EnableRaisingEvents = true;
        }

        _socket = DeviceEventSocket.Open(File.Exists(Udev));
        if (_socket is null)
        {
            log.Warning("changes of the host's devices are not seen: the system gives no messages about them");
            return;
        }

        _listening = ListenAsync(_socket);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        _kept?.Dispose();
        await _listening.ConfigureAwait(false);
        _socket?.Dispose();
        _end.Dispose();
    }

    private async Task ListenAsync(SafeFileHandle socket)
    {
        using var readable = new AsyncFd(socket);
        byte[] buffer = new byte[LargestMessage];
        try
        {
            while (true)
            {
                await readable.WaitReadableAsync(_end.Token).ConfigureAwait(false);
                await Task.Delay(s_swarm, _end.Token).ConfigureAwait(false);
                var changed = new List<string>();
                while (DeviceEventSocket.Receive(socket, buffer) is { } words)
                {
                    if (words.Contains("ACTION=change") && Array.Find(words, static w => w.StartsWith("DEVPATH=", StringComparison.Ordinal))
                        is { } path)
                    {
                        changed.Add("/sys" + path["DEVPATH=".Length..]);
                    }
                }

                await LookAsync(changed, definitions: false).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The daemon ends.
        }
    }

    private async Task LookAsync(IReadOnlyCollection<string> changed, bool definitions)
    {
        try
        {
            await catalogue.ScanAsync(definitions, changed, _end.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is VirException or IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // The next message, and whoever changes something, looks again.
            log.Warning($"the host's devices cannot be looked at: {e.Reason()}");
        }
        catch (OperationCanceledException)
        {
            // The daemon ends.
        }
    }
}
