using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Drivers;

/// <summary>A driver with a life of its own inside the daemon: it starts, reloads, keeps the daemon alive while it has work, and ends in
/// two steps.</summary>
public interface IDaemonDriver : IDriverFactory, IShutdownParticipant
{
    /// <summary>True while the daemon must not end for want of clients: guests are active.</summary>
    bool IsBusy { get; }

    /// <summary>The groups of host objects that this driver serves to the others and to clients; none for a hypervisor.</summary>
    IReadOnlyList<DriverGroup> Serves => [];

    /// <summary>The groups of host objects that must be served before this driver starts: it asks them while it starts.</summary>
    IReadOnlyList<DriverGroup> Needs => [];

    /// <summary>
    /// Loads definitions, finds running guests again, starts what is to be started. Called once, when the sockets listen already: a
    /// connection that is opened meanwhile waits inside <see cref="IDriverFactory.OpenAsync"/> for what it needs.
    /// </summary>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Reads definitions again (SIGHUP).</summary>
    Task ReloadAsync(CancellationToken cancellationToken);
}
