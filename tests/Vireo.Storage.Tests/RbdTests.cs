using System.Text;
using Vireo.Documents;
using Vireo.Drivers.Host;
using Vireo.Operations;
using Vireo.Protocol;
using Xunit;

namespace Vireo.Drivers.Storage.Tests;

/// <summary>Pools of Ceph, with a small script in place of its tools: what is called, and what is made of the answers.</summary>
public sealed class RbdTests : IDisposable
{
    private const string Images = """
        [{"image":"one","id":"1011f5f62421","size":8388608,"format":2},{"image":"one","id":"1011f5f62421","snapshot":"s1","size":8388608},
         {"image":"odd","id":"10","size":6,"format":2},
         {"image":"a/b","id":"11","size":1},{"image":"a@b","id":"12","size":1},{"image":"gone","size":1}]
        """;

    private const string Space = """
        {"pools":[{"name":"other","size_bytes":5},{"name":"vms","size_bytes":127}],"total_used":"26",
         "total_avail":1048549,"total_space":"1048576"}
        """;

    private static readonly CancellationToken None = CancellationToken.None;
    private readonly string _folder = Directory.CreateTempSubdirectory("rbd").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public async Task Images_are_volumes_and_each_is_looked_at_once()
    {
        RbdBackend backend = Backend();
        StoragePoolDef pool = Pool();
        PoolContents found = await backend.RefreshAsync(pool, PoolContents.Empty, None);
        Assert.Equal((1073741824ul, 1073714176ul, 127ul), (found.Capacity, found.Available, found.Allocation));
        Assert.Equal(["odd", "one"], found.ByName.Keys.Order(StringComparer.Ordinal));
        StorageVolDef odd = found.ByKey["vms/odd"].Definition;
        Assert.Equal((6ul, 4194304ul, "raw"), (odd.Capacity, odd.Allocation, odd.Target?.Format));
        Assert.Equal(3, Calls().Count(static c => c.StartsWith("rbd info", StringComparison.Ordinal)));
        await backend.RefreshAsync(pool, found, None);
        Assert.Equal(4, Calls().Count(static c => c.StartsWith("rbd info", StringComparison.Ordinal)));
        Assert.Contains("rbd ls --pool vms --long --format json", Calls());
    }

