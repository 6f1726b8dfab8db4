using Xunit;

namespace Vireo.Remote.Tests;

public sealed class UriTests
{
    [Theory]
    [InlineData("qemu:///system", "qemu", null, null, null, 0, "/system", "qemu:///system", false)]
    [InlineData("qemu+unix:///session?socket=/a%20b", "qemu", "unix", null, null, 0, "/session", "qemu:///session", true)]
    [InlineData("qemu+ssh://root@host.example:2222/system?keyfile=/k&no_tty=1", "qemu", "ssh", "root", "host.example", 2222, "/system", "qemu:///system", true)]
    [InlineData("xen+tls://[fe80::1]:16514/", "xen", "tls", null, "fe80::1", 16514, "/", "xen:///", true)]
    [InlineData("test:///a/../b.xml", "test", null, null, null, 0, "/a/../b.xml", "test:///a/../b.xml", false)]
    [InlineData("remote://host/?name=lxc:///", "remote", null, null, "host", 0, "/", "lxc:///", true)]
    [InlineData("remote:///", "remote", null, null, null, 0, "/", "", true)]
    [InlineData("esx://h/?no_verify=1&auto_answer=1", "esx", null, null, "h", 0, "/", "esx:///?auto_answer=1", true)]
    public void A_uri_is_taken_apart_as_written(
        string text, string driver, string? transport, string? user, string? host, int port, string path, string daemonUri, bool remote)
    {
        ConnectionUri uri = ConnectionUri.Parse(text);
        Assert.Equal((driver, transport, user, host, port, path), (uri.Driver, uri.Transport, uri.User, uri.Host, uri.Port, uri.Path));
        Assert.Equal((daemonUri, remote), (uri.DaemonUri(), uri.IsRemote));
    }

    [Fact]
    public void Parameters_are_decoded() =>
        Assert.Equal("/a b", ConnectionUri.Parse("qemu+unix:///session?mode=legacy&socket=/a%20b")["socket"]);

    [Theory]
    [InlineData("")]
    [InlineData("nothing")]
    [InlineData("q mu:///x")]
    [InlineData("qemu://host:99999/x")]
    [InlineData("qemu://host:-1/x")]
    [InlineData("qemu://[::1/x")]
    public void What_is_no_uri_is_refused(string text) =>
        Assert.Equal(
            text.Contains(':', StringComparison.Ordinal) ? ErrorCode.InternalError : ErrorCode.NoConnect, Assert.Throws<VirException>(() => ConnectionUri.Parse(text)).Code);
}
