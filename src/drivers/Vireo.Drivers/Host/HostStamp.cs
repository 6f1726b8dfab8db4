using System.Text;

namespace Vireo.Drivers.Host;

/// <summary>
/// Finds out cheaply whether what a host's capabilities show may have changed: processors and nodes that are plugged, memory, huge pages,
/// microcode. A few small files are read; folders are listed only when nodes have changed. It knows nothing of emulators.
/// </summary>
public sealed class HostStamp(HostFiles files)
{
    private readonly Lock _lock = new();
    private string? _nodes;
    private string[] _pages = [];

    /// <summary>A text that differs when something has changed.</summary>
    public string Read()
    {
        string nodes = HostFiles.ReadText($"{files.SystemPath}/node/online") ?? "";
        var text = new StringBuilder(nodes);
        foreach (string path in (ReadOnlySpan<string>)[$"{files.SystemPath}/cpu/online", $"{files.SystemPath}/cpu/present",
            files.Cpu(0, "microcode/version")])
        {
            text.Append('|').Append(HostFiles.ReadText(path));
        }

        foreach (string path in Pages(nodes))
        {
            text.Append('|').Append(HostFiles.ReadText(path));
        }

        // The other lines change all the time.
        text.Append('|').Append(HostFiles.ReadLine($"{files.ProcPath}/meminfo"));
        return text.ToString();
    }

    private string[] Pages(string nodes)
    {
        lock (_lock)
        {
            if (nodes != _nodes)
            {
                _pages = [.. Directory.Exists($"{files.SystemPath}/node") ? FindPages() : []];
                _nodes = nodes;
            }

            return _pages;
        }
    }

    private IEnumerable<string> FindPages()
    {
        foreach (int node in HostFiles.NumberedEntries($"{files.SystemPath}/node", "node"))
        {
            string folder = files.Node(node, "hugepages");
            foreach (string size in Directory.Exists(folder) ? Directory.GetDirectories(folder) : [])
            {
                yield return Path.Combine(size, "nr_hugepages");
            }
        }
    }
}
