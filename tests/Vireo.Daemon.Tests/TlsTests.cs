using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
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

    private X509Certificate2 Issue(X509Certificate2 authority, string name, X509Extension? extension = null)
    {
        var request = new CertificateRequest(name, _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        if (extension is not null)
        {
            request.CertificateExtensions.Add(extension);
        }

        return request.Create(authority, s_now.AddYears(-1), s_now.AddYears(1), [1, 2, 3]);
    }
}
