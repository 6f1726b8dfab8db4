using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Test;

/// <summary>
/// A snapshot or checkpoint: a domain's configuration and state at one moment. Its document and its domain's are kept apart, the latter as
/// text.
/// </summary>
internal sealed record TestMoment : Moment
{
    /// <summary>The document of a snapshot, without parent and domain; null for a checkpoint.</summary>
    public DomainSnapshotDef? Snapshot { get; init; }

    /// <summary>The document of a checkpoint, without parent and domain; null for a snapshot.</summary>
    public DomainCheckpointDef? Checkpoint { get; init; }

    /// <summary>The domain as it was; null for a checkpoint whose document had none.</summary>
    public TestDomainConfig? Domain { get; init; }

    /// <summary>A part of the snapshot lies beside the images.</summary>
    public bool External => Snapshot is { } s
        && (s.Memory?.Snapshot == DiskSnapshot.External || s.Disks.Exists(static d => d.Snapshot == DiskSnapshot.External));

    /// <summary>The document of the moment.</summary>
    public string Format(FormatFlags flags)
    {
        var domain = Domain?.Copy();
        return Snapshot is not null
            ? (Snapshot with { ParentName = Parent, Domain = domain }).Format(flags | FormatFlags.Inactive)
            : (Checkpoint! with { ParentName = Parent, Domain = domain }).Format(flags | FormatFlags.Inactive);
    }
}
