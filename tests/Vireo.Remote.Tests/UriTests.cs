using Xunit;

namespace Vireo.Remote.Tests;

public sealed class UriTests
{
    [Theory]
    [InlineData("qemu:///system", "qemu", null, null, null, 0, "/system", "qemu:///system", false)]
    [InlineData("qemu+unix:///session?socket=/a%20b", "qemu", "unix", null, null, 0, "/session", "qemu:///session", true)]
    [InlineData("qemu+ssh://root@host.example:2222/system?keyfile=/k&no_tty=1", "qemu", "ssh", "root", "host.example", 2222, "/system",
        "qemu:///system", true)]
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

    [Fact]
    public void What_is_told_twice_counts_as_told_last_and_a_zero_ends_it() =>
        Assert.Equal("/b", ConnectionUri.Parse("qemu+UNIX:///session?socket=/a;SOCKET=/b%00c")["socket"]);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("-1", -1)]
    [InlineData("+2", 2)]
    [InlineData("", null)]
    [InlineData("1x", null)]
    public void A_number_is_one_or_is_refused(string text, int? number)
    {
        ConnectionUri uri = ConnectionUri.Parse("qemu+tls:///system?no_verify=" + Uri.EscapeDataString(text));
        if (number is not null)
        {
            Assert.Equal(number, uri.Number("no_verify"));
        }
        else
        {
            Assert.Equal(ErrorCode.InvalidArg, Assert.Throws<VirException>(() => uri.Number("no_verify")).Code);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing")]
    [InlineData("q mu:///x")]
    [InlineData("qemu://host:99999999999/x")]
    [InlineData("qemu://host:/x")]
    [InlineData("qemu:///a b")]
    [InlineData("qemu:///\u00e9")]
    [InlineData("qemu:///x?a[b]=1")]
    [InlineData("qemu:///x?=1")]
    [InlineData("qemu:///x?a=%zz")]
    [InlineData("qemu:///x#a#b")]
    [InlineData("qemu://a@b@/x")]
    [InlineData("1q:///x")]
    [InlineData("qemu://host:-1/x")]
    [InlineData("qemu://[::1/x")]
    public void What_is_no_uri_is_refused(string text) =>
        Assert.Equal(
            text.Contains(':', StringComparison.Ordinal)
                ? ErrorCode.InternalError
                : ErrorCode.NoConnect, Assert.Throws<VirException>(() => ConnectionUri.Parse(text)).Code);
}
