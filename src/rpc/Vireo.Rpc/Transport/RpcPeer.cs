using System.Net;
using Vireo.Posix;

namespace Vireo.Rpc;

/// <summary>The other end of a connection, as the transport knows it.</summary>
public sealed record RpcPeer
{
    /// <summary>Process, user and group; only over Unix sockets.</summary>
    public PeerCredentials? Credentials { get; init; }

    /// <summary>Security label (SELinux), if the system gives one.</summary>
    public string? SecurityLabel { get; init; }

    /// <summary>Address, over TCP and TLS.</summary>
    public EndPoint? Address { get; init; }

    /// <summary>Distinguished name of the certificate, over TLS.</summary>
    public string? CertificateName { get; init; }

    /// <summary>Bits of the TLS cipher, 0 without TLS.</summary>
    public int TlsKeyBits { get; init; }

    /// <summary>True when nobody on the way can listen: Unix sockets and TLS.</summary>
    public bool IsSecure => Credentials is not null || TlsKeyBits > 0;
}
