using Vireo.Drivers;
using Vireo.Drivers.Host;
using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Daemon;

/// <summary>The drivers that this daemon carries, in the order in which they are asked. It starts, reloads and ends them together; it opens
/// sessions.</summary>
internal sealed class DriverRegistry(IReadOnlyList<IDriverFactory> drivers, HostServices host, DriverPaths paths)
{
    private static readonly Logger Logger = Log.For("daemon.drivers");

    /// <summary>True while a driver's guests keep the daemon from ending for want of clients.</summary>
    public bool IsBusy => drivers.Any(static d => d is IDaemonDriver { IsBusy: true });

    /// <summary>
    /// Opens what a client asked for: the first driver that takes the URI becomes the hypervisor's; drivers of networks, storage and so on
    /// that take it too stand beside it.
    /// </summary>
    public async ValueTask<DriverSession> OpenAsync(string? name, ConnectionContext context, CancellationToken cancellationToken)
    {
        Uri? uri = null;
        if (!string.IsNullOrEmpty(name) && !Uri.TryCreate(name, UriKind.Absolute, out uri))
        {
            throw ConfigErrors.NoDriver(name);
        }

        var session = new DriverSession();
        try
        {
            ConnectionContext own = context with { Session = session };
            foreach (IDriverFactory driver in drivers)
            {
                if (driver.Accepts(uri, own))
                {
                    await driver.OpenAsync(uri, own, session, cancellationToken).ConfigureAwait(false);
                    if (session.Hypervisor is null)
                    {
                        throw ConfigErrors.NoConnection(driver.Name);
                    }
                }
            }

            return session.Hypervisor is not null
                ? session
                : throw ConfigErrors.NoDriver(string.IsNullOrEmpty(name) ? null : name);
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Starts all drivers, each when the drivers that it needs have started, and opens the daemon's own connections to those of host
    /// objects. One that cannot start is logged and does not hold up the others.
    /// </summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (DriverGroup group in Enum.GetValues<DriverGroup>())
        {
            if (!drivers.Any(d => d is IDaemonDriver known && known.Serves.Contains(group)))
            {
                host.Set(group, Nobody());
            }
        }

        return ForEachAsync("start", StartAsync, cancellationToken);
    }

    private async Task StartAsync(IDaemonDriver driver, CancellationToken cancellationToken)
    {
        foreach (DriverGroup group in DriverOrder.Waits(drivers, driver))
        {
            await host.GetAsync(group, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            await driver.StartAsync(cancellationToken).ConfigureAwait(false);
            foreach (DriverGroup group in driver.Serves)
            {
                var session = new DriverSession { OnlyGroup = group };
                var identity = HostServices.Identity(paths.Mode, paths.Root ?? "") with { Session = session };
                await driver.OpenAsync(HostObjectsFactory.UriOf(group, paths.Mode), identity, session,
                    cancellationToken).ConfigureAwait(false);
                host.Set(group, session[group] ?? Nobody());
            }
        }
        finally
        {
            // Whoever needs a driver that could not start finds nothing, and does not wait for ever.
            foreach (DriverGroup group in driver.Serves)
            {
                host.Set(group, Nobody());
            }
        }
    }

    private EmptyHostConnection Nobody() => new(HostServices.Identity(paths.Mode, paths.Root ?? ""));

    public Task ReloadAsync(CancellationToken cancellationToken) =>
        ForEachAsync("reload", static (driver, ct) => driver.ReloadAsync(ct), cancellationToken);

    /// <summary>First step of the end.</summary>
    public void PrepareShutdown()
    {
        foreach (IDriverFactory driver in drivers)
        {
            if (driver is IDaemonDriver known)
            {
                try
                {
                    known.PrepareShutdown();
                }
                catch (Exception e)
                {
                    Logger.Error(e);
                }
            }
        }
    }

    /// <summary>Second step of the end.</summary>
    public Task WaitShutdownAsync(CancellationToken cancellationToken) =>
        ForEachAsync("end", static (driver, ct) => driver.WaitShutdownAsync(ct), cancellationToken);

    private async Task ForEachAsync(string what, Func<IDaemonDriver, CancellationToken, Task> step, CancellationToken cancellationToken)
    {
        var steps = new List<Task>();
        foreach (IDriverFactory driver in drivers)
        {
            if (driver is IDaemonDriver known)
            {
                steps.Add(Task.Run(() => RunAsync(known), CancellationToken.None));
            }
        }

        await Task.WhenAll(steps).ConfigureAwait(false);

        async Task RunAsync(IDaemonDriver driver)
        {
            try
            {
                await step(driver, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                Logger.Error($"driver {driver.Name} failed to {what}: {e.Reason()}");
                Logger.Debug($"{e}");
            }
        }
    }
}
