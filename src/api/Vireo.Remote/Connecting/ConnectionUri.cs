using System.Buffers;
using System.Globalization;

namespace Vireo.Remote;

/// <summary>
/// A libvirt URI taken apart: <c>driver[+transport]://[user@][host][:port]/path[?parameter=value&amp;…]</c>. It is kept as written: nothing
/// is normalised, because paths such as that of <c>test:///some/../file.xml</c> belong to the driver.
/// </summary>
public sealed record ConnectionUri
{
    // Parameters that concern the way to the daemon; the others are the driver's.
    private static readonly HashSet<string> Consumed = new(StringComparer.OrdinalIgnoreCase)
    {
        "name", "command", "socket", "auth", "sshauth", "netcat", "keyfile", "pkipath", "known_hosts", "known_hosts_verify",
            "tls_priority", "mode", "proxy",
        "no_sanity", "no_verify", "no_tty", "authfile",
    };

    // What RFC 3986 lets stand by itself: in a path (and a query, which may have more), and in a fragment, where libvirt's parser also lets
    // brackets pass.
    private static readonly SearchValues<char> PathCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+,;=:@/%");
    private static readonly SearchValues<char> QueryCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+,;=:@/%?");
    private static readonly SearchValues<char> FragmentCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+,;=:@/%?[]");

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
            // Of a parameter that is given twice the last counts.
            for (int i = Parameters.Count - 1; i >= 0; i--)
            {
                if (string.Equals(Parameters[i].Key, name, StringComparison.OrdinalIgnoreCase))
                {
                    return Parameters[i].Value;
                }
            }

            return null;
        }
    }

    /// <summary>Takes a URI apart.</summary>
    /// <exception cref="VirException">It is none, or has no scheme.</exception>
    public static ConnectionUri Parse(string text) => TryParse(text) ?? throw Errors.UriWithoutDriver(text);

    /// <summary>Takes a URI apart; null when it is one without a scheme.</summary>
    /// <exception cref="VirException">It is none.</exception>
    public static ConnectionUri? TryParse(string text)
    {
        string rest = text;
        rest = CutOff(rest, '#', FragmentCharacters, text, out _);
        rest = CutOff(rest, '?', QueryCharacters, text, out string query);
        int colon = rest.IndexOf(':', StringComparison.Ordinal);
        int slash = rest.IndexOf('/', StringComparison.Ordinal);
        string scheme = "";
        if (colon >= 0 && (slash < 0 || colon < slash))
        {
            scheme = rest[..colon];
            rest = rest[(colon + 1)..];
            if (scheme.Length == 0 || !char.IsAsciiLetter(scheme[0])
                || scheme.Any(static c => !char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.')))
            {
                throw Errors.BadUri(text);
            }
        }

        int plus = scheme.IndexOf('+', StringComparison.Ordinal);
        var uri = new ConnectionUri
        {
            Text = text,
            Driver = plus < 0 ? scheme : scheme[..plus],
            Transport = plus < 0 ? null : scheme[(plus + 1)..].ToLowerInvariant(),
            Parameters = ParseQuery(query, text),
        };
        if (rest.StartsWith("//", StringComparison.Ordinal))
        {
            slash = rest.IndexOf('/', 2);
            uri = uri.WithAuthority(slash < 0 ? rest[2..] : rest[2..slash]);
            rest = slash < 0 ? "" : rest[slash..];
        }

        Check(rest, PathCharacters, text);
        return scheme.Length == 0 ? null : uri with { Path = Decode(rest) };
    }

    /// <summary>A parameter that is a number; null when it is not given.</summary>
    /// <exception cref="VirException">Code 8: it is none.</exception>
    public int? Number(string name) =>
        this[name] is not { } text ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number
        : throw RemoteErrors.UriComponent(name);

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
            '&', Parameters.Where(static p => !Consumed.Contains(p.Key)).Select(
                static p => Uri.EscapeDataString(p.Key) + "=" + Uri.EscapeDataString(p.Value)));
        return $"{Driver}://{Path}{(query.Length > 0 ? "?" : "")}{query}";
    }

    private static string CutOff(string text, char before, SearchValues<char> allowed, string whole, out string end)
    {
        int at = text.IndexOf(before, StringComparison.Ordinal);
        end = at < 0 ? "" : text[(at + 1)..];
        Check(end, allowed, whole);
        return at < 0 ? text : text[..at];
    }

    /// <summary>Looks at characters, and at the two digits behind each percent sign.</summary>
    private static void Check(string part, SearchValues<char> allowed, string whole)
    {
        bool good = part.AsSpan().IndexOfAnyExcept(allowed) < 0;
        for (int at = part.IndexOf('%', StringComparison.Ordinal); good && at >= 0; at = part.IndexOf('%', at + 1))
        {
            good = at + 2 < part.Length && char.IsAsciiHexDigit(part[at + 1]) && char.IsAsciiHexDigit(part[at + 2]);
        }

        if (!good)
        {
            throw Errors.BadUri(whole);
        }
    }

    /// <summary>Without percent signs; a zero ends a text, as in C.</summary>
    private static string Decode(string part)
    {
        string text = Uri.UnescapeDataString(part);
        int end = text.IndexOf('\0', StringComparison.Ordinal);
        return end < 0 ? text : text[..end];
    }

    private static List<KeyValuePair<string, string>> ParseQuery(string query, string whole)
    {
        var list = new List<KeyValuePair<string, string>>();
        foreach (string part in query.Split(['&', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals == 0)
            {
                throw Errors.BadUri(whole);
            }

            string name = Decode(equals < 0 ? part : part[..equals]);
            list.Add(new(name, equals < 0 ? "" : Decode(part[(equals + 1)..])));
        }

        return list;
    }

    private ConnectionUri WithAuthority(string authority)
    {
        int at = authority.IndexOf('@', StringComparison.Ordinal);
        string? user = at < 0 ? null : Decode(authority[..at]);
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
        if (port.Length > 0 && (port[0] != ':'
            || !int.TryParse(port.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out number)))
        {
            throw Errors.BadUri(Text);
        }

        Check(at < 0 ? "" : authority[..at], PathCharacters, Text);
        Check(host, PathCharacters, Text);
        if (host.Contains('@', StringComparison.Ordinal))
        {
            throw Errors.BadUri(Text);
        }

        return this with { User = user, Host = host.Length > 0 ? Decode(host) : null, Port = number };
    }
}
