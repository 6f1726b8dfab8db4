using System.Collections.Immutable;
using CsCheck;
using Xunit;

namespace Vireo.Drivers.Tests;

public class ObjectListTests
{
    [Fact]
    public void Finds_by_each_key_and_keeps_keys_unique()
    {
        var list = new ObjectList<Item>();
        var a = new Item("a");
        Assert.True(list.TryAdd(a, out _));
        Assert.Same(a, list.FindByName("a"));
        Assert.Same(a, list.FindByUuid(a.Uuid));
        Assert.Null(list.FindById(1));
        Assert.False(list.TryAdd(new Item("a"), out Item? existing));
        Assert.Same(a, existing);
        Assert.False(list.TryAdd(new Item("b") { Uuid = a.Uuid }, out existing));
        Assert.Same(a, existing);
        list.SetId(a, 7, static (i, id) => i.Id = id);
        Assert.Same(a, list.FindById(7));
        Assert.Equal(1, list.ActiveCount);
        list.SetId(a, -1, static (i, id) => i.Id = id);
        Assert.Null(list.FindById(7));
        Assert.True(list.TryRename(a, "c", static (i, n) => i.Name = n));
        Assert.Null(list.FindByName("a"));
        Assert.Same(a, list.FindByName("c"));
        Assert.True(list.Remove(a));
        Assert.False(list.Remove(a));
        Assert.Empty(list.Items);
    }

    [Fact]
    public void Get_or_add_tells_a_conflict_from_a_hit()
    {
        var list = new ObjectList<Item>();
        var uuid = Uuid.Random();
        Assert.True(list.TryGetOrAdd(uuid, "a", () => new Item("a") { Uuid = uuid }, out Item a, out bool added));
        Assert.True(added);
        Assert.True(list.TryGetOrAdd(uuid, "a", () => throw new InvalidOperationException(), out Item again, out added));
        Assert.False(added);
        Assert.Same(a, again);
        Assert.False(list.TryGetOrAdd(uuid, "b", () => throw new InvalidOperationException(), out again, out _));
        Assert.Same(a, again);
        Assert.False(list.TryGetOrAdd(Uuid.Random(), "a", () => throw new InvalidOperationException(), out again, out _));
        Assert.Same(a, again);
    }

    [Fact]
    public void A_listing_does_not_change_after_it_was_taken()
    {
        var list = new ObjectList<Item>();
        for (int i = 0; i < 20_000; i++)
        {
            Assert.True(list.TryAdd(new Item($"vm{i}"), out _));
        }

        ImmutableArray<Item> before = list.Items;
        Assert.Equal(20_000, before.Length);
        Assert.True(list.Remove(before[0]));
        Assert.Equal(20_000, before.Length);
        Assert.Equal(19_999, list.Count);
    }

    [Fact]
    public void Parallel_changes_equal_some_sequential_order()
    {
        Item[] items = [.. Enumerable.Range(0, 4).Select(i => new Item($"i{i}"))];
        Gen.Const(() => new ObjectList<Item>()).SampleParallel(
            Gen.Int[0, 3].Operation<ObjectList<Item>>((l, i) => l.TryAdd(items[i], out _)),
            Gen.Int[0, 3].Operation<ObjectList<Item>>((l, i) => l.Remove(items[i])),
            equal: (a, b) => a.Items.ToHashSet().SetEquals(b.Items) && items.All(i => a.FindByName(i.Name) == b.FindByName(i.Name)),
            iter: 300);
    }

    private sealed class Item(string name) : IListedObject
    {
        public string Name { get; set; } = name;

        public Uuid Uuid { get; init; } = Uuid.Random();

        public int Id { get; set; } = -1;
    }
}
