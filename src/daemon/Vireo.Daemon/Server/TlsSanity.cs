using System.Security.Cryptography.X509Certificates;

namespace Vireo.Daemon;

/// <summary>
/// Looks at the daemon's own certificates before it serves with them, as libvirtd 9.0 does and with its texts: times, kinds, usages, and
/// whether the authority has signed the server's. Switched off by <c>tls_no_sanity_certificate</c>. It trusts nobody: clients are another
/// matter.
/// </summary>
internal static class TlsSanity
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1", AnyPurpose = "2.5.29.37.0";
    private static readonly Logger Logger = Log.For("rpc.nettlscontext");

    /// <exception cref="VirException">The certificates are of no use.</exception>
    public static void Check(X509Certificate2 server, string serverFile, X509Certificate2Collection authorities, string authorityFile,
        DateTimeOffset now)
    {
        CheckTimes(server, serverFile, "server", now);
        CheckKind(server, serverFile, authority: false);
        CheckUsage(server, serverFile, authority: false);
        CheckPurpose(server, serverFile);
        foreach (X509Certificate2 authority in authorities)
        {
            CheckTimes(authority, authorityFile, "CA", now);
            CheckKind(authority, authorityFile, authority: true);
            CheckUsage(authority, authorityFile, authority: true);
        }

        if (!IsSigned(server, authorities))
        {
            throw TlsErrors.IssuerUnknown(serverFile, authorityFile);
        }
    }

    private static void CheckTimes(X509Certificate2 certificate, string file, string whose, DateTimeOffset now)
    {
        if (now > certificate.NotAfter)
        {
            throw TlsErrors.Expired(whose, file);
        }

        if (now < certificate.NotBefore)
        {
            throw TlsErrors.NotYetActive(whose, file);
        }
    }

    private static void CheckKind(X509Certificate2 certificate, string file, bool authority)
    {
        bool? shown = certificate.Extensions.OfType<X509BasicConstraintsExtension>().FirstOrDefault()?.CertificateAuthority;
        if (authority && shown != true)
        {
            throw TlsErrors.NotAuthority(file);
        }

        if (!authority && shown == true)
        {
            throw TlsErrors.AuthorityForServer(file);
        }
    }

    private static void CheckUsage(X509Certificate2 certificate, string file, bool authority)
    {
        if (certificate.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault() is not { } usage)
        {
            return;
        }

        (X509KeyUsageFlags Needed, string What)[] wanted = authority
            ? [(X509KeyUsageFlags.KeyCertSign, "certificate signing")]
            : [(X509KeyUsageFlags.DigitalSignature, "digital signature"), (X509KeyUsageFlags.KeyEncipherment, "key encipherment")];
        foreach ((X509KeyUsageFlags needed, string what) in wanted)
        {
            if ((usage.KeyUsages & needed) == 0)
            {
                Complain(usage.Critical, TlsErrors.UsageNotPermitted(file, what));
            }
        }
    }

    private static void CheckPurpose(X509Certificate2 certificate, string file)
    {
        if (certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().FirstOrDefault() is { } purposes
            && !purposes.EnhancedKeyUsages.Cast<System.Security.Cryptography.Oid>().Any(static p =>
                p.Value is ServerAuthentication or AnyPurpose))
        {
            Complain(purposes.Critical, TlsErrors.PurposeNotServer(file));
        }
    }

    /// <summary>What an extension says that is not critical is only warned of.</summary>
    private static void Complain(bool critical, VirException fault)
    {
        if (critical)
        {
            throw fault;
        }

        Logger.Warning(fault.Message);
    }

    private static bool IsSigned(X509Certificate2 certificate, X509Certificate2Collection authorities)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;

        // Times and usages have been looked at by now.
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid | X509VerificationFlags.IgnoreWrongUsage
            | X509VerificationFlags.IgnoreInvalidBasicConstraints;
        return chain.Build(certificate);
    }
}
