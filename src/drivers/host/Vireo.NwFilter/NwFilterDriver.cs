namespace Vireo.Drivers.NwFilters;

/// <summary>
/// The network filter driver of one daemon: it composes the parts and starts them. What happens to filters is in
/// <see cref="FilterChanges"/>; what clients ask is translated by <see cref="NwFilterConnection"/>.
/// </summary>
internal sealed class NwFilterDriver
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly bool _isHost;

    public NwFilterDriver(DriverPaths paths, FirewallTools? tools = null)
    {
        _isHost = paths is { Mode: DaemonMode.System, Root: null };
        var log = Log.For("nwfilter.nwfilter_driver");
        Bindings = new FilterBindings(Path.Combine(paths.StateBase, "nwfilter-binding"), log);
        tools ??= new FirewallTools();
        Ports = new FilterPorts(new FilterFirewall(tools, log), tools, log);
        Changes = new FilterChanges(this, new FilterFiles(paths.For("nwfilter").Config, log), log);
    }

    /// <summary>The filters.</summary>
    public ObjectStore<StoredFilter> Filters { get; } = new(
        new("nwfilter", ErrorDomain.Nwfilter, ErrorCode.NoNwfilter) { ShortNoun = "filter" });

    /// <summary>The ports that a filter is applied to.</summary>
    public FilterBindings Bindings { get; }

    /// <summary>What the bindings mean for the host's firewalls.</summary>
    public FilterPorts Ports { get; }

    /// <summary>Defining and undefining, binding and unbinding.</summary>
    public FilterChanges Changes { get; }

    /// <summary>Completes when the filters are loaded.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Loads what is kept, and applies it.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_isHost)
            {
                await Changes.InstallShippedAsync().ConfigureAwait(false);
            }

            await Changes.LoadAllAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _ready.TrySetResult();
        }
    }

    /// <summary>The filter with a UUID; libvirt's error when there is none.</summary>
    public StoredFilter Get(Uuid uuid) => Filters.FindByUuid(uuid) ?? throw HostObjectErrors.FilterUuidUnknown(uuid);
}
