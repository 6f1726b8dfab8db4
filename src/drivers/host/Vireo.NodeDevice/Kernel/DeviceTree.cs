using System.Globalization;
using System.Text;
using Vireo.Drivers.Host;
using Vireo.Posix;

namespace Vireo.Drivers.NodeDevices;

/// <summary>
/// The kernel's tree of devices, and what udev has noted about them: small files below <c>/sys</c> and <c>/run/udev/data</c>, or the same
/// below another root. It reads and lists; it knows nothing of what they mean. Paths that it takes and gives begin with <c>/sys</c>.
/// </summary>
internal sealed class DeviceTree(string root = "")
{
    // Those whose devices have a meaning for us. Others (consoles, clocks, ACPI) are not even looked at.
    private static readonly string[] s_buses = ["pci", "usb", "scsi", "mdev", "ccw", "css", "ccwgroup", "vdpa", "ap", "matrix"];
    private static readonly string[] s_classes = ["net", "block", "drm", "scsi_generic", "mtty"];

    /// <summary>
    /// Every device that may be of interest, each once, in the order of their paths: a device comes after those above it.
    /// </summary>
    public IEnumerable<KernelDevice> Devices()
    {
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        var folders = s_buses.Select(static b => $"/sys/bus/{b}/devices").Concat(s_classes.Select(static c => "/sys/class/" + c));
        foreach (string folder in folders)
        {
            foreach (string name in Entries(folder))
            {
                if (Resolve($"{folder}/{name}") is { } path)
                {
                    paths.Add(path);
                }
            }
        }

        return paths.Select(Find).OfType<KernelDevice>();
    }

    /// <summary>The device at a path below <c>/sys/devices</c>; null when there is none.</summary>
    public KernelDevice? Find(string path) => Text(path + "/uevent") is { } text ? new KernelDevice(this, path, text) : null;

    /// <summary>A file's text, or null.</summary>
    public string? Text(string path) => HostFiles.ReadText(root + path);

    /// <summary>A file's bytes, at most <paramref name="most"/>; empty when it cannot be read.</summary>
    public byte[] Bytes(string path, int most)
    {
        try
        {
            using var file = File.OpenHandle(root + path);
            byte[] buffer = new byte[most];
            int count = 0;
            int got;
            while (count < most && (got = RandomAccess.Read(file, buffer.AsSpan(count), count)) > 0)
            {
                count += got;
            }

            return buffer[..count];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Writes to an attribute, at once and without making it.</summary>
    /// <exception cref="IOException">The kernel refuses it.</exception>
    public void Write(string path, string text)
    {
        using var file = File.OpenHandle(root + path, FileMode.Open, FileAccess.Write);
        RandomAccess.Write(file, Encoding.UTF8.GetBytes(text), 0);
    }

    /// <summary>Whether something lies there.</summary>
    public bool Exists(string path) => Path.Exists(root + path);

    /// <summary>The names inside a folder in the kernel's order; none when there is no such folder.</summary>
    public IEnumerable<string> Entries(string folder) => FolderEntries.Read(root + folder, out _).Select(static e => e.Name);

    /// <summary>Where a link leads, as a path of the tree; a folder is its own end. Null when there is nothing.</summary>
    public string? Resolve(string path)
    {
        string at = root + path;
        try
        {
            if (new FileInfo(at).LinkTarget is not { } target)
            {
                return Path.Exists(at) ? path : null;
            }

            string end = Path.GetFullPath(target, Path.GetDirectoryName(at)!);
            return Path.Exists(end) && end.StartsWith(root, StringComparison.Ordinal) ? end[root.Length..] : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>
    /// The last name of where a link leads, though nothing may be there: a driver, a bus, a group. Null when it is no link.
    /// </summary>
    public string? LinkName(string path)
    {
        try
        {
            return Path.GetFileName(new FileInfo(root + path).LinkTarget);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>A number in an attribute, or null.</summary>
    public static ulong? Number(string? text, int radix = 10)
    {
        text = text?.Trim();
        if (radix == 16 && text?.StartsWith("0x", StringComparison.OrdinalIgnoreCase) == true)
        {
            text = text[2..];
        }

        return ulong.TryParse(
            text, radix == 16 ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out ulong value)
            ? value
            : null;
    }
}
