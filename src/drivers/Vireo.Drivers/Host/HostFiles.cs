using System.Globalization;
using Vireo.Posix;

namespace Vireo.Drivers.Host;

/// <summary>
/// Where the kernel's view of the host is read from: the folders of sysfs, procfs and resctrl, replaceable by trees below another root.
/// It only reads small files; it knows nothing of their meaning.
/// </summary>
public sealed class HostFiles
{
    /// <summary>The running host.</summary>
    public static HostFiles Live { get; } = new("/sys/devices/system", "/proc", "/sys/fs/resctrl");

    /// <param name="system">In place of <c>/sys/devices/system</c>.</param>
    /// <param name="proc">In place of <c>/proc</c>.</param>
    /// <param name="resctrl">In place of <c>/sys/fs/resctrl</c>.</param>
    public HostFiles(string system, string proc, string resctrl)
    {
        SystemPath = system;
        ProcPath = proc;
        ResctrlPath = resctrl;
    }

    public string SystemPath { get; }

    public string ProcPath { get; }

    public string ResctrlPath { get; }

    /// <summary>Folder of a CPU's attributes.</summary>
    public string Cpu(int cpu, string file) => $"{SystemPath}/cpu/cpu{cpu.ToString(CultureInfo.InvariantCulture)}/{file}";

    /// <summary>An attribute of a NUMA node.</summary>
    public string Node(int node, string file) => $"{SystemPath}/node/node{node.ToString(CultureInfo.InvariantCulture)}/{file}";

    /// <summary>The file's text, or null when it cannot be read. Attributes of an offline CPU disappear, or answer with an
    /// error.</summary>
    public static string? ReadText(string path) => PosixFile.ReadSmall(path);

    /// <summary>The file's first line without blanks around it, or null.</summary>
    public static string? ReadLine(string path)
    {
        string? text = ReadText(path);
        if (text is null)
        {
            return null;
        }

        int end = text.IndexOf('\n', StringComparison.Ordinal);
        return (end < 0 ? text : text[..end]).Trim();
    }

    /// <summary>The file's content as a decimal number, or null.</summary>
    public static long? ReadNumber(string path) =>
        long.TryParse(ReadLine(path), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long n) ? n : null;

    /// <summary>The file's content as a list of ids ("0-3,8"), or null when the file is missing or malformed.</summary>
    public static IdSet? ReadSet(string path) => ReadLine(path) is { } line && IdSet.TryParse(line, out var set) ? set : null;

    /// <summary>The numbers that follow <paramref name="prefix"/> in the names inside a folder, in rising order.</summary>
    public static List<int> NumberedEntries(string folder, string prefix)
    {
        var ids = new List<int>();
        if (!Directory.Exists(folder))
        {
            return ids;
        }

        foreach (string path in Directory.EnumerateFileSystemEntries(folder))
        {
            var name = Path.GetFileName(path.AsSpan());
            if (name.StartsWith(prefix) && int.TryParse(name[prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out int id))
            {
                ids.Add(id);
            }
        }

        ids.Sort();
        return ids;
    }
}
