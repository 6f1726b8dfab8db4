using System.Globalization;
using System.Text;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>Where the files of guests lie: libvirt's own places. It only makes names.</summary>
/// <param name="folders">The driver's folders.</param>
/// <param name="memoryFolder">The administrator's folder for guests' memory (<c>memory_backing_dir</c>), or null for the driver's
/// own.</param>
public sealed class RunPaths(DriverFolders folders, string? memoryFolder = null)
{
    private const int MaxShortName = 20;

    /// <summary>The driver's folders.</summary>
    public DriverFolders Folders { get; } = folders;

    /// <summary>What libvirt calls a run in paths: its number, and the first characters of the domain's name.</summary>
    public static string ShortName(int id, string name)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{id}-");
        int count = 0;
        foreach (var rune in name.EnumerateRunes())
        {
            if (++count > MaxShortName)
            {
                break;
            }

            text.Append(rune.ToString());
        }

        return text.ToString();
    }

    /// <summary>What a former daemon needs to have written for a later one.</summary>
    public string Status(string name) => Path.Combine(Folders.State, name + ".xml");

    /// <summary>The emulator's number, for other programs.</summary>
    public string PidFile(string name) => Path.Combine(Folders.State, name + ".pid");

    /// <summary>The file whose lock the emulator holds for as long as it lives.</summary>
    public string Lock(Uuid uuid) => Path.Combine(Folders.State, uuid + ".lock");

    /// <summary>The guest's log.</summary>
    public string Log(string name) => Path.Combine(Folders.Log, name + ".log");

    /// <summary>The saved state with which the next start begins.</summary>
    public string ManagedSave(string name) => Path.Combine(Folders.Save, name + ".save");

    /// <summary>The emulator's own folder for one run.</summary>
    public string LibFolder(string shortName) => Path.Combine(Folders.Lib, "domain-" + shortName);

    /// <summary>Sockets of the guest's channels.</summary>
    public string ChannelFolder(string shortName) => Path.Combine(Folders.State, "channel", shortName);

    /// <summary>Files that are the guest's memory.</summary>
    public string MemoryFolder(string shortName) =>
        Path.Combine(memoryFolder is null ? Path.Combine(Folders.Lib, "ram") : Path.Combine(memoryFolder, "libvirt", "qemu"), shortName);

    /// <summary>The key with which secrets are encrypted that the emulator is given.</summary>
    public string MasterKey(string shortName) => Path.Combine(LibFolder(shortName), "master-key.aes");

    /// <summary>The monitor's socket in the emulator's own folder.</summary>
    public string Monitor(string shortName) => Path.Combine(LibFolder(shortName), "monitor.sock");
}
