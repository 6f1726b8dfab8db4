using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Win32.SafeHandles;
using Vireo.Posix;
using Vireo.Protocol;
using Vireo.Rpc;
using Vireo.Xdr;
using Xunit;

namespace Vireo.Remote.Tests;

/// <summary>Each way to a daemon, to a small daemon in this process.</summary>
public sealed class TransportTests : IRpcServerHandler, IRpcProgram, IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vireo-transport").FullName;
    private readonly RpcServer _server;
    private string? _opened;

    public TransportTests() => _server = new RpcServer(new RpcServerOptions(), this);

    uint IRpcProgram.Number => 0x20008086;

    uint IRpcProgram.Version => 1;

    private static CancellationToken Soon => new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token;

    private string SocketPath => Path.Combine(_folder, "sock");

    [Fact]
    public async Task Unix() => await CheckAsync(ListenUnix(), "qemu+unix:///system?socket=" + SocketPath);

    [Fact]
    public async Task Tcp()
    {
        using Socket listener = Loopback();
        listener.Blocking = false;
        using var borrowed = new SafeFileHandle(listener.Handle, ownsHandle: false);
        _server.ListenTcp(Fd.Duplicate(borrowed));
        await CheckAsync(null, $"qemu+tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndPoint!).Port}/system");
    }

    [Fact]
    public async Task A_program_of_ones_own()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "ext"), $"#!/usr/bin/python3\n{Relay}\nrelay('{SocketPath}')\n");
        File.SetUnixFileMode(Path.Combine(_folder, "ext"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await CheckAsync(ListenUnix(), $"qemu+ext:///system?command={_folder}/ext");
    }

    [Fact]
    public async Task Ssh_runs_the_far_command_with_the_right_words()
    {
        // A stand-in for ssh: notes its arguments and runs the last one as a shell would; nc is one too.
        await File.WriteAllTextAsync(Path.Combine(_folder, "nc"),
            $"#!/usr/bin/python3\n{Relay}\nif '-q' in sys.argv: sys.exit('nc: option requires an argument')\nrelay(sys.argv[-1])\n");
        await File.WriteAllTextAsync(Path.Combine(_folder, "ssh"),
            $"#!/bin/sh\nprintf '%s\\n' \"$@\" > {_folder}/args\nfor last; do :; done\nexec sh -c \"$last\"\n");
        File.SetUnixFileMode(Path.Combine(_folder, "nc"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.SetUnixFileMode(Path.Combine(_folder, "ssh"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await CheckAsync(ListenUnix(),
            $"qemu+ssh://me@far:2222/system?command={_folder}/ssh&netcat={_folder}/nc&socket={SocketPath}&no_tty=1&keyfile=/key&no_verify=1");
        string[] args = (await File.ReadAllLinesAsync(Path.Combine(_folder, "args")))[..^1];
        Assert.Equal(
            ["-p", "2222", "-l", "me", "-i", "/key", "-T", "-e", "none", "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=no", "--",
                "far"], args);
    }

    [Fact]
    public async Task A_tunnel_that_dies_says_why()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "ssh"), "#!/bin/sh\necho 'far: Permission denied (publickey).' >&2\nexit 255\n");
        File.SetUnixFileMode(Path.Combine(_folder, "ssh"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        VirException e = await Assert.ThrowsAsync<VirException>(
            () => Connect.OpenAsync($"qemu+ssh://far/system?command={_folder}/ssh", Soon));
        Assert.Equal((ErrorCode.SystemError, "Cannot recv data: far: Permission denied (publickey).: Connection reset by peer"), (
            e.Code, e.Message));
    }

    [Fact]
    public async Task Tls_with_certificates_on_both_sides()
    {
        using RSA authorityKey = RSA.Create(2048);
        var authorityRequest = new CertificateRequest(
            "CN=Test Authority", authorityKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using X509Certificate2 authority = authorityRequest.CreateSelfSigned(
            DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        await File.WriteAllTextAsync(Path.Combine(_folder, "cacert.pem"), authority.ExportCertificatePem());
        using X509Certificate2 server = Issue("localhost", authority);
        using X509Certificate2 client = Issue("client", authority);
        await File.WriteAllTextAsync(Path.Combine(_folder, "clientcert.pem"), client.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(_folder, "clientkey.pem"), client.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());

        using Socket listener = Loopback();
        string? seen = null;
        byte word = 1;
        async Task ServeAsync()
        {
            Socket accepted = await listener.AcceptAsync(Soon);
            var tls = new SslStream(new NetworkStream(accepted, ownsSocket: true), false, (_, certificate, _, _) =>
                (seen = certificate?.Subject) is not null);
            await tls.AuthenticateAsServerAsync(
                new SslServerAuthenticationOptions { ServerCertificate = server, ClientCertificateRequired = true }, Soon);
            await tls.WriteAsync(new[] { word }, Soon);
            _server.AddClient(new StreamTransport(tls, new RpcPeer()), null);
        }

        int port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        Task serving = ServeAsync();
        await CheckAsync(null, $"qemu+tls://localhost:{port}/system?pkipath={_folder}");
        await serving;
        Assert.Equal("CN=client", seen);

        word = 0;
        serving = ServeAsync();
        VirException e = await Assert.ThrowsAsync<VirException>(
            () => Connect.OpenAsync($"qemu+tls://localhost:{port}/system?pkipath={_folder}", Soon));
        Assert.Contains("server verification", e.Message, StringComparison.Ordinal);
        await serving;

        using X509Certificate2 stranger = Issue("elsewhere", authority);
        Task refusing = Task.Run(async () =>
        {
            Socket accepted = await listener.AcceptAsync(Soon);
            await using var tls = new SslStream(new NetworkStream(accepted, ownsSocket: true));
            try
            {
                await tls.AuthenticateAsServerAsync(stranger);
                _ = await tls.ReadAsync(new byte[1], Soon);
            }
            catch (Exception fault) when (fault is IOException or System.Security.Authentication.AuthenticationException)
            {
                // The client refuses the name.
            }
        });
        e = await Assert.ThrowsAsync<VirException>(() => Connect.OpenAsync($"qemu+tls://localhost:{port}/system?pkipath={_folder}", Soon));
        Assert.Equal(ErrorCode.AuthFailed, e.Code);
        await refusing;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    bool IRpcServerHandler.OnConnected(RpcServerConnection connection, object? service)
    {
        connection.Programs = [this];
        connection.IsAuthenticated = true;
        return true;
    }

    void IRpcServerHandler.OnClosed(RpcServerConnection connection, VirException? reason)
    {
    }

    RpcProcedureTraits IRpcProgram.GetTraits(int procedure) => RpcProcedureTraits.Known;

    ValueTask IRpcProgram.InvokeAsync(RpcCall call)
    {
        var reader = new XdrReader(call.Payload);
        switch ((RemoteProcedure)call.Procedure)
        {
            case RemoteProcedure.AuthList:
                new AuthListRet([AuthType.None]).WriteXdr(call.Reply);
                break;
            case RemoteProcedure.ConnectSupportsFeature:
                new ConnectSupportsFeatureRet(1).WriteXdr(call.Reply);
                break;
            case RemoteProcedure.ConnectOpen:
                _opened = ConnectOpenArgs.ReadXdr(ref reader).Name;
                break;
            case RemoteProcedure.ConnectGetHostname:
                new ConnectGetHostnameRet(new string('h', 100_000)).WriteXdr(call.Reply);
                break;
            case RemoteProcedure.ConnectClose:
                break;
            default:
                throw Errors.UnknownProcedure(call.Procedure);
        }

        return default;
    }

    private const string Relay = """
        import os, socket, sys, threading
        def copy(a, b, end):
            while True:
                data = os.read(a, 65536)
                if not data: break
                while data: data = data[os.write(b, data):]
            end()
        def relay(path):
            s = socket.socket(socket.AF_UNIX)
            s.connect(path)
            threading.Thread(target=copy, args=(0, s.fileno(), lambda: s.shutdown(socket.SHUT_WR))).start()
            copy(s.fileno(), 1, lambda: os._exit(0))
        """;

    private static X509Certificate2 Issue(string name, X509Certificate2 authority)
    {
        RSA key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 bare = request.Create(
            authority, DateTimeOffset.UnixEpoch.AddDays(1), DateTimeOffset.UnixEpoch.AddYears(90), Guid.NewGuid().ToByteArray());
        using X509Certificate2 withKey = bare.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pfx), null, X509KeyStorageFlags.Exportable);
    }

    private static Socket Loopback()
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(5);
        return listener;
    }

    private object? ListenUnix()
    {
        _server.Listen(PosixSocket.ListenUnix(SocketPath, 0x1FF, 5));
        return null;
    }

    private async Task CheckAsync(object? ready, string uri)
    {
        _ = ready;
        await using (Connect conn = await Connect.OpenAsync(uri, Soon))
        {
            Assert.Equal(100_000, (await conn.GetHostnameAsync(Soon)).Length);
            Assert.Equal("qemu:///system", _opened);
        }

        for (int i = 0; i < 400 && _server.ConnectionCount > 0; i++)
        {
            await Task.Delay(10);
        }

        Assert.Equal(0, _server.ConnectionCount);
    }
}
