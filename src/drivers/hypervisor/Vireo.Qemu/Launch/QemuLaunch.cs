using System.Runtime.InteropServices;
using Vireo.Posix;

namespace Vireo.Drivers.Qemu.Launch;

/// <summary>A finished plan of one emulator: what is executed, with which descriptors, and where its files are. It owns the descriptors
/// until the start.</summary>
internal sealed class QemuLaunch : IDisposable
{
    /// <summary>The domain's name, for messages.</summary>
    public required string Name { get; init; }

    /// <summary>The emulator.</summary>
    public required string Emulator { get; init; }

    /// <summary>Arguments in groups (an option with its values), as the log shows them, one group a line.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Arguments { get; init; }

    /// <summary>Environment as <c>NAME=value</c>.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];

    /// <summary>First line of the log's entry, without its time.</summary>
    public required string LogBanner { get; init; }

    /// <summary>The monitor's socket.</summary>
    public required string MonitorPath { get; init; }

    /// <summary>Descriptors for the emulator, named by number in the arguments.</summary>
    public List<SafeHandle> Inherited { get; } = [];

    /// <summary>Resource limits of the process.</summary>
    public List<ResourceLimit> Limits { get; } = [];

    /// <summary>User and group to run as, or null for our own.</summary>
    public (uint User, uint Group, IReadOnlyList<uint> Groups)? RunAs { get; init; }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var handle in Inherited)
        {
            handle.Dispose();
        }

        Inherited.Clear();
    }
}
