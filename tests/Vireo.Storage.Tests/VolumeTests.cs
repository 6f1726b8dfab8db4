using Vireo.Operations;
using Xunit;

namespace Vireo.Drivers.Storage.Tests;

/// <summary>Volumes that are being worked on, and work that is broken off.</summary>
public sealed class VolumeTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_volume_in_a_transfer_is_in_use_until_the_stream_ends()
    {
        await using var host = await StorageHost.StartAsync();
        var pool = await host.PoolAsync();
        var volume = await host.VolumeAsync(pool, "a.img");
        await using (VirStream stream = await host.Connection.StorageVolUploadAsync(volume, 0, 0, 0, None))
        {
            await stream.WriteAsync(new byte[] { 1, 2, 3 }, None);
            var refused = await Assert.ThrowsAsync<VirException>(async () => await host.Connection.StorageVolDeleteAsync(volume, 0, None));
            Assert.Equal("Requested operation is not valid: volume 'a.img' is still in use.", refused.Message);
            refused = await Assert.ThrowsAsync<VirException>(async () => await host.Connection.StoragePoolDestroyAsync(pool, None));
            Assert.Equal("internal error: pool 'p' has asynchronous jobs running.", refused.Message);

            // A refresh and other volumes do not wait for it.
            await host.Connection.StoragePoolRefreshAsync(pool, 0, None);
            await host.VolumeAsync(pool, "b.img");
            await stream.FinishAsync(None);
        }

        Assert.Equal([1, 2, 3], (await File.ReadAllBytesAsync(Path.Combine(host.Folder, "a.img"), None))[..3]);
        await host.Connection.StorageVolDeleteAsync(volume, 0, None);
        Assert.Equal(["b.img"], Directory.GetFiles(host.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Readers_share_a_volume_and_keep_it_from_being_changed()
    {
        await using var host = await StorageHost.StartAsync();
        var pool = await host.PoolAsync();
        var volume = await host.VolumeAsync(pool, "a.img");
        await using (VirStream one = await host.Connection.StorageVolDownloadAsync(volume, 0, 0, 0, None))
        {
            await using VirStream two = await host.Connection.StorageVolDownloadAsync(volume, 0, 0, 0, None);
            await host.Connection.StorageVolCreateXmlFromAsync(
                pool, "<volume><name>c.img</name><capacity>0</capacity></volume>", volume, 0, None);
            await Assert.ThrowsAsync<VirException>(async () => await host.Connection.StorageVolResizeAsync(volume, 2 << 20, 0, None));
            await Assert.ThrowsAsync<VirException>(async () => await host.Connection.StorageVolUploadAsync(volume, 0, 0, 0, None));
        }

        await host.Connection.StorageVolResizeAsync(volume, 2 << 20, 0, None);
        await host.Connection.StorageVolDeleteAsync(volume, 0, None);
    }

    [Fact]
    public async Task An_offset_beyond_all_files_is_refused()
    {
        await using var host = await StorageHost.StartAsync();
        var volume = await host.VolumeAsync(await host.PoolAsync(), "a.img");
        var refused = await Assert.ThrowsAsync<VirException>(
            async () => await host.Connection.StorageVolUploadAsync(volume, ulong.MaxValue, 1, 0, None));
        Assert.Equal(ErrorCode.SystemError, refused.Code);
        await host.Connection.StorageVolDeleteAsync(volume, 0, None);
    }

    [Fact]
    public async Task What_a_killed_daemon_did_not_finish_is_no_volume_and_goes()
    {
        await using var host = await StorageHost.StartAsync();
        var pool = await host.PoolAsync();
        await host.VolumeAsync(pool, "a.img");
        string half = Path.Combine(host.Folder, Volume.HiddenPrefix + "1");
        await File.WriteAllTextAsync(half, "half of a volume", None);
        var later = await host.AgainAsync();
        Assert.False(File.Exists(half));
        Assert.Equal(["a.img"], (await later.Connection.StoragePoolListAllVolumesAsync(pool, 0, None)).Select(v => v.Name));
    }

    [Fact]
    public async Task A_copy_keeps_holes_and_is_as_large_as_its_source()
    {
        await using var host = await StorageHost.StartAsync();
        var pool = await host.PoolAsync();
        var source = await host.VolumeAsync(pool, "a.img", 64 << 20);
        await using (var file = File.OpenWrite(Path.Combine(host.Folder, "a.img")))
        {
            file.Seek(32 << 20, SeekOrigin.Begin);
            await file.WriteAsync(new byte[] { 7, 8, 9 }, None);
        }

        await host.Connection.StorageVolCreateXmlFromAsync(
            pool, "<volume><name>c.img</name><capacity>0</capacity><allocation>0</allocation></volume>", source, 0, None);
        byte[] copy = await File.ReadAllBytesAsync(Path.Combine(host.Folder, "c.img"), None);
        Assert.Equal(64 << 20, copy.Length);
        Assert.Equal([7, 8, 9], copy[(32 << 20)..((32 << 20) + 3)]);
        Assert.True(Posix.FileStatus.Read(Path.Combine(host.Folder, "c.img"))!.Value.Allocated < 1 << 20);
    }

    [Fact]
    public async Task A_sparse_stream_gives_data_and_holes()
    {
        await using var host = await StorageHost.StartAsync();
        var pool = await host.PoolAsync();
        var volume = await host.VolumeAsync(pool, "a.img", 8 << 20);
        await using (VirStream up = await host.Connection.StorageVolUploadAsync(volume, 0, 0, StorageVolUploadFlags.SparseStream, None))
        {
            await up.SendHoleAsync(4 << 20, None);
            await up.WriteAsync(new byte[] { 5, 5 }, None);
            await up.SendHoleAsync((4 << 20) - 2, None);
            await up.FinishAsync(None);
        }

        await using VirStream down = await host.Connection.StorageVolDownloadAsync(
            volume, 0, 0, StorageVolDownloadFlags.SparseStream, None);
        byte[] buffer = new byte[1 << 20];
        long holes = 0, data = 0;
        for (StreamChunk chunk = await down.ReadAsync(buffer, None); chunk.Kind != StreamChunkKind.End;
            chunk = await down.ReadAsync(buffer, None))
        {
            holes += chunk.Kind == StreamChunkKind.Hole ? chunk.Length : 0;
            data += chunk.Kind == StreamChunkKind.Data ? chunk.Length : 0;
        }

        Assert.Equal(8 << 20, holes + data);
        Assert.True(data <= 64 << 10, $"{data} bytes of data");
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("../outside")]
    public async Task No_name_leads_out_of_the_pool(string name)
    {
        await using var host = await StorageHost.StartAsync();
        var pool = await host.PoolAsync();
        await Assert.ThrowsAsync<VirException>(async () => await host.VolumeAsync(pool, name));
        Assert.Empty(Directory.GetFileSystemEntries(host.Folder));
        Assert.Empty(await host.Connection.StoragePoolListAllVolumesAsync(pool, 0, None));
    }

    [Fact]
    public async Task A_volume_whose_file_is_taken_meanwhile_is_not_made_over_it()
    {
        await using var host = await StorageHost.StartAsync();
        var pool = await host.PoolAsync();
        await File.WriteAllTextAsync(Path.Combine(host.Folder, "a.img"), "somebody's", None);
        var refused = await Assert.ThrowsAsync<VirException>(async () => await host.VolumeAsync(pool, "a.img"));
        Assert.Contains("already exists", refused.Message, StringComparison.Ordinal);
        Assert.Equal("somebody's", await File.ReadAllTextAsync(Path.Combine(host.Folder, "a.img"), None));
    }

    [Fact]
    public async Task A_volume_is_free_again_when_nobody_can_see_what_the_work_has_left()
    {
        await using var host = await StorageHost.StartAsync();
        var pool = await host.PoolAsync();
        var volume = await host.VolumeAsync(pool, "v");
        VirStream stream = await host.Connection.StorageVolUploadAsync(volume, 0, 0, default, None);
        await stream.WriteAsync(new byte[] { 1 }, None);
        Directory.Delete(host.Folder, true);
        await stream.FinishAsync(None);
        Assert.False(host.Driver.Jobs.IsBusy);
        Assert.False(host.Driver.Pools.Items[0].View.HasJobs);
        await host.Connection.StoragePoolDestroyAsync(pool, None);
    }

    [Fact]
    public async Task Names_of_what_is_being_made_are_reserved()
    {
        await using var host = await StorageHost.StartAsync();
        var pool = await host.PoolAsync();
        var refusal = await Assert.ThrowsAsync<VirException>(() => host.VolumeAsync(pool, Volume.HiddenPrefix + "1"));
        Assert.Equal(ErrorCode.InvalidArg, refusal.Code);
        Assert.Empty(Directory.EnumerateFileSystemEntries(host.Folder));
    }
}
