using Vireo.Posix;

namespace Vireo.Remote;

/// <summary>The command line that reaches a daemon through <c>ssh</c>: at the far end <c>virt-ssh-helper</c> or netcat joins the session to
/// the daemon's socket.</summary>
internal static class SshCommand
{
    public static ProcessSpec Build(ConnectionUri uri, bool readOnly)
    {
        var spec = new ProcessSpec(uri["command"] ?? "ssh");
        if (uri.Port != 0)
        {
            spec.Arguments.AddRange(["-p", uri.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        }

        if (uri.User is { } user)
        {
            spec.Arguments.AddRange(["-l", user]);
        }

        if (uri["keyfile"] is { } key)
        {
            spec.Arguments.AddRange(["-i", key]);
        }

        spec.Arguments.AddRange(["-T", "-e", "none"]);
        if (uri.Number("no_tty") is not (null or 0))
        {
            spec.Arguments.AddRange(["-o", "BatchMode=yes"]);
        }

        if (uri.Number("no_verify") is not (null or 0))
        {
            spec.Arguments.AddRange(["-o", "StrictHostKeyChecking=no"]);
        }

        spec.Arguments.AddRange(["--", uri.Host ?? "localhost", RemoteScript(uri, readOnly)]);
        return spec;
    }

    /// <summary>One line for the far shell. Its arguments are quoted, because they come from the URI.</summary>
    private static string RemoteScript(ConnectionUri uri, bool readOnly)
    {
        string socket = Quote(SocketFinder.Find(uri, readOnly, forRemoteHost: true));
        string netcat = Quote(uri["netcat"] ?? "nc");
        string helper = $"virt-ssh-helper {(readOnly ? "-r " : "")}{Quote(uri.DaemonUri())}";

        // Some netcats end only when asked to after the input's end (-q0); the others refuse the switch.
        string byNetcat =
            $"if {netcat} -q 2>&1 | grep -q 'requires an argument'; then exec {netcat} -q0 -U {socket}; else exec {netcat} -U {socket}; fi";
        string script = uri["proxy"] switch
        {
            "native" => "exec " + helper,
            "netcat" => byNetcat,
            null or "auto" when uri["netcat"] is null && uri["socket"] is null =>
                $"if command -v virt-ssh-helper >/dev/null 2>&1; then exec {helper}; fi; {byNetcat}",
            null or "auto" => byNetcat,
            var proxy => throw RemoteErrors.ProxyUnknown(proxy),
        };
        return "sh -c " + Quote(script);
    }

    private static string Quote(string text) => "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
