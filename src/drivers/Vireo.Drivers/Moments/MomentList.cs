namespace Vireo.Drivers;

/// <summary>
/// Which moments a listing shows, by the flags that clients pass. A group of flags with none or all of them set does not narrow the list.
/// </summary>
public static class MomentList
{
    /// <summary>The snapshots of a domain, or those below <paramref name="from"/>.</summary>
    /// <param name="tree">The snapshots.</param>
    /// <param name="from">Lists what builds on this one; null lists the domain's.</param>
    /// <param name="flags">What to show.</param>
    /// <param name="isExternal">Whether a part of a snapshot lies beside the images.</param>
    public static IEnumerable<T> Snapshots<T>(MomentTree<T> tree, string? from, DomainSnapshotListFlags flags, Func<T, bool> isExternal)
        where T : Moment
    {
        bool Has(DomainSnapshotListFlags flag) => (flags & flag) != 0;
        bool states = Has(DomainSnapshotListFlags.Inactive | DomainSnapshotListFlags.Active | DomainSnapshotListFlags.DiskOnly);
        return Range(tree, from, Has(DomainSnapshotListFlags.Roots), Has(DomainSnapshotListFlags.Topological)).Where(m =>
            (!states || Has(m.IsActive ? DomainSnapshotListFlags.Active : DomainSnapshotListFlags.Inactive))
            && Fits((uint)flags, (uint)DomainSnapshotListFlags.Metadata, (uint)DomainSnapshotListFlags.NoMetadata, true)
            && Fits((uint)flags, (uint)DomainSnapshotListFlags.Leaves, (uint)DomainSnapshotListFlags.NoLeaves, !tree.HasChildren(m.Name))
            && Fits((uint)flags, (uint)DomainSnapshotListFlags.Internal, (uint)DomainSnapshotListFlags.External, !isExternal(m)));
    }

    /// <summary>The checkpoints of a domain, or those below <paramref name="from"/>.</summary>
    public static IEnumerable<T> Checkpoints<T>(MomentTree<T> tree, string? from, DomainCheckpointListFlags flags)
        where T : Moment
    {
        bool first = (flags & DomainCheckpointListFlags.Roots) != 0, topological = (flags & DomainCheckpointListFlags.Topological) != 0;
        return Range(tree, from, first, topological).Where(m =>
            Fits((uint)flags, (uint)DomainCheckpointListFlags.Leaves, (uint)DomainCheckpointListFlags.NoLeaves, !tree.HasChildren(m.Name)));
    }

    // The first flag means roots only where a domain is listed, and all descendants where a moment is: each the opposite of the usual.
    private static IEnumerable<T> Range<T>(MomentTree<T> tree, string? from, bool first, bool topological)
        where T : Moment =>
        from is null
            ? first ? tree.Children(null) : topological ? tree.Descendants(null) : tree.All
            : first ? tree.Descendants(from) : tree.Children(from);

    private static bool Fits(uint flags, uint yes, uint no, bool holds) => (flags & (yes | no)) == 0 || (flags & (holds ? yes : no)) != 0;
}
