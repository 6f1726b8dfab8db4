using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Vireo.Posix;

/// <summary>The two small protocols of systemd, spoken directly: readiness messages, and listening sockets that were handed over.</summary>
public static class ServiceManager
{
    private const int FirstSocket = 3;

    /// <summary>Sends a state ("READY=1", "STOPPING=1", "STATUS=…", several lines at a time) to the service manager, if one started
    /// us.</summary>
    public static void Notify(string state)
    {
        string? path = Environment.GetEnvironmentVariable("NOTIFY_SOCKET");
        if (!string.IsNullOrEmpty(path))
        {
            PosixSocket.SendDatagram(path, Encoding.UTF8.GetBytes(state));
        }
    }

    /// <summary>
    /// The sockets that the service manager opened for this process, with their names (LISTEN_FDS, LISTEN_FDNAMES); empty when there are
    /// none. The variables are removed, so that children do not take them for theirs.
    /// </summary>
    public static IReadOnlyList<(SafeFileHandle Socket, string Name)> TakeSockets()
    {
        string? pid = Environment.GetEnvironmentVariable("LISTEN_PID");
        string? count = Environment.GetEnvironmentVariable("LISTEN_FDS");
        string[] names = (Environment.GetEnvironmentVariable("LISTEN_FDNAMES") ?? "").Split(':');
        foreach (string name in (string[])["LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"])
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        var sockets = new List<(SafeFileHandle, string)>();
        if (int.TryParse(pid, CultureInfo.InvariantCulture, out int forPid) && forPid == Environment.ProcessId
            && int.TryParse(count, CultureInfo.InvariantCulture, out int sum))
        {
            for (int i = 0; i < sum; i++)
            {
                SafeFileHandle socket = Fd.Own(FirstSocket + i);
                Fd.SetInherit(socket, false);
                Fd.SetNonBlocking(socket);
                sockets.Add((socket, i < names.Length ? names[i] : ""));
            }
        }

        return sockets;
    }
}
