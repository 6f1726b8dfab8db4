using System.Globalization;
using Vireo.Documents;
using Vireo.Posix;

namespace Vireo.Drivers.Storage;

/// <summary>The SCSI hosts of this machine, as documents name them.</summary>
internal static class ScsiHosts
{
    private const string Hosts = "/sys/class/scsi_host";

    /// <summary>The number of the host that an adapter means; null when it is not there.</summary>
    /// <exception cref="VirException">The name is no host's.</exception>
    public static int? Find(StorageAdapter? adapter) => adapter switch
    {
        ScsiHostAdapter { Name: { } name } => NumberOf(name),
        ScsiHostAdapter { Parent: { } parent } => ByAddress(parent),
        FcHostAdapter fc => VirtualPort.Find(fc),
        _ => null,
    };

    /// <summary>The number in a name such as <c>host3</c> or <c>scsi_host3</c>.</summary>
    public static int NumberOf(string name)
    {
        string rest = name.StartsWith("scsi_", StringComparison.Ordinal) ? name["scsi_".Length..] : name;
        return rest.StartsWith("host", StringComparison.Ordinal)
            && int.TryParse(rest.AsSpan("host".Length), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                ? number : throw PoolErrors.AdapterUnknown(name);
    }

    /// <summary>Whether a host is there.</summary>
    public static bool Exists(int number) => Directory.Exists(FolderOf(number));

    /// <summary>Makes a host look for its devices anew.</summary>
    public static void Scan(int number)
    {
        string path = FolderOf(number) + "/scan";
        try
        {
            File.WriteAllText(path, "- - -\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PoolErrors.NotScanned(Errors.ErrnoOf(e), path);
        }
    }

    private static int? ByAddress(ScsiHostParentAddress parent)
    {
        if (parent.Address is not { } address)
        {
            return null;
        }

        string card = string.Create(
            CultureInfo.InvariantCulture,
            $"/{address.Domain:x4}:{address.Bus:x2}:{address.Slot:x2}.{address.Function:x}/");
        foreach (string name in ScsiDevices.Names(Hosts))
        {
            string folder = Path.Combine(Hosts, name);
            if (StablePath.Resolve(folder).Contains(card, StringComparison.Ordinal)
                && PosixFile.ReadSmall(folder + "/unique_id")?.Trim() == parent.UniqueId?.ToString(CultureInfo.InvariantCulture))
            {
                return NumberOf(name);
            }
        }

        throw PoolErrors.NoHostAt(card.Trim('/'), parent.UniqueId ?? 0);
    }

    private static string FolderOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{Hosts}/host{number}");
}
