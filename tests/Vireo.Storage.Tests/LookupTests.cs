using System.Diagnostics;
using Xunit;

namespace Vireo.Drivers.Storage.Tests;

/// <summary>
/// Files that appear, change and vanish without the daemon's doing: no refresh is needed to know of one, and no pool is scanned.
/// </summary>
public sealed class LookupTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_file_that_appeared_is_found_by_path_by_key_and_by_name()
    {
        await using var host = await StorageHost.StartAsync();
        var pool = await host.PoolAsync();
        string path = Path.Combine(host.Folder, "new.img");
        await Assert.ThrowsAsync<VirException>(async () => await host.Connection.StorageVolLookupByPathAsync(path, None));
        await File.WriteAllBytesAsync(path, new byte[4096], None);
        var found = await host.Connection.StorageVolLookupByPathAsync(path.Replace("/new", "//new", StringComparison.Ordinal), None);
        Assert.Equal(("p", "new.img", path), (found.Pool, found.Name, found.Key));
        Assert.Equal(4096ul, (await host.Connection.StorageVolGetInfoAsync(found, 0, None)).Capacity);
        await File.WriteAllBytesAsync(path + "2", new byte[4096], None);
        Assert.Equal("new.img2", (await host.Connection.StorageVolLookupByKeyAsync(path + "2", None)).Name);
        await File.WriteAllBytesAsync(path + "3", new byte[4096], None);
        Assert.Equal("new.img3", (await host.Connection.StorageVolLookupByNameAsync(pool, "new.img3", None)).Name);
        Assert.Equal(3, (await host.Connection.StoragePoolListAllVolumesAsync(pool, 0, None)).Count);
    }

    [Fact]
    public async Task A_file_that_vanished_is_found_no_more()
    {
        await using var host = await StorageHost.StartAsync();
        var pool = await host.PoolAsync();
        var one = await host.VolumeAsync(pool, "one.img");
        string path = await host.Connection.StorageVolGetPathAsync(one, None);
        File.Delete(path);
        var error = await Assert.ThrowsAsync<VirException>(async () => await host.Connection.StorageVolGetInfoAsync(one, 0, None));
        Assert.Equal($"Storage volume not found: no storage vol with matching path '{path}'", error.Message);
        await Assert.ThrowsAsync<VirException>(async () => await host.Connection.StorageVolLookupByPathAsync(path, None));
        await Assert.ThrowsAsync<VirException>(async () => await host.Connection.StorageVolLookupByKeyAsync(path, None));
    }

    [Fact]
    public async Task Figures_are_those_of_the_file_as_it_is()
    {
        await using var host = await StorageHost.StartAsync();
        var pool = await host.PoolAsync();
        string path = Path.Combine(host.Folder, "grows.img");
        await File.WriteAllBytesAsync(path, new byte[4096], None);
        var volume = await host.Connection.StorageVolLookupByNameAsync(pool, "grows.img", None);
        await File.WriteAllBytesAsync(path, new byte[8192], None);
        Assert.Equal(8192ul, (await host.Connection.StorageVolGetInfoAsync(volume, 0, None)).Capacity);
        Assert.Contains(">8192</capacity>", await host.Connection.StorageVolGetXmlDescAsync(volume, 0, None), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("../outside")]
    [InlineData(Volume.HiddenPrefix + "1")]
    public async Task Nothing_outside_of_the_pool_and_nothing_unfinished_is_found(string name)
    {
        await using var host = await StorageHost.StartAsync();
        var pool = await host.PoolAsync();
        await File.WriteAllTextAsync(Path.Combine(host.Root, "outside"), "x", None);
        await File.WriteAllTextAsync(Path.Combine(host.Folder, Volume.HiddenPrefix + "1"), "x", None);
        await Assert.ThrowsAsync<VirException>(async () => await host.Connection.StorageVolLookupByNameAsync(pool, name, None));
        await Assert.ThrowsAsync<VirException>(
            async () => await host.Connection.StorageVolLookupByPathAsync(host.Folder + "/" + name, None));
    }

    [Fact]
    public async Task A_lookup_by_path_costs_the_same_in_a_large_pool()
    {
        await using var host = await StorageHost.StartAsync();
        var pool = await host.PoolAsync();
        await File.WriteAllTextAsync(Path.Combine(host.Folder, "one.img"), "x", None);
        double few = await MicrosecondsAsync(host);
        for (int i = 0; i < 5000; i++)
        {
            await File.WriteAllTextAsync(Path.Combine(host.Folder, $"{i}.img"), "x", None);
        }

        await host.Connection.StoragePoolRefreshAsync(pool, 0, None);
        double many = await MicrosecondsAsync(host);
        TestContext.Current.TestOutputHelper?.WriteLine($"{few:F1} µs with 1 volume, {many:F1} µs with 5001");

        // A scan would take thousands of times as long.
        Assert.InRange(many, 0, (few * 5) + 100);
    }

    private static async Task<double> MicrosecondsAsync(StorageHost host)
    {
        const int rounds = 2000;
        string path = Path.Combine(host.Folder, "one.img");
        for (int i = 0; i < rounds; i++)
        {
            await host.Connection.StorageVolLookupByPathAsync(path, None);
        }

        long began = Stopwatch.GetTimestamp();
        for (int i = 0; i < rounds; i++)
        {
            await host.Connection.StorageVolLookupByPathAsync(path, None);
        }

        return Stopwatch.GetElapsedTime(began).TotalMicroseconds / rounds;
    }
}
