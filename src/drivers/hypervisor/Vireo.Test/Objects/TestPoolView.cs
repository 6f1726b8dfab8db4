using System.Collections.Immutable;
using Vireo.Documents;

namespace Vireo.Drivers.Test;

/// <summary>A simulated storage pool of fixed size with its volumes, at one instant.</summary>
/// <param name="Definition">What runs, or what would; its figures follow the volumes.</param>
internal sealed record TestPoolView(StoragePoolDef Definition)
{
    /// <summary>Size of every pool: 100 GiB.</summary>
    private const ulong DefaultCapacity = 100UL << 30;

    /// <summary>Of a running pool: what it becomes when it stops; null when nothing changes.</summary>
    public StoragePoolDef? Next { get; init; }

    public ImmutableArray<StorageVolDef> Volumes { get; init; } = [];

    public bool Active { get; init; }

    public bool Persistent { get; init; }

    public bool Autostart { get; init; }

    /// <summary>A new pool, which is empty.</summary>
    public static TestPoolView Empty(StoragePoolDef definition) =>
        new(definition with { Capacity = DefaultCapacity, Allocation = 0, Available = DefaultCapacity });

    public StorageVolDef? FindVolume(string name) => Volumes.FirstOrDefault(v => v.Name == name);

    /// <summary>With a new definition: at once, or when what runs has ended.</summary>
    public TestPoolView Redefined(StoragePoolDef definition)
    {
        var sized = definition with { Capacity = Definition.Capacity, Allocation = Definition.Allocation, Available =
            Definition.Available };
        return Active ? this with { Next = sized } : this with { Definition = sized };
    }

    public TestPoolView With(StorageVolDef volume) =>
        Allocated(Definition.Allocation + (volume.Allocation ?? 0)) with { Volumes = Volumes.Add(volume) };

    public TestPoolView Without(StorageVolDef volume) =>
        Allocated(Definition.Allocation - (volume.Allocation ?? 0)) with { Volumes = Volumes.Remove(volume) };

    private TestPoolView Allocated(ulong bytes) =>
        this with { Definition = Definition with { Allocation = bytes, Available = Definition.Capacity - bytes } };
}
