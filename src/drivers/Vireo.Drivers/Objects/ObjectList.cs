using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Vireo.Drivers;

/// <summary>
/// A driver's objects (domains, networks, pools, secrets), found by name, UUID or id, tens of thousands of them.
/// Look-ups and listings take no lock: indexes are concurrent, and a listing is an immutable array that is rebuilt at the first listing
/// after a change. It guards only which objects exist and how they are called; what they contain is the object's own affair, and so are
/// errors' texts.
/// </summary>
public sealed class ObjectList<T>
    where T : class, IListedObject
{
    private readonly Lock _write = new();
    private readonly ConcurrentDictionary<string, T> _byName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Uuid, T> _byUuid = new();
    private readonly ConcurrentDictionary<int, T> _byId = new();

    // Null after a change. Boxed in a class, so that replacing it is one atomic write.
    private volatile Listing? _listing;

    /// <summary>How many objects there are.</summary>
    public int Count => Items.Length;

    /// <summary>How many of them are active (have an id).</summary>
    public int ActiveCount => _byId.Count;

    /// <summary>All objects at one instant, in the order of their UUIDs' arrival in the index (no order is promised).</summary>
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

    /// <summary>Adds <paramref name="item"/> unless its UUID or name is taken; then <paramref name="existing"/> is who has it (by UUID
    /// first).</summary>
    public bool TryAdd(T item, [NotNullWhen(false)] out T? existing)
    {
        lock (_write)
        {
            if (_byUuid.TryGetValue(item.Uuid, out existing) || _byName.TryGetValue(item.Name, out existing))
            {
                return false;
            }

            _byUuid[item.Uuid] = item;
            _byName[item.Name] = item;
            if (item.Id >= 0)
            {
                _byId[item.Id] = item;
            }

            _listing = null;
            return true;
        }
    }

    /// <summary>
    /// Finds the object with this UUID and name, or adds what <paramref name="create"/> makes. False when UUID and name do not belong
    /// together; then <paramref name="item"/> is the object that has the one or the other. <paramref name="create"/> runs under the list's
    /// lock: it must only construct.
    /// </summary>
    public bool TryGetOrAdd(Uuid uuid, string name, Func<T> create, out T item, out bool added)
    {
        lock (_write)
        {
            added = false;
            if (_byUuid.TryGetValue(uuid, out T? found))
            {
                item = found;
                return string.Equals(found.Name, name, StringComparison.Ordinal);
            }

            if (_byName.TryGetValue(name, out found))
            {
                item = found;
                return false;
            }

            item = create();
            added = TryAdd(item, out _);
            return added;
        }
    }

    /// <summary>Takes <paramref name="item"/> out; false when it was not (or no longer) in the list.</summary>
    public bool Remove(T item)
    {
        lock (_write)
        {
            if (!_byUuid.TryRemove(KeyValuePair.Create(item.Uuid, item)))
            {
                return false;
            }

            _byName.TryRemove(KeyValuePair.Create(item.Name, item));
            if (item.Id >= 0)
            {
                _byId.TryRemove(KeyValuePair.Create(item.Id, item));
            }

            _listing = null;
            return true;
        }
    }

    /// <summary>Renames: false when the name is taken. <paramref name="apply"/> sets the new name in the object, between the index
    /// changes.</summary>
    public bool TryRename(T item, string name, Action<T, string> apply)
    {
        lock (_write)
        {
            if (!_byName.TryAdd(name, item))
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

    /// <summary>Gives the object an id (it became active) or takes it away (<paramref name="id"/> &lt; 0). <paramref name="apply"/> sets it
    /// in the object.</summary>
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
            }
        }
    }

    private sealed record Listing(ImmutableArray<T> Items);
}
