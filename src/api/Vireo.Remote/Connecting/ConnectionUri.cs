using System.Globalization;

namespace Vireo.Remote;

/// <summary>
/// A libvirt URI taken apart: <c>driver[+transport]://[user@][host][:port]/path[?parameter=value&amp;…]</c>. It is kept as written: nothing is normalised, because
/// paths such as that of <c>test:///some/../file.xml</c> belong to the driver.
/// </summary>
public sealed record ConnectionUri
{
    // Parameters that concern the way to the daemon; the others are the driver's.
    private static readonly HashSet<string> Consumed = new(StringComparer.OrdinalIgnoreCase)
    {
        "name", "command", "socket", "auth", "sshauth", "netcat", "keyfile", "pkipath", "known_hosts", "known_hosts_verify", "tls_priority", "mode", "proxy",
        "no_sanity", "no_verify", "no_tty", "authfile",
    };

    /// <summary>The URI as it was given.</summary>
    public required string Text { get; init; }

    public required string Driver { get; init; }

    /// <summary>The transport behind the plus sign, or null.</summary>
    public string? Transport { get; init; }

    public string? User { get; init; }

    public string? Host { get; init; }

    public int Port { get; init; }

    public string Path { get; init; } = "";

    /// <summary>The parameters in order, decoded.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; } = [];

    /// <summary>True when a daemon has to be asked; else a driver of this process may serve it.</summary>
    public bool IsRemote => Transport is not null || Host is not null || Driver == "remote";

    public string? this[string name]
    {
        get
        {
            foreach ((string key, string value) in Parameters)
            {
                if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
                {
                    return value;
                }
            }

            return null;
        }
    }

    /// <summary>Takes a URI apart.</summary>
    /// <exception cref="VirException">It is none.</exception>
    public static ConnectionUri Parse(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
        {
            throw colon < 0 ? Errors.UriWithoutDriver(text) : Errors.BadUri(text);
        }

        string scheme = text[..colon].ToLowerInvariant();
        foreach (char c in scheme)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.'))
            {
                throw Errors.BadUri(text);
            }
        }

        int plus = scheme.IndexOf('+', StringComparison.Ordinal);
        string rest = text[(colon + 1)..];
        int hash = rest.IndexOf('#', StringComparison.Ordinal);
        rest = hash < 0 ? rest : rest[..hash];
        int question = rest.IndexOf('?', StringComparison.Ordinal);
        string query = question < 0 ? "" : rest[(question + 1)..];
        rest = question < 0 ? rest : rest[..question];
        var uri = new ConnectionUri
        {
            Text = text,
            Driver = plus < 0 ? scheme : scheme[..plus],
            Transport = plus < 0 ? null : scheme[(plus + 1)..],
            Parameters = ParseQuery(query),
        };
        if (!rest.StartsWith("//", StringComparison.Ordinal))
        {
            return uri with { Path = rest };
        }

        int slash = rest.IndexOf('/', 2);
        string authority = slash < 0 ? rest[2..] : rest[2..slash];
        return uri.WithAuthority(authority) with { Path = slash < 0 ? "" : Uri.UnescapeDataString(rest[slash..]) };
    }

    /// <summary>The URI that the daemon opens: without transport, host and what concerned the way. Empty asks it to choose.</summary>
    public string DaemonUri()
    {
        if (this["name"] is { } name)
        {
            return name;
        }

        if (Driver == "remote")
        {
            return "";
        }

        string query = string.Join(
            '&', Parameters.Where(static p => !Consumed.Contains(p.Key)).Select(static p => Uri.EscapeDataString(p.Key) + "=" + Uri.EscapeDataString(p.Value)));
        return $"{Driver}://{Path}{(query.Length > 0 ? "?" : "")}{query}";
    }

    private static List<KeyValuePair<string, string>> ParseQuery(string query)
    {
        var list = new List<KeyValuePair<string, string>>();
        foreach (string part in query.Split(['&', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            string name = Uri.UnescapeDataString(equals < 0 ? part : part[..equals]);
            list.Add(new(name, equals < 0 ? "" : Uri.UnescapeDataString(part[(equals + 1)..])));
        }

        return list;
    }

    private ConnectionUri WithAuthority(string authority)
    {
        int at = authority.LastIndexOf('@');
        string? user = at < 0 ? null : Uri.UnescapeDataString(authority[..at]);
        string host = authority[(at + 1)..];
        string port = "";
        if (host.StartsWith('['))
        {
            int end = host.IndexOf(']', StringComparison.Ordinal);
            if (end < 0)
            {
                throw Errors.BadUri(Text);
            }

            port = host[(end + 1)..];
            host = host[1..end];
        }
        else if (host.LastIndexOf(':') is var separator and >= 0)
        {
            port = host[separator..];
            host = host[..separator];
        }

        int number = 0;
        if (port.Length > 0 && (port[0] != ':' || !int.TryParse(port.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out number) || number > 65535))
        {
            throw Errors.BadUri(Text);
        }

        return this with { User = user, Host = host.Length > 0 ? host : null, Port = number };
    }
}
