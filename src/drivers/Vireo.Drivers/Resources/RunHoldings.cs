namespace Vireo.Drivers;

/// <summary>
/// What one running guest holds, in the order in which it was taken. It remembers each thing from before it is taken until it is given
/// back, so that each is given back exactly once, the last one first, whatever happened in between; one that cannot be given back does not
/// keep the others. It decides nothing: when a run or a device begins and ends is the driver's business.
/// </summary>
public sealed class RunHoldings(Logger log)
{
    private readonly Lock _lock = new();
    private readonly List<Holding> _held = [];

    /// <summary>What is held, by name; the last one taken stands last.</summary>
    public IReadOnlyList<string> Names
    {
        get
        {
            lock (_lock)
            {
                return [.. _held.Select(static h => h.Name)];
            }
        }
    }

    /// <summary>Takes all that concern a part. When one fails, those of this part are given back, and its error is thrown.</summary>
    public async ValueTask AcquireAsync<TPart>(
        IReadOnlyList<IRunResource<TPart>> resources, TPart part, CancellationToken cancellationToken)
        where TPart : class
    {
        try
        {
            foreach (var resource in resources)
            {
                if (resource.Concerns(part))
                {
                    Add(resource, part);
                    await resource.AcquireAsync(part, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch
        {
            await ReleaseAsync(part).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Takes note of what a part already holds, after a restart of the daemon.</summary>
    public async ValueTask RecoverAsync<TPart>(IReadOnlyList<IRunResource<TPart>> resources, TPart part)
        where TPart : class
    {
        foreach (var resource in resources)
        {
            if (!resource.Concerns(part))
            {
                continue;
            }

            Add(resource, part);
            try
            {
                await resource.RecoverAsync(part).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                log.Warning($"cannot recover {resource.Name}: {e.Reason()}");
            }
        }
    }

    /// <summary>Gives back what is held for a part.</summary>
    public ValueTask ReleaseAsync(object part) => ReleaseAsync(h => ReferenceEquals(h.Part, part));

    /// <summary>Gives all back.</summary>
    public ValueTask ReleaseAsync() => ReleaseAsync(static _ => true);

    private void Add<TPart>(IRunResource<TPart> resource, TPart part)
        where TPart : class
    {
        lock (_lock)
        {
            _held.Add(new Holding(part, resource.Name, () => resource.ReleaseAsync(part)));
        }
    }

    private async ValueTask ReleaseAsync(Predicate<Holding> which)
    {
        while (TakeLast(which) is { } holding)
        {
            try
            {
                await holding.Release().ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                log.Warning($"cannot release {holding.Name}: {e.Reason()}");
            }
        }
    }

    private Holding? TakeLast(Predicate<Holding> which)
    {
        lock (_lock)
        {
            int at = _held.FindLastIndex(which);
            if (at < 0)
            {
                return null;
            }

            var holding = _held[at];
            _held.RemoveAt(at);
            return holding;
        }
    }

    private sealed record Holding(object Part, string Name, Func<ValueTask> Release);
}
