using System.Collections.Immutable;
using Vireo.Documents;

namespace Vireo.Drivers.Storage;

/// <summary>The sizes of an active pool and its volumes, found by name, key or path without looking at the others.</summary>
internal sealed record PoolContents
{
    // A volume that replaces another is kept even when nothing in it differs: who refreshes sees by it what happened meanwhile.
    private static readonly ImmutableDictionary<string, Volume> s_none = ImmutableDictionary.Create<string, Volume>(
        StringComparer.Ordinal, ReferenceEqualityComparer.Instance);

    public static PoolContents Empty { get; } = new();

    /// <summary>Bytes altogether.</summary>
    public ulong Capacity { get; init; }

    /// <summary>Bytes taken.</summary>
    public ulong Allocation { get; init; }

    /// <summary>Bytes free.</summary>
    public ulong Available { get; init; }

    /// <summary>Owner and mode of the target; null for kinds without one.</summary>
    public StoragePermissions? Target { get; init; }

    /// <summary>What is free of the pool's device; empty for kinds that do not say.</summary>
    public IReadOnlyList<StorageExtent> FreeExtents { get; init; } = [];

    public ImmutableDictionary<string, Volume> ByName { get; private init; } = s_none;

    public ImmutableDictionary<string, Volume> ByKey { get; private init; } = s_none;

    public ImmutableDictionary<string, Volume> ByPath { get; private init; } = s_none;

    /// <summary>With the sizes of another.</summary>
    public PoolContents Sized(PoolContents other) => this with
    {
        Capacity = other.Capacity, Allocation = other.Allocation, Available = other.Available, Target = other.Target,
        FreeExtents = other.FreeExtents,
    };

    /// <summary>The same sizes with exactly these volumes.</summary>
    public PoolContents Of(IReadOnlyCollection<Volume> volumes)
    {
        // Keys of files are their paths: one index serves both.
        ImmutableDictionary<string, Volume> byKey = Index(volumes, static v => v.Key);
        return this with
        {
            ByName = Index(volumes, static v => v.Name), ByKey = byKey,
            ByPath = volumes.All(static v => v.Key == v.Path) ? byKey : Index(volumes, static v => v.Path),
        };
    }

    /// <summary>With a volume that is new, or replaces the one of its name.</summary>
    public PoolContents With(Volume volume)
    {
        PoolContents rest = !ByName.TryGetValue(volume.Name, out Volume? old) || (old.Key == volume.Key && old.Path == volume.Path)
            ? this
            : Without(old);
        ImmutableDictionary<string, Volume> byKey = rest.ByKey.SetItem(volume.Key, volume);
        return rest with
        {
            ByName = rest.ByName.SetItem(volume.Name, volume), ByKey = byKey,
            ByPath = ReferenceEquals(rest.ByPath, rest.ByKey) && volume.Key == volume.Path
                ? byKey
                : rest.ByPath.SetItem(volume.Path, volume),
        };
    }

    /// <summary>Without a volume.</summary>
    public PoolContents Without(Volume volume)
    {
        ImmutableDictionary<string, Volume> byKey = ByKey.Remove(volume.Key);
        return this with
        {
            ByName = ByName.Remove(volume.Name), ByKey = byKey,
            ByPath = ReferenceEquals(ByPath, ByKey) && volume.Key == volume.Path ? byKey : ByPath.Remove(volume.Path),
        };
    }

    /// <summary>
    /// What a refresh found, with what happened beside it: volumes that were made, changed or removed since <paramref name="before"/>, when
    /// the refresh began, or are being worked on, are as they are <paramref name="now"/>.
    /// </summary>
    public PoolContents Keeping(PoolContents before, PoolContents now)
    {
        PoolContents result = this;
        foreach (Volume volume in now.ByName.Values)
        {
            if (volume.IsBusy || !ReferenceEquals(volume, before.ByName.GetValueOrDefault(volume.Name)))
            {
                result = result.With(volume);
            }
        }

        foreach (string name in before.ByName.Keys.Where(name => !now.ByName.ContainsKey(name)))
        {
            result = result.ByName.TryGetValue(name, out Volume? gone) ? result.Without(gone) : result;
        }

        return result;
    }

    private static ImmutableDictionary<string, Volume> Index(IReadOnlyCollection<Volume> volumes, Func<Volume, string> key)
    {
        var index = s_none.ToBuilder();
        foreach (Volume volume in volumes)
        {
            index[key(volume)] = volume;
        }

        return index.ToImmutable();
    }
}
