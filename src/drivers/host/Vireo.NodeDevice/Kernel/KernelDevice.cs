using System.Text;

namespace Vireo.Drivers.NodeDevices;

/// <summary>
/// One device of the kernel: its attributes, and its properties, which are the kernel's own and those that udev has noted. Properties are
/// of the moment at which the device was found; attributes are read when they are asked for.
/// </summary>
internal sealed class KernelDevice
{
    private readonly DeviceTree _tree;
    private readonly Dictionary<string, string> _properties = new(StringComparer.Ordinal);
    private readonly List<string> _links = [];

    /// <param name="tree">The tree.</param>
    /// <param name="path">Where it lies.</param>
    /// <param name="uevent">The content of its file <c>uevent</c>.</param>
    public KernelDevice(DeviceTree tree, string path, string uevent)
    {
        _tree = tree;
        Path = path;
        foreach (string line in uevent.Split('\n'))
        {
            Note(line);
        }

        Subsystem = tree.LinkName(path + "/subsystem");
        foreach (string line in tree.Text("/run/udev/data/" + Id)?.Split('\n') ?? [])
        {
            if (line.StartsWith("E:", StringComparison.Ordinal))
            {
                Note(line[2..]);
            }
            else if (line.StartsWith("S:", StringComparison.Ordinal))
            {
                _links.Add("/dev/" + line[2..]);
            }
        }

        _links.Sort(StringComparer.Ordinal);
    }

    /// <summary>Where it lies: <c>/sys/devices/…</c>.</summary>
    public string Path { get; }

    /// <summary>Its name in the kernel; a slash in it is written as <c>!</c> in paths.</summary>
    public string Name => System.IO.Path.GetFileName(Path).Replace('!', '/');

    /// <summary>Its bus or class.</summary>
    public string? Subsystem { get; }

    /// <summary>Its kind inside the subsystem, which some have.</summary>
    public string? Kind => this["DEVTYPE"];

    /// <summary>Its node below <c>/dev</c>, or null.</summary>
    public string? Node => this["DEVNAME"] is not { } name ? null : name.StartsWith('/') ? name : "/dev/" + name;

    /// <summary>Links to the node.</summary>
    public IReadOnlyList<string> Links => _links;

    /// <summary>A property that is not empty, without control characters; or null.</summary>
    public string? this[string property] => Clean(_properties.GetValueOrDefault(property));

    /// <summary>Whether it has a property, empty or not.</summary>
    public bool Has(string property) => _properties.ContainsKey(property);

    /// <summary>A number in a property.</summary>
    public uint Number(string property, int radix = 10) => (uint)(DeviceTree.Number(this[property], radix) ?? 0);

    /// <summary>An attribute that is not empty, without control characters; or null.</summary>
    public string? Attribute(string name) => Clean(_tree.Text($"{Path}/{name}")?.TrimEnd('\n', '\r'));

    /// <summary>A number in an attribute.</summary>
    public ulong? NumberOf(string attribute, int radix = 10) => DeviceTree.Number(Attribute(attribute), radix);

    /// <summary>The paths of what lies above it, the nearest first; not all of them are devices.</summary>
    public IEnumerable<string> Above()
    {
        for (string path = System.IO.Path.GetDirectoryName(Path) ?? ""; path.Length > "/sys/devices".Length;
            path = System.IO.Path.GetDirectoryName(path) ?? "")
        {
            yield return path;
        }
    }

    // How udev calls its file about the device.
    private string Id
    {
        get
        {
            if (Number("MAJOR") is > 0 and var major)
            {
                return $"{(Subsystem == "block" ? 'b' : 'c')}{major}:{Number("MINOR")}";
            }

            return this["IFINDEX"] is { } index ? "n" + index : $"+{Subsystem}:{Name}";
        }
    }

    private void Note(string line)
    {
        int at = line.IndexOf('=', StringComparison.Ordinal);
        if (at > 0)
        {
            _properties[line[..at]] = line[(at + 1)..];
        }
    }

    private static string? Clean(string? text)
    {
        if (text is null || !text.Any(char.IsControl))
        {
            return text is "" ? null : text;
        }

        var clean = new StringBuilder();
        foreach (char c in text)
        {
            // Tabs and ends of lines are allowed in documents.
            if (!char.IsControl(c) || c is '\t' or '\n' or '\r')
            {
                clean.Append(c);
            }
        }

        return clean.Length == 0 ? null : clean.ToString();
    }
}