    [Fact]
    public async Task The_key_stands_in_a_file_that_ends_with_the_question()
    {
        await Backend().RefreshAsync(Pool(), PoolContents.Empty, None);
        string configuration = File.ReadAllText(Path.Combine(_folder, "seen"));
        Assert.Contains("key = " + Convert.ToBase64String("value"u8), configuration, StringComparison.Ordinal);
        Assert.Contains("mon_host = h:6789,[::1]", configuration, StringComparison.Ordinal);
        Assert.Contains("auth_client_required = cephx", configuration, StringComparison.Ordinal);
        Assert.Contains("rbd_cache = false", configuration, StringComparison.Ordinal);
        Assert.Empty(Open());
        Assert.All(Calls(), static call => Assert.DoesNotContain(Convert.ToBase64String("value"u8), call, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<host name='h&#10;key = x'/>")]
    [InlineData("<host name='h # c'/>")]
    public async Task What_would_become_another_option_is_refused(string host)
    {
        StoragePoolDef pool = StoragePoolRules.Read($"<pool type='rbd'><name>r</name><source>{host}<name>vms</name></source></pool>");
        VirException refused = await Assert.ThrowsAsync<VirException>(
            async () => await Backend().RefreshAsync(pool, PoolContents.Empty, None));
        Assert.StartsWith("internal error: the configuration of the Ceph client cannot hold ", refused.Message, StringComparison.Ordinal);
        Assert.Empty(Open());
    }

    [Theory]
    [InlineData("echo \"rbd: couldn't connect to the cluster!\" >&2; exit 13",
        "failed to connect to the RADOS monitor on: h:6789,[::1],: Permission denied")]
    [InlineData("echo \"rbd: error opening pool 'vms': (2)\" >&2; exit 2",
        "failed to create the RBD IoCTX. Does the pool 'vms' exist?: No such file or directory")]
    [InlineData("echo nonsense", "internal error: Ceph's list of the images of 'vms' cannot be read")]
    [InlineData("echo '{}'", "internal error: Ceph's list of the images of 'vms' cannot be read")]
    [InlineData("echo '[{\"image\":7,\"size\":\"x\"},4,{\"size\":-1}]'", null)]
    public async Task What_goes_wrong_is_said_as_by_libvirt(string script, string? text)
    {
        ValueTask<PoolContents> asked = Backend(script).RefreshAsync(Pool(), PoolContents.Empty, None);
        if (text is null)
        {
            Assert.Single((await asked).ByName);
        }
        else
        {
            Assert.Equal(text, (await Assert.ThrowsAsync<VirException>(async () => await asked)).Message);
        }

        Assert.Empty(Open());
    }

    [Fact]
    public async Task Volumes_are_made_copied_resized_and_removed()
    {
        RbdBackend backend = Backend();
        StoragePoolDef pool = Pool();
        StorageVolDef one = Volume(pool, backend, "one", 10485760), copy = Volume(pool, backend, "-copy", 20971520);
        await backend.Volumes.BuildAsync(pool, one, null, 0, None);
        await backend.Volumes.BuildAsync(pool, copy, one, 0, None);
        await backend.Volumes.ResizeAsync(pool, one, 5, StorageVolResizeFlags.Shrink, None);
        await backend.Volumes.DeleteAsync(pool, one, StorageVolDeleteFlags.WithSnapshots, None);
        string[] calls = [.. Calls()];
        Assert.Equal("rbd create --pool vms --image one --size 10485760B", calls[0]);
        Assert.Equal(
        [
            "rbd snap ls --pool vms --image one --format json",
            "rbd diff --pool vms --image one --from-snap libvirt-7 --whole-object --format json",
            "rbd clone --pool vms --image one --snap libvirt-7 --dest-pool vms --dest -copy",
            "rbd resize --pool vms --image -copy --size 20971520B --no-progress",
            "rbd resize --pool vms --image one --size 5B --no-progress --allow-shrink",
            "rbd snap ls --pool vms --image one --format json", "rbd snap rm --pool vms --image one --snap mine --no-progress",
            "rbd snap unprotect --pool vms --image one --snap libvirt-7",
            "rbd snap rm --pool vms --image one --snap libvirt-7 --no-progress",
            "rbd rm --pool vms --image one --no-progress",
        ], calls[1..]);
    }

    [Theory]
    [InlineData("a/b", 1024, null, "Requested operation is not valid: volume name 'a/b' cannot contain '/'")]
    [InlineData("a@b", 1024, null, "invalid argument: the volume name 'a@b' would name a snapshot to Ceph")]
    [InlineData("a", 1024, "qcow2", "unsupported configuration: only RAW volumes are supported by this storage pool")]
    [InlineData("a", 0, null, "this function is not supported by the connection driver: volume capacity required for this storage pool")]
    public void What_is_no_image_is_refused(string name, int capacity, string? format, string text) => Assert.Equal(
        text, Assert.Throws<VirException>(() => Volume(Pool(), Backend(), name, (ulong)capacity, format)).Message);

    [Fact]
    public async Task Copies_of_what_is_elsewhere_are_refused()
    {
        RbdBackend backend = Backend();
        StorageVolDef file = new() { Type = Documents.StorageVolType.File, Name = "one", Key = "/x/one" };
        VirException refused = await Assert.ThrowsAsync<VirException>(
            () => backend.Volumes.BuildAsync(Pool(), Volume(Pool(), backend, "copy", 1024), file, 0, None));
        Assert.EndsWith(
            ": storage pool does not support volume creation from an existing volume", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Changes_that_leave_zeros_cover_the_whole_image()
    {
        byte[] changes = RbdCommand.Zeros((64 << 20) + 6);
        Assert.Equal(12 + (2 * 17) + 1, changes.Length);
        Assert.Equal((6ul, (byte)'e'), (BitConverter.ToUInt64(changes, changes.Length - 9), changes[^1]));
        Assert.Equal("rbd diff v1\n", Encoding.ASCII.GetString(changes, 0, 12));
    }

    private static StorageVolDef Volume(StoragePoolDef pool, RbdBackend backend, string name, ulong capacity, string? format = null)
    {
        var volume = new StorageVolDef { Name = name, Capacity = capacity, Target = new StorageVolTarget { Format = format } };
        backend.Volumes.Check(volume, 0);
        backend.Volumes.Place(pool, volume);
        return volume;
    }

    private static StoragePoolDef Pool() => StoragePoolRules.Read(
        "<pool type='rbd' xmlns:rbd='http://libvirt.org/schemas/storagepool/rbd/1.0'><name>r</name><source><host name='h' port='6789'/>"
        + "<host name='::1'/><name>vms</name><auth type='ceph' username='admin'><secret usage='u'/></auth></source>"
        + "<rbd:config_opts><rbd:option name='rbd_cache' value='false'/></rbd:config_opts></pool>");

    // Each tool writes down how it was called and what the configuration is, which is the second word behind it.
    private RbdBackend Backend(string? list = null)
    {
        string answers = $$"""
            #!/bin/sh
            echo "$(basename $0) $(echo "$*" | sed 's/^--conf [^ ]* \(--id admin \)\{0,1\}//')" >>{{_folder}}/calls
            cat "$2" | tr '\n' ' ' | sed 's/ \([a-z_]* = \)/\n\1/g' >{{_folder}}/seen
            case "$*" in
            *"snap ls"*) echo '[{"name":"mine","protected":"false"},{"name":"libvirt-7","protected":"true"}]' ;;
            *" ls --pool"*) {{list ?? $"cat {_folder}/images"}} ;;
            *" df "*) echo '{{Space}}' ;;
            *"--image gone"*) echo "rbd: error opening image gone: (2)" >&2; exit 2 ;;
            *" info "*) echo '{"name":"one","object_size":4194304}' ;;
            *" diff "*) echo '[]' ;;
            esac
            """;
        File.WriteAllText(Path.Combine(_folder, "images"), Images);
        foreach (string tool in (string[])["rbd", "rados"])
        {
            string path = Path.Combine(_folder, tool);
            File.WriteAllText(path, answers);
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var host = new HostServices();
        host.Set(DriverGroup.Secret, new OneSecret());
        return new RbdBackend(host, _folder);
    }

    // Files in memory that nobody closed.
    private static IEnumerable<string> Open() => Directory.EnumerateFileSystemEntries("/proc/self/fd")
        .Select(static fd => new FileInfo(fd).LinkTarget ?? "").Where(static at => at.Contains("memfd:ceph", StringComparison.Ordinal));

    private string[] Calls() => File.ReadAllLines(Path.Combine(_folder, "calls"));

    private sealed class OneSecret() : DriverConnection(new ConnectionContext { IsDaemon = true })
    {
        public override ValueTask<SecretRef> SecretLookupByUsageAsync(
            SecretUsageType type, string usage, CancellationToken cancellationToken) =>
            ValueTask.FromResult(new SecretRef(Uuid.Random(), type, usage));

        public override ValueTask<ReadOnlyMemory<byte>> SecretGetValueAsync(
            SecretRef secret, uint flags, CancellationToken cancellationToken) =>
            ValueTask.FromResult<ReadOnlyMemory<byte>>("value"u8.ToArray());
    }
}
