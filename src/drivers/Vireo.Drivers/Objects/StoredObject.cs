namespace Vireo.Drivers;

/// <summary>
/// An object of an <see cref="ObjectStore{T}"/> whose whole state is one immutable view. Readers take the view and wait for nobody; who
/// changes the object holds its gate and publishes another view. It holds state and decides nothing.
/// </summary>
/// <typeparam name="TView">The view: a record, never changed, as are the documents in it.</typeparam>
public abstract class StoredObject<TView> : IStoredObject
    where TView : class
{
    private TView _view;

    /// <summary>An object that begins with a view.</summary>
    protected StoredObject(TView view) => _view = view;

    /// <summary>What is known of the object at this instant.</summary>
    public TView View => Volatile.Read(ref _view);

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract Uuid Uuid { get; }

    /// <inheritdoc/>
    public virtual int Id => -1;

    /// <inheritdoc/>
    public IObjectGate Gate { get; } = new ObjectGate();

    /// <inheritdoc/>
    public virtual void OnRemoved()
    {
    }

    /// <summary>Replaces the view, where nobody changes it but the holder of the gate.</summary>
    public void Publish(TView view) => Volatile.Write(ref _view, view);

    /// <summary>
    /// Replaces the view by a changed one, and gives that. Two changes at once are both made; <paramref name="change"/> may run twice, and
    /// must only construct.
    /// </summary>
    public TView Update(Func<TView, TView> change)
    {
        while (true)
        {
            TView now = View, next = change(now);
            if (Interlocked.CompareExchange(ref _view, next, now) == now)
            {
                return next;
            }
        }
    }
}
