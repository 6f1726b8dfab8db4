using Vireo.Protocol;

namespace Vireo.Daemon;

/// <summary>A listening socket's meaning: what its clients may do and how they authenticate.</summary>
internal sealed record Service(ServiceKind Kind, AuthType Auth)
{
    public bool ReadOnly => Kind == ServiceKind.ReadOnly;

    /// <summary>The transport's number in the admin protocol (<c>virClientTransport</c>).</summary>
    public ClientTransport Transport => Kind switch
    {
        ServiceKind.Tcp => ClientTransport.Tcp,
        ServiceKind.Tls => ClientTransport.Tls,
        _ => ClientTransport.Unix,
    };
}
