namespace Vireo.Drivers.Qemu.Launch;

/// <summary>What this host has, as far as command lines depend on it.</summary>
internal static class HostDevices
{
    /// <summary>Whether a file system of large pages is mounted.</summary>
    public static bool HasHugepages
    {
        get
        {
            try
            {
                return File.ReadLines("/proc/mounts").Any(static line => line.Split(' ') is [_, _, "hugetlbfs", ..]);
            }
            catch (IOException)
            {
                return false;
            }
        }
    }

    /// <summary>The first GPU that renders without a screen, or null.</summary>
    public static string? RenderNode =>
        Directory.Exists("/dev/dri")
        ? Directory.EnumerateFiles("/dev/dri", "renderD*").Order(StringComparer.Ordinal).FirstOrDefault()
        : null;

    /// <summary>Whether a path is the host's drive for compact discs, by the name that the kernel gives to such drives.</summary>
    public static bool IsCdrom(string path)
    {
        string device = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
        string name = Path.GetFileName(device);
        return device.StartsWith("/dev/", StringComparison.Ordinal) && name.StartsWith("sr", StringComparison.Ordinal)
            && name.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0;
    }
}
