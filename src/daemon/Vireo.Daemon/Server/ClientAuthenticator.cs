using Vireo.Dispatch;
using Vireo.Operations;
using Vireo.Posix;
using Vireo.Protocol;

namespace Vireo.Daemon;

/// <summary>Authentication of one client by the scheme of the socket on which it came.</summary>
internal sealed class ClientAuthenticator(AuthType scheme, CallerIdentity caller, bool readOnly) : IClientAuthenticator
{
    /// <inheritdoc/>
    public IReadOnlyList<AuthType> Offered { get; } = [scheme];

    /// <inheritdoc/>
    public ValueTask<string> SaslInitAsync(CancellationToken cancellationToken) => throw NoSasl();

    /// <inheritdoc/>
    public ValueTask<SaslAnswer> SaslStartAsync(string mechanism, ReadOnlyMemory<byte>? data, CancellationToken cancellationToken) => throw NoSasl();

    /// <inheritdoc/>
    public ValueTask<SaslAnswer> SaslStepAsync(ReadOnlyMemory<byte>? data, CancellationToken cancellationToken) => throw NoSasl();

    /// <inheritdoc/>
    public async ValueTask PolkitAsync(CancellationToken cancellationToken)
    {
        if (scheme != AuthType.Polkit)
        {
            throw Errors.Report(ErrorDomain.Polkit, ErrorCode.AuthFailed);
        }

        // The start time guards against a process number that is used again.
        CallerIdentity known = caller with { ProcessStartTime = Processes.StartTime(caller.ProcessId) };
        await Polkit.CheckAsync(known, readOnly, cancellationToken).ConfigureAwait(false);
    }

    private static VirException NoSasl() => Errors.Report(ErrorDomain.Auth, ErrorCode.AuthUnavailable, "SASL is not configured");
}
