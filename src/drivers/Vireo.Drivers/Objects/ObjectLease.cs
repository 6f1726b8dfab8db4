namespace Vireo.Drivers;

/// <summary>
/// A turn at one object of an <see cref="ObjectStore{T}"/>, which is listed for as long as the lease holds unless the holder removes it.
/// Disposing ends the turn (more than once does no harm), and forgets an object that was added for this lease and not kept.
/// </summary>
public sealed class ObjectLease<T> : IDisposable
    where T : class, IStoredObject
{
    private readonly IDisposable _turn;
    private ObjectStore<T>? _store;
    private bool _kept;

    internal ObjectLease(ObjectStore<T> store, T item, IDisposable turn, bool added)
    {
        _store = store;
        Item = item;
        _turn = turn;
        IsAdded = added;
    }

    /// <summary>The object.</summary>
    public T Item { get; }

    /// <summary>
    /// Whether the object was made for this lease. Its name and UUID are taken, but no look-up and no listing shows it before it is kept or
    /// becomes active.
    /// </summary>
    public bool IsAdded { get; }

    /// <summary>The turn, where the object's gate is a <see cref="DomainJobGate"/>.</summary>
    public DomainJob Job => (DomainJob)_turn;

    /// <summary>What was done has succeeded: an added object is listed and stays. Does nothing for one that was listed before.</summary>
    public void Keep()
    {
        _kept = true;
        if (IsAdded)
        {
            _store?.List(Item);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _store, null) is { } store)
        {
            if (IsAdded && !_kept)
            {
                store.Abandon(Item);
            }

            _turn.Dispose();
        }
    }
}
