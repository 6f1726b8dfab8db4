namespace Vireo.Drivers.Host;

/// <summary>Where the host's control groups are mounted: one place per version 1 controller, and the unified tree of version 2.</summary>
public sealed class CgroupLayout
{
    private static readonly string[] s_controllers =
        ["cpu", "cpuacct", "cpuset", "memory", "devices", "freezer", "blkio", "net_cls", "perf_event", "name=systemd"];

    private readonly Dictionary<string, string> _version1 = new(StringComparer.Ordinal);

    private CgroupLayout(string? unified) => Unified = unified;

    /// <summary>Names of the version 1 controllers that libvirt uses, in its order.</summary>
    public static IReadOnlyList<string> Controllers => s_controllers;

    /// <summary>Mount point of the unified tree, or null.</summary>
    public string? Unified { get; }

    /// <summary>Mount point of a version 1 controller, or null.</summary>
    public string? Version1(string controller) => _version1.GetValueOrDefault(controller);

    /// <summary>The running host's layout.</summary>
    public static CgroupLayout Read(HostFiles files) => Parse(HostFiles.ReadText($"{files.ProcPath}/mounts") ?? "");

    /// <summary>The layout out of the text of <c>/proc/mounts</c>.</summary>
    public static CgroupLayout Parse(string mounts)
    {
        string? unified = null;
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in mounts.Split('\n'))
        {
            string[] field = line.Split(' ');
            if (field.Length < 4)
            {
                continue;
            }

            if (field[2] == "cgroup2")
            {
                unified = Unescape(field[1]);
            }
            else if (field[2] == "cgroup")
            {
                foreach (string option in field[3].Split(','))
                {
                    if (Array.IndexOf(s_controllers, option) >= 0)
                    {
                        // The last mount hides earlier ones.
                        found[option] = Unescape(field[1]);
                    }
                }
            }
        }

        var layout = new CgroupLayout(unified);
        foreach (var (controller, path) in found)
        {
            // Version 2 has no devices controller; its place is taken by BPF programs, which need only the unified tree.
            if (unified is null || controller != "devices")
            {
                layout._version1[controller] = path;
            }
        }

        return layout;
    }

    private static string Unescape(string path) => path.Replace("\\040", " ", StringComparison.Ordinal);
}
