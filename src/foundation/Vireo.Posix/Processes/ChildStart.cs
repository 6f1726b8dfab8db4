using System.Runtime.InteropServices;

namespace Vireo.Posix;

/// <summary>How a child process is to be started.</summary>
public sealed record ChildStart
{
    /// <summary>The program; no search along PATH.</summary>
    public required string Program { get; init; }

    /// <summary>Arguments without the program's own name.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>The whole environment as <c>NAME=value</c>; nothing is inherited.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];

    /// <summary>Standard input; null gives <c>/dev/null</c>.</summary>
    public SafeHandle? StandardInput { get; init; }

    /// <summary>Standard output; null gives <c>/dev/null</c>.</summary>
    public SafeHandle? StandardOutput { get; init; }

    /// <summary>Standard error; null gives <c>/dev/null</c>.</summary>
    public SafeHandle? StandardError { get; init; }

    /// <summary>Descriptors that the child gets under the numbers they have here, so that they can be named in its arguments.</summary>
    public IReadOnlyList<SafeHandle> Inherited { get; init; } = [];

    /// <summary>Whether the child leads a session of its own, which no signal to ours reaches.</summary>
    public bool NewSession { get; init; } = true;
}
