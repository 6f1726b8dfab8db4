using System.Globalization;
using System.Text;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>An emulator of this daemon that was found among the host's processes, by its own arguments.</summary>
/// <param name="Pid">Its number.</param>
/// <param name="Name">The guest's name.</param>
/// <param name="Uuid">The guest's UUID.</param>
/// <param name="Id">The number of the run.</param>
internal sealed record FoundEmulator(int Pid, string Name, Uuid Uuid, int Id)
{
    private const string NameStart = "guest=", FolderStart = "domain-";

    /// <summary>All emulators whose own folder lies in <paramref name="libFolder"/>. It looks at every process of the host, so it is for
    /// exceptions.</summary>
    public static List<FoundEmulator> Scan(string libFolder)
    {
        var found = new List<FoundEmulator>();
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out int pid)
                && Read(pid, libFolder) is { } emulator)
            {
                found.Add(emulator);
            }
        }

        return found;
    }

    /// <summary>The emulator that is process <paramref name="pid"/>, or null when that is none, or another daemon's.</summary>
    public static FoundEmulator? Read(int pid, string libFolder)
    {
        string[] arguments;
        try
        {
            arguments = Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{pid}/cmdline")).Split('\0');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        string own = Path.Combine(libFolder, FolderStart);
        if (!Uuid.TryParse(After(arguments, "-uuid"), out var uuid)
            || After(arguments, "-name") is not { } name || !name.StartsWith(NameStart, StringComparison.Ordinal)
            || Array.Find(arguments, a => a.Contains(own, StringComparison.Ordinal)) is not { } key)
        {
            return null;
        }

        var id = key.AsSpan(key.IndexOf(own, StringComparison.Ordinal) + own.Length);
        int end = id.IndexOf('-');
        return end > 0 && int.TryParse(id[..end], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? new FoundEmulator(pid, GuestName(name), uuid, number) : null;
    }

    private static string? After(string[] arguments, string option) =>
        Array.IndexOf(arguments, option) is >= 0 and var at && at + 1 < arguments.Length ? arguments[at + 1] : null;

    // guest=NAME,debug-threads=on, where a comma in the name is written twice.
    private static string GuestName(string argument)
    {
        var name = new StringBuilder();
        for (int i = NameStart.Length; i < argument.Length; i++)
        {
            if (argument[i] == ',' && (i + 1 == argument.Length || argument[++i] != ','))
            {
                break;
            }

            name.Append(argument[i]);
        }

        return name.ToString();
    }
}
