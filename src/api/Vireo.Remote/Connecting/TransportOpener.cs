using System.Net.Sockets;
using Microsoft.Win32.SafeHandles;
using Vireo.Posix;
using Vireo.Rpc;

namespace Vireo.Remote;

/// <summary>Makes the way to the daemon that a URI asks for.</summary>
internal static class TransportOpener
{
    private const int TcpPort = 16509;
    private static readonly string[] Numbers = ["no_sanity", "no_verify", "no_tty"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The transport, and what has to be disposed after it (a helper program), if anything.</summary>
    public static async ValueTask<(RpcTransport Transport, IAsyncDisposable? Helper)> OpenAsync(
        ConnectionUri? uri, bool readOnly, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience);
        string transport = uri?.Transport ?? (uri?.Host is null ? "unix" : "tls");
        if (transport is not ("unix" or "tcp" or "tls" or "ssh" or "ext" or "libssh" or "libssh2"))
        {
            throw Errors.UnknownTransport();
        }

        foreach (string number in Numbers)
        {
            _ = uri?.Number(number);
        }

        switch (transport)
        {
            case "unix" when uri?.Host is { Length: > 0 } host:
                throw RemoteErrors.UnixSocketOfHost(host);
            case "unix":
                Func<string?>? program = SocketFinder.MayStartDaemon(uri) ? LocalDaemon.FindProgram : null;
                return (await LocalDaemon.ConnectAsync(
                    SocketFinder.Find(uri, readOnly), program, RpcEventLoop.Shared, TimeProvider.System, deadline.Token)
                    .ConfigureAwait(false), null);
            case "tcp":
                return (OverTcp(await ConnectAsync(uri!, TcpPort, deadline.Token).ConfigureAwait(false)), null);
            case "tls":
                return (await TlsOpener.OpenAsync(uri!, deadline.Token).ConfigureAwait(false), null);
            case "ssh":
                return Tunnel.Start(SshCommand.Build(uri!, readOnly));
            case "ext":
                return Tunnel.Start(new ProcessSpec(uri!["command"] ?? throw Errors.ExtNeedsCommand()));
            default:
                throw RemoteErrors.TransportUnsupported(transport);
        }
    }

    /// <summary>A TCP connection to the URI's host.</summary>
    public static async Task<Socket> ConnectAsync(ConnectionUri uri, int defaultPort, CancellationToken cancellationToken)
    {
        string host = uri.Host ?? "localhost";
        int port = uri.Port == 0 ? defaultPort : uri.Port;
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            // A port has sixteen bits, whatever the URI says: that is what libvirt's resolver makes of a larger number.
            await socket.ConnectAsync(host, port & 0xFFFF, cancellationToken).ConfigureAwait(false);
            return socket;
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            socket.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw Errors.ConnectFailed(host, port, e);
        }
    }

    /// <summary>Takes the connected socket over to the loop that our other connections run on.</summary>
    private static ProtectableTransport OverTcp(Socket socket)
    {
        using (socket)
        {
            using var borrowed = new SafeFileHandle(socket.Handle, ownsHandle: false);
            SafeFileHandle own = Fd.Duplicate(borrowed);
            Fd.SetNonBlocking(own);
            return new ProtectableTransport(new SocketTransport(own, RpcEventLoop.Shared, socket.RemoteEndPoint));
        }
    }
}
