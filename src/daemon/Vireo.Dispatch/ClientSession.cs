using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Rpc;

namespace Vireo.Dispatch;

/// <summary>
/// One client of the main server: its drivers once it has opened a connection, its event registrations, and the guards every call passes.
/// It ends with the client's connection; the daemon disposes it then.
/// </summary>
public sealed partial class ClientSession : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private volatile DriverSession? _drivers;
    private bool _ended;

    public ClientSession(RpcServerConnection connection, IClientHost host)
    {
        Connection = connection;
        Host = host;
    }

    public RpcServerConnection Connection { get; }

    public IClientHost Host { get; }

    /// <summary>How this client proves who it is.</summary>
    public IClientAuthenticator Authenticator { get; init; } = NoAuthentication.Instance;

    /// <summary>What this client may do.</summary>
    public IAccessPolicy Policy { get; init; } = AllowEverything.Instance;

    /// <summary>Who it is.</summary>
    public CallerIdentity Caller { get; set; } = new();

    /// <summary>Everything that changes something is refused: the read-only socket, or the client's own wish.</summary>
    public bool ReadOnly { get; set; }

    /// <summary>The drivers, or null before the client has opened a connection and after it has closed it.</summary>
    public DriverSession? Drivers => _drivers;

    internal bool ChecksAccess => !Policy.AllowsEverything;

    /// <summary>The driver that serves a procedure.</summary>
    internal DriverConnection GetDriver(DriverGroup group, string function)
    {
        var drivers = _drivers ?? throw Errors.ConnectionNotOpen(group == DriverGroup.Hypervisor);
        return drivers[group] ?? throw Errors.NoSupport(function);
    }

    /// <summary>Comes before the search for a driver: a read-only client is refused also what no driver serves.</summary>
    internal void RequireWrite(string function)
    {
        if (ReadOnly && _drivers is not null)
        {
            throw Errors.ReadOnly(function);
        }
    }

    internal void RequireWriteForSecret(string function)
    {
        if (ReadOnly && _drivers is not null)
        {
            throw Errors.ReadOnlySecret(function);
        }
    }

    internal async ValueTask RequireAsync(Permission permission, AccessObject target, CancellationToken cancellationToken)
    {
        if (!await IsAllowedAsync(permission, target, cancellationToken).ConfigureAwait(false))
        {
            throw Errors.AccessDenied();
        }
    }

    /// <summary>The entries that the caller may see.</summary>
    internal async ValueTask<IReadOnlyList<T>> FilterAsync<T>(
        IReadOnlyList<T> items, Func<T, AccessObject> target, Permission permission, CancellationToken cancellationToken)
    {
        var seen = new List<T>(items.Count);
        foreach (var item in items)
        {
            if (await IsAllowedAsync(permission, target(item), cancellationToken).ConfigureAwait(false))
            {
                seen.Add(item);
            }
        }

        return seen;
    }

    internal async ValueTask OpenAsync(string? uri, bool readOnly, CancellationToken cancellationToken)
    {
        if (_drivers is not null)
        {
            throw DispatchErrors.AlreadyOpen();
        }

        readOnly |= ReadOnly;
        var drivers = await Host.OpenAsync(this, uri, readOnly, cancellationToken).ConfigureAwait(false);
        bool late;
        lock (_lock)
        {
            late = _ended || _drivers is not null;
            if (!late)
            {
                ReadOnly = readOnly;
                _drivers = drivers;
            }
        }

        if (late)
        {
            await drivers.DisposeAsync().ConfigureAwait(false);
            throw _ended ? DispatchErrors.ClientGone() : DispatchErrors.AlreadyOpen();
        }
    }

    /// <summary>The client is gone, or has closed its connection: ends registrations and drivers.</summary>
    public async ValueTask DisposeAsync()
    {
        DriverSession? drivers;
        lock (_lock)
        {
            _ended = true;
            drivers = _drivers;
            _drivers = null;
        }

        await RemoveAllEventsAsync().ConfigureAwait(false);
        if (drivers is not null)
        {
            await drivers.DisposeAsync().ConfigureAwait(false);
        }
    }

    private ValueTask<bool> IsAllowedAsync(Permission permission, AccessObject target, CancellationToken cancellationToken) =>
        Policy.IsAllowedAsync(Caller, "QEMU", permission, target, cancellationToken);
}
