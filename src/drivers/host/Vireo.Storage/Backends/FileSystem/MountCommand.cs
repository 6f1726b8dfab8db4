using Vireo.Documents;

namespace Vireo.Drivers.Storage;

/// <summary>The command line that mounts a pool's source, as data (corpus storagepoolxml2argv).</summary>
internal static class MountCommand
{
    // What comes from elsewhere must not bring devices and privileged programs.
    private const string Safe = "nodev,nosuid,noexec";

    /// <summary>The arguments of <c>mount</c>.</summary>
    public static IReadOnlyList<string> For(StoragePoolDef pool)
    {
        StoragePoolSource source = pool.Source!;
        string format = source.Format ?? "auto";
        var options = new List<string> { Safe };
        if (pool.Type == StoragePoolType.NetFs)
        {
            options.AddRange(format switch
            {
                "glusterfs" => ["direct-io-mode=1"],
                "cifs" => ["guest"],
                _ => [],
            });
            if (source.ProtocolVersion is { } version)
            {
                options.Add("nfsvers=" + version);
            }
        }

        options.AddRange(pool.Extensions.OfType<StoragePoolMountOptions>().SelectMany(static o => o.Options));
        var args = new List<string> { "-o", string.Join(',', options) };
        if (format != "auto" || pool.Type == StoragePoolType.Fs)
        {
            args.AddRange(["-t", format]);
        }

        args.AddRange([SourceOf(pool), pool.Target?.Path ?? ""]);
        return args;
    }

    /// <summary>What is mounted: a device, or a server's folder.</summary>
    public static string SourceOf(StoragePoolDef pool)
    {
        StoragePoolSource source = pool.Source!;
        return pool.Type == StoragePoolType.Fs
            ? source.Devices[0].Path ?? ""
            : source.Format == "cifs"
                ? $"//{source.Hosts[0].Name}{Rooted(source.Directory)}"
                : $"{Bracketed(source.Hosts[0].Name)}:{source.Directory}";
    }

    private static string Rooted(string? folder) => folder is null || folder.StartsWith('/') ? folder ?? "" : "/" + folder;

    private static string? Bracketed(string? host) => host is not null && host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host;
}
