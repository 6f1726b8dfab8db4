namespace Vireo.Drivers.Test;

/// <summary>What a simulated guest remembers while it runs.</summary>
internal sealed record TestGuest
{
    /// <summary>The guest's two file systems, as every simulated guest has them.</summary>
    public static IReadOnlyList<(string MountPoint, string Name)> FileSystems { get; } = [("/", "vda1"), ("/boot", "vda2")];

    /// <summary>A guest that was just started.</summary>
    public static TestGuest Fresh { get; } = new();

    /// <summary>Frozen file systems: a bit for each of <see cref="FileSystems"/>.</summary>
    public int Frozen { get; init; }

    public long Seconds { get; init; } = 627319920;

    public uint Nanoseconds { get; init; }
}
