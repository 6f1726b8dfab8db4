using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Vireo.Posix;
using Vireo.Rpc;

namespace Vireo.Remote;

/// <summary>TLS with libvirt's certificates: ours proves who we are, the server's must be signed by the configured authority and bear the
/// host's name.</summary>
internal static class TlsOpener
{
    private const int TlsPort = 16514;
    private const int InputOutputError = 5;

    public static async Task<RpcTransport> OpenAsync(ConnectionUri uri, CancellationToken cancellationToken)
    {
        bool verify = uri.Number("no_verify") is null or 0;
        using Certificates certificates = Certificates.Load(uri["pkipath"]);
        Socket socket = await TransportOpener.ConnectAsync(uri, TlsPort, cancellationToken).ConfigureAwait(false);
        bool distrusted = false;
        var stream = new SslStream(new NetworkStream(socket, ownsSocket: true));
        try
        {
            await stream.AuthenticateAsClientAsync(
                Options(uri.Host ?? "localhost", certificates, verify, () => distrusted = true), cancellationToken).ConfigureAwait(false);

            // The server's verdict on our certificate comes inside the session.
            byte[] word = new byte[1];
            if (await ReadAsync(stream, word, cancellationToken).ConfigureAwait(false) != 1)
            {
                throw RemoteTlsErrors.NoConfirmation(InputOutputError);
            }

            if (word[0] != 1)
            {
                throw Errors.TlsRefused();
            }

            return new StreamTransport(stream,
                new RpcPeer { Address = socket.RemoteEndPoint, TlsKeyBits = KeyBits(stream.NegotiatedCipherSuite) });
        }
        catch (Exception e)
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw e switch
            {
                AuthenticationException when distrusted => RemoteTlsErrors.PeerUnverified(),
                AuthenticationException or IOException => Errors.TlsFailed(Errors.Cause(e.InnerException ?? e), e),
                _ => e,
            };
        }
    }

    /// <summary>Bytes read; 0 also when the other side ended silently, as it does with a client that it does not trust.</summary>
    private static async ValueTask<int> ReadAsync(SslStream stream, byte[] target, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.ReadAsync(target, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>Bits of a cipher suite, from its name: what connection information shows.</summary>
    private static int KeyBits(TlsCipherSuite suite) =>
        suite.ToString() is var name && name.Contains("256_", StringComparison.Ordinal)
        || name.Contains("CHACHA20", StringComparison.Ordinal) ? 256 : 128;

    private static SslClientAuthenticationOptions Options(string host, Certificates certificates, bool verify, Action onDistrust)
    {
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = host,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        };
        if (certificates.Own is { } own)
        {
            options.ClientCertificateContext = SslStreamCertificateContext.Create(own, certificates.Authorities, offline: true);
        }

        if (verify)
        {
            options.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(certificates.Authorities);
            options.RemoteCertificateValidationCallback = (_, _, _, faults) =>
            {
                if (faults == SslPolicyErrors.None)
                {
                    return true;
                }

                onDistrust();
                return false;
            };
        }
        else
        {
            // Asked for in the URI, and the same as libvirt's clients do with it.
            options.RemoteCertificateValidationCallback = static (_, certificate, _, _) => certificate is not null;
        }

        return options;
    }

    /// <summary>The authority's certificates and our own, with its key.</summary>
    private sealed class Certificates : IDisposable
    {
        public X509Certificate2Collection Authorities { get; } = [];

        public X509Certificate2? Own { get; private set; }

        /// <summary>From <paramref name="folder"/> if given; else the user's own, and the system's where those are missing.</summary>
        public static Certificates Load(string? folder)
        {
            var certificates = new Certificates();
            string user = Path.Combine(UserFolders.Home, ".pki", "libvirt");
            bool mayBeUsers = folder is null && Host.EffectiveUserId != 0;
            string authority = folder is not null
                ? Path.Combine(folder, "cacert.pem")
                : Choose(mayBeUsers, Path.Combine(user, "cacert.pem"), "/etc/pki/CA/cacert.pem");
            string own = folder is not null
                ? Path.Combine(folder, "clientcert.pem")
                : Choose(mayBeUsers, Path.Combine(user, "clientcert.pem"), "/etc/pki/libvirt/clientcert.pem");
            string key = folder is not null
                ? Path.Combine(folder, "clientkey.pem")
                : Choose(mayBeUsers, Path.Combine(user, "clientkey.pem"), "/etc/pki/libvirt/private/clientkey.pem");
            if (!File.Exists(authority))
            {
                throw Errors.AuthorityUnreadable(2, authority);
            }

            try
            {
                certificates.Authorities.ImportFromPemFile(authority);
                if (File.Exists(own) && File.Exists(key))
                {
                    certificates.Own = X509Certificate2.CreateFromPemFile(own, key);
                }
            }
            catch (CryptographicException e)
            {
                throw RemoteTlsErrors.CertificatesNotLoaded(e.Message, e);
            }

            return certificates;
        }

        // The session keeps what it needs of the own certificate; disposing it here would pull the key away.
        public void Dispose()
        {
        }

        private static string Choose(bool mayBeUsers, string users, string systems) => mayBeUsers && File.Exists(users) ? users : systems;
    }
}
