using System.Net;
using System.Net.Sockets;

namespace Vireo.Drivers.Qemu.Launch;

/// <summary>The TCP ports of displays that this daemon has given to guests. A port that another program holds is skipped.</summary>
public sealed class DisplayPorts(int first, int last)
{
    private readonly HashSet<int> _taken = [];

    /// <summary>Reserves the first free port on <paramref name="address"/>.</summary>
    /// <exception cref="VirException">All ports of the range are in use.</exception>
    public int Take(string address)
    {
        var ip = IPAddress.TryParse(address, out var parsed) ? parsed : IPAddress.Any;
        lock (_taken)
        {
            for (int port = first; port <= last; port++)
            {
                if (!_taken.Contains(port) && IsFree(ip, port))
                {
                    _taken.Add(port);
                    return port;
                }
            }
        }

        throw LaunchErrors.NoDisplayPort(first, last);
    }

    /// <summary>Notes the ports of a guest that was running before this daemon.</summary>
    public void Add(IEnumerable<int> ports)
    {
        lock (_taken)
        {
            _taken.UnionWith(ports);
        }
    }

    /// <summary>Gives ports back.</summary>
    public void Release(IEnumerable<int> ports)
    {
        lock (_taken)
        {
            _taken.ExceptWith(ports);
        }
    }

    private static bool IsFree(IPAddress ip, int port)
    {
        try
        {
            using var probe = new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            probe.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            probe.Bind(new IPEndPoint(ip, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
