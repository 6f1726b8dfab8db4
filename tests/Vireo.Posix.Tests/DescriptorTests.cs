using System.Text;
using Microsoft.Win32.SafeHandles;
using Xunit;

namespace Vireo.Posix.Tests;

public sealed class DescriptorTests
{
    private static CancellationToken Soon => new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token;

    [Fact]
    public async Task Descriptors_travel_with_bytes_and_the_peer_is_known()
    {
        string path = Path.Combine(Path.GetTempPath(), $"posix-{Guid.NewGuid():N}");
        using SafeFileHandle listener = PosixSocket.ListenUnix(path, 0x1C0, 5);
        Assert.Null(PosixSocket.Accept(listener));
        using SafeFileHandle client = PosixSocket.ConnectUnix(path);
        using SafeFileHandle server = PosixSocket.Accept(listener)!;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(path));
        Assert.Equal(new PeerCredentials(Environment.ProcessId, Host.EffectiveUserId, Host.EffectiveGroupId),
            PosixSocket.GetPeerCredentials(server));
        Assert.Equal(path, PosixSocket.GetUnixPath(server));

        (SafeFileHandle read, SafeFileHandle write) = Fd.CreatePipe();
        Assert.Equal(5, PosixSocket.Send(client, "hello"u8));
        Assert.True(PosixSocket.SendHandle(client, write));
        Assert.True(PosixSocket.SendHandle(client, read));
        write.Dispose();
        read.Dispose();

        byte[] buffer = new byte[100];
        List<SafeFileHandle>? handles = null;
        int got = 0;
        while (PosixSocket.Receive(server, buffer.AsSpan(got), ref handles) is var n and not Fd.WouldBlock)
        {
            got += n;
        }

        Assert.Equal(7, got);
        Assert.Equal(2, handles!.Count);
        Assert.Equal(2, Fd.Write(handles[0], "ok"u8));
        Assert.Equal(2, Fd.Read(handles[1], buffer));
        Assert.Equal("ok", Encoding.ASCII.GetString(buffer, 0, 2));
        handles.ForEach(h => h.Dispose());
        client.Dispose();
        // A program that another test is just starting may hold a copy of the descriptor until its exec.
        int end = PosixSocket.Receive(server, buffer);
        for (int i = 0; i < 500 && end == Fd.WouldBlock; i++)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
            end = PosixSocket.Receive(server, buffer);
        }

        Assert.Equal(0, end);
        File.Delete(path);
    }

    [Fact]
    public async Task A_pty_pair_carries_bytes_both_ways_and_ends()
    {
        (SafeFileHandle master, string path) = PseudoTerminal.Open();
        await using var a = new FdStream(master);
        var b = new FdStream(PseudoTerminal.OpenDevice(path));
        Assert.True(PseudoTerminal.IsTerminal(b.Handle));
        await a.WriteAsync("x\n"u8.ToArray(), Soon);
        byte[] buffer = new byte[10];
        Assert.Equal(2, await b.ReadAsync(buffer, Soon));
        await b.WriteAsync("yz\n"u8.ToArray(), Soon);
        Assert.Equal(3, await a.ReadAsync(buffer, Soon));
        await b.DisposeAsync();
        Assert.Equal(0, await a.ReadAsync(buffer, Soon));
    }

    [Fact]
    public async Task A_wait_ends_by_cancellation_disposal_and_data()
    {
        (SafeFileHandle read, SafeFileHandle write) = Fd.CreatePipe(nonBlocking: true);
        var ready = new AsyncFd(read);
        using var cancel = new CancellationTokenSource(30);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ready.WaitReadableAsync(cancel.Token));
        Task wait = ready.WaitReadableAsync(Soon);
        _ = Fd.Write(write, [1]);
        await wait;
        _ = Fd.Read(read, new byte[4]);
        wait = ready.WaitReadableAsync(Soon);
        ready.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => wait);
        read.Dispose();
        write.Dispose();
    }

    [Fact]
    public void A_file_lock_excludes_and_ends()
    {
        string path = Path.Combine(Path.GetTempPath(), $"lock-{Guid.NewGuid():N}");
        using (FileLock? first = FileLock.TryTake(path))
        {
            Assert.NotNull(first);
            first.Write("12345\n"u8);
            first.Write("67\n"u8);
            Assert.Null(FileLock.TryTake(path));
            Assert.Equal("67\n", File.ReadAllText(path));
        }

        using FileLock? second = FileLock.TryTake(path);
        Assert.NotNull(second);
        File.Delete(path);
    }

    [Fact]
    public void Accounts_are_found_by_name_and_number()
    {
        Account root = Accounts.FindUser("root")!;
        Assert.Equal((0u, 0u, "/root"), (root.UserId, root.GroupId, root.HomeFolder));
        Assert.Equal(root, Accounts.FindUser(0));
        Assert.Null(Accounts.FindUser("no-such-user-here"));
        Assert.Equal(0u, Accounts.FindGroup("root"));
        Assert.Equal("root", Accounts.FindGroupName(0));
        Assert.Equal(4711u, Accounts.ParseUser("+4711"));
        Assert.Equal(0u, Accounts.ParseUser("root"));
        Assert.Contains(0u, Accounts.GroupsOf(root));
    }

    [Fact]
    public void Affinity_and_limits_read_back()
    {
        int[] cpus = Processes.GetAffinity(0);
        Assert.NotEmpty(cpus);
        Processes.SetAffinity(0, cpus);
        ResourceLimit limit = Processes.GetLimit(0, ResourceKind.OpenFiles);
        Assert.True(limit.Soft > 0 && limit.Hard >= limit.Soft);
        Assert.True(Host.PageSize >= 4096);
        Assert.NotEqual(0ul, Processes.StartTime(Environment.ProcessId));
    }

    [Fact]
    public async Task Readiness_is_told_to_the_service_manager()
    {
        string path = Path.Combine(Path.GetTempPath(), $"notify-{Guid.NewGuid():N}");
        using var receiver = new System.Net.Sockets.Socket(
            System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Dgram, System.Net.Sockets.ProtocolType.Unspecified);
        receiver.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(path));
        Environment.SetEnvironmentVariable("NOTIFY_SOCKET", path);
        ServiceManager.Notify("READY=1");
        Environment.SetEnvironmentVariable("NOTIFY_SOCKET", null);
        byte[] buffer = new byte[100];
        int got = await receiver.ReceiveAsync(buffer, Soon);
        Assert.Equal("READY=1", Encoding.ASCII.GetString(buffer, 0, got));
        File.Delete(path);
        Assert.Empty(ServiceManager.TakeSockets());
    }
}
