using Vireo.Posix;
using Vireo.Rpc;
using Xunit;

namespace Vireo.Remote.Tests;

/// <summary>A user's own daemon is started by the first client that finds nobody at its socket.</summary>
public sealed class LocalDaemonTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vireo-local").FullName;

    private static CancellationToken Soon => new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token;

    private string Socket => Path.Combine(_folder, "run/libvirt/libvirt-sock");

    [Fact]
    public async Task The_first_client_starts_the_daemon_and_the_others_find_it()
    {
        string program = Program($"exec {Vireod.Find() ?? Skip()} --root {_folder} \"$@\"");
        SocketTransport[] clients = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ConnectAsync(() => program).AsTask()));
        int daemon = int.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "run/libvirt/vireod.pid"), Soon), null);
        Assert.All(clients, client => Assert.Equal(daemon, client.Peer.Credentials!.Value.ProcessId));
        string[] arguments = (await File.ReadAllTextAsync($"/proc/{daemon}/cmdline", Soon)).TrimEnd('\0').Split('\0');
        Assert.Equal(["-d", "--timeout", "120"], arguments[^3..]);
        foreach (SocketTransport client in clients)
        {
            client.Dispose();
        }

        using ProcessHandle handle = ProcessHandle.Open(daemon);
        handle.Signal(15);
        while (handle.IsAlive)
        {
            await Task.Delay(20, Soon);
        }
    }

    [Fact]
    public async Task A_daemon_that_cannot_start_says_why()
    {
        string program = Program("echo 'no room for a daemon' >&2; exit 3");
        VirException e = await Assert.ThrowsAsync<VirException>(() => ConnectAsync(() => program).AsTask());
        Assert.Equal($"internal error: Failed to start the daemon {program}: no room for a daemon", e.Message);
    }

    [Fact]
    public async Task Without_a_program_and_where_none_may_be_started_the_error_is_libvirts()
    {
        VirException e = await Assert.ThrowsAsync<VirException>(() => ConnectAsync(null).AsTask());
        Assert.Equal($"Failed to connect socket to '{Socket}': No such file or directory", e.Message);
        e = await Assert.ThrowsAsync<VirException>(() => ConnectAsync(static () => null).AsTask());
        Assert.Contains("Failed to locate a daemon to start", e.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Skip()
    {
        Assert.Skip("vireod is not built: dotnet build src/daemon/Vireo.Daemon");
        return "";
    }

    private ValueTask<SocketTransport> ConnectAsync(Func<string?>? program) =>
        LocalDaemon.ConnectAsync(Socket, program, RpcEventLoop.Shared, TimeProvider.System, Soon);

    private string Program(string script)
    {
        string path = Path.Combine(_folder, "daemon");
        File.WriteAllText(path, "#!/bin/sh\n" + script + "\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
