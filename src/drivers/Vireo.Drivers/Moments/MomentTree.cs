using System.Collections.Immutable;

namespace Vireo.Drivers;

/// <summary>
/// The snapshots or the checkpoints of one domain: a forest with at most one current member. Immutable: a change gives another tree, so
/// that whoever reads one waits for nobody. It knows how moments hang together, not what they hold.
/// </summary>
public sealed class MomentTree<T>
    where T : Moment
{
    private readonly ImmutableArray<T> _all;
    private readonly string? _current;

    // Made at the first question, because most trees are asked little.
    private Dictionary<string, T>? _byName;
    private ILookup<string, T>? _children;

    private MomentTree(ImmutableArray<T> all, string? current)
    {
        _all = all;
        _current = current;
    }

    internal static MomentTree<T> Empty { get; } = new([], null);

    /// <summary>How many moments there are.</summary>
    public int Count => _all.Length;

    /// <summary>All moments in the order of their making.</summary>
    public ImmutableArray<T> All => _all;

    /// <summary>The moment that the domain's present state builds on; null when that is none.</summary>
    public T? Current => _current is null ? null : Find(_current);

    /// <summary>The moment called <paramref name="name"/>, or null.</summary>
    public T? Find(string name)
    {
        _byName ??= _all.ToDictionary(static m => m.Name, StringComparer.Ordinal);
        return _byName.GetValueOrDefault(name);
    }

    /// <summary>The moments that build on one, or the roots (null).</summary>
    public IEnumerable<T> Children(string? parent)
    {
        // A moment whose parent is not in the tree is nobody's child, and no root either.
        _children ??= _all.ToLookup(static m => m.Parent ?? "", StringComparer.Ordinal);
        return _children[parent ?? ""];
    }

    /// <summary>Whether something builds on the moment.</summary>
    public bool HasChildren(string name) => Children(name).Any();

    /// <summary>Everything below a moment, or everything below the roots' own root (null): parents before their children.</summary>
    public IReadOnlyList<T> Descendants(string? parent)
    {
        var found = new List<T>();
        var waiting = new Stack<T>(Children(parent).Reverse());
        while (waiting.TryPop(out T? next) && found.Count < Count)
        {
            found.Add(next);
            foreach (T child in Children(next.Name).Reverse())
            {
                waiting.Push(child);
            }
        }

        return found;
    }

    /// <summary>Adds a moment, or replaces the one of its name, which then counts as the youngest.</summary>
    public MomentTree<T> With(T moment) => new(Without(moment.Name).Add(moment), _current);

    /// <summary>Makes a moment the current one, or none.</summary>
    public MomentTree<T> WithCurrent(string? name) => new(_all, name);

    /// <summary>Removes moments. What was current and goes leaves its place to the nearest moment above that stays.</summary>
    public MomentTree<T> Remove(string name, MomentRemoval removal)
    {
        if (Find(name) is not { } moment)
        {
            return this;
        }

        var gone = new HashSet<string>(StringComparer.Ordinal);
        if (removal != MomentRemoval.Moment)
        {
            gone.UnionWith(Descendants(name).Select(static m => m.Name));
        }

        if (removal != MomentRemoval.DescendantsOnly)
        {
            gone.Add(name);
        }

        string? current = _current;
        if (current is not null && gone.Contains(current))
        {
            current = removal == MomentRemoval.DescendantsOnly ? name : moment.Parent is { } above && Find(above) is not null
                ? above : null;
        }

        // Only a moment that goes alone leaves children behind.
        return new(
            [.. _all.Where(m => !gone.Contains(m.Name)).Select(m => m.Parent is { } p && gone.Contains(p)
                ? (T)((Moment)m with { Parent = moment.Parent }) : m)],
            current);
    }

    /// <summary>Checks the parent of a moment that is redefined: it must exist, and must not build on the moment itself.</summary>
    /// <exception cref="VirException">The parent is wrong.</exception>
    public void CheckParent(string name, string? parent)
    {
        if (parent is null)
        {
            return;
        }

        if (parent == name)
        {
            throw MomentErrors.OwnParent(name);
        }

        T? ancestor = Find(parent) ?? throw MomentErrors.ParentUnknown(parent, name);
        for (int i = 0; ancestor?.Parent is { } above && i < Count; i++, ancestor = Find(above))
        {
            if (above == name)
            {
                throw MomentErrors.ParentCycle(parent, name);
            }
        }
    }

    private ImmutableArray<T> Without(string name) => Find(name) is { } old ? _all.Remove(old) : _all;
}

/// <summary>Makes trees of moments.</summary>
public static class MomentTree
{
    /// <summary>A tree without moments.</summary>
    public static MomentTree<T> Empty<T>()
        where T : Moment => MomentTree<T>.Empty;
}
