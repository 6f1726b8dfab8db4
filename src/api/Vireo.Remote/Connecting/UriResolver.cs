using Vireo.Posix;

namespace Vireo.Remote;

/// <summary>Finds the URI that is meant: the default one when none is given, and aliases, both from the environment and <c>libvirt.conf</c>.</summary>
public static class UriResolver
{
    /// <summary>The URI to open; null when none is given anywhere and the daemon is to choose.</summary>
    public static async ValueTask<string?> ResolveAsync(string? given, bool useAliases, CancellationToken cancellationToken)
    {
        ConfigFile? config = await LoadAsync(cancellationToken).ConfigureAwait(false);
        string? uri = given;
        if (string.IsNullOrEmpty(uri))
        {
            uri = Environment.GetEnvironmentVariable("LIBVIRT_DEFAULT_URI");
            uri = string.IsNullOrEmpty(uri) ? config?.GetString("uri_default") : uri;
        }

        return string.IsNullOrEmpty(uri) ? null : useAliases && !uri.Contains(':', StringComparison.Ordinal) ? FromAlias(uri, config) ?? uri : uri;
    }

    private static string? FromAlias(string alias, ConfigFile? config)
    {
        foreach (string entry in config?.GetStringList("uri_aliases") ?? [])
        {
            int equals = entry.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || equals == entry.Length - 1)
            {
                throw Errors.Report(ErrorDomain.Conf, ErrorCode.ConfSyntax, $"Malformed 'uri_aliases' config entry '{entry}', expected 'alias=uri://host/path'");
            }

            if (entry[..equals] == alias)
            {
                return entry[(equals + 1)..];
            }
        }

        return null;
    }

    private static async ValueTask<ConfigFile?> LoadAsync(CancellationToken cancellationToken)
    {
        string path = Host.EffectiveUserId == 0 ? "/etc/libvirt/libvirt.conf" : Path.Combine(UserFolders.Config, "libvirt", "libvirt.conf");
        return File.Exists(path) ? await ConfigFile.LoadAsync(path, cancellationToken).ConfigureAwait(false) : null;
    }
}
