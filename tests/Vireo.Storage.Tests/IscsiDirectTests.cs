using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Vireo.Documents;
using Vireo.Drivers.Host;
using Vireo.Operations;
using Vireo.Protocol;
using Xunit;

namespace Vireo.Drivers.Storage.Tests;

/// <summary>Targets that the daemon talks to by itself: what they are asked, and what they may not do to it.</summary>
public sealed class IscsiDirectTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task The_units_of_a_target_are_volumes()
    {
        using var target = new IscsiTarget { HasNews = true };
        PoolContents found = await Backend().RefreshAsync(Pool(target.Port), PoolContents.Empty, None);
        Assert.Equal(["unit:0:0:0", "unit:0:0:1"], found.ByName.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((153600ul, 153600ul, 0ul), (found.Capacity, found.Allocation, found.Available));
        Volume disk = found.ByPath[$"ip-127.0.0.1:{target.Port}-iscsi-iqn.t:1-lun-1"];
        Assert.Equal((153600ul, disk.Path), (disk.Definition.Capacity, disk.Key));
        Assert.Equal(0ul, found.ByName["unit:0:0:0"].Definition.Capacity);
        Assert.Contains("InitiatorName=iqn.me", target.Log);
        Assert.Contains("AuthMethod=None", target.Log);
    }

    [Theory]
    [InlineData("secretsecret", null)]
    [InlineData("wrong", "internal error: Failed to login: Failed to log in to target. Status: Authentication failure(513)")]
    public async Task Who_logs_in_knows_the_password(string password, string? refusal)
    {
        using var target = new IscsiTarget { Login = ("joe", "secretsecret") };
        StoragePoolDef pool = Pool(target.Port);
        pool.Source!.Auth = new StorageAuth
        {
            Type = "chap", Username = "joe", Secret = new StorageAuthSecret { Usage = "u" },
        };
        ValueTask<PoolContents> asked = Backend(password).RefreshAsync(pool, PoolContents.Empty, None);
        if (refusal is null)
        {
            Assert.Equal(2, (await asked).ByName.Count);
            Assert.DoesNotContain(target.Log, static line => line.Contains("secretsecret", StringComparison.Ordinal));
        }
        else
        {
            Assert.Equal(refusal, (await Assert.ThrowsAsync<VirException>(async () => await asked)).Message);
        }
    }

    [Fact]
    public async Task A_unit_is_overwritten_to_its_last_block()
    {
        using var target = new IscsiTarget();
        StoragePoolDef pool = Pool(target.Port);
        IscsiDirectBackend backend = Backend();
        StorageVolDef volume = IscsiDirectBackend.Describe(pool.Source!, 1, 0);
        Assert.Equal(7, target.Disk[^1]);
        await backend.Volumes.WipeAsync(pool, volume, StorageVolWipeAlgorithm.Zero, None);
        Assert.True(target.Disk.All(static b => b == 0));
        VirException refused = await Assert.ThrowsAsync<VirException>(
            () => backend.Volumes.WipeAsync(pool, volume, StorageVolWipeAlgorithm.Nnsa, None));
        Assert.Equal("invalid argument: unsupported algorithm 1", refused.Message);
    }

    [Fact]
    public async Task A_portal_lists_its_targets()
    {
        using var target = new IscsiTarget();
        string list = await Backend().FindSourcesAsync(
            $"<source><host name='127.0.0.1' port='{target.Port}'/><initiator><iqn name='iqn.me'/></initiator></source>", None);
        Assert.Equal(
            ["iqn.t:1", "iqn.t:2"],
            System.Xml.Linq.XElement.Parse(list).Descendants("device").Select(static d => d.Attribute("path")!.Value));
        VirException refused = await Assert.ThrowsAsync<VirException>(
            async () => await Backend().FindSourcesAsync("<source><host name='127.0.0.1'/></source>", None));
        Assert.Equal("unsupported configuration: missing initiator IQN", refused.Message);
    }

    [Fact]
    public async Task A_target_that_moved_is_found_and_one_that_always_moves_is_not()
    {
        using var here = new IscsiTarget();
        using var before = new IscsiTarget { MovedTo = $"127.0.0.1:{here.Port},1" };
        Assert.Equal(2, (await Backend().RefreshAsync(Pool(before.Port), PoolContents.Empty, None)).ByName.Count);
        using var portal = new TcpListener(IPAddress.Loopback, 0);
        portal.Start();
        int port = ((IPEndPoint)portal.LocalEndpoint).Port;
        portal.Stop();
        Assert.StartsWith("internal error: Failed to connect: ", await RefusalAsync(port), StringComparison.Ordinal);
        using var always = new IscsiTarget { MovedTo = $"127.0.0.1:{before.Port}" };
        using var circle = new IscsiTarget { MovedTo = "nowhere:" };
        Assert.Equal("internal error: Failed to login: the target moved to a place that is none", await RefusalAsync(circle.Port));
        Assert.Equal(2, (await Backend().RefreshAsync(Pool(always.Port), PoolContents.Empty, None)).ByName.Count);
    }

    [Fact]
    public async Task A_target_that_is_not_there_is_refused_with_the_status() => Assert.Equal(
        "internal error: Failed to login: Failed to log in to target. Status: Target not found(515)",
        await RefusalAsync(null, "iqn.t:none"));

    [Theory]
    [InlineData(0x03)]
    [InlineData(0x01)]
    public async Task A_portal_that_says_nothing_keeps_nobody_longer_than_its_time(int opcode)
    {
        using var target = new IscsiTarget { Lie = (asked, answer) => (asked[0] & 0x3F) == opcode ? [] : answer };
        var peer = new IscsiPeer("127.0.0.1", target.Port, "iqn.me", "iqn.t:1");
        VirException refused = await Assert.ThrowsAsync<VirException>(async () =>
        {
            using IscsiSession session = await IscsiSession.OpenAsync(peer, None, s_soon);
            await ScsiUnits.ListAsync(session, None);
        });
        Assert.EndsWith(": the target does not answer", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_target_may_not_send_ends_the_session()
    {
        // More data than a unit may have; more than was asked for; at another place; of another request; no unit at all; half of one.
        Func<byte[], byte[]>[] lies =
        [
            static unit => Changed(unit, 4, 0x00FFFFFF), static unit => Changed(unit, 40, 8), static unit => Changed(unit, 16, 0xDEAD),
            static unit => Changed(unit, 0, 0x3F800000), static unit => [.. Changed(unit, 4, (uint)(1 << 18)), .. new byte[1 << 18]],
            static unit => Encoding.ASCII.GetBytes(new string('x', 4000)), static unit => Changed(unit, 0, 0x31800000),
        ];
        foreach (var lie in lies)
        {
            using var target = new IscsiTarget { Lie = (asked, answer) => asked[0] == 0x01 && asked[32] == 0xA0 ? lie(answer) : answer };
            string refusal = await RefusalAsync(target.Port);
            Assert.StartsWith("internal error: Failed to ask the target for its units: ", refusal, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_login_that_does_not_end_is_ended()
    {
        static Func<byte[], byte[], byte[]> Lie(uint word) =>
            (asked, answer) => (asked[0] & 0x3F) == 3 ? Changed(answer, 0, word) : answer;
        using var more = new IscsiTarget { Lie = Lie(0x23400000) };
        Assert.Equal("internal error: Failed to login: the target does not end its answer", await RefusalAsync(more.Port));
        using var never = new IscsiTarget { Lie = Lie(0x23000000) };
        Assert.Equal("internal error: Failed to login: the target does not end the login", await RefusalAsync(never.Port));
    }

    [Fact]
    public void Lists_of_units_are_read_only_as_far_as_they_go()
    {
        Assert.Empty(ScsiUnits.ReadList([]));
        Assert.Empty(ScsiUnits.ReadList([0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0]));
        byte[] list =
        [
            0, 0, 0, 40, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0x41, 2, 0, 0, 0, 0, 0, 0, 0xC1, 1, 0, 0, 0, 0, 0, 0,
            0, 1, 0, 0, 0, 0, 0, 0, 0, 9,
        ];
        Assert.Equal([1, 258], ScsiUnits.ReadList(list).Select(static u => (int)u));
    }

    [Theory]
    [InlineData(ulong.MaxValue, 512u, 0ul)]
    [InlineData(long.MaxValue / 512ul, 512u, 0ul)]
    [InlineData(0ul, 0u, 0ul)]
    [InlineData(0ul, 4096u, 1ul)]
    public void Sizes_that_cannot_be_are_none(ulong last, uint length, ulong blocks)
    {
        byte[] answer = new byte[32];
        BinaryPrimitives.WriteUInt64BigEndian(answer, last);
        BinaryPrimitives.WriteUInt32BigEndian(answer.AsSpan(8), length);
        Assert.Equal(blocks, ScsiUnits.ReadCapacity(answer, isLong: true).Blocks);
        Assert.Equal(0ul, ScsiUnits.ReadCapacity(answer.AsSpan(0, 11), isLong: true).Blocks);
    }

    // The examples of RFC 1321.
    [Theory]
    [InlineData("", "d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData("a", "0cc175b9c0f1b6a831c399e269772661")]
    [InlineData("message digest", "f96b697d7cb7938d525a2f31aaf161d0")]
    [InlineData("abcdefghijklmnopqrstuvwxyz", "c3fcd3d76192e4007dfb496cca67e13b")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", "d174ab98d277d9f5a5611c2c9f419d9f")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345678901234567890", "57edf4a22be3c955ac49da2e2107b67a")]
    public void Md5_is_that_of_everybody(string text, string hash) =>
        Assert.Equal(hash, Convert.ToHexStringLower(Md5.Hash(Encoding.ASCII.GetBytes(text))));

    [Theory]
    [InlineData("10.0.0.1:3261,1", "10.0.0.1", 3261)]
    [InlineData("10.0.0.1", "10.0.0.1", 3260)]
    [InlineData("[fe80::1]:99,2", "fe80::1", 99)]
    [InlineData("[fe80::1]", "fe80::1", 3260)]
    [InlineData("fe80::1", "fe80::1", 3260)]
    public void Places_that_a_portal_refers_to_are_read(string address, string host, int port)
    {
        IscsiPeer? peer = new IscsiPeer("h", 1, "i", "t").At(address);
        Assert.Equal((host, port), (peer?.Host, peer?.Port));
    }

    [Fact]
    public async Task A_pool_is_active_again_after_the_daemon_was_killed_and_only_if_it_was()
    {
        using var target = new IscsiTarget();
        await using var host = await StorageHost.StartAsync();
        StoragePoolRef active = await host.Connection.StoragePoolDefineXmlAsync(Xml("a", target.Port, "iqn.t:1"), 0, None);
        StoragePoolRef idle = await host.Connection.StoragePoolDefineXmlAsync(Xml("b", target.Port, "iqn.t:2"), 0, None);
        await host.Connection.StoragePoolCreateAsync(active, 0, None);
        await using StorageHost again = await host.AgainAsync();
        Assert.True(await again.Connection.StoragePoolIsActiveAsync(active, None));
        Assert.False(await again.Connection.StoragePoolIsActiveAsync(idle, None));
        VirException refused = await Assert.ThrowsAsync<VirException>(async () => await again.Connection.StorageVolCreateXmlFromAsync(
            active, "<volume><name>n</name></volume>", new StorageVolRef("a", "unit:0:0:1", ""), 0, None));
        Assert.EndsWith(
            ": storage pool does not support volume creation from an existing volume", refused.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await again.Connection.StoragePoolListAllVolumesAsync(active, 0, None)).Count);
    }

    private static async Task<string> RefusalAsync(int? port, string name = "iqn.t:1")
    {
        using var target = new IscsiTarget();
        return (await Assert.ThrowsAsync<VirException>(
            async () => await Backend().RefreshAsync(Pool(port ?? target.Port, name), PoolContents.Empty, None))).Message;
    }

    private static byte[] Changed(byte[] unit, int at, uint word)
    {
        byte[] changed = [.. unit];
        BinaryPrimitives.WriteUInt32BigEndian(changed.AsSpan(at), word);
        return changed;
    }

    private static string Xml(string name, int port, string target) =>
        $"<pool type='iscsi-direct'><name>{name}</name><source><host name='127.0.0.1' port='{port}'/><device path='{target}'/>"
        + "<initiator><iqn name='iqn.me'/></initiator></source></pool>";

    private static StoragePoolDef Pool(int port, string target = "iqn.t:1") => StoragePoolRules.Read(Xml("p", port, target));

    private static IscsiDirectBackend Backend(string? password = null)
    {
        var host = new HostServices();
        host.Set(DriverGroup.Secret, new OneSecret(password ?? ""));
        return new IscsiDirectBackend(host);
    }

    private sealed class OneSecret(string value) : DriverConnection(new ConnectionContext { IsDaemon = true })
    {
        public override ValueTask<SecretRef> SecretLookupByUsageAsync(
            SecretUsageType type, string usage, CancellationToken cancellationToken) =>
            ValueTask.FromResult(new SecretRef(Uuid.Random(), type, usage));

        public override ValueTask<ReadOnlyMemory<byte>> SecretGetValueAsync(
            SecretRef secret, uint flags, CancellationToken cancellationToken) =>
            ValueTask.FromResult<ReadOnlyMemory<byte>>(Encoding.UTF8.GetBytes(value));
    }
}
