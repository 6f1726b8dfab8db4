using System.Collections.Immutable;
using CsCheck;
using Xunit;

namespace Vireo.Drivers.Tests;

public class ObjectStoreTests
{
    private static readonly ObjectNoun s_noun = new("domain", ErrorDomain.Qemu, ErrorCode.NoDomain);
    private static readonly DomainJobRequest s_modify = DomainJobRequest.Short(DomainJobKind.Modify, "test");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Finds_by_each_key_and_keeps_keys_unique()
    {
        var store = new ObjectStore<Item>(s_noun);
        var a = new Item("a");
        store.Add(a);
        Assert.Same(a, store.FindByName("a"));
        Assert.Same(a, store.FindByUuid(a.Uuid));
        Assert.Null(store.FindById(1));
        Assert.Contains("already exists with uuid", Assert.Throws<VirException>(() =>
            store.Add(new Item("a"))).Message, StringComparison.Ordinal);
        Assert.Contains("already defined with uuid", Assert.Throws<VirException>(() =>
            store.Add(new Item("b") { Uuid = a.Uuid })).Message, StringComparison.Ordinal);
        store.SetId(a, 7, static (i, id) => i.Id = id);
        Assert.Same(a, store.FindById(7));
        Assert.Equal(1, store.ActiveCount);
        store.SetId(a, -1, static (i, id) => i.Id = id);
        Assert.Null(store.FindById(7));
        Assert.True(store.TryRename(a, "c", static (i, n) => i.Name = n));
        Assert.Null(store.FindByName("a"));
        Assert.Same(a, store.FindByName("c"));
        Assert.True(store.Remove(a));
        Assert.False(store.Remove(a));
        Assert.Equal(1, a.Removals);
        Assert.Empty(store.Items);
    }

