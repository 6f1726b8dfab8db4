namespace Vireo.Drivers;

/// <summary>A driver's part in the daemon's end, in two steps; see <see cref="EventWorkers"/>.</summary>
public interface IShutdownParticipant
{
    /// <summary>Stops accepting background work, at once and without waiting. Calls in flight continue and must still be able to
    /// finish.</summary>
    void PrepareShutdown();

    /// <summary>Waits for what runs, then releases monitors and files. Called after the last call in flight has been answered or given
    /// up.</summary>
    Task WaitShutdownAsync(CancellationToken cancellationToken);
}
