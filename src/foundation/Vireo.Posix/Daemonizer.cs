using Microsoft.Win32.SafeHandles;

namespace Vireo.Posix;

/// <summary>
/// <c>-d</c>: a process with threads cannot fork, so the program starts itself again as a detached child and waits until the child says
/// that it is ready. The first process calls <see cref="StartDetachedAsync"/> and exits with what it returns; the second finds the variable
/// and calls <see cref="ReportReady"/>.
/// </summary>
public static class Daemonizer
{
    private const string Variable = "VIREO_DAEMON_READY_FD";
    private const int ReadyNumber = 3;

    /// <summary>True in the second process.</summary>
    public static bool IsDetachedChild => Environment.GetEnvironmentVariable(Variable) is not null;

    /// <summary>
    /// Starts this program again, detached, with <paramref name="arguments"/> (without the switch that asked for it), and waits for its
    /// word. Returns the exit code for this process: 0 when the daemon is ready.
    /// </summary>
    public static async Task<int> StartDetachedAsync(IEnumerable<string> arguments, TimeSpan patience, CancellationToken cancellationToken)
    {
        string program = Environment.ProcessPath ?? throw ProcessErrors.OwnPathUnknown();
        (SafeFileHandle read, SafeFileHandle write) = Fd.CreatePipe();
        var environment = new Dictionary<string, string>();
        foreach (System.Collections.DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            environment[(string)entry.Key] = (string?)entry.Value ?? "";
        }

        environment[Variable] = ReadyNumber.ToString(System.Globalization.CultureInfo.InvariantCulture);
        // The daemon's output is passed on rather than our standard error lent: a copy that stays with it would keep a caller who reads our
        // output waiting.
        (SafeFileHandle errorRead, SafeFileHandle errorWrite) = Fd.CreatePipe();
        var spec = new ProcessSpec(program, arguments)
        {
            NewSession = true, WorkingFolder = "/", Environment = environment, ErrorOutput = errorWrite,
        };
        spec.Handles.Add((write, ReadyNumber));
        using SpawnedProcess child = ProcessSpawner.Start(spec);
        write.Dispose();
        errorWrite.Dispose();
        await using var words = new FdStream(errorRead, FileAccess.Read);

        await using var word = new FdStream(read, FileAccess.Read);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(patience);
        byte[] answer = new byte[1];
        try
        {
            Task passing = PassOnAsync(words, deadline.Token);
            if (await word.ReadAsync(answer, deadline.Token).ConfigureAwait(false) == 1)
            {
                return answer[0];
            }

            // An end without a message means that the child has died; its log says why.
            await passing.ConfigureAwait(false);
            return 1;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw ProcessErrors.DaemonNotReady();
        }
    }

    private static async Task PassOnAsync(FdStream words, CancellationToken cancellationToken)
    {
        using var own = new SafeFileHandle(2, ownsHandle: false);
        byte[] buffer = new byte[4096];
        try
        {
            while (await words.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is var got and > 0)
            {
                _ = Fd.Write(own, buffer.AsSpan(0, got));
            }
        }
        catch (Exception e) when (e is VirException or ObjectDisposedException)
        {
            // The daemon is ready, or nobody reads our output.
        }
    }

    /// <summary>Notifies the waiting first process that the daemon serves, and closes its terminal.</summary>
    public static void ReportReady()
    {
        if (!IsDetachedChild)
        {
            return;
        }

        Environment.SetEnvironmentVariable(Variable, null);
        using SafeFileHandle word = Fd.Own(ReadyNumber);
        _ = Fd.Write(word, [0]);
        using SafeFileHandle nothing = Fd.Open("/dev/null", 2);
        _ = Libc.Dup3(Fd.Number(nothing), 2, 0);
    }
}
