using System.Net;
using System.Net.Sockets;
using Xunit;

namespace Vireo.Tests;

/// <summary>Exceptions of the runtime, made by the system itself, become errors with the C library's words.</summary>
public class RuntimeErrorTests
{
    [Fact]
    public void A_full_disk_is_a_system_error_with_the_path()
    {
        VirException e = Errors.Of(Caught(static () => File.WriteAllText("/dev/full", "x")));
        Assert.Equal((ErrorCode.SystemError, 28), (e.Code, e.Int1));
        Assert.Equal("cannot write data to file '/dev/full': No space left on device", e.Message);
    }

    [Theory]
    [InlineData("/no/such/file", "cannot access file '/no/such/file': No such file or directory", 2)]
    [InlineData("/proc/1/mem/x", "cannot access file '/proc/1/mem/x': No such file or directory", 2)]
    [InlineData("/proc/self/mem", "cannot access file '/proc/self/mem': Input/output error", 5)]
    public void A_path_that_leads_nowhere_is_named(string path, string message, int errno)
    {
        VirException e = Errors.Of(Caught(() => File.ReadAllText(path)));
        Assert.Equal((ErrorCode.SystemError, errno, message), (e.Code, e.Int1, e.Message));
    }

    [Fact]
    public void A_name_that_is_too_long_and_a_folder_that_cannot_be_made_have_their_numbers()
    {
        string name = "/tmp/" + new string('x', 300);
        Assert.Equal($"Failed to create file '{name}': File name too long",
            Errors.FileWriteFailed(name, Caught(() => File.WriteAllText(name, ""))).Message);
        Assert.Equal("unable to create directory '/proc/nosuch': No such file or directory",
            Errors.FolderFailed("/proc/nosuch", Caught(static () => Directory.CreateDirectory("/proc/nosuch"))).Message);
    }

    [Fact]
    public void A_socket_that_nobody_serves_has_the_systems_number()
    {
        using var bound = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        bound.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        VirException e = Errors.Of(Caught(() => socket.Connect(bound.LocalEndPoint!)));
        Assert.Equal((ErrorCode.SystemError, 111, "socket operation failed: Connection refused"), (e.Code, e.Int1, e.Message));
    }

    [Fact]
    public void What_is_no_matter_of_the_system_is_a_fault_of_ours()
    {
        VirException e = Errors.Of(new InvalidOperationException("why"));
        Assert.Equal((ErrorCode.InternalError, "internal error: unexpected failure: why"), (e.Code, e.Message));
        Assert.Same(e, Errors.Of(e));
    }

    private static Exception Caught(Action action) => Record.Exception(action) ?? throw new InvalidOperationException("nothing was thrown");
}
