using Vireo.Operations;

namespace Vireo.Drivers;

/// <summary>A driver with a life of its own inside the daemon: it starts, reloads, keeps the daemon alive while it has work, and ends in
/// two steps.</summary>
public interface IDaemonDriver : IDriverFactory, IShutdownParticipant
{
    /// <summary>True while the daemon must not end for want of clients: guests are active.</summary>
    bool IsBusy { get; }

    /// <summary>
    /// Loads definitions, finds running guests again, starts what is to be started. Called once, when the sockets listen already: a
    /// connection that is opened meanwhile waits inside <see cref="IDriverFactory.OpenAsync"/> for what it needs.
    /// </summary>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Reads definitions again (SIGHUP).</summary>
    Task ReloadAsync(CancellationToken cancellationToken);
}
