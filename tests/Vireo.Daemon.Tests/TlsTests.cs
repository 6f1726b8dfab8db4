using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Vireo.Posix;
using Xunit;

namespace Vireo.Daemon.Tests;

/// <summary>What is said of certificates before anything is served with them, and how names are written.</summary>
public sealed class TlsTests : IDisposable
{
    private static readonly DateTimeOffset s_now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly RSA _key = RSA.Create(2048);

    public void Dispose() => _key.Dispose();

    [Fact]
    public void Names_are_in_the_order_of_the_certificate()
    {
        using X509Certificate2 authority = Authority();
        using X509Certificate2 client = Issue(authority, "CN=client one, O=Vireo, C=GB");
        Assert.Equal("C=GB,O=Vireo,CN=client one", TlsIdentity.NameOf(client));
    }

    [Fact]
    public void A_good_certificate_is_taken()
    {
        using X509Certificate2 authority = Authority();
        using X509Certificate2 server = Issue(authority, "CN=localhost");
        TlsSanity.Check(server, "s.pem", [authority], "c.pem", s_now);
    }

    [Theory]
    [InlineData(2040, "The server certificate s.pem has expired")]
    [InlineData(2010, "The server certificate s.pem is not yet active")]
    public void Times_count(int year, string message)
    {
        using X509Certificate2 authority = Authority();
        using X509Certificate2 server = Issue(authority, "CN=localhost");
        Assert.Equal(message, Refused(server, authority, s_now.AddYears(year - s_now.Year)));
    }

    [Fact]
    public void Kinds_and_usages_count()
    {
        using X509Certificate2 authority = Authority();
        using X509Certificate2 isAuthority = Issue(authority, "CN=x", new X509BasicConstraintsExtension(true, false, 0, true));
        Assert.Equal("The certificate s.pem basic constraints show a CA, but we need one for a server", Refused(isAuthority, authority,
            s_now));
        using X509Certificate2 usage = Issue(authority, "CN=x", new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        Assert.Equal("Certificate s.pem usage does not permit digital signature", Refused(usage, authority, s_now));
        using X509Certificate2 purpose = Issue(authority, "CN=x", new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.2")],
            critical: true));
        Assert.Equal("Certificate s.pem purpose does not allow use for with a TLS server", Refused(purpose, authority, s_now));
        using X509Certificate2 onlyWarned = Issue(authority, "CN=x", new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.2")],
            critical: false));
        TlsSanity.Check(onlyWarned, "s.pem", [authority], "c.pem", s_now);
    }

    [Fact]
    public void The_authority_must_be_one_and_have_signed()
    {
        using X509Certificate2 authority = Authority(), other = Authority("CN=Other");
        using X509Certificate2 server = Issue(authority, "CN=localhost");
        Assert.Equal(
            "Our own certificate s.pem failed validation against c.pem: The certificate hasn't got a known issuer.", Refused(server, other,
                s_now));
        using X509Certificate2 none = Issue(authority, "CN=x");
        Assert.Equal("The certificate c.pem basic constraints do not show a CA", Refused(server, none, s_now));
    }

    [Fact]
    public async Task A_certificate_of_no_use_ends_the_start_unless_the_administrator_says_otherwise()
    {
        using X509Certificate2 authority = Authority(), other = Authority("CN=Other");
        using X509Certificate2 server = Issue(authority, "CN=localhost", years: 15);
        string folder = Directory.CreateTempSubdirectory("tls").FullName;
        string ca = Path.Combine(folder, "ca.pem"), cert = Path.Combine(folder, "cert.pem"), key = Path.Combine(folder, "key.pem");
        await File.WriteAllTextAsync(ca, other.ExportCertificatePem(), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(cert, server.ExportCertificatePem(), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(key, _key.ExportPkcs8PrivateKeyPem(), TestContext.Current.CancellationToken);
        var config = new DaemonConfig { AuthorityFile = new(ca), CertificateFile = new(cert), KeyFile = new(key) };
        var refused = Assert.Throws<VirException>(() => new TlsIdentity(config));
        Assert.Contains("hasn't got a known issuer", refused.Message, StringComparison.Ordinal);
        Assert.NotNull(new TlsIdentity(config with { TlsNoSanityCertificate = true }).Options.ServerCertificateContext);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Any message in front of the confirmation, such as a session ticket, would be a failure for libvirt's clients.</summary>
    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task Both_versions_are_served_and_nothing_comes_before_the_confirmation(SslProtocols version)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using X509Certificate2 authority = Authority();
        using X509Certificate2 signed = Issue(authority, "CN=localhost", years: 15);
        string folder = Directory.CreateTempSubdirectory("tls").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "ca.pem"), authority.ExportCertificatePem(), limit.Token);
        await File.WriteAllTextAsync(Path.Combine(folder, "cert.pem"), signed.ExportCertificatePem(), limit.Token);
        await File.WriteAllTextAsync(Path.Combine(folder, "key.pem"), _key.ExportPkcs8PrivateKeyPem(), limit.Token);
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        int port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        await using var daemon = new TestDaemon(
            $"listen_tls = 1\nlisten_tcp = 0\nlisten_addr = \"127.0.0.1\"\ntls_port = \"{port}\"\ntls_no_sanity_certificate = 1\n"
            + $"ca_file = \"{folder}/ca.pem\"\ncert_file = \"{folder}/cert.pem\"\nkey_file = \"{folder}/key.pem\"\n",
            arguments: ["--listen"]);
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, port, limit.Token);
        await using var stream = new SslStream(socket.GetStream());
        using X509Certificate2 own = signed.CopyWithPrivateKey(_key);
        await stream.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = "localhost",
                EnabledSslProtocols = version,
                ClientCertificates = [own],
                RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == signed.GetCertHashString(),
            },
            limit.Token);
        byte[] first = new byte[1];
        await stream.ReadExactlyAsync(first, limit.Token);
        Assert.Equal((version, 1), (stream.SslProtocol, (int)first[0]));
        Assert.True(version == SslProtocols.Tls12 || OpenSslTickets.NumberNow() == 0);
        Directory.Delete(folder, recursive: true);
    }

    private static string Refused(X509Certificate2 server, X509Certificate2 authority, DateTimeOffset now) =>
        Assert.Throws<VirException>(() => TlsSanity.Check(server, "s.pem", [authority], "c.pem", now)).Message;

    private static X509Certificate2 Authority(string name = "CN=Authority")
    {
        using RSA key = RSA.Create(2048);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        return request.CreateSelfSigned(s_now.AddYears(-20), s_now.AddYears(20));
    }

    private X509Certificate2 Issue(X509Certificate2 authority, string name, X509Extension? extension = null, int years = 1)
    {
        var request = new CertificateRequest(name, _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        if (extension is not null)
        {
            request.CertificateExtensions.Add(extension);
        }

        return request.Create(authority, s_now.AddYears(-years), s_now.AddYears(years), [1, 2, 3]);
    }
}
