namespace Vireo.Remote;

/// <summary>
/// A user's stored credentials for one host: libvirt's <c>auth.conf</c>, where a section <c>[auth-libvirt-HOST]</c> (or <c>-default</c>)
/// names a section <c>[credentials-NAME]</c> with <c>authname</c>, <c>username</c>, <c>realm</c> and <c>password</c>. The file is
/// documented as "Client authentication files".
/// </summary>
internal sealed class SaslCredentials
{
    private readonly Dictionary<string, string> _values;

    private SaslCredentials(Dictionary<string, string> values) => _values = values;

    /// <summary>The credentials for <paramref name="host"/>, or null when none are stored.</summary>
    /// <exception cref="VirException">The file that the URI or the environment names cannot be read, or the file contradicts
    /// itself.</exception>
    public static SaslCredentials? Find(ConnectionUri? uri, string host)
    {
        string? path = uri?["authfile"] ?? Environment.GetEnvironmentVariable("LIBVIRT_AUTH_FILE");
        if (path is null)
        {
            path = ((string[])[Path.Combine(UserFolders.Config, "libvirt", "auth.conf"), "/etc/libvirt/auth.conf"]).FirstOrDefault(
                File.Exists);
            if (path is null)
            {
                return null;
            }
        }

        Dictionary<string, Dictionary<string, string>> groups = Read(path);
        foreach (string group in (ReadOnlySpan<string>)[$"auth-libvirt-{host}", "auth-libvirt-default"])
        {
            if (groups.TryGetValue(group, out Dictionary<string, string>? chosen))
            {
                string name = chosen.GetValueOrDefault("credentials")
                    ?? throw RemoteErrors.NoCredentialsItem(group, path);
                return groups.TryGetValue("credentials-" + name, out Dictionary<string, string>? values)
                    ? new SaslCredentials(values)
                    : throw RemoteErrors.NoCredentialsGroup(name, group, path);
            }
        }

        return null;
    }

    /// <summary>The value of a kind (<c>authname</c> …), or null.</summary>
    public string? Find(string kind) => _values.GetValueOrDefault(kind);

    private static Dictionary<string, Dictionary<string, string>> Read(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Errors.FileNotOpened(ErrorDomain.Auth, Errors.ErrnoOf(e), path);
        }

        var groups = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        Dictionary<string, string>? current = null;
        foreach (string raw in lines)
        {
            string line = raw.Trim();
            if (line.StartsWith('[') && line.EndsWith(']'))
            {
                groups[line[1..^1]] = current = new Dictionary<string, string>(StringComparer.Ordinal);
            }
            else if (current is not null && !line.StartsWith('#') && line.IndexOf('=') is > 0 and int equals)
            {
                current[line[..equals].TrimEnd()] = line[(equals + 1)..].TrimStart();
            }
        }

        return groups;
    }
}
