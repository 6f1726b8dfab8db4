using Vireo.Posix;

namespace Vireo.Remote;

/// <summary>Which socket serves a URI: the one daemon for everything (legacy) or the one of its driver (direct).</summary>
internal static class SocketFinder
{
    // libvirt's libraries name the same folder in two ways.
    private const string SystemFolder = "/var/run/libvirt";
    private const string AdminFolder = "/run/libvirt";

    /// <summary>True when the URI means the user's own daemon at its usual place, which may be started for it. LIBVIRT_AUTOSTART=0 forbids
    /// that, as with libvirt.</summary>
    public static bool MayStartDaemon(ConnectionUri? uri) =>
        IsUsers(uri) && uri?["socket"] is null && ProcessEnvironment.Get("LIBVIRT_AUTOSTART") != "0";

    /// <summary>The path of the Unix socket; <paramref name="forRemoteHost"/> looks at nothing here and takes the system's.</summary>
    public static string Find(ConnectionUri? uri, bool readOnly, bool forRemoteHost = false)
    {
        string? mode = uri?["mode"];
        if (mode is not (null or "auto" or "legacy" or "direct"))
        {
            throw RemoteErrors.ModeUnknown(mode);
        }

        if (uri?["socket"] is { } given)
        {
            return given;
        }

        bool user = !forRemoteHost && IsUsers(uri);
        string folder = user ? UserFolders.Runtime : SystemFolder;
        string suffix = readOnly && !user ? "-sock-ro" : "-sock";
        string legacy = Path.Combine(folder, "libvirt" + suffix);
        string? direct = uri is null || uri.Driver == "remote" ? null : Path.Combine(folder, DaemonOf(uri.Driver) + suffix);
        return mode switch
        {
            "legacy" => legacy,
            "direct" => direct ?? throw RemoteErrors.DirectWithoutUri(),
            _ => direct is not null && !forRemoteHost && !File.Exists(legacy) && File.Exists(direct) ? direct : legacy,
        };
    }

    /// <summary>The path of the Unix socket on which a daemon of this host is administrated; a host in the URI is not looked at, as in
    /// libvirt.</summary>
    /// <exception cref="VirException">Code 67: the URI names no such daemon.</exception>
    public static string FindAdmin(ConnectionUri uri)
    {
        foreach ((string name, _) in uri.Parameters)
        {
            if (name != "socket")
            {
                throw RemoteErrors.AdminParameterUnknown(name);
            }
        }

        if (uri["socket"] is { } given)
        {
            return given;
        }

        string scheme = uri.Text[..uri.Text.IndexOf(':', StringComparison.Ordinal)];
        if (scheme != "libvirtd" && (uri.Transport is not null || !scheme.StartsWith("virt", StringComparison.Ordinal)))
        {
            throw RemoteErrors.AdminSchemeUnsupported(scheme);
        }

        string folder = uri.Path switch
        {
            "/system" => AdminFolder,
            "/session" => UserFolders.Runtime,
            _ => throw RemoteErrors.AdminPathInvalid(uri.Path),
        };
        return Path.Combine(folder, (scheme == "libvirtd" ? "libvirt" : scheme) + "-admin-sock");
    }

    private static bool IsUsers(ConnectionUri? uri) => Host.EffectiveUserId != 0 && (uri is null || uri.Path == "/session");

    private static string DaemonOf(string driver) => driver switch
    {
        "network" => "virtnetworkd",
        "storage" => "virtstoraged",
        "interface" => "virtinterfaced",
        "nodedev" => "virtnodedevd",
        "nwfilter" => "virtnwfilterd",
        "secret" => "virtsecretd",
        "xen" => "virtxend",
        _ => $"virt{driver}d",
    };
}
