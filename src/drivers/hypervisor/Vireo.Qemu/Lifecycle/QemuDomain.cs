using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>One domain: its published view, the gate that orders what changes it, and its emulator while it runs. How it changes is the driver's business.</summary>
public sealed class QemuDomain(DomainView view, EventWorker worker) : IListedObject
{
    private readonly Lock _lock = new();
    private DomainView _view = view;

    /// <summary>The present view.</summary>
    public DomainView View => Volatile.Read(ref _view);

    /// <inheritdoc/>
    public string Name => View.Name;

    /// <inheritdoc/>
    public Uuid Uuid => View.Uuid;

    /// <inheritdoc/>
    public int Id => View.Id;

    /// <summary>Orders whoever changes the domain or asks its emulator.</summary>
    public DomainJobGate Gate { get; } = new();

    /// <summary>Runs what the emulator's events ask for.</summary>
    public EventWorker Worker { get; } = worker;

    /// <summary>The emulator while it runs.</summary>
    public QemuProcess? Process { get; set; }

    /// <summary>The TPM's program while it runs.</summary>
    public IAsyncDisposable? Tpm { get; set; }

    /// <summary>The agent's channel once it was needed.</summary>
    public AgentConnection? Agent { get; set; }

    /// <summary>The reason to give for the next pause.</summary>
    public DomainPausedReason PauseReason { get; set; } = DomainPausedReason.Unknown;

    /// <summary>The reason to give for the next resumption.</summary>
    public DomainRunningReason ResumeReason { get; set; } = DomainRunningReason.Unpaused;

    /// <summary>When the guest powers off, it is to start again.</summary>
    public bool RebootPending { get; set; }

    /// <summary>Somebody is ending it on purpose: its end is no surprise.</summary>
    public bool BeingDestroyed { get; set; }

    /// <summary>Whether the guest shut down before the emulator ended.</summary>
    public bool GuestShutDown { get; set; }

    /// <summary>Somebody spoke to its monitor directly, which support has to know.</summary>
    public bool CustomMonitor { get; set; }

    /// <summary>It was undefined while running: defining it again is a change and not an addition.</summary>
    public bool WasDefined { get; set; }

    /// <summary>Consoles in use, by alias.</summary>
    public Dictionary<string, IAsyncDisposable> OpenConsoles { get; } = new(StringComparer.Ordinal);

    /// <summary>Replaces the view by a changed one, and gives that.</summary>
    public DomainView Update(Func<DomainView, DomainView> change)
    {
        lock (_lock)
        {
            var next = change(_view);
            Volatile.Write(ref _view, next);
            return next;
        }
    }

    /// <summary>The connected monitor of a running domain.</summary>
    public QmpConnection Monitor => Process?.Monitor ?? throw Errors.DomainNotRunning();
}
