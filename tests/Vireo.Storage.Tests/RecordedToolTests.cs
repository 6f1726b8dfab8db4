using Vireo.Documents;
using Vireo.Drivers.Host;
using Vireo.Operations;
using Xunit;

namespace Vireo.Drivers.Storage.Tests;

/// <summary>
/// Pools of ZFS and of Virtuozzo Storage, with small scripts in place of their tools: what is called, and what is made of the answers. The
/// calls are those that libvirtd 9.0 makes of the same scripts.
/// </summary>
public sealed class RecordedToolTests : IDisposable
{
    private const string Sizes =
        "tank\thealth\tONLINE\t-\ntank\tsize\t199715979264\t-\ntank\tfree\t199714267136\t-\ntank\tallocated\t1712128\t-\n";
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly string _folder = Directory.CreateTempSubdirectory("tools").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public async Task Volumes_of_a_pool_of_zfs_are_listed()
    {
        var contents = await Zfs().RefreshAsync(Pool(), PoolContents.Empty, None);
        Assert.Equal((199715979264ul, 199714267136ul, 1712128ul), (contents.Capacity, contents.Available, contents.Allocation));
        Assert.Equal(["sub/vol2", "vol1"], contents.ByName.Keys.Order(StringComparer.Ordinal));
        StorageVolDef one = contents.ByName["vol1"].Definition;
        Assert.Equal((1073741824ul, 1089732608ul), (one.Capacity, one.Allocation));
        Assert.Equal(("tank/vol1", "/dev/zvol/tank/vol1"), (one.Key, one.Target?.Path));
        Assert.Equal("/dev/zvol/tank/sub/vol2", contents.ByKey["tank/sub/vol2"].Path);
        Assert.Equal(
            ["zpool get -Hp health,size,free,allocated tank", "zfs list -Hp -t volume -r -o name,volsize,refreservation tank"], Calls());
    }

    [Theory]
    [InlineData("new", 10485760, 10485760, "zfs create -V 10240K tank/new")]
    [InlineData("thin", 10485760, 0, "zfs create -s -V 10240K tank/thin")]
    [InlineData("part", 10485760, 4194304, "zfs create -s -o refreservation=4096K -V 10240K tank/part")]
    [InlineData("odd", 1000000, 1000000, "zfs create -V 977K tank/odd")]
    [InlineData("-dash", 1024, 1024, "zfs create -V 1K tank/-dash")]
    public async Task Volumes_of_zfs_are_made_as_libvirt_makes_them(string name, int capacity, int allocation, string call)
    {
        var backend = Zfs();
        await backend.Volumes.BuildAsync(Pool(), Volume(backend, name, capacity, allocation), null, 0, None);
        Assert.Equal(["zfs get", call], Calls());
    }

