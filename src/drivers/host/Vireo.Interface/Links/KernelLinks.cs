using Vireo.Drivers.Host;
using Vireo.Posix;

namespace Vireo.Drivers.Interfaces;

/// <summary>
/// The kernel's network links of the daemon's own network: small files below <c>/sys/class/net</c> and <c>/proc/net/vlan</c>, or the same
/// below another root. It reads and lists; it knows nothing of what they mean.
/// </summary>
internal sealed class KernelLinks(string root = "")
{
    /// <summary>Where links are, as paths in messages have it.</summary>
    public const string Folder = "/sys/class/net";

    private const string Vlans = "/proc/net/vlan";

    /// <summary>The names of all links, in the order of their devices.</summary>
    public List<string> Names()
    {
        var found = new List<(string Path, string Name)>();
        foreach ((string name, _) in FolderEntries.Read(root + Folder, out _))
        {
            if (Exists(name))
            {
                string at = Path.Combine(root + Folder, name);
                found.Add((Path.GetFullPath(new FileInfo(at).LinkTarget ?? at, root + Folder), name));
            }
        }

        found.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        return found.ConvertAll(static f => f.Name);
    }

    /// <summary>Whether a link of that name exists. The folder has files that are no links.</summary>
    public bool Exists(string name) =>
        IsName(name) && File.Exists($"{root}{Folder}/{name}/uevent");

    /// <summary>An attribute without the end of its line; null when the link does not have it.</summary>
    public string? Attribute(string name, string attribute) =>
        HostFiles.ReadText($"{root}{Folder}/{name}/{attribute}")?.TrimEnd('\n', '\r');

    /// <summary>A property of the kernel's, for example its kind; null when the link does not have it.</summary>
    public string? Property(string name, string property)
    {
        string start = property + "=";
        return HostFiles.ReadText($"{root}{Folder}/{name}/uevent")?.Split('\n')
            .FirstOrDefault(line => line.StartsWith(start, StringComparison.Ordinal))?[start.Length..];
    }

    /// <summary>The ports of a bridge in the order of their names; null, with the system's error, when they cannot be read.</summary>
    public List<string>? Ports(string bridge, out int errno)
    {
        string folder = $"{root}{Folder}/{bridge}/brif";
        errno = PosixFile.WhyMissing(folder) ?? 0;
        if (errno != 0)
        {
            return null;
        }

        List<string> names = [.. FolderEntries.Read(folder, out _).Select(static e => e.Name)];
        names.Sort(StringComparer.Ordinal);
        return names;
    }

    /// <summary>What the kernel tells of a VLAN's link; null, with the system's error, when it does not.</summary>
    public string? Vlan(string name, out int errno)
    {
        errno = PosixFile.WhyMissing($"{root}{Vlans}/{name}") ?? 0;
        return errno == 0 ? HostFiles.ReadText($"{root}{Vlans}/{name}") ?? "" : null;
    }

    /// <summary>The file of a VLAN's link, for messages.</summary>
    public static string VlanFile(string name) => $"{Vlans}/{name}";

    private static bool IsName(string name) =>
        name.Length > 0 && name is not ("." or "..") && !name.Contains('/', StringComparison.Ordinal);
}
