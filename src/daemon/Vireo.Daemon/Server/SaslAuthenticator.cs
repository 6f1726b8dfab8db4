using Vireo.Dispatch;
using Vireo.Operations;
using Vireo.Posix;
using Vireo.Protocol;
using Vireo.Rpc;

namespace Vireo.Daemon;

/// <summary>
/// Authentication by SASL: the mechanisms and the users are the machine's own (<c>/etc/sasl2/libvirt.conf</c>). Over a connection that
/// others can listen to, only mechanisms that protect what follows are offered.
/// </summary>
/// <param name="caller">What is known of the client.</param>
/// <param name="peer">The other end.</param>
/// <param name="minStrength">Least strength in bits of the protection of a connection that is not secure (<c>tcp_min_ssf</c>).</param>
/// <param name="allowed">Patterns of the users who may come in (<c>sasl_allowed_username_list</c>); null lets in all whom SASL
/// knows.</param>
internal sealed class SaslAuthenticator(CallerIdentity caller, RpcPeer peer, uint minStrength, IReadOnlyList<string>? allowed)
    : IClientAuthenticator
{
    // A mechanism may ask a server of its own.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly Logger Logger = Log.For("rpc.sasl");
    private SaslServerSession? _session;
    private bool _begun;
    private bool _failed;

    /// <inheritdoc/>
    public IReadOnlyList<AuthType> Offered { get; } = [AuthType.Sasl];

    /// <inheritdoc/>
    public ValueTask<string> SaslInitAsync(CancellationToken cancellationToken)
    {
        if (_session is not null || _failed)
        {
            throw Refuse("client tried invalid SASL init request");
        }

        try
        {
            _session = SaslServerSession.Create(peer.IsSecure, peer.TlsKeyBits, minStrength);
            return ValueTask.FromResult(_session.Mechanisms());
        }
        catch (VirException e)
        {
            throw Refuse(e.Reason());
        }
    }

    /// <inheritdoc/>
    public ValueTask<SaslAnswer> SaslStartAsync(string mechanism, ReadOnlyMemory<byte>? data, CancellationToken cancellationToken)
    {
        if (_session is not { } session || _begun)
        {
            throw Refuse("client tried invalid SASL start request");
        }

        _begun = true;
        return StepAsync(session, Copy(data), (s, input) => s.Begin(mechanism, input), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<SaslAnswer> SaslStepAsync(ReadOnlyMemory<byte>? data, CancellationToken cancellationToken)
    {
        if (_session is not { } session || !_begun)
        {
            throw Refuse("client tried invalid SASL step request");
        }

        return StepAsync(session, Copy(data), static (s, input) => s.Continue(input), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask PolkitAsync(CancellationToken cancellationToken) => throw Errors.AuthenticationFailed();

    private async ValueTask<SaslAnswer> StepAsync(
        SaslServerSession session, byte[]? input, Func<SaslServerSession, byte[]?, SaslStep> step, CancellationToken cancellationToken)
    {
        SaslStep done;
        try
        {
            done = await Task.Run(() => step(session, input), cancellationToken).WaitAsync(Patience, cancellationToken).ConfigureAwait(
                false);
        }
        catch (Exception e) when (e is VirException or TimeoutException)
        {
            throw Refuse(e.Reason());
        }

        if (!done.Complete)
        {
            return new SaslAnswer(false, Wrap(done.Data));
        }

        int strength = session.Strength;
        if (!peer.IsSecure && strength < minStrength)
        {
            throw Refuse($"negotiated SSF {strength} was not strong enough");
        }

        string name = session.UserName is { Length: > 0 } user ? user : throw Refuse("no SASL user name");
        if (allowed is not null && !allowed.Any(pattern => Glob.IsMatch(pattern, name)))
        {
            throw Refuse($"SASL client identity '{name}' not allowed by ACL");
        }

        return new SaslAnswer(true, Wrap(done.Data), caller with { SaslUserName = name }, peer.IsSecure || strength == 0
            ? null
            : new SaslLayer(session));
    }

    // The step may outlive the call, whose bytes go with it.
    private static byte[]? Copy(ReadOnlyMemory<byte>? data) => data?.ToArray();

    private static ReadOnlyMemory<byte>? Wrap(byte[]? data) => data is null ? null : new ReadOnlyMemory<byte>(data);

    // The client does not learn why: that would help those who guess. It has one try a connection, so that steps which hang do not pile up.
    private VirException Refuse(string why)
    {
        _failed = true;
        _session = null;
        Logger.Warning($"authentication failed: {why}");
        return Errors.AuthenticationFailed();
    }
}
