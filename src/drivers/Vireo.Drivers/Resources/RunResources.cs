namespace Vireo.Drivers;

/// <summary>
/// The resources of a driver's guests, in the order in which they are taken. What was taken is given back in reverse, whatever happened in
/// between, and one that cannot be given back does not keep the others. It decides nothing: when a run begins and ends is the driver's
/// business.
/// </summary>
public sealed class RunResources<TRun>(Logger log, params IReadOnlyList<IRunResource<TRun>> resources)
{
    /// <summary>Takes all. When one fails, it and those before it are given back, and its error is thrown.</summary>
    public async ValueTask AcquireAsync(TRun run, CancellationToken cancellationToken)
    {
        int taken = 0;
        try
        {
            for (; taken < resources.Count; taken++)
            {
                await resources[taken].AcquireAsync(run, cancellationToken).ConfigureAwait(false);
            }
        }
        catch
        {
            await ReleaseFromAsync(taken, run).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Gives all back, the last one first.</summary>
    public ValueTask ReleaseAsync(TRun run) => ReleaseFromAsync(resources.Count - 1, run);

    /// <summary>Takes note of what a run already holds, after a restart of the daemon.</summary>
    public async ValueTask RecoverAsync(TRun run)
    {
        foreach (var resource in resources)
        {
            try
            {
                await resource.RecoverAsync(run).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                log.Warning($"cannot recover {resource.Name}: {e.Message}");
            }
        }
    }

    private async ValueTask ReleaseFromAsync(int last, TRun run)
    {
        for (int i = last; i >= 0; i--)
        {
            try
            {
                await resources[i].ReleaseAsync(run).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                log.Warning($"cannot release {resources[i].Name}: {e.Message}");
            }
        }
    }
}
