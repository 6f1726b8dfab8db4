using System.Text;
using Microsoft.Win32.SafeHandles;
using Vireo.Posix;
using Vireo.Rpc;

namespace Vireo.Remote;

/// <summary>
/// The daemon behind a Unix socket. A user's own daemon is started when it does not run, as libvirt's clients do: it ends by itself after
/// two minutes without clients and guests. Which socket it is, others decide.
/// </summary>
internal static class LocalDaemon
{
    private const int NotThere = 2;
    private const int TryAgain = 11;
    private const int Refused = 111;
    private const int WordsKept = 4096;
    private static readonly string[] IdleTime = ["--timeout", "120"];
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);

    /// <summary>How long a daemon that somebody else starts at the same moment may take to open its socket.</summary>
    private static readonly TimeSpan OtherPatience = TimeSpan.FromSeconds(5);

    /// <summary>Connects. <paramref name="findProgram"/> gives the program to start when nobody listens; null: none is started.</summary>
    /// <exception cref="VirException">Nobody listens, and no daemon could be started.</exception>
    public static async ValueTask<SocketTransport> ConnectAsync(
        string socket, Func<string?>? findProgram, RpcEventLoop loop, TimeProvider time, CancellationToken cancellationToken)
    {
        (SafeFileHandle? connected, VirException? failure) = await TryConnectAsync(socket, time, cancellationToken).ConfigureAwait(false);
        if (connected is not null)
        {
            return new SocketTransport(connected, loop);
        }

        if (findProgram is null || failure!.Int1 is not (NotThere or Refused))
        {
            throw failure!;
        }

        string program = findProgram()
            ?? throw RemoteErrors.NoDaemonToStart();
        VirException? startFailure = await StartAsync(program, cancellationToken).ConfigureAwait(false);
        long began = time.GetTimestamp();
        while (true)
        {
            (connected, failure) = await TryConnectAsync(socket, time, cancellationToken).ConfigureAwait(false);
            if (connected is not null)
            {
                return new SocketTransport(connected, loop);
            }

            // A daemon of ours that said it is ready listens. Where it failed, another one may have been quicker, and is about to listen.
            if (time.GetElapsedTime(began) > OtherPatience)
            {
                throw startFailure ?? failure!;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The daemon's program: <c>libvirtd</c> in the folder LIBVIRTD_PATH (or that file itself), <c>vireod</c> beside this program,
    /// or one of those in the usual places; null when there is none.</summary>
    public static string? FindProgram()
    {
        if (ProcessEnvironment.Get("LIBVIRTD_PATH") is { Length: > 0 } given)
        {
            return Directory.Exists(given) ? Path.Combine(given, "libvirtd") : given;
        }

        string beside = Path.Combine(AppContext.BaseDirectory, "vireod");
        return File.Exists(beside)
            ? beside
            : Host.FindProgram("vireod") ?? Host.FindProgram("libvirtd")
            ?? (File.Exists("/usr/sbin/libvirtd") ? "/usr/sbin/libvirtd" : null);
    }

    private static async ValueTask<(SafeFileHandle? Socket, VirException? Failure)> TryConnectAsync(
        string socket, TimeProvider time, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return (PosixSocket.ConnectUnix(socket), null);
            }
            catch (VirException e) when (e.Int1 != TryAgain)
            {
                return (null, e);
            }
            catch (VirException)
            {
                // So many clients wait to be accepted that there is no room for another: libvirt's clients wait, too.
                await Task.Delay(TimeSpan.FromMilliseconds(20), time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Starts the daemon, which detaches itself once it listens; gives what went wrong.</summary>
    private static async ValueTask<VirException?> StartAsync(string program, CancellationToken cancellationToken)
    {
        (SafeFileHandle read, SafeFileHandle write) = Fd.CreatePipe();
        await using var words = new FdStream(read, FileAccess.Read);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartPatience);
        try
        {
            using (write)
            {
                using SpawnedProcess process = ProcessSpawner.Start(
                    new ProcessSpec(program, ["-d", .. IdleTime]) { NewSession = true, WorkingFolder = "/", ErrorOutput = write });
                write.Dispose();
                ProcessExit exit = await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
                return exit.Succeeded ? null : Failed(
                    program, await ReadAsync(words, limit.Token).ConfigureAwait(false) is { Length: > 0 } said ? said : exit.ToString());
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(program, "it did not become ready in time");
        }
        catch (VirException e)
        {
            return e;
        }
    }

    private static VirException Failed(string program, string why) =>
        RemoteErrors.DaemonNotStarted(program, why);

    private static async Task<string> ReadAsync(FdStream words, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[WordsKept];
        int count = 0;
        while (count < buffer.Length && await words.ReadAsync(buffer.AsMemory(count), cancellationToken)
            .ConfigureAwait(false) is var got and > 0)
        {
            count += got;
        }

        return Encoding.UTF8.GetString(buffer, 0, count).Trim();
    }
}