    [Fact]
    public async Task A_missing_object_is_reported_in_libvirts_words()
    {
        var store = new ObjectStore<Item>(s_noun);
        var uuid = Uuid.Random();
        var e = await Assert.ThrowsAsync<VirException>(async () => await store.EnterAsync(uuid, "a", s_modify, Token));
        Assert.Equal((ErrorCode.NoDomain, ErrorDomain.Qemu), (e.Code, e.Domain));
        Assert.Contains($"no domain with matching uuid '{uuid}' (a)", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_added_object_shows_when_it_is_kept_and_goes_when_it_is_not()
    {
        var store = new ObjectStore<Item>(s_noun);
        var a = new Item("a");
        using (var lease = await store.EnterOrAddAsync(a.Uuid, "a", () => a, s_modify, Token))
        {
            Assert.True(lease.IsAdded);
            Assert.Null(store.FindByName("a"));
            Assert.Empty(store.Items);
            var taken = await Assert.ThrowsAsync<VirException>(async () => await store.EnterOrAddAsync(Uuid.Random(), "a", () =>
                new Item("a"), s_modify, Token));
            Assert.Contains($"domain 'a' already exists with uuid {a.Uuid}", taken.Message, StringComparison.Ordinal);
        }

        Assert.Equal(1, a.Removals);
        var b = new Item("a");
        using (var lease = await store.EnterOrAddAsync(b.Uuid, "a", () => b, s_modify, Token))
        {
            lease.Keep();
            Assert.Same(b, store.FindByName("a"));
        }

        Assert.Same(b, Assert.Single(store.Items));
        Assert.Equal(0, b.Removals);
    }

    [Fact]
    public async Task An_object_that_fails_to_start_is_forgotten_though_it_was_active_for_a_moment()
    {
        var store = new ObjectStore<Item>(s_noun);
        var a = new Item("a");
        using (await store.EnterOrAddAsync(a.Uuid, "a", () => a, s_modify, Token))
        {
            store.SetId(a, 3, static (i, id) => i.Id = id);
            Assert.Same(a, store.FindById(3));
            store.SetId(a, -1, static (i, id) => i.Id = id);
        }

        Assert.Empty(store.Items);
        Assert.Equal(1, a.Removals);
    }

    [Fact]
    public async Task Who_waits_for_an_object_that_goes_meanwhile_looks_again()
    {
        var store = new ObjectStore<Item>(s_noun);
        var old = new Item("a");
        store.Add(old);
        ValueTask<ObjectLease<Item>> change, define;
        var fresh = new Item("a") { Uuid = old.Uuid };
        using (await store.EnterAsync(old.Uuid, "a", s_modify, Token))
        {
            change = store.EnterAsync(old.Uuid, "a", s_modify, Token);
            define = store.EnterOrAddAsync(old.Uuid, "a", () => fresh, s_modify, Token);
            Assert.False(change.IsCompleted);
            Assert.False(define.IsCompleted);
            store.Remove(old);
        }

        await Assert.ThrowsAsync<VirException>(async () => await change);
        using var lease = await define;
        Assert.True(lease.IsAdded);
        Assert.Same(fresh, lease.Item);
        lease.Keep();
        Assert.Same(fresh, store.FindByName("a"));
    }

    // The fault that the store is there for: a definition succeeds, and is lost when a transient object of that name ends at the same time.
    [Fact]
    public async Task A_definition_that_succeeded_is_never_lost_to_the_end_of_a_transient_object()
    {
        var uuid = Uuid.Random();
        for (int round = 0; round < 300; round++)
        {
            var store = new ObjectStore<Item>(s_noun);
            store.Add(new Item("a") { Uuid = uuid });
            await Task.WhenAll(
                Task.Run(() => DefineAsync(store, uuid), Token), Task.Run(() => EndAsync(store, uuid), Token), Task.Run(() =>
                    DefineAsync(store, uuid), Token));
            Item kept = Assert.Single(store.Items);
            Assert.True(kept.Persistent);
            Assert.Same(kept, store.FindByName("a"));
        }

        static async Task DefineAsync(ObjectStore<Item> store, Uuid uuid)
        {
            using var lease = await store.EnterOrAddAsync(uuid, "a", () => new Item("a") { Uuid = uuid }, s_modify, default);
            await Task.Yield();
            lease.Item.Persistent = true;
            lease.Keep();
        }

        static async Task EndAsync(ObjectStore<Item> store, Uuid uuid)
        {
            using var lease = await store.EnterAsync(uuid, "a", s_modify, default);
            await Task.Yield();
            if (!lease.Item.Persistent)
            {
                store.Remove(lease.Item);
            }
        }
    }

    [Fact]
    public void A_listing_does_not_change_after_it_was_taken()
    {
        var store = new ObjectStore<Item>(s_noun);
        for (int i = 0; i < 20_000; i++)
        {
            store.Add(new Item($"vm{i}"));
        }

        ImmutableArray<Item> before = store.Items;
        Assert.Equal(20_000, before.Length);
        Assert.True(store.Remove(before[0]));
        Assert.Equal(20_000, before.Length);
        Assert.Equal(19_999, store.Count);
    }

    [Fact]
    public void Parallel_changes_equal_some_sequential_order()
    {
        // An item is added once, as in a driver: whoever waits for one that was removed must not find its gate in use again.
        Gen.Const(static () => new World()).SampleParallel(
            Gen.Int[0, 3].Operation<World>(static (w, i) => Enter(w, i)),
            Gen.Int[0, 3].Operation<World>(static (w, i) => w.Remove(i)),
            equal: static (a, b) => a.Found.SequenceEqual(b.Found) && a.Listed.SequenceEqual(b.Listed) && a.Found.SequenceEqual(a.Listed),
            iter: 300);

        static void Enter(World world, int i)
        {
            var lease = world.Store.EnterOrAddAsync(world.Uuids[i], World.Name(i), () => world.New(i), s_modify, default).AsTask();
            lease.ContinueWith(
                static t =>
                {
                    t.Result.Keep();
                    t.Result.Dispose();
                },
                default, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).Wait(TimeSpan.FromSeconds(10));
        }
    }

    private sealed class World
    {
        public ObjectStore<Item> Store { get; } = new(s_noun);

        public Uuid[] Uuids { get; } = [.. Enumerable.Range(0, 4).Select(static _ => Uuid.Random())];

        public IEnumerable<bool> Found => Enumerable.Range(0, 4).Select(i => Store.FindByName(Name(i)) is not null);

        public IEnumerable<bool> Listed => Enumerable.Range(0, 4).Select(i => Store.Items.Any(item => item.Name == Name(i)));

        public static string Name(int i) => $"i{i}";

        public Item New(int i) => new(Name(i)) { Uuid = Uuids[i] };

        public void Remove(int i)
        {
            if (Store.FindByName(Name(i)) is { } item)
            {
                Store.Remove(item);
            }
        }
    }

    private sealed class Item(string name) : IStoredObject
    {
        private int _removals;

        public string Name { get; set; } = name;

        public Uuid Uuid { get; init; } = Uuid.Random();

        public int Id { get; set; } = -1;

        public bool Persistent { get; set; }

        public int Removals => _removals;

        public IObjectGate Gate { get; } = new ObjectGate();

        public void OnRemoved() => Interlocked.Increment(ref _removals);
    }
}
