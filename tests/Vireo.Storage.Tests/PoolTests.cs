using Xunit;

namespace Vireo.Drivers.Storage.Tests;

/// <summary>Pools through restarts, and beside each other.</summary>
public sealed class PoolTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_later_daemon_finds_an_active_pool_and_its_volumes()
    {
        await using var host = await StorageHost.StartAsync();
        var pool = await host.PoolAsync();
        await host.VolumeAsync(pool, "a.img");
        await host.Connection.StoragePoolSetAutostartAsync(pool, true, None);
        Assert.True(File.Exists(Path.Combine(host.Root, "run/libvirt/storage/p.xml")));
        var later = await host.AgainAsync();
        Assert.True(await later.Connection.StoragePoolIsActiveAsync(pool, None));
        Assert.True(await later.Connection.StoragePoolGetAutostartAsync(pool, None));
        Assert.Equal(["a.img"], (await later.Connection.StoragePoolListAllVolumesAsync(pool, 0, None)).Select(v => v.Name));
    }

    [Fact]
    public async Task A_later_daemon_finds_a_pool_that_is_defined_nowhere()
    {
        await using var host = await StorageHost.StartAsync();
        Directory.CreateDirectory(host.Folder);
        var pool = await host.Connection.StoragePoolCreateXmlAsync(
            $"<pool type='dir'><name>t</name><target><path>{host.Folder}</path></target></pool>", 0, None);
        var later = await host.AgainAsync();
        Assert.True(await later.Connection.StoragePoolIsActiveAsync(pool, None));
        Assert.False(await later.Connection.StoragePoolIsPersistentAsync(pool, None));
        await later.Connection.StoragePoolDestroyAsync(pool, None);
        await Assert.ThrowsAsync<VirException>(async () => await later.Connection.StoragePoolLookupByNameAsync("t", None));
        Assert.Empty((await (await host.AgainAsync()).Connection.ListAllStoragePoolsAsync(0, None)));
    }

    [Fact]
    public async Task What_runs_keeps_its_definition_until_it_stops()
    {
        await using var host = await StorageHost.StartAsync();
        var pool = await host.PoolAsync();
        string other = Path.Combine(host.Root, "other");
        await host.Connection.StoragePoolDefineXmlAsync(
            $"<pool type='dir'><name>p</name><uuid>{pool.Uuid}</uuid><target><path>{other}</path></target></pool>", 0, None);
        Assert.Contains(host.Folder, await host.Connection.StoragePoolGetXmlDescAsync(pool, 0, None), StringComparison.Ordinal);
        Assert.Contains(
            other, await host.Connection.StoragePoolGetXmlDescAsync(pool, StorageXmlFlags.Inactive, None), StringComparison.Ordinal);
        await host.Connection.StoragePoolDestroyAsync(pool, None);
        Assert.Contains(other, await host.Connection.StoragePoolGetXmlDescAsync(pool, 0, None), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unreadable_definition_is_left_and_hurts_no_other()
    {
        await using var host = await StorageHost.StartAsync();
        var pool = await host.PoolAsync();
        string bad = Path.Combine(host.Root, "etc/libvirt/storage/bad.xml");
        await File.WriteAllTextAsync(bad, "<pool type='dir'><name>bad", None);
        string state = Path.Combine(host.Root, "run/libvirt/storage/worse.xml");
        await File.WriteAllTextAsync(state, "no document", None);
        var later = await host.AgainAsync();
        Assert.True(await later.Connection.StoragePoolIsActiveAsync(pool, None));
        Assert.True(File.Exists(bad));
        Assert.True(File.Exists(state));
    }

    [Fact]
    public async Task A_refresh_opens_nothing_and_what_has_changed_is_read_when_it_is_asked_for()
    {
        await using var host = await StorageHost.StartAsync();
        var pool = await host.PoolAsync();
        for (int i = 0; i < 20; i++)
        {
            await File.WriteAllBytesAsync(Path.Combine(host.Folder, $"f{i}"), new byte[i + 1], None);
        }

        await host.Connection.StoragePoolRefreshAsync(pool, 0, None);
        Assert.All(host.Driver.Pools.Items[0].View.Contents.ByName.Values, static v => Assert.Null(v.Stamp));
        await AskAsync();
        var before = host.Driver.Pools.Items[0].View.Contents.ByName;
        await File.WriteAllBytesAsync(Path.Combine(host.Folder, "f7"), new byte[100], None);
        File.Delete(Path.Combine(host.Folder, "f8"));
        await host.Connection.StoragePoolRefreshAsync(pool, 0, None);
        await AskAsync();
        var after = host.Driver.Pools.Items[0].View.Contents.ByName;
        Assert.False(after.ContainsKey("f8"));
        Assert.Equal(100UL, after["f7"].Definition.Capacity);
        Assert.Equal(18, after.Count(v => ReferenceEquals(v.Value, before.GetValueOrDefault(v.Key))));

        async Task AskAsync()
        {
            foreach (var volume in await host.Connection.StoragePoolListAllVolumesAsync(pool, 0, None))
            {
                await host.Connection.StorageVolGetInfoAsync(volume, default, None);
            }
        }
    }

    [Fact]
    public void What_happens_beside_a_refresh_is_not_undone_by_it()
    {
        static Volume Of(string name) => new(new Documents.StorageVolDef { Name = name, Key = name, Target = new() { Path = "/p/" + name } });
        Volume stays = Of("stays"), goes = Of("goes"), grows = Of("grows"), grown = Of("grows"), comes = Of("comes");
        PoolContents before = PoolContents.Empty.Of([stays, goes, grows]), now = PoolContents.Empty.Of([stays, grown, comes]);

        // The refresh has seen all three, one of them too early, and not the new one.
        PoolContents found = PoolContents.Empty.Of([Of("stays"), Of("goes"), Of("grows")]).Keeping(before, now);
        Assert.Equal(["comes", "grows", "stays"], found.ByName.Keys.Order());
        Assert.Same(grown, found.ByName["grows"]);
        Assert.Same(comes, found.ByPath["/p/comes"]);
        Assert.False(found.ByPath.ContainsKey("/p/goes"));
    }

    [Fact]
    public async Task Files_that_are_no_volumes_are_passed_over()
    {
        await using var host = await StorageHost.StartAsync();
        var pool = await host.PoolAsync();
        File.CreateSymbolicLink(Path.Combine(host.Folder, "dangling"), "/nowhere/at/all");
        File.CreateSymbolicLink(Path.Combine(host.Folder, "null"), "/dev/null");
        await File.WriteAllTextAsync(Path.Combine(host.Folder, "new\nline"), "", None);
        await File.WriteAllTextAsync(Path.Combine(host.Folder, Volume.HiddenPrefix + "x"), "half", None);
        await host.Connection.StoragePoolRefreshAsync(pool, 0, None);
        Assert.Equal(["new\nline"], (await host.Connection.StoragePoolListAllVolumesAsync(pool, 0, None)).Select(v => v.Name));
    }

    [Fact]
    public async Task A_stray_definition_keeps_no_other_pool_from_its_work()
    {
        await using var host = await StorageHost.StartAsync();
        var pool = await host.PoolAsync("aa");
        await host.Connection.StoragePoolDefineXmlAsync(
            $"<pool type='dir'><name>zz</name><target><path>{host.Root}/zz</path></target></pool>", 0, None);
        string folder = Path.Combine(host.Root, "etc/libvirt/storage"), kept = await File.ReadAllTextAsync(folder + "/aa.xml", None);
        string copy = kept.Replace(pool.Uuid.ToString(), "00000000-aaaa-bbbb-cccc-000000000009", StringComparison.Ordinal);
        string stray = folder + "/aa-copy.xml", rival = folder + "/mm.xml";
        await File.WriteAllTextAsync(stray, copy, None);

        // Another pool of the same folder, in a file of the right name.
        string mm = copy.Replace("<name>aa<", "<name>mm<", StringComparison.Ordinal);
        await File.WriteAllTextAsync(rival, mm.Replace("0009<", "0008<", StringComparison.Ordinal), None);

        // A second copy has the UUID of the first.
        await File.WriteAllTextAsync(folder + "/bb.xml", copy.Replace("<name>aa<", "<name>bb<", StringComparison.Ordinal), None);
        await File.WriteAllTextAsync(folder + "/bad.xml", "<pool", None);
        var again = await host.AgainAsync();
        var pools = await again.Connection.ListAllStoragePoolsAsync(0, None);
        Assert.Equal(["aa", "zz"], pools.Select(static p => p.Name).Order());
        Assert.Equal(pool.Uuid, pools.Single(static p => p.Name == "aa").Uuid);
        Assert.True(again.Driver.Pools.FindByName("aa")!.View.Active);
        Assert.True(File.Exists(stray) && File.Exists(rival));
    }
}
