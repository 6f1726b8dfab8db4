using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Vireo.Drivers;

/// <summary>
/// A driver's objects (domains, networks, pools, node devices), found by name, UUID or id, tens of thousands of them. Whoever changes an
/// object enters it here: the object is found or added, its gate taken, and the store looked at again, because somebody else may have
/// removed the object meanwhile. Look-ups and listings take no lock: indexes are concurrent, and a listing is an immutable array that is
/// rebuilt at the first listing after a change. It guards which objects exist and how they are called; what they contain is the object's
/// own affair.
/// </summary>
public sealed class ObjectStore<T>(ObjectNoun noun)
    where T : class, IStoredObject
{
    private readonly Lock _write = new();
    private readonly ConcurrentDictionary<string, T> _byName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Uuid, T> _byUuid = new();
    private readonly ConcurrentDictionary<int, T> _byId = new();

    // Objects that are being added: their names and UUIDs are taken, but nobody finds them yet. There are as many as definitions run at
    // this moment.
    private readonly List<T> _pending = [];

    // Null after a change. Boxed in a class, so that replacing it is one atomic write.
    private volatile Listing? _listing;

    /// <summary>How errors speak of the objects.</summary>
    public ObjectNoun Noun { get; } = noun;

    /// <summary>How many objects there are.</summary>
    public int Count => Items.Length;

    /// <summary>How many of them are active (have an id).</summary>
    public int ActiveCount => _byId.Count;

    /// <summary>All objects at one instant. No order is promised.</summary>
    public ImmutableArray<T> Items
    {
        get
        {
            Listing? listing = _listing;
            if (listing is null)
            {
                lock (_write)
                {
                    _listing = listing = _listing ?? new Listing([.. _byUuid.Values]);
                }
            }

            return listing.Items;
        }
    }

    /// <summary>The object called <paramref name="name"/>, or null.</summary>
    public T? FindByName(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The object with <paramref name="uuid"/>, or null.</summary>
    public T? FindByUuid(Uuid uuid) => _byUuid.GetValueOrDefault(uuid);

    /// <summary>The active object with <paramref name="id"/>, or null.</summary>
    public T? FindById(int id) => _byId.GetValueOrDefault(id);

    /// <summary>The object with <paramref name="uuid"/>, for reading; libvirt's error when it does not exist.</summary>
    public T Get(Uuid uuid, string name) => FindByUuid(uuid) ?? throw Noun.NoObject(uuid, name);

    /// <summary>Whether the object is in the store at this moment. The answer lasts only for who holds the object's gate.</summary>
    public bool IsListed(T item) => FindByUuid(item.Uuid) == item;

    /// <summary>
    /// Takes a turn at the object with <paramref name="uuid"/>. Fails with libvirt's error when there is none, or it goes while this waits.
    /// </summary>
    /// <param name="uuid">Which object.</param>
    /// <param name="name">The name that the caller knows it by, for errors.</param>
    /// <param name="request">What kind of turn, and who asks.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public ValueTask<ObjectLease<T>> EnterAsync(Uuid uuid, string name, DomainJobRequest request, CancellationToken cancellationToken) =>
        EnterFoundAsync(this, (Uuid: uuid, Name: name), static (s, key) => s.Get(key.Uuid, key.Name), request, cancellationToken);

    /// <summary>As <see cref="EnterAsync(Uuid, string, DomainJobRequest, CancellationToken)"/>, for a short job.</summary>
    public ValueTask<ObjectLease<T>> EnterAsync(Uuid uuid, string name, DomainJobKind kind, string owner,
        CancellationToken cancellationToken) =>
        EnterAsync(uuid, name, DomainJobRequest.Short(kind, owner), cancellationToken);

    /// <summary>Takes a turn at an object that the caller has at hand; null when it goes before its turn comes.</summary>
    public async ValueTask<ObjectLease<T>?> TryEnterAsync(T item, DomainJobRequest request, CancellationToken cancellationToken)
    {
        IDisposable turn = await item.Gate.EnterAsync(request, cancellationToken).ConfigureAwait(false);
        if (IsListed(item))
        {
            return new ObjectLease<T>(this, item, turn, added: false);
        }

        turn.Dispose();
        return null;
    }

    /// <summary>Takes a turn at the object called <paramref name="name"/>, for objects that clients know by name only.</summary>
    public ValueTask<ObjectLease<T>> EnterAsync(string name, DomainJobRequest request, CancellationToken cancellationToken) =>
        EnterFoundAsync(this, name, static (s, key) => s.FindByName(key) ?? throw s.Noun.NoName(key), request, cancellationToken);

    /// <summary>
    /// Takes a turn at the object that a definition means, or at a new one. Fails when UUID and name do not belong together. A new object
    /// is handed out with its gate taken, and stays when the lease keeps it; else it is forgotten with the lease.
    /// </summary>
    /// <param name="uuid">The definition's UUID.</param>
    /// <param name="name">The definition's name.</param>
    /// <param name="create">Makes the object. It runs under the store's lock: it must only construct.</param>
    /// <param name="request">What kind of turn, and who asks.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async ValueTask<ObjectLease<T>> EnterOrAddAsync(
        Uuid uuid, string name, Func<T> create, DomainJobRequest request, CancellationToken cancellationToken)
    {
        while (true)
        {
            ValueTask<IDisposable> waiting;
            T item;
            bool added;
            lock (_write)
            {
                T? found = Match(uuid, name);
                added = found is null;
                item = found ?? create();

                // Nobody else knows a new object, so that its gate is granted in this instant. That of a present one may have to be waited
                // for, outside the lock.
                waiting = item.Gate.EnterAsync(request, cancellationToken);
                if (added && waiting.IsCompletedSuccessfully)
                {
                    _pending.Add(item);
                }
            }

            IDisposable turn = await waiting.ConfigureAwait(false);
            if (added || IsListed(item))
            {
                return new ObjectLease<T>(this, item, turn, added);
            }

            turn.Dispose();
        }
    }

    /// <summary>As the other, for a short job.</summary>
    public ValueTask<ObjectLease<T>> EnterOrAddAsync(
        Uuid uuid, string name, Func<T> create, DomainJobKind kind, string owner, CancellationToken cancellationToken) =>
        EnterOrAddAsync(uuid, name, create, DomainJobRequest.Short(kind, owner), cancellationToken);

    /// <summary>Adds an object that nobody else can know yet, at a driver's start. Fails when its UUID or name is taken.</summary>
    public void Add(T item)
    {
        lock (_write)
        {
            if (Match(item.Uuid, item.Name) is not null)
            {
                throw Noun.NameTaken(item.Name, item.Uuid);
            }

            Index(item);
        }
    }

    /// <summary>
    /// Puts an object into the place of the one that has its name, for objects that never change but are replaced. Gives the one that went.
    /// </summary>
    public T? Put(T item)
    {
        T? old;
        lock (_write)
        {
            old = FindByName(item.Name);
            if (old is not null)
            {
                Forget(old);
            }

            Index(item);
        }

        old?.OnRemoved();
        return old;
    }

    /// <summary>Takes <paramref name="item"/> out; false when it was not (or no longer) in the store. The caller holds its gate.</summary>
    public bool Remove(T item)
    {
        lock (_write)
        {
            if (!IsListed(item))
            {
                return false;
            }

            Forget(item);
        }

        item.OnRemoved();
        return true;
    }

    /// <summary>
    /// Renames: false when the name is taken. <paramref name="apply"/> sets the new name in the object, between the index changes. The
    /// caller holds its gate.
    /// </summary>
    public bool TryRename(T item, string name, Action<T, string> apply)
    {
        lock (_write)
        {
            if (PendingByName(name) is not null || !_byName.TryAdd(name, item))
            {
                return false;
            }

            string old = item.Name;
            apply(item, name);
            _byName.TryRemove(KeyValuePair.Create(old, item));
            _listing = null;
            return true;
        }
    }

    /// <summary>
    /// Gives the object an id (it became active) or takes it away (<paramref name="id"/> &lt; 0). <paramref name="apply"/> sets it in the
    /// object. An object that is active is listed.
    /// </summary>
    public void SetId(T item, int id, Action<T, int> apply)
    {
        lock (_write)
        {
            int old = item.Id;
            apply(item, id);
            if (old >= 0)
            {
                _byId.TryRemove(KeyValuePair.Create(old, item));
            }

            if (id >= 0)
            {
                _byId[id] = item;
                List(item);
            }
        }
    }

    internal void List(T item)
    {
        lock (_write)
        {
            if (_pending.Remove(item))
            {
                Index(item);
            }
        }
    }

    internal void Abandon(T item)
    {
        bool pending;
        lock (_write)
        {
            pending = _pending.Remove(item);
        }

        if (pending)
        {
            item.OnRemoved();
        }
        else
        {
            Remove(item);
        }
    }

    // Most turns are granted at once: no state machine is made for those.
    private static ValueTask<ObjectLease<T>> EnterFoundAsync<TKey>(
        ObjectStore<T> store, TKey key, Func<ObjectStore<T>, TKey, T> find, DomainJobRequest request, CancellationToken cancellationToken)
    {
        T item = find(store, key);
        ValueTask<IDisposable> turn = item.Gate.EnterAsync(request, cancellationToken);
        if (!turn.IsCompletedSuccessfully)
        {
            return WaitAsync(store, key, find, item, turn, request, cancellationToken);
        }

        IDisposable granted = turn.Result;
        return store.IsListed(item)
            ? new(new ObjectLease<T>(store, item, granted, added: false))
            : WaitAsync(store, key, find, item, new(granted), request, cancellationToken);
    }

    private static async ValueTask<ObjectLease<T>> WaitAsync<TKey>(
        ObjectStore<T> store, TKey key, Func<ObjectStore<T>, TKey, T> find, T item, ValueTask<IDisposable> turn, DomainJobRequest request,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            IDisposable granted = await turn.ConfigureAwait(false);
            if (store.IsListed(item))
            {
                return new ObjectLease<T>(store, item, granted, added: false);
            }

            granted.Dispose();
            item = find(store, key);
            turn = item.Gate.EnterAsync(request, cancellationToken);
        }
    }

    // The object that UUID and name mean, null when both are free. The caller holds the lock.
    private T? Match(Uuid uuid, string name)
    {
        if ((FindByUuid(uuid) ?? PendingByUuid(uuid)) is { } found)
        {
            return string.Equals(found.Name, name, StringComparison.Ordinal) ? found : throw Noun.UuidTaken(found.Name, uuid);
        }

        return (FindByName(name) ?? PendingByName(name)) is { } other ? throw Noun.NameTaken(name, other.Uuid) : null;
    }

    private T? PendingByUuid(Uuid uuid) => _pending.Find(p => p.Uuid == uuid);

    private T? PendingByName(string name) => _pending.Find(p => string.Equals(p.Name, name, StringComparison.Ordinal));

    private void Index(T item)
    {
        _byUuid[item.Uuid] = item;
        _byName[item.Name] = item;
        if (item.Id >= 0)
        {
            _byId[item.Id] = item;
        }

        _listing = null;
    }

    private void Forget(T item)
    {
        _byUuid.TryRemove(KeyValuePair.Create(item.Uuid, item));
        _byName.TryRemove(KeyValuePair.Create(item.Name, item));
        if (item.Id >= 0)
        {
            _byId.TryRemove(KeyValuePair.Create(item.Id, item));
        }

        _listing = null;
    }

    private sealed record Listing(ImmutableArray<T> Items);
}
