using Vireo.Posix;

namespace Vireo.Remote;

/// <summary>Finds the URI that is meant: the default one when none is given, and aliases, both from the environment and
/// <c>libvirt.conf</c>.</summary>
public static class UriResolver
{
    /// <summary>The URI to open; null when none is given anywhere and the daemon is to choose.</summary>
    public static async ValueTask<string?> ResolveAsync(string? given, bool useAliases, CancellationToken cancellationToken)
    {
        return await ResolveAsync(given, useAliases, "LIBVIRT_DEFAULT_URI", "libvirt.conf", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The URI of the administration to open: given, from the environment or <c>libvirt-admin.conf</c>, or that of
    /// libvirtd.</summary>
    internal static async ValueTask<string> ResolveAdminAsync(string? given, bool useAliases, CancellationToken cancellationToken) =>
        given is "" ? given : await ResolveAsync(given, useAliases, "LIBVIRT_ADMIN_DEFAULT_URI", "libvirt-admin.conf", cancellationToken)
            .ConfigureAwait(false)
            ?? (Host.EffectiveUserId == 0 ? "libvirtd:///system" : "libvirtd:///session");

    private static async ValueTask<string?> ResolveAsync(
        string? given, bool useAliases, string variable, string file, CancellationToken cancellationToken)
    {
        ConfigFile? config = await LoadAsync(file, cancellationToken).ConfigureAwait(false);
        string? uri = given;
        if (string.IsNullOrEmpty(uri))
        {
            uri = ProcessEnvironment.Get(variable);
            uri = string.IsNullOrEmpty(uri) ? config?.GetString("uri_default") : uri;
        }

        return string.IsNullOrEmpty(uri)
            ? null
            : useAliases && !uri.Contains(':', StringComparison.Ordinal)
            ? FromAlias(uri, config) ?? uri
            : uri;
    }

    private static string? FromAlias(string alias, ConfigFile? config)
    {
        foreach (string entry in config?.GetStringList("uri_aliases") ?? [])
        {
            int equals = entry.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || equals == entry.Length - 1)
            {
                throw RemoteErrors.AliasMalformed(entry);
            }

            if (entry[..equals] == alias)
            {
                return entry[(equals + 1)..];
            }
        }

        return null;
    }

    private static async ValueTask<ConfigFile?> LoadAsync(string file, CancellationToken cancellationToken)
    {
        string path = Path.Combine(Host.EffectiveUserId == 0 ? "/etc/libvirt" : Path.Combine(UserFolders.Config, "libvirt"), file);
        return File.Exists(path) ? await ConfigFile.LoadAsync(path, cancellationToken).ConfigureAwait(false) : null;
    }
}
