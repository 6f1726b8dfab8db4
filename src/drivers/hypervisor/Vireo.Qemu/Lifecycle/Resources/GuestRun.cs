using Vireo.Documents;
using Vireo.Drivers.Qemu.Launch;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>One run of a guest, as its resources need it: while it starts, and again when it ends or when a later daemon finds
/// it.</summary>
internal sealed class GuestRun(QemuDomain domain, int id, DomainDef live) : IDisposable
{
    /// <summary>The domain.</summary>
    public QemuDomain Domain { get; } = domain;

    /// <summary>The document; a run that starts completes it.</summary>
    public DomainDef Live { get; } = live;

    /// <summary>What the run is called in paths.</summary>
    public string ShortName { get; } = RunPaths.ShortName(id, domain.Name);

    /// <summary>The host's side of a start: what it has taken and opened; null for a run that began earlier.</summary>
    public LiveHost? Host { get; init; }

    /// <summary>The number under which the emulator has the saved state that it is to read.</summary>
    public int IncomingHandle { get; set; }

    /// <summary>The guest's log while the emulator does not have it yet.</summary>
    public DomainLog? Log { get; set; }

    /// <summary>Files that this start has given to the guest's user so far; null for a run that began earlier, which has them
    /// all.</summary>
    public List<string>? TakenFiles { get; init; } = [];

    /// <summary>The present run of a domain, or null when it is off.</summary>
    public static GuestRun? Of(QemuDomain domain) =>
        domain.View is { Live: { } live } view ? new GuestRun(domain, view.Id, live) { TakenFiles = null } : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        Host?.Dispose();
        Log?.Dispose();
        Log = null;
    }
}
