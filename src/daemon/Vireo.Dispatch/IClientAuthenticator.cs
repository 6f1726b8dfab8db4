using Vireo.Operations;
using Vireo.Protocol;
using Vireo.Rpc;

namespace Vireo.Dispatch;

/// <summary>The authentication of one client; made by the daemon for the socket it came in on.</summary>
public interface IClientAuthenticator
{
    /// <summary>The schemes of which the client has to pass one; <see cref="AuthType.None"/> when it needs not.</summary>
    IReadOnlyList<AuthType> Offered { get; }

    /// <summary>Begins SASL: the mechanisms, separated by commas.</summary>
    ValueTask<string> SaslInitAsync(CancellationToken cancellationToken);

    /// <summary>First message of a mechanism; null data is none, which is not the same as empty.</summary>
    ValueTask<SaslAnswer> SaslStartAsync(string mechanism, ReadOnlyMemory<byte>? data, CancellationToken cancellationToken);

    /// <summary>Further message.</summary>
    ValueTask<SaslAnswer> SaslStepAsync(ReadOnlyMemory<byte>? data, CancellationToken cancellationToken);

    /// <summary>Asks polkit about the client's process; an error when it refuses.</summary>
    ValueTask PolkitAsync(CancellationToken cancellationToken);
}

/// <summary>An answer in a SASL exchange.</summary>
/// <param name="Complete">The client is authenticated.</param>
/// <param name="Data">For the client; null is none.</param>
/// <param name="Caller">Who the client is, when it is complete.</param>
/// <param name="Layer">The protection of all that follows, if one was agreed on.</param>
public readonly record struct SaslAnswer(
    bool Complete, ReadOnlyMemory<byte>? Data, CallerIdentity? Caller = null, ISecurityLayer? Layer = null);

/// <summary>The authentication of sockets that need none.</summary>
public sealed class NoAuthentication : IClientAuthenticator
{
    public static NoAuthentication Instance { get; } = new();

    public IReadOnlyList<AuthType> Offered { get; } = [AuthType.None];

    public ValueTask<string> SaslInitAsync(CancellationToken cancellationToken) => throw Errors.AuthenticationFailed();

    public ValueTask<SaslAnswer> SaslStartAsync(string mechanism, ReadOnlyMemory<byte>? data, CancellationToken cancellationToken) =>
        throw Errors.AuthenticationFailed();

    public ValueTask<SaslAnswer> SaslStepAsync(ReadOnlyMemory<byte>? data, CancellationToken cancellationToken) =>
        throw Errors.AuthenticationFailed();

    public ValueTask PolkitAsync(CancellationToken cancellationToken) => throw Errors.AuthenticationFailed();
}
