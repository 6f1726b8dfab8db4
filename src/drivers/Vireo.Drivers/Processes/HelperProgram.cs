using System.Text;
using Microsoft.Win32.SafeHandles;
using Vireo.Posix;

namespace Vireo.Drivers;

/// <summary>
/// Runs a host tool to its end: output collected up to a bound, a deadline after which the tool is killed, libvirt's error when it fails.
/// A tool ends with the daemon, whatever ends that: one that went on could change what the next daemon has put in order. Long-lived helpers
/// (emulators, swtpm, dnsmasq) are not its business.
/// </summary>
public static class HelperProgram
{
    private const int MaxOutput = 16 * 1024 * 1024;
    private const int KillSignal = 9;

    /// <summary>Runs <paramref name="program"/> and gives its result whatever the exit code.</summary>
    /// <exception cref="VirException">It could not be started, or the deadline passed.</exception>
    public static Task<HelperResult> RunAsync(
        string program, IReadOnlyList<string> arguments, TimeSpan deadline, CancellationToken cancellationToken = default) =>
        RunAsync(program, arguments, deadline, static _ => { }, cancellationToken);

    /// <summary>As <see cref="RunAsync(string, IReadOnlyList{string}, TimeSpan, CancellationToken)"/>; <paramref name="arrange"/> may set
    /// user and group.</summary>
    public static Task<HelperResult> RunAsync(
        string program, IReadOnlyList<string> arguments, TimeSpan deadline, Action<ProcessSpec> arrange,
            CancellationToken cancellationToken) => RunAsync(program, arguments, deadline, arrange, tied: true, cancellationToken);

    /// <summary>As <see cref="RunAsync(string, IReadOnlyList{string}, TimeSpan, CancellationToken)"/>, for programs that are the
    /// administrator's: one that runs when the daemon is killed comes to its own end.</summary>
    public static Task<HelperResult> RunScriptAsync(
        string program, IReadOnlyList<string> arguments, TimeSpan deadline, Action<ProcessSpec> arrange,
            CancellationToken cancellationToken) => RunAsync(program, arguments, deadline, arrange, tied: false, cancellationToken);

    private static async Task<HelperResult> RunAsync(
        string program, IReadOnlyList<string> arguments, TimeSpan deadline, Action<ProcessSpec> arrange, bool tied,
            CancellationToken cancellationToken)
    {
        (SafeFileHandle outRead, SafeFileHandle outWrite) = Fd.CreatePipe();
        (SafeFileHandle errRead, SafeFileHandle errWrite) = Fd.CreatePipe();
        await using var output = new FdStream(outRead, FileAccess.Read);
        await using var error = new FdStream(errRead, FileAccess.Read);
        SpawnedProcess process;
        try
        {
            var spec = new ProcessSpec(program, arguments) { Output = outWrite, ErrorOutput = errWrite };
            arrange(spec);
            process = tied ? await ProcessSpawner.StartTiedAsync(spec).ConfigureAwait(false) : ProcessSpawner.Start(spec);
        }
        finally
        {
            outWrite.Dispose();
            errWrite.Dispose();
        }

        using (process)
        using (var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken))
        {
            limit.CancelAfter(deadline);
            DaemonJob? job = DaemonJob.Current;
            try
            {
                job?.Watch(() => Posix.Processes.Written(process.Id));
                Task<string> outText = CollectAsync(output, limit.Token);
                Task<string> errText = CollectAsync(error, limit.Token);
                ProcessExit exit = await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
                return new HelperResult(CommandLine(program, arguments), exit, await outText.ConfigureAwait(false),
                    await errText.ConfigureAwait(false));
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw ProcessErrors.ChildTimeout(CommandLine(program, arguments), deadline.TotalSeconds);
            }
            finally
            {
                job?.Watch(null);

                // Of no effect when it has ended; a tool that we no longer wait for must not stay.
                process.Signal(KillSignal);
            }
        }
    }

    private static string CommandLine(string program, IReadOnlyList<string> arguments) => string.Join(' ', [program, .. arguments]);

    private static async Task<string> CollectAsync(FdStream stream, CancellationToken cancellationToken)
    {
        var text = new MemoryStream();
        byte[] buffer = new byte[16 * 1024];
        int got;
        while ((got = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            // Beyond the bound it is read, so that the tool continues, and dropped.
            text.Write(buffer, 0, (int)Math.Min(got, MaxOutput - text.Length));
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }
}

/// <summary>What a host tool left behind.</summary>
/// <param name="CommandLine">How it was called, for messages.</param>
/// <param name="Exit">How it ended.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
public sealed record HelperResult(string CommandLine, ProcessExit Exit, string Output, string Error)
{
    /// <summary>Refuses anything but success, with libvirt's report of the failure.</summary>
    public void ThrowOnFailure()
    {
        if (!Exit.Succeeded)
        {
            throw ProcessErrors.ChildFailed(CommandLine, Exit.ToString(), Error.Length > 0 ? ": " + Error : "");
        }
    }
}
