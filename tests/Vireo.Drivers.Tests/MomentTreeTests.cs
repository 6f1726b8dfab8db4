using CsCheck;
using Xunit;

namespace Vireo.Drivers.Tests;

public class MomentTreeTests
{
    // r ─ a ─ b, a ─ c; s
    private static readonly MomentTree<Item> s_tree = MomentTree.Empty<Item>()
        .With(new("r")).With(new("a", "r")).With(new("b", "a")).With(new("c", "a")).With(new("s")).WithCurrent("b");

    [Fact]
    public void A_tree_knows_how_its_moments_hang_together()
    {
        Assert.Equal(["r", "s"], Names(s_tree.Children(null)));
        Assert.Equal(["b", "c"], Names(s_tree.Children("a")));
        Assert.Equal(["a", "b", "c"], Names(s_tree.Descendants("r")));
        Assert.Equal(["r", "a", "b", "c", "s"], Names(s_tree.Descendants(null)));
        Assert.False(s_tree.HasChildren("b"));
        Assert.Equal("b", s_tree.Current?.Name);
        Assert.Null(s_tree.Find("x"));
    }

    [Fact]
    public void A_removed_moment_leaves_its_children_and_its_currency_to_its_parent()
    {
        var tree = s_tree.WithCurrent("a").Remove("a", MomentRemoval.Moment);
        Assert.Equal(["b", "c"], Names(tree.Children("r")));
        Assert.Equal("r", tree.Current?.Name);
        Assert.Equal(5, s_tree.Count);
        tree = s_tree.Remove("r", MomentRemoval.WithDescendants);
        Assert.Equal(["s"], Names(tree.All));
        Assert.Null(tree.Current);
        tree = s_tree.Remove("a", MomentRemoval.DescendantsOnly);
        Assert.Equal(["r", "a", "s"], Names(tree.All));
        Assert.Equal("a", tree.Current?.Name);
        Assert.Equal("r", s_tree.Remove("a", MomentRemoval.WithDescendants).Current?.Name);
    }

    [Fact]
    public void A_redefined_moment_replaces_its_predecessor_and_stays_current()
    {
        var tree = s_tree.With(new("b", "s"));
        Assert.Equal(5, tree.Count);
        Assert.Equal(["b"], Names(tree.Children("s")));
        Assert.Same(tree.Find("b"), tree.Current);
    }

    [Theory]
    [InlineData("a", "a", "cannot set moment a as its own parent")]
    [InlineData("a", "nobody", "parent nobody for moment a not found")]
    [InlineData("a", "b", "parent b would create cycle to a")]
    [InlineData("r", "c", "parent c would create cycle to r")]
    public void A_wrong_parent_is_refused_in_libvirts_words(string name, string parent, string text)
    {
        var e = Assert.Throws<VirException>(() => s_tree.CheckParent(name, parent));
        Assert.Equal(ErrorCode.InvalidArg, e.Code);
        Assert.Contains(text, e.Message, StringComparison.Ordinal);
        s_tree.CheckParent("new", parent is "nobody" ? "r" : parent);
    }

    [Theory]
    [InlineData(null, 0u, "r a b c s")]
    [InlineData(null, (uint)DomainSnapshotListFlags.Roots, "r s")]
    [InlineData("r", 0u, "a")]
    [InlineData("r", (uint)DomainSnapshotListFlags.Descendants, "a b c")]
    [InlineData(null, (uint)DomainSnapshotListFlags.Leaves, "b c s")]
    [InlineData(null, (uint)DomainSnapshotListFlags.NoLeaves, "r a")]
    [InlineData(null, (uint)(DomainSnapshotListFlags.Leaves | DomainSnapshotListFlags.NoLeaves), "r a b c s")]
    [InlineData(null, (uint)DomainSnapshotListFlags.External, "")]
    [InlineData(null, (uint)DomainSnapshotListFlags.NoMetadata, "")]
    [InlineData(null, (uint)DomainSnapshotListFlags.Active, "")]
    [InlineData(null, (uint)DomainSnapshotListFlags.Inactive, "r a b c s")]
    public void Listings_follow_the_flags(string? from, uint flags, string expected) => Assert.Equal(
        expected, string.Join(' ', Names(MomentList.Snapshots(s_tree, from, (DomainSnapshotListFlags)flags, static _ => false))));

    [Fact]
    public void A_topological_listing_shows_parents_first_whatever_came_last()
    {
        var tree = s_tree.With(new("r"));
        Assert.Equal(["a", "b", "c", "s", "r"], Names(tree.All));
        Assert.Equal(["s", "r", "a", "b", "c"], Names(MomentList.Checkpoints(tree, null, DomainCheckpointListFlags.Topological)));
    }

    // Whatever is added and removed: nobody hangs on a moment that is gone, everything is found from the roots, and the current one exists.
    [Fact]
    public void Every_tree_stays_whole() => Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 3]).Array[0, 40].Sample(steps =>
    {
        var tree = MomentTree.Empty<Item>();
        foreach (var (name, other, what) in steps)
        {
            string n = $"m{name}", o = $"m{other}";
            if (what == 0)
            {
                string? parent = tree.Find(o) is null ? null : o;
                try
                {
                    tree.CheckParent(n, parent);
                    tree = tree.With(new(n, parent)).WithCurrent(n);
                }
                catch (VirException)
                {
                    // A circle.
                }
            }
            else
            {
                tree = tree.Remove(n, (MomentRemoval)(what - 1));
            }

            Assert.All(tree.All, m => Assert.True(m.Parent is null || tree.Find(m.Parent) is not null));
            Assert.Equal(tree.Count, tree.Descendants(null).Count);
        }
    });

    private static string[] Names(IEnumerable<Item> items) => [.. items.Select(static i => i.Name)];

    private sealed record Item : Moment
    {
        [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
        public Item(string name, string? parent = null)
        {
            Name = name;
            Parent = parent;
        }
    }
}