    [Fact]
    public async Task A_short_tool_comes_to_its_end_whoever_cancels_and_a_long_one_does_not()
    {
        string tool = Path.Combine(_folder, "tool"), begun = tool + ".begun", done = tool + ".done";
        await File.WriteAllTextAsync(tool, $"#!/bin/sh\n: >'{begun}'\nsleep 0.5\n: >'{done}'\n", None);
        File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        foreach (TimeSpan? deadline in (TimeSpan?[])[null, TimeSpan.FromHours(1)])
        {
            File.Delete(begun);
            File.Delete(done);
            using var cancel = new CancellationTokenSource();
            Task<string> work = HostTool.RunAsync([tool], cancel.Token, deadline);
            while (!File.Exists(begun))
            {
                await Task.Delay(5, None);
            }

            await cancel.CancelAsync();
            if (deadline is null)
            {
                await work;
                Assert.True(File.Exists(done));
            }
            else
            {
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
                Assert.False(File.Exists(done));
            }

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => HostTool.RunAsync([tool], cancel.Token, deadline));
        }
    }

    [Fact]
    public async Task Where_volumes_have_a_mode_they_are_devices()
    {
        var backend = Zfs("printf ' volmode  NO  YES  default | full | geom | dev\\n' >&2; exit 2");
        await backend.Volumes.BuildAsync(Pool(), Volume(backend, "new", 1024, 1024), null, 0, None);
        Assert.Equal("zfs create -o volmode=dev -V 1K tank/new", Calls()[^1]);
    }

    [Fact]
    public async Task What_zfs_refuses_and_what_a_pool_of_it_has_not_is_refused()
    {
        var backend = Zfs();
        StorageVolDef volume = Volume(backend, "taken", 1024, 1024);
        var error = await Assert.ThrowsAsync<VirException>(() => backend.Volumes.BuildAsync(Pool(), volume, null, 0, None));
        Assert.Contains("dataset already exists", error.Message, StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<VirException>(() => backend.Volumes.BuildAsync(Pool(), volume, volume, 0, None));
        Assert.EndsWith("storage pool does not support volume creation from an existing volume", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<VirException>(() => backend.Volumes.ResizeAsync(Pool(), volume, 2048, 0, None));
        await Assert.ThrowsAsync<VirException>(() => backend.Volumes.WipeAsync(Pool(), volume, 0, None));
        error = await Assert.ThrowsAsync<VirException>(
            () => backend.Volumes.DeleteAsync(Pool(), volume, StorageVolDeleteFlags.WithSnapshots, None));
        Assert.EndsWith("unsupported flags (0x2) in function virStorageBackendZFSDeleteVol", error.Message, StringComparison.Ordinal);
        volume.Target!.Encryption = new StorageEncryption { Format = StorageEncryptionFormat.Luks };
        Assert.Throws<VirException>(() => backend.Volumes.Place(Pool(), volume));
        error = await Assert.ThrowsAsync<VirException>(async () => await backend.BuildAsync(Pool(), 0, None));
        Assert.Equal("unsupported configuration: missing source devices", error.Message);
    }

    [Fact]
    public async Task Pools_of_zfs_and_their_volumes_are_made_and_destroyed()
    {
        var backend = Zfs();
        StoragePoolDef pool = Pool();
        pool.Source!.Devices.AddRange([new StoragePoolDevice { Path = "/dev/sdx" }, new StoragePoolDevice { Path = "/dev/sdy" }]);
        await backend.BuildAsync(pool, 0, None);
        await backend.Volumes.DeleteAsync(pool, Volume(backend, "vol1", 1, 1), 0, None);
        await backend.DeleteAsync(pool, 0, None);
        Assert.Equal(["zpool create tank /dev/sdx /dev/sdy", "zfs destroy tank/vol1", "zpool destroy tank"], Calls());
    }

    [Theory]
    [InlineData("")]
    [InlineData("tank/a\tmany\tfew\n")]
    [InlineData("other/a\t1\t2\ntankard\t1\t2\n")]
    [InlineData("tank/a\t99999999999999999999999\t1\n")]
    public void What_is_no_volume_is_not_read(string output) => Assert.Empty(ZfsCommand.ReadVolumes(output, "tank", "/t"));

    [Fact]
    public async Task A_cluster_of_virtuozzo_storage_is_mounted_with_the_mode_and_owner_that_are_asked_for()
    {
        string target = Path.Combine(_folder, "mount");
        Tool("vstorage-mount", "");
        Directory.CreateDirectory(target);
        await File.WriteAllTextAsync(Path.Combine(target, "a.img"), "x", None);
        var backend = new VstorageBackend(new DirectoryBackend(new FileVolumeBackend(HostServices.Empty)), _folder);
        StoragePoolDef pool = StoragePoolRules.Read(
            $"<pool type='vstorage'><name>v</name><source><name>cluster</name></source><target><path>{target}</path>"
            + "<permissions><mode>0750</mode><owner>0</owner><group>0</group></permissions></target></pool>");
        Assert.False(await backend.CheckAsync(pool, None));
        await backend.StartAsync(pool, None);
        Assert.Equal([$"vstorage-mount -c cluster {target} -m 750 -g root -u root"], Calls());
        Assert.Equal(["a.img"], (await backend.RefreshAsync(pool, PoolContents.Empty, None)).ByName.Keys);

        // Nothing is mounted: nothing is unmounted.
        await backend.StopAsync(pool, None);
    }

    private static StoragePoolDef Pool() =>
        StoragePoolRules.Read("<pool type='zfs'><name>z</name><source><name>tank</name></source></pool>");

    private static StorageVolDef Volume(ZfsBackend backend, string name, int capacity, int allocation)
    {
        var volume = new StorageVolDef { Name = name, Capacity = (ulong)capacity, Allocation = (ulong)allocation };
        backend.Volumes.Place(Pool(), volume);
        return volume;
    }

    private ZfsBackend Zfs(string properties = "exit 2")
    {
        File.WriteAllText(Path.Combine(_folder, "sizes"), Sizes);
        File.WriteAllText(Path.Combine(_folder, "volumes"), "tank/vol1\t1073741824\t1089732608\ntank/sub/vol2\t2147483648\t0\n");
        Tool("zpool", $"[ $1 = get ] && cat {_folder}/sizes; exit 0");
        Tool("zfs", $$"""
            case "$*" in
            list*) cat {{_folder}}/volumes ;;
            get) {{properties}} ;;
            *taken) echo "cannot create 'tank/taken': dataset already exists" >&2; exit 1 ;;
            esac
            """);
        return new ZfsBackend(_folder);
    }

    private void Tool(string name, string script)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, $"#!/bin/sh\necho \"{name}${{1:+ $*}}\" >>{_folder}/calls\n{script}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private string[] Calls() => File.Exists(Path.Combine(_folder, "calls")) ? File.ReadAllLines(Path.Combine(_folder, "calls")) : [];
}
