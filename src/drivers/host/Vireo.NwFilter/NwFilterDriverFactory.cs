using Vireo.Drivers.Host;
using Vireo.Protocol;

namespace Vireo.Drivers.NwFilters;

/// <summary>
/// The network filter driver as the daemon knows it. It serves the system's daemon only: a user has no right to filter.
/// </summary>
public sealed class NwFilterDriverFactory(DriverPaths paths) : IDaemonDriver
{
    private readonly bool _isSystem = paths.Mode == DaemonMode.System;
    private readonly NwFilterDriver _driver = new(paths);

    /// <inheritdoc/>
    public string Name => "nwfilter";

    /// <inheritdoc/>
    public bool IsBusy => false;

    /// <inheritdoc/>
    public IReadOnlyList<DriverGroup> Serves => _isSystem ? [DriverGroup.NwFilter] : [];

    /// <inheritdoc/>
    public bool Accepts(Uri? uri, ConnectionContext context) =>
        _isSystem && context.Session is { OnlyGroup: DriverGroup.NwFilter } or { UsesHostObjects: true, OnlyGroup: null };

    /// <inheritdoc/>
    public async ValueTask OpenAsync(Uri? uri, ConnectionContext context, DriverSession session, CancellationToken cancellationToken)
    {
        if (session[DriverGroup.NwFilter] is null)
        {
            await _driver.Ready.WaitAsync(cancellationToken).ConfigureAwait(false);
            session[DriverGroup.NwFilter] = new CheckedNwFilterConnection(context, _driver);
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) =>
        _isSystem ? _driver.StartAsync(cancellationToken) : Task.CompletedTask;

    /// <inheritdoc/>
    public Task ReloadAsync(CancellationToken cancellationToken) =>
        _isSystem ? _driver.Changes.LoadAllAsync(cancellationToken) : Task.CompletedTask;

    /// <inheritdoc/>
    public void PrepareShutdown()
    {
    }

    /// <inheritdoc/>
    public Task WaitShutdownAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
