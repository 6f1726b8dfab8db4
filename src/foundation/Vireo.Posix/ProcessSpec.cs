using System.Runtime.InteropServices;

namespace Vireo.Posix;

/// <summary>How to start a program. Whatever is not mentioned here is not inherited: no descriptor but those listed, an empty signal mask,
/// default signal actions.</summary>
public sealed class ProcessSpec
{
    /// <param name="program">Path of the program; without a slash it is looked up in PATH.</param>
    /// <param name="arguments">The arguments after the program's name.</param>
    public ProcessSpec(string program, params IEnumerable<string> arguments)
    {
        Program = program;
        Arguments.AddRange(arguments);
    }

    public string Program { get; }

    public List<string> Arguments { get; } = [];

    /// <summary>The whole environment (NAME, value), or null for the caller's own.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; set; }

    public string? WorkingFolder { get; set; }

    /// <summary>Standard input; null is <c>/dev/null</c>.</summary>
    public SafeHandle? Input { get; set; }

    /// <summary>Standard output; null is <c>/dev/null</c>.</summary>
    public SafeHandle? Output { get; set; }

    /// <summary>Standard error; null is <c>/dev/null</c>.</summary>
    public SafeHandle? ErrorOutput { get; set; }

    /// <summary>Further descriptors and the numbers the program finds them under (3 and up).</summary>
    public List<(SafeHandle Handle, int Number)> Handles { get; } = [];

    /// <summary>A new session and process group, so that signals of the caller's terminal and group do not reach the program.</summary>
    public bool NewSession { get; set; }

    /// <summary>A process group of its own within the caller's session.</summary>
    public bool NewProcessGroup { get; set; }

    public uint? UserId { get; set; }

    public uint? GroupId { get; set; }

    /// <summary>Supplementary groups; used only with <see cref="UserId"/> or <see cref="GroupId"/>.</summary>
    public IReadOnlyList<uint> Groups { get; set; } = [];

    public uint? FileModeMask { get; set; }

    /// <summary>Resource limits; they hold before the program's first instruction.</summary>
    public List<ResourceLimit> Limits { get; } = [];

    /// <summary>Value for <c>oom_score_adj</c>, -1000 to 1000.</summary>
    public int? OomScoreAdjust { get; set; }

    /// <summary>
    /// The process exists, with its final pid, but waits for <see cref="SpawnedProcess.Release"/> before it becomes the program: time to
    /// put it into cgroups or to label it. It needs <c>/bin/sh</c>.
    /// </summary>
    public bool Held { get; set; }

    /// <summary>
    /// Runs on the throw-away thread from which the program is started, before credentials are dropped: namespaces unshared and mounts made
    /// there become the program's and touch nothing of the caller. Plain file system work and system calls only.
    /// </summary>
    public Action? Prepare { get; set; }
}

/// <summary>One resource limit (numbers of <c>RLIMIT_*</c>); <see cref="ulong.MaxValue"/> is no limit.</summary>
public readonly record struct ResourceLimit(ResourceKind Kind, ulong Soft, ulong Hard);

/// <summary>Limits that hypervisors are given.</summary>
public enum ResourceKind
{
    CpuSeconds = 0,
    FileSize = 1,
    CoreSize = 4,
    Processes = 6,
    OpenFiles = 7,
    LockedMemory = 8,
}
