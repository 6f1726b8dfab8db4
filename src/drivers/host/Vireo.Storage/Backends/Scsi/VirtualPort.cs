using System.Globalization;
using Vireo.Documents;
using Vireo.Posix;

namespace Vireo.Drivers.Storage;

/// <summary>Virtual ports of Fibre Channel hosts, found, made and removed through sysfs.</summary>
internal static class VirtualPort
{
    private const string Hosts = "/sys/class/fc_host";
    private static readonly TimeSpan s_appears = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(100);

    /// <summary>The number of the SCSI host with an adapter's names; null when there is none.</summary>
    public static int? Find(FcHostAdapter adapter) => ByNames(adapter.Wwnn, adapter.Wwpn);

    /// <summary>Makes the port on its parent, and waits until its host is there.</summary>
    public static async Task MakeAsync(FcHostAdapter adapter, CancellationToken cancellationToken)
    {
        int parent = ParentOf(adapter);
        Write(parent, "vport_create", adapter);
        for (TimeSpan waited = default; Find(adapter) is null; waited += s_step)
        {
            if (waited >= s_appears)
            {
                throw PoolErrors.PortMissing(adapter.Wwnn, adapter.Wwpn);
            }

            await Task.Delay(s_step, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Removes the port.</summary>
    public static void Remove(FcHostAdapter adapter) => Write(ParentOf(adapter), "vport_delete", adapter);

    private static int ParentOf(FcHostAdapter adapter)
    {
        if (adapter.Parent is { } name)
        {
            int number = ScsiHosts.NumberOf(name);
            return Directory.Exists(FolderOf(number)) ? number : throw PoolErrors.ParentMissing(name);
        }

        if (adapter.ParentWwnn is not null || adapter.ParentWwpn is not null)
        {
            return ByNames(adapter.ParentWwnn, adapter.ParentWwpn) ?? throw PoolErrors.NoParentByNames();
        }

        if (adapter.ParentFabricWwn is { } fabric)
        {
            return All().Where(n => Same(n, "fabric_name", fabric)).Select(static n => (int?)n).FirstOrDefault()
                ?? throw PoolErrors.NoParentByFabric();
        }

        return All().Where(static n => File.Exists(FolderOf(n) + "/vport_create")).Select(static n => (int?)n).FirstOrDefault()
            ?? throw PoolErrors.NoParent();
    }

    private static int? ByNames(string? node, string? port) =>
        All().Where(n => Same(n, "node_name", node) && Same(n, "port_name", port)).Select(static n => (int?)n).FirstOrDefault();

    private static IEnumerable<int> All() => ScsiDevices.Names(Hosts).Select(ScsiHosts.NumberOf);

    private static bool Same(int host, string file, string? name)
    {
        string text = PosixFile.ReadSmall($"{FolderOf(host)}/{file}")?.Trim() ?? "";
        return string.Equals(text.StartsWith("0x", StringComparison.Ordinal) ? text[2..] : text, name, StringComparison.OrdinalIgnoreCase);
    }

    private static void Write(int parent, string file, FcHostAdapter adapter)
    {
        string path = $"{FolderOf(parent)}/{file}";
        try
        {
            File.WriteAllText(path, $"{adapter.Wwpn}:{adapter.Wwnn}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PoolErrors.PortNotChanged(Errors.ErrnoOf(e), $"{adapter.Wwpn}:{adapter.Wwnn}", path);
        }
    }

    private static string FolderOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{Hosts}/host{number}");
}
