using System.Globalization;
using Vireo.Documents;

namespace Vireo.Drivers.Storage;

/// <summary>
/// The command lines of <c>zfs</c> and <c>zpool</c>, as data, and what they print. Order and options are those that libvirtd 9.0 uses.
/// </summary>
internal static class ZfsCommand
{
    private const ulong Kibi = 1024;

    /// <summary>The sizes of a pool.</summary>
    public static string[] Sizes(string pool) => ["zpool", "get", "-Hp", "health,size,free,allocated", pool];

    /// <summary>The volumes of a pool.</summary>
    public static string[] List(string pool) => ["zfs", "list", "-Hp", "-t", "volume", "-r", "-o", "name,volsize,refreservation", pool];

    /// <summary>The properties that this ZFS knows; it fails, and prints them all the same.</summary>
    public static string[] Properties => ["zfs", "get"];

    /// <summary>Makes a pool of devices.</summary>
    public static string[] MakePool(string pool, IEnumerable<string> devices) => ["zpool", "create", pool, .. devices];

    /// <summary>Destroys a pool with all its volumes.</summary>
    public static string[] RemovePool(string pool) => ["zpool", "destroy", pool];

    /// <summary>Makes a volume. Space is reserved for what is allocated at once.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="volume">The volume.</param>
    /// <param name="hasMode">Whether volumes appear as devices only when that is asked for.</param>
    public static string[] MakeVolume(string pool, StorageVolDef volume, bool hasMode)
    {
        ulong capacity = volume.Capacity ?? 0, allocation = volume.Allocation ?? capacity;
        List<string> words = ["zfs", "create"];
        if (hasMode)
        {
            words.AddRange(["-o", "volmode=dev"]);
        }

        if (capacity != allocation)
        {
            words.Add("-s");
            if (allocation > 0)
            {
                words.AddRange(["-o", "refreservation=" + Text(allocation)]);
            }
        }

        return [.. words, "-V", Text(capacity), pool + "/" + volume.Name];
    }

    /// <summary>Destroys a volume.</summary>
    public static string[] RemoveVolume(string pool, string name) => ["zfs", "destroy", pool + "/" + name];

    /// <summary>Whether volumes have a mode that says how they appear.</summary>
    public static bool HasMode(HelperResult properties) =>
        (properties.Output + properties.Error).Contains(" volmode ", StringComparison.Ordinal);

    /// <summary>Reads the sizes of a pool; what is no number counts as nothing.</summary>
    public static PoolContents ReadSizes(string output)
    {
        ulong Value(string property) => Lines(output, 3).Find(w => w[1] == property) is { } words && Number(words[2]) is { } n ? n : 0;
        return PoolContents.Empty with { Capacity = Value("size"), Available = Value("free"), Allocation = Value("allocated") };
    }

    /// <summary>Reads the volumes of a pool. Those of datasets in it have the names of these in front.</summary>
    public static IEnumerable<Volume> ReadVolumes(string output, string pool, string target)
    {
        foreach (string[] words in Lines(output, 3))
        {
            string key = words[0];
            if (key.StartsWith(pool + "/", StringComparison.Ordinal) && Number(words[1]) is { } capacity)
            {
                string name = key[(pool.Length + 1)..];
                StorageVolDef volume = BlockVolumes.New(name, target + "/" + name);
                (volume.Key, volume.Capacity, volume.Allocation) = (key, capacity, Number(words[2]) ?? 0);
                yield return new Volume(volume);
            }
        }
    }

    private static List<string[]> Lines(string output, int least) =>
        [.. output.Split('\n').Select(static l => l.Split('\t')).Where(w => w.Length >= least)];

    private static ulong? Number(string text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong n) ? n : null;

    private static string Text(ulong bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{(bytes / Kibi) + (bytes % Kibi == 0 ? 0UL : 1UL)}K");
}
