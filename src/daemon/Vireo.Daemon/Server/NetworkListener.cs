using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Vireo.Protocol;
using Vireo.Rpc;

namespace Vireo.Daemon;

/// <summary>
/// Listens on TCP, plain or under TLS, and hands clients to the server. Handshakes run beside each other, each with a deadline, so that a
/// client that hangs in one holds up nobody. Nothing of this is loaded without <c>--listen</c>.
/// </summary>
internal sealed class NetworkListener : IAsyncDisposable
{
    private const int MaxHandshakes = 64;
    private static readonly TimeSpan HandshakeTime = TimeSpan.FromSeconds(30);
    private static readonly Logger Logger = Log.For("rpc.netsocket");

    private readonly RpcServer _server;
    private readonly Service _service;
    private volatile TlsIdentity? _tls;
    private readonly List<Socket> _sockets = [];
    private readonly List<Task> _loops = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _handshakes = new(MaxHandshakes);

    public NetworkListener(RpcServer server, Service service, TlsIdentity? tls)
    {
        _server = server;
        _service = service;
        _tls = tls;
    }

    /// <summary>Other certificates for who connects from now on.</summary>
    public void Replace(TlsIdentity tls) => _tls = tls;

    /// <summary>Opens a socket for each address that <paramref name="host"/> has (null: all of this machine's) and begins to
    /// accept.</summary>
    public void Listen(Configured<string>? host, Configured<int> port, int backlog)
    {
        foreach (IPAddress address in host?.Use(name => Resolve(name, port.Value)) ?? [AnyAddress])
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
                if (address.AddressFamily == AddressFamily.InterNetworkV6)
                {
                    socket.DualMode = host is null;
                }

                port.Use(number => Bind(socket, new IPEndPoint(address, number), host));
                socket.Listen(backlog);
            }
            catch
            {
                socket.Dispose();
                throw;
            }

            _sockets.Add(socket);
            _loops.Add(Task.Run(() => AcceptAsync(socket)));
        }
    }

    /// <summary>Stops accepting.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _sockets.ForEach(static s => s.Dispose());
        await Task.WhenAll(_loops).ConfigureAwait(false);
        _stop.Dispose();
    }

    private static IPAddress AnyAddress => Socket.OSSupportsIPv6 ? IPAddress.IPv6Any : IPAddress.Any;

    // An address that is not this machine's is the fault of the address, anything else the port's.
    private static void Bind(Socket socket, IPEndPoint end, Configured<string>? host)
    {
        try
        {
            socket.Bind(end);
        }
        catch (SocketException e)
        {
            VirException failed = ListenErrors.PortNotBound(e.ErrorCode);
            throw e.SocketErrorCode == SocketError.AddressNotAvailable && host?.Place is { } place ? failed.At(place) : failed;
        }
    }

    private static IPAddress[] Resolve(string host, int port)
    {
        try
        {
            return IPAddress.TryParse(host, out IPAddress? literal) ? [literal] : Dns.GetHostAddresses(host);
        }
        catch (SocketException e)
        {
            throw ListenErrors.AddressLookupFailed(host, port, Errors.Cause(e), e);
        }
    }

    private async Task AcceptAsync(Socket listener)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                Socket client = await listener.AcceptAsync(_stop.Token).ConfigureAwait(false);
                client.NoDelay = true;
                if (_tls is null)
                {
                    var plain = new StreamTransport(
                        new NetworkStream(client, ownsSocket: true), new RpcPeer { Address = client.RemoteEndPoint });
                    _server.AddClient(_service.Auth == AuthType.Sasl ? new ProtectableTransport(plain) : plain, _service);
                    continue;
                }

                await _handshakes.WaitAsync(_stop.Token).ConfigureAwait(false);
                _ = HandshakeAsync(client, _tls);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (SocketException e)
            {
                Logger.Warning($"Unable to accept client: {Errors.Cause(e)}");
                await Task.Delay(TimeSpan.FromMilliseconds(100)).ConfigureAwait(false);
            }
        }
    }

    private async Task HandshakeAsync(Socket client, TlsIdentity tls)
    {
        EndPoint? address = client.RemoteEndPoint;
        var stream = new SslStream(new NetworkStream(client, ownsSocket: true));
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
            limit.CancelAfter(HandshakeTime);
            await stream.AuthenticateAsServerAsync(tls.Options, limit.Token).ConfigureAwait(false);
            string name = tls.CheckName(stream.RemoteCertificate);

            // The protocol's sign that the certificate was accepted: one byte of value 1 inside the session.
            await stream.WriteAsync(new byte[] { 1 }, limit.Token).ConfigureAwait(false);
            await stream.FlushAsync(limit.Token).ConfigureAwait(false);
            var peer = new RpcPeer { Address = address, CertificateName = name, TlsKeyBits = tls.KeyBits(stream) };
            _server.AddClient(new StreamTransport(stream, peer), _service);
        }
        catch (Exception e)
        {
            Logger.Warning($"TLS handshake with {address} failed: {Errors.Cause(e)}");
            await stream.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            _handshakes.Release();
        }
    }
}
