using Vireo.Drivers.Host;

namespace Vireo.Drivers.Interfaces;

/// <summary>
/// Debian's ifupdown: its files and its programs. Of the files only our own is ever written, whole and at once; the others are the
/// administrator's.
/// </summary>
/// <param name="root">In place of the host's root folder.</param>
internal sealed class Ifupdown(string root = "")
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    // A server of addresses may take its time; ifupdown waits a minute for it.
    private static readonly TimeSpan s_deadline = TimeSpan.FromMinutes(3);

    /// <summary>The file that we write.</summary>
    public string OwnFile { get; } = root + "/etc/network/interfaces.d/vireo";

    /// <summary>The main file.</summary>
    public string MainFile { get; } = root + "/etc/network/interfaces";

    /// <summary>Whether this host has ifupdown.</summary>
    public bool IsInstalled => ProgramOf("ifup") is not null && ProgramOf("ifdown") is not null;

    /// <summary>Whether scripts that ifupdown runs make links of a kind.</summary>
    public bool Makes(string script) => File.Exists($"{root}/etc/network/if-pre-up.d/{script}");

    /// <summary>What is configured.</summary>
    public Configuration Read() => Configuration.Read(MainFile, OwnFile);

    /// <summary>The content of our own file; null when there is none.</summary>
    public string? ReadOwn() => Bytes.Read(OwnFile);

    /// <summary>Replaces our own file; null takes it away.</summary>
    public void WriteOwn(string? text)
    {
        if (text is null)
        {
            AtomicFile.Delete(OwnFile);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(OwnFile)!);
        AtomicFile.WriteHidden(OwnFile, Bytes.Of(text), Readable);
    }

    /// <summary>What ifupdown has started.</summary>
    public HashSet<string> Running()
    {
        string[] lines = HostFiles.ReadText(root + "/run/network/ifstate")?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return lines.Select(static l => l.Split('=')[0]).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Starts an interface.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="again">Though ifupdown believes that it runs.</param>
    /// <param name="cancellationToken">Ends the wait, not the program.</param>
    public Task UpAsync(string name, bool again, CancellationToken cancellationToken) => RunAsync("ifup", name, again, cancellationToken);

    /// <summary>Stops an interface.</summary>
    public Task DownAsync(string name, CancellationToken cancellationToken) => RunAsync("ifdown", name, false, cancellationToken);

    // It comes to its own end when the daemon is killed: half of a configuration is nobody's.
    private async Task RunAsync(string program, string name, bool force, CancellationToken cancellationToken)
    {
        string[] arguments = force ? ["--force", "--", name] : ["--", name];
        HelperResult result = await HelperProgram.RunScriptAsync(ProgramOf(program)!, arguments, s_deadline,
            static spec => spec.Environment = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["LC_ALL"] = "C", ["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin",
            },
            cancellationToken).ConfigureAwait(false);
        result.ThrowOnFailure();
    }

    private string? ProgramOf(string name) =>
        new[] { $"{root}/usr/sbin/{name}", $"{root}/sbin/{name}" }.FirstOrDefault(File.Exists);
}
