using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Vireo.Posix;

namespace Vireo.Daemon;

/// <summary>The daemon's certificate, the authority whose clients it trusts except for those that were revoked, and the list of
/// names it lets in. Read from libvirt's own places and keys.</summary>
internal sealed class TlsIdentity
{
    private static readonly Configured<string> s_authority = new("/etc/pki/CA/cacert.pem");
    private static readonly Configured<string> s_revocations = new("/etc/pki/CA/cacrl.pem");
    private static readonly Configured<string> s_certificate = new("/etc/pki/libvirt/servercert.pem");
    private static readonly Configured<string> s_key = new("/etc/pki/libvirt/private/serverkey.pem");
    private readonly X509Certificate2Collection _authorities = [];
    private readonly IReadOnlyList<string>? _allowedNames;
    private readonly RevocationList? _revocations;
    private readonly bool _verify;

    public TlsIdentity(DaemonConfig config)
    {
        config.TlsPriority?.Use(static _ => throw TlsErrors.PriorityUnsupported());
        string authority = Existing(config.AuthorityFile ?? s_authority, Errors.AuthorityUnreadable);

        // A list in libvirt's own place counts with the authority in libvirt's own place.
        var revocations = config.RevocationFile
            ?? (config.AuthorityFile is null && File.Exists(s_revocations.Value) ? s_revocations : null);
        if (revocations is not null)
        {
            Existing(revocations, TlsErrors.RevocationListUnreadable);
        }

        string certificate = Existing(config.CertificateFile ?? s_certificate, TlsErrors.CertificateUnreadable);
        string key = Existing(config.KeyFile ?? s_key, TlsErrors.KeyUnreadable);
        _verify = !config.TlsNoVerifyCertificate;
        _allowedNames = config.TlsAllowedNames;
        Import(config.AuthorityFile ?? s_authority, () => _authorities.ImportFromPemFile(authority));
        _revocations = revocations?.Use(ReadRevocations);
        X509Certificate2? own = null;
        Import(config.CertificateFile ?? s_certificate, () => own = X509Certificate2.CreateFromPemFile(certificate, key));
        if (!config.TlsNoSanityCertificate)
        {
            TlsSanity.Check(own!, certificate, _authorities, authority, TimeProvider.System.GetUtcNow());
        }

        Options = new SslServerAuthenticationOptions
        {
            ServerCertificateContext = SslStreamCertificateContext.Create(own!, _authorities, offline: true),
            ClientCertificateRequired = _verify,

            // libvirt's client reads the confirmation byte right after the handshake, and takes a session ticket in front of it, as
            // OpenSSL sends under TLS 1.3, for a failure. Under 1.2 tickets are part of the handshake.
            AllowTlsResume = false,
            EnabledSslProtocols = OpenSslTickets.TryTurnOff() ? SslProtocols.Tls12 | SslProtocols.Tls13 : SslProtocols.Tls12,
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
            RemoteCertificateValidationCallback = (_, remote, _, _) => !_verify || (remote is X509Certificate2 cert && IsTrusted(cert)),
        };
    }

    /// <summary>For <see cref="SslStream"/>.</summary>
    public SslServerAuthenticationOptions Options { get; }

    /// <summary>Bits of the session's key.</summary>
    public int KeyBits(SslStream stream) => stream.NegotiatedCipherSuite.ToString().Contains("128", StringComparison.Ordinal) ? 128 : 256;

    /// <summary>The client's distinguished name; throws when the list of allowed names does not have it.</summary>
    public string CheckName(X509Certificate? remote)
    {
        string name = remote is X509Certificate2 certificate
            ? NameOf(certificate)
            : "";
        if (_verify && _allowedNames is not null && !_allowedNames.Any(pattern => Glob.IsMatch(pattern, name)))
        {
            throw TlsErrors.NameNotAllowed();
        }

        return name;
    }

    /// <summary>A name as GnuTLS writes it and libvirtd's lists have it: in the order of the certificate,
    /// <c>C=GB,O=Vireo,CN=client</c>.</summary>
    internal static string NameOf(X509Certificate2 certificate) =>
        certificate.SubjectName.Decode(X500DistinguishedNameFlags.None).Replace(", ", ",", StringComparison.Ordinal);

    private static string Existing(Configured<string> file, Func<int, string, VirException> missing) =>
        file.Use(path => File.Exists(path) ? path : throw missing(2, path));

    private static void Import(Configured<string> file, Action import) => file.Use(path =>
    {
        try
        {
            import();
        }
        catch (CryptographicException)
        {
            throw TlsErrors.NotImported(path);
        }
    });

    // Fail closed: who configures a list of revoked certificates must not be served without it.
    private RevocationList ReadRevocations(string path)
    {
        try
        {
            return RevocationList.Read(File.ReadAllText(path), _authorities);
        }
        catch (CryptographicException)
        {
            throw TlsErrors.RevocationListInvalid(path);
        }
    }

    private bool IsTrusted(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        return chain.Build(certificate) && !chain.ChainElements.Any(e => _revocations?.Has(e.Certificate) == true);
    }
}
