using Microsoft.Win32.SafeHandles;

namespace Vireo;

/// <summary>Answer of a QEMU monitor.</summary>
/// <param name="Reply">The reply.</param>
/// <param name="Files">Files that came with it.</param>
public sealed record MonitorCommandResult(string Reply, IReadOnlyList<SafeFileHandle> Files);
