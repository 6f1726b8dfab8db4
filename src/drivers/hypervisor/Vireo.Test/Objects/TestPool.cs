using Vireo.Documents;

namespace Vireo.Drivers.Test;

/// <summary>A simulated storage pool of fixed size with its volumes.</summary>
internal sealed class TestPool(StoragePoolDef definition) : IListedObject
{
    /// <summary>Size of every pool: 100 GiB.</summary>
    public const ulong DefaultCapacity = 100UL << 30;

    public string Name => Definition.Name ?? "";

    public Uuid Uuid => Definition.Uuid ?? default;

    public int Id => -1;

    public StoragePoolDef Definition { get; set; } = definition;

    public StoragePoolDef? Next { get; set; }

    public List<StorageVolDef> Volumes { get; } = [];

    public bool Active { get; set; }

    public bool Persistent { get; set; }

    public bool Autostart { get; set; }

    public StorageVolDef? FindVolume(string name) => Volumes.Find(v => v.Name == name);

    /// <summary>Gives a new pool its size.</summary>
    public void Fill()
    {
        Definition.Capacity = DefaultCapacity;
        Definition.Allocation = 0;
        Definition.Available = DefaultCapacity;
    }
}
