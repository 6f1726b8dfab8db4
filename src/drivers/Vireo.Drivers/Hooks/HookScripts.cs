using System.Text;
using Microsoft.Win32.SafeHandles;
using Vireo.Posix;

namespace Vireo.Drivers;

/// <summary>
/// The administrator's scripts for a driver's objects: <c>hooks/DRIVER</c>, then those in <c>hooks/DRIVER.d</c> in the order of their
/// names. They get libvirt's arguments, and the object's document on their input. Who calls decides what a failure means.
/// </summary>
/// <param name="folder">Where the scripts are: <c>/etc/libvirt/hooks</c>.</param>
/// <param name="driver">The driver's name.</param>
public sealed class HookScripts(string folder, string driver)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    private string Main => Path.Combine(folder, driver);

    private string More => Path.Combine(folder, driver + ".d");

    /// <summary>Runs the scripts. The result is what the last of them printed, or null when there is none or they printed
    /// nothing.</summary>
    /// <param name="name">The object's name.</param>
    /// <param name="operation">What happens to it: <c>prepare</c>, <c>start</c>, …</param>
    /// <param name="phase">Whether it begins or ends: <c>begin</c> or <c>end</c>.</param>
    /// <param name="document">Gives the object's document; it is only asked when there is a script.</param>
    /// <param name="cancellationToken">Ends the waiting, and the script.</param>
    /// <exception cref="VirException">A script failed, or does not end.</exception>
    public async Task<string?> RunAsync(
        string name, string operation, string phase, Func<string> document, CancellationToken cancellationToken)
    {
        string? output = null;
        string? text = null;
        foreach (string script in Scripts())
        {
            output = await RunAsync(script, [name, operation, phase, "-"], text ??= document(), cancellationToken).ConfigureAwait(false);
        }

        return string.IsNullOrWhiteSpace(output) ? null : output;
    }

    private static bool IsExecutable(string path) =>
        File.Exists(path) && (File.GetUnixFileMode(path) & (
            UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0;

    private IEnumerable<string> Scripts()
    {
        if (IsExecutable(Main))
        {
            yield return Main;
        }

        if (!Directory.Exists(More))
        {
            yield break;
        }

        foreach (string script in Directory.GetFiles(More).Where(IsExecutable).Order(StringComparer.Ordinal))
        {
            yield return script;
        }
    }

    private static async Task<string> RunAsync(string script, string[] arguments, string document, CancellationToken cancellationToken)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["LC_ALL"] = "C" };
        foreach (string variable in (ReadOnlySpan<string>)["LD_PRELOAD", "LD_LIBRARY_PATH", "PATH", "HOME", "USER", "LOGNAME", "TMPDIR"])
        {
            if (Environment.GetEnvironmentVariable(variable) is { } value)
            {
                environment[variable] = value;
            }
        }

        var (read, write) = Fd.CreatePipe();
        await using var input = new FdStream(write, FileAccess.Write);
        Task feeding = Task.CompletedTask;
        HelperResult result;
        using (read)
        {
            feeding = FeedAsync(input, document, cancellationToken);
            result = await HelperProgram.RunScriptAsync(
                script, arguments, Deadline, spec => (spec.Input, spec.Environment) = (read, environment), cancellationToken)
                    .ConfigureAwait(false);
        }

        await feeding.ConfigureAwait(false);
        if (!result.Exit.Succeeded)
        {
            string command = string.Join(' ', environment.Select(static e => $"{e.Key}={e.Value}").Append(result.CommandLine));
            throw ProcessErrors.HookFailed(Errors.ChildFailed(command, result.Exit.ToString(), result.Error).Message);
        }

        return result.Output;
    }

    // A script that does not read its input, or not all of it, is none the worse for it.
    private static async Task FeedAsync(FdStream input, string document, CancellationToken cancellationToken)
    {
        try
        {
            await input.WriteAsync(Encoding.UTF8.GetBytes(document), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is VirException or IOException or ObjectDisposedException)
        {
            // It has ended.
        }

        await input.DisposeAsync().ConfigureAwait(false);
    }
}
