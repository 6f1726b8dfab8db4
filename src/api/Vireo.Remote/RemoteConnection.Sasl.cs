using System.Net;
using Vireo.Operations;
using Vireo.Posix;
using Vireo.Protocol;
using Vireo.Rpc;

namespace Vireo.Remote;

/// <content>Authentication by SASL.</content>
public sealed partial class RemoteConnection
{
    private async ValueTask AuthenticateBySaslAsync(ConnectionUri? uri, string? mechanism, CredentialSource? credentials, CancellationToken cancellationToken)
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
                using RemoteReply reply = await request.SendAsync(cancellationToken).ConfigureAwait(false);
                offered = reply.Read<AuthSaslInitRet>().Mechlist;
            }

            if (mechanism is not null && !offered.Split(',').Contains(mechanism, StringComparer.Ordinal))
            {
                throw Errors.Authentication(ErrorDomain.Remote, $"SASL mechanism {mechanism} not supported by server");
            }

            SaslStep mine = session.Begin(mechanism ?? offered, out string chosen);
            bool accepted;
            byte[]? answer;
            using (RemoteRequest request = BeginCall(RemoteProgram, 1, (int)RemoteProcedure.AuthSaslStart))
            {
                new AuthSaslStartArgs(chosen, mine.Data is null ? 1 : 0, mine.Data ?? []).WriteXdr(request.Writer);
                using RemoteReply reply = await request.SendAsync(cancellationToken).ConfigureAwait(false);
                var told = reply.Read<AuthSaslStartRet>();
                (accepted, answer) = (told.Complete != 0, told.Nil != 0 ? null : told.Data.ToArray());
            }

            while (!(accepted && mine.Complete))
            {
                if (!mine.Complete)
                {
                    mine = session.Continue(answer);
                }

                // The daemon may be content before us, when its last word is a proof for us.
                if (accepted)
                {
                    continue;
                }

                using RemoteRequest request = BeginCall(RemoteProgram, 1, (int)RemoteProcedure.AuthSaslStep);
                new AuthSaslStepArgs(mine.Data is null ? 1 : 0, mine.Data ?? []).WriteXdr(request.Writer);
                using RemoteReply reply = await request.SendAsync(cancellationToken).ConfigureAwait(false);
                var told = reply.Read<AuthSaslStepRet>();
                (accepted, answer) = (told.Complete != 0, told.Nil != 0 ? null : told.Data.ToArray());
            }

            int strength = session.Strength;
            if (!secure && strength < SaslSession.RequiredStrength)
            {
                throw Errors.Authentication(ErrorDomain.Remote, $"negotiation SSF {strength} was not strong enough");
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
}
