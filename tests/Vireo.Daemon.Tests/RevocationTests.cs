using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Xunit;

namespace Vireo.Daemon.Tests;

/// <summary>Clients whose certificates their authority took back, by the lists in <c>crl_file</c>.</summary>
public sealed class RevocationTests : IDisposable
{
    private static readonly byte[] s_good = [1, 1], s_bad = [100, 200, 7];
    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();
    private readonly RSA _key = RSA.Create(2048);
    private readonly ECDsa _curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly string _folder = Directory.CreateTempSubdirectory("crl").FullName;

    public void Dispose()
    {
        _key.Dispose();
        _curve.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_client_whose_certificate_was_revoked_is_refused(bool curve)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using X509Certificate2 authority = Authority(curve), server = Issue(authority, "localhost", [9]);
        using X509Certificate2 good = Issue(authority, "good", s_good), bad = Issue(authority, "bad", s_bad);
        Write(authority, server, List(authority, s_bad));
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        int port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        await using var daemon = new TestDaemon(
            $"listen_tls = 1\nlisten_tcp = 0\nlisten_addr = \"127.0.0.1\"\ntls_port = \"{port}\"\nca_file = \"{_folder}/ca.pem\"\n"
            + $"cert_file = \"{_folder}/cert.pem\"\nkey_file = \"{_folder}/key.pem\"\ncrl_file = \"{_folder}/crl.pem\"\n",
            arguments: ["--listen"]);
        Assert.True(await IsLetInAsync(port, good, limit.Token));
        Assert.False(await IsLetInAsync(port, bad, limit.Token));
    }

    [Fact]
    public void Only_a_list_that_the_authority_signed_starts_the_daemon()
    {
        using X509Certificate2 authority = Authority(curve: false), other = Authority(curve: false);
        using X509Certificate2 server = Issue(authority, "localhost", [9]);
        var config = new DaemonConfig { AuthorityFile = new(At("ca.pem")), CertificateFile = new(At("cert.pem")),
            KeyFile = new(At("key.pem")), RevocationFile = new(At("crl.pem")) };
        string damaged = List(authority, s_bad).Replace("-----BEGIN X509 CRL-----\nMI", "-----BEGIN X509 CRL-----\nMA",
            StringComparison.Ordinal);
        foreach (string text in (string[])["", "no list", server.ExportCertificatePem(), List(other, s_bad), damaged])
        {
            Write(authority, server, text);
            Assert.Equal($"Unable to set x509 certificate revocation list: {At("crl.pem")}: it has no list in PEM form that the authority"
                + " signed", Assert.Throws<VirException>(() => new TlsIdentity(config)).Message);
        }

        // A list of nobody is a list.
        Write(authority, server, List(authority));
        Assert.NotNull(new TlsIdentity(config));
    }

    [Fact]
    public void Every_list_of_the_file_counts()
    {
        using X509Certificate2 authority = Authority(curve: false);
        using X509Certificate2 good = Issue(authority, "good", s_good), bad = Issue(authority, "bad", s_bad);
        var read = RevocationList.Read(List(authority, [5]) + "\n" + List(authority, [6], s_bad), [authority]);
        Assert.Equal((false, true), (read.Has(good), read.Has(bad)));

        // A number counts for the authority that gave it.
        using X509Certificate2 other = Authority(curve: true, "CN=Other"), same = Issue(other, "bad", s_bad);
        Assert.False(read.Has(same));
    }

    private static async Task<bool> IsLetInAsync(int port, X509Certificate2 client, CancellationToken cancellationToken)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
        await using var stream = new SslStream(socket.GetStream());
        try
        {
            await stream.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = "localhost",
                    ClientCertificateContext = SslStreamCertificateContext.Create(client, null, offline: true),
                    RemoteCertificateValidationCallback = static (_, shown, _, _) => shown?.Subject == "CN=localhost",
                },
                cancellationToken);
            byte[] first = new byte[1];
            return await stream.ReadAsync(first, cancellationToken) == 1 && first[0] == 1;
        }
        catch (Exception e) when (e is IOException or AuthenticationException)
        {
            return false;
        }
    }

    private string At(string file) => Path.Combine(_folder, file);

    private void Write(X509Certificate2 authority, X509Certificate2 server, string list)
    {
        File.WriteAllText(At("ca.pem"), authority.ExportCertificatePem());
        File.WriteAllText(At("cert.pem"), server.ExportCertificatePem());
        File.WriteAllText(At("key.pem"), _key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(At("crl.pem"), list);
    }

    private string List(X509Certificate2 authority, params byte[][] serials)
    {
        var builder = new CertificateRevocationListBuilder();
        foreach (byte[] serial in serials)
        {
            builder.AddEntry(serial);
        }

        return PemEncoding.WriteString("X509 CRL", builder.Build(authority, 1, _now.AddDays(1), HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1));
    }

    private X509Certificate2 Authority(bool curve, string name = "CN=Authority")
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = curve
            ? new CertificateRequest(name, _curve, HashAlgorithmName.SHA256)
            : new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request.CreateSelfSigned(_now.AddDays(-2), _now.AddDays(2));
    }

    private X509Certificate2 Issue(X509Certificate2 authority, string name, byte[] serial)
    {
        var request = new CertificateRequest("CN=" + name, _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        X509SignatureGenerator signer = authority.GetECDsaPrivateKey() is { } curve
            ? X509SignatureGenerator.CreateForECDsa(curve)
            : X509SignatureGenerator.CreateForRSA(authority.GetRSAPrivateKey()!, RSASignaturePadding.Pkcs1);
        using X509Certificate2 issued = request.Create(authority.SubjectName, signer, _now.AddDays(-1), _now.AddDays(1), serial);
        return issued.CopyWithPrivateKey(_key);
    }
}
