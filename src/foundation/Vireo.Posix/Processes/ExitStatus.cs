namespace Vireo.Posix;

/// <summary>How a process ended.</summary>
/// <param name="Code">The exit code, or null when a signal ended it or it was no child of ours.</param>
/// <param name="Signal">The signal that ended it, or null.</param>
public readonly record struct ExitStatus(int? Code, int? Signal);
