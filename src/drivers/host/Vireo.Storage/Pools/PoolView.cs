using Vireo.Documents;

namespace Vireo.Drivers.Storage;

/// <summary>A pool at one instant.</summary>
/// <param name="Definition">What is active, or what would be.</param>
internal sealed record PoolView(StoragePoolDef Definition)
{
    /// <summary>Of an active pool: what it becomes when it stops; null when nothing changes.</summary>
    public StoragePoolDef? Next { get; init; }

    public bool Active { get; init; }

    public bool Persistent { get; init; }

    public bool Autostart { get; init; }

    /// <summary>What the last refresh found, and what was made since; empty while the pool is not active.</summary>
    public PoolContents Contents { get; init; } = PoolContents.Empty;

    /// <summary>Whether a volume is being made or used.</summary>
    public bool HasJobs => Contents.ByName.Values.Any(static v => v.IsBusy);

    /// <summary>The volume called so; libvirt's error when there is none.</summary>
    public Volume Volume(string name) =>
        Contents.ByName.GetValueOrDefault(name) ?? throw HostObjectErrors.VolumeNameUnknown(ErrorDomain.Storage, name);

    /// <summary>With a new definition: at once, or when what is active has ended.</summary>
    public PoolView Redefined(StoragePoolDef definition) =>
        Active ? this with { Next = definition } : this with { Definition = definition };

    /// <summary>Active, with the document that its start made of the definition; the definition is back when it has ended.</summary>
    public PoolView Started(StoragePoolDef started) => this with
    {
        Active = true, Definition = started, Next = ReferenceEquals(started, Definition) ? Next : Next ?? Definition,
    };

    /// <summary>After the end: nothing is known of its volumes.</summary>
    public PoolView Stopped() =>
        this with { Active = false, Definition = Next ?? Definition, Next = null, Contents = PoolContents.Empty };

    /// <summary>The document that clients see: the definition with the figures of the contents.</summary>
    public StoragePoolDef Document(bool inactive)
    {
        StoragePoolDef shown = inactive ? Next ?? Definition : Definition;
        bool live = ReferenceEquals(shown, Definition) && Contents.Target is not null && shown.Target is not null;
        return shown with
        {
            Capacity = Contents.Capacity, Allocation = Contents.Allocation, Available = Contents.Available,
            Source = ReferenceEquals(shown, Definition) && Contents.FreeExtents.Count > 0 ? WithFree(shown.Source) : shown.Source,
            Target = live ? shown.Target! with { Permissions = Contents.Target } : shown.Target,
        };
    }

    private StoragePoolSource? WithFree(StoragePoolSource? source) => source is { Devices: [var first, .. var others] }
        ? source with { Devices = [first with { FreeExtents = [.. Contents.FreeExtents] }, .. others] }
        : source;
}
