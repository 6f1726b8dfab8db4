using Vireo.Posix;

namespace Vireo.Drivers.Networks;

/// <summary>Settings of the kernel that are files below <c>/proc/sys/net</c>.</summary>
internal static class KernelSetting
{
    /// <summary>Sets one; nothing happens when it is so already.</summary>
    /// <exception cref="VirException">The kernel refuses.</exception>
    public static void Set(string path, string value)
    {
        string file = "/proc/sys/net/" + path;
        try
        {
            if (File.ReadAllText(file).Trim() != value)
            {
                File.WriteAllText(file, value + "\n");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NetworkFaults.KernelSetting(value, file);
        }
    }

    /// <summary>Sets one where the kernel has it.</summary>
    public static void SetIfThere(string path, string value)
    {
        if (File.Exists("/proc/sys/net/" + path))
        {
            Set(path, value);
        }
    }
}
