using Vireo.Documents;
using Vireo.Posix;
using Xunit;

namespace Vireo.Drivers.Storage.Tests;

/// <summary>Volumes of GlusterFS, as far as no server is needed: what the tool prints, and what cannot be a pool.</summary>
public sealed class GlusterTests
{
    private const string List = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <cliOutput><opRet>0</opRet><opErrno>0</opErrno><opErrstr/><volInfo><volumes>
        <volume><name>one</name><id>4593</id><bricks><brick uuid="7a">h:/b<name>h:/b</name></brick></bricks></volume>
        <volume><name>two</name></volume><volume/><other><name>no</name></other><count>2</count></volumes></volInfo></cliOutput>
        """;

    [Fact]
    public void The_tool_is_asked_without_a_log() => Assert.Equal(
        "--xml --log-file=/dev/null volume info all --remote-host=-h", string.Join(' ', GlusterSources.Arguments("-h")));

    [Fact]
    public void The_tools_list_is_read() => Assert.Equal(["one", "two"], GlusterSources.Read(List));

    [Theory]
    [InlineData("")]
    [InlineData("Connection failed. Please check if gluster daemon is operational.")]
    [InlineData("<cliOutput/>")]
    [InlineData("<cliOutput><volInfo/></cliOutput>")]
    [InlineData("<cliOutput><volInfo><volumes><volume>")]
    public void What_is_no_list_has_no_volumes(string output) => Assert.Empty(GlusterSources.Read(output));

    [Theory]
    [InlineData("/", "/")]
    [InlineData("/sub", "/sub/")]
    [InlineData("/sub/more", "/sub/more/")]
    public void A_pool_is_a_folder(string directory, string folder) => Assert.Equal(folder, GlusterBackend.FolderOf(Pool("vol", directory)));

    [Fact]
    public async Task A_name_with_a_slash_is_no_volume()
    {
        VirException refused = await Assert.ThrowsAsync<VirException>(
            async () => await new GlusterBackend().RefreshAsync(Pool("vol/sub", "/"), PoolContents.Empty, CancellationToken.None));
        Assert.Equal("XML error: gluster pool name 'vol/sub' must not contain /", refused.Message);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_refused_and_the_pool_stays_inactive()
    {
        Assert.SkipUnless(GlusterConnection.IsAvailable, "libgfapi is not installed");
        VirException refused = await Assert.ThrowsAsync<VirException>(
            async () => await new GlusterBackend().RefreshAsync(Pool("vol", "/"), PoolContents.Empty, CancellationToken.None));
        Assert.StartsWith("failed to connect to gluster://127.0.0.1:1/vol/: ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_library_the_kind_is_not_served()
    {
        Assert.SkipWhen(GlusterConnection.IsAvailable, "libgfapi is installed");
        await using var host = await StorageHost.StartAsync();
        VirException refused = await Assert.ThrowsAsync<VirException>(
            async () => await host.Connection.StoragePoolDefineXmlAsync(Xml("vol", "/"), 0, CancellationToken.None));
        Assert.Equal("internal error: missing backend for pool type 10 (gluster)", refused.Message);
    }

    // Only the begin of a file is at hand: what a header names behind it is not there.
    [Fact]
    public void Headers_are_read_of_a_begin_alone()
    {
        byte[] begin = new byte[ImageProbe.BeginLength];
        Assert.Equal(("raw", 5000ul), Known(ImageProbe.Read(begin, 5000, null)));
        Assert.Equal(("raw", 0ul), Known(ImageProbe.Read([], 0, null)));
        "QFI\u00fb\0\0\0\u0003"u8.ToArray().CopyTo(begin, 0);
        (begin[3], begin[7]) = (0xFB, 3);
        begin.AsSpan(4, 3).Clear();
        (begin[8 + 6], begin[16 + 3], begin[20 + 3], begin[24 + 5], begin[103]) = (0xFF, 4, 16, 0x10, 104);
        Assert.Equal(("qcow2", 1ul << 20), Known(ImageProbe.Read(begin, 1 << 20, null)));

        // The backing file's name lies behind what was read.
        (begin[8], begin[14]) = (0x7F, 0);
        Assert.Null(ImageProbe.Read(begin, 1 << 20, null)?.Backing);
    }

    private static (string?, ulong?) Known(ImageHeader? header) => (header?.Format, header?.Capacity);

    private static string Xml(string name, string directory) =>
        $"<pool type='gluster'><name>g</name><source><host name='127.0.0.1' port='1'/><dir path='{directory}'/><name>{name}</name></source></pool>";

    private static StoragePoolDef Pool(string name, string directory) => StoragePoolRules.Read(Xml(name, directory));
}
