using Vireo.Drivers;
using Vireo.Operations;

namespace Vireo.Daemon;

/// <summary>The drivers that this daemon carries, in the order in which they are asked. It starts, reloads and ends them together; it opens
/// sessions.</summary>
internal sealed class DriverRegistry(IReadOnlyList<IDriverFactory> drivers)
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
            throw Errors.Report(ErrorDomain.None, ErrorCode.NoConnect, name);
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
                        throw Errors.Internal(ErrorDomain.None, $"driver {driver.Name} opened no connection");
                    }
                }
            }

            return session.Hypervisor is not null
                ? session
                : throw Errors.Report(ErrorDomain.None, ErrorCode.NoConnect, string.IsNullOrEmpty(name) ? null : name);
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Starts all drivers at once; one that cannot start is logged and does not hold up the others.</summary>
    public Task StartAsync(CancellationToken cancellationToken) =>
        ForEachAsync("start", static (driver, ct) => driver.StartAsync(ct), cancellationToken);

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
                Logger.Error($"driver {driver.Name} failed to {what}: {e.Message}");
                Logger.Debug($"{e}");
            }
        }
    }
}
