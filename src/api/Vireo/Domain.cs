using Vireo.Operations;

namespace Vireo;

/// <summary>A guest, running or not. The object is a name for it: it holds no state, every call asks.</summary>
public sealed partial class Domain
{
    private DomainRef _ref;

    internal Domain(Connect connection, DomainRef reference)
    {
        Connection = connection;
        _ref = reference;
    }

    /// <summary>The connection it was found through.</summary>
    public Connect Connection { get; }

    /// <summary>How calls name it.</summary>
    public DomainRef Reference => _ref;

    /// <summary>Its name.</summary>
    public string Name => _ref.Name;

    /// <summary>Its UUID.</summary>
    public Uuid Uuid => _ref.Uuid;

    /// <summary>Its id while it runs, as it was when the object was made or started; -1 else.</summary>
    public int Id => _ref.Id;

    private DriverConnection Driver => Connection.Hypervisor("virDomainGetConnect");

    /// <summary>Starts it.</summary>
    public async ValueTask StartAsync(DomainCreateFlags flags = 0, CancellationToken cancellationToken = default) =>
        _ref = await Driver.DomainCreateAsync(_ref, flags, cancellationToken).ConfigureAwait(false);

    /// <summary>Asks the guest to shut down.</summary>
    public ValueTask ShutdownAsync(DomainShutdownFlags flags = 0, CancellationToken cancellationToken = default) =>
        Driver.DomainShutdownAsync(_ref, flags, cancellationToken);

    /// <summary>Asks the guest to restart.</summary>
    public ValueTask RebootAsync(DomainRebootFlags flags = 0, CancellationToken cancellationToken = default) =>
        Driver.DomainRebootAsync(_ref, flags, cancellationToken);

    /// <summary>Presses the reset button.</summary>
    public ValueTask ResetAsync(CancellationToken cancellationToken = default) => Driver.DomainResetAsync(_ref, 0, cancellationToken);

    /// <summary>Ends it at once.</summary>
    public ValueTask DestroyAsync(DomainDestroyFlags flags = 0, CancellationToken cancellationToken = default) =>
        Driver.DomainDestroyAsync(_ref, flags, cancellationToken);

    /// <summary>Halts its processors.</summary>
    public ValueTask SuspendAsync(CancellationToken cancellationToken = default) => Driver.DomainSuspendAsync(_ref, cancellationToken);

    /// <summary>Resumes its processors.</summary>
    public ValueTask ResumeAsync(CancellationToken cancellationToken = default) => Driver.DomainResumeAsync(_ref, cancellationToken);

    /// <summary>Forgets its definition; it ends for good when it stops.</summary>
    public ValueTask UndefineAsync(DomainUndefineFlags flags = 0, CancellationToken cancellationToken = default) =>
        Driver.DomainUndefineAsync(_ref, flags, cancellationToken);

    /// <summary>Writes its memory to a file and ends it.</summary>
    public ValueTask SaveAsync(string path, string? xml = null, DomainSaveRestoreFlags flags = 0,
        CancellationToken cancellationToken = default) =>
        Driver.DomainSaveAsync(_ref, path, xml, flags, cancellationToken);

    /// <summary>Writes its memory where the next start finds it, and ends it.</summary>
    public ValueTask ManagedSaveAsync(DomainSaveRestoreFlags flags = 0, CancellationToken cancellationToken = default) =>
        Driver.DomainManagedSaveAsync(_ref, flags, cancellationToken);

    /// <summary>Gives it another name.</summary>
    public async ValueTask RenameAsync(string newName, CancellationToken cancellationToken = default)
    {
        await Driver.DomainRenameAsync(_ref, newName, 0, cancellationToken).ConfigureAwait(false);
        _ref = _ref with { Name = newName };
    }

    /// <summary>Whether it starts with the daemon.</summary>
    public ValueTask<bool> GetAutostartAsync(CancellationToken cancellationToken = default) =>
        Driver.DomainGetAutostartAsync(_ref, cancellationToken);

    /// <summary>Lets it start with the daemon, or not.</summary>
    public ValueTask SetAutostartAsync(bool autostart, CancellationToken cancellationToken = default) =>
        Driver.DomainSetAutostartAsync(_ref, autostart, cancellationToken);

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Uuid})";
}
