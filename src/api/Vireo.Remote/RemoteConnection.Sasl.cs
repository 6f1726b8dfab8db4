using System.Net;
using Vireo.Operations;
using Vireo.Posix;
using Vireo.Protocol;
using Vireo.Rpc;

namespace Vireo.Remote;

/// <content>Authentication by SASL.</content>
public sealed partial class RemoteConnection
{
    private async ValueTask AuthenticateBySaslAsync(
        ConnectionUri? uri, string? mechanism, CredentialSource? credentials, CancellationToken cancellationToken)
    {
        RpcPeer peer = _client.Peer;
        bool secure = Context.Secure;
        string host = uri?.Host ?? Dns.GetHostName();
        var answers = new SaslAnswers(SaslCredentials.Find(uri, host), credentials);
        SaslClientSession session = SaslClientSession.Create(host, secure, peer.TlsKeyBits, answers.Answerable, answers.Give);
        bool kept = false;
        try
        {
            string offered;
            using (RemoteRequest request = BeginCall(RemoteProgram, 1, (int)RemoteProcedure.AuthSaslInit))
            {
                using RpcReply reply = await request.SendAsync(cancellationToken).ConfigureAwait(false);
                offered = reply.Read<AuthSaslInitRet>().Mechlist;
            }

            if (mechanism is not null && !offered.Split(',').Contains(mechanism, StringComparer.Ordinal))
            {
                throw RemoteErrors.MechanismUnsupported(mechanism);
            }

            SaslStep mine = session.Begin(mechanism ?? offered, out string chosen);
            (bool accepted, byte[]? answer) = await TellAsync(RemoteProcedure.AuthSaslStart, chosen, mine.Data, cancellationToken)
                .ConfigureAwait(false);
            while (!accepted)
            {
                mine = mine.Complete ? new SaslStep(true, null) : session.Continue(answer);
                (accepted, answer) = await TellAsync(RemoteProcedure.AuthSaslStep, null, mine.Data, cancellationToken).ConfigureAwait(
                    false);
            }

            // The daemon may be content before us, when its last message is a proof for us: one step more, and no other.
            if (!mine.Complete && !session.Continue(answer).Complete)
            {
                throw Errors.AuthenticationFailed(ErrorDomain.Remote);
            }

            int strength = session.Strength;
            if (!secure && strength < SaslSession.RequiredStrength)
            {
                throw RemoteErrors.StrengthTooLow(strength);
            }

            if (!secure)
            {
                _client.Protect(new SaslLayer(session), afterNextFrame: false);
                kept = true;
                IsEncrypted = true;
            }
        }
        finally
        {
            if (!kept)
            {
                session.Dispose();
            }
        }
    }

    /// <summary>Our message, with the mechanism if it is the first; whether the daemon is satisfied, and what it answers.</summary>
    private async ValueTask<(bool Accepted, byte[]? Answer)> TellAsync(
        RemoteProcedure procedure, string? mechanism, byte[]? data, CancellationToken cancellationToken)
    {
        using RemoteRequest request = BeginCall(RemoteProgram, 1, (int)procedure);
        if (mechanism is not null)
        {
            new AuthSaslStartArgs(mechanism, data is null ? 1 : 0, data ?? []).WriteXdr(request.Writer);
        }
        else
        {
            new AuthSaslStepArgs(data is null ? 1 : 0, data ?? []).WriteXdr(request.Writer);
        }

        // Both procedures answer alike.
        using RpcReply reply = await request.SendAsync(cancellationToken).ConfigureAwait(false);
        var step = reply.Read<AuthSaslStepRet>();
        return (step.Complete != 0, step.Nil != 0 ? null : step.Data.ToArray());
    }
}
