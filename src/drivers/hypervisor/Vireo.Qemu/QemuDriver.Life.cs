namespace Vireo.Drivers.Qemu;

/// <content>The driver's own start.</content>
public sealed partial class QemuDriver
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when definitions are loaded and running guests found.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Loads definitions, takes up running guests, then starts in the background what is marked for it. No emulator is
    /// probed.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            Definitions.RemoveLeftovers();
            await LoadDefinitionsAsync(cancellationToken).ConfigureAwait(false);
            await ReconnectAllAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _ready.TrySetResult();
        }

        _ = Task.Run(() => AutostartOnceAsync(cancellationToken), cancellationToken);
    }

    /// <summary>Reads definitions again.</summary>
    public Task ReloadAsync(CancellationToken cancellationToken) =>
        Task.Run(() => LoadDefinitionsAsync(cancellationToken), cancellationToken);

    // Only the first daemon since the host's boot starts what is marked: a restarted one finds the mark that is gone with the next boot.
    private async Task AutostartOnceAsync(CancellationToken cancellationToken)
    {
        string mark = Path.Combine(Folders.State, "autostarted");
        if (File.Exists(mark))
        {
            return;
        }

        Directory.CreateDirectory(Folders.State);
        await File.WriteAllTextAsync(mark, "", cancellationToken).ConfigureAwait(false);
        await AutostartAsync(cancellationToken).ConfigureAwait(false);
    }
}
