namespace Vireo.Drivers.Test;

/// <summary>What a simulated guest remembers while it runs.</summary>
internal sealed class TestGuest
{
    /// <summary>The guest's two file systems, as every simulated guest has them.</summary>
    public static IReadOnlyList<(string MountPoint, string Name)> FileSystems { get; } = [("/", "vda1"), ("/boot", "vda2")];

    public bool[] Frozen { get; } = new bool[2];

    public long Seconds { get; set; } = 627319920;

    public uint Nanoseconds { get; set; }
}
