using Vireo.Dispatch;
using Vireo.Operations;
using Vireo.Posix;
using Vireo.Protocol;

namespace Vireo.Daemon;

/// <summary>Authentication by polkit of the process that connected.</summary>
internal sealed class PolkitAuthenticator(CallerIdentity caller, bool readOnly) : IClientAuthenticator
{
    /// <inheritdoc/>
    public IReadOnlyList<AuthType> Offered { get; } = [AuthType.Polkit];

    /// <inheritdoc/>
    public ValueTask<string> SaslInitAsync(CancellationToken cancellationToken) => throw Errors.AuthenticationFailed();

    /// <inheritdoc/>
    public ValueTask<SaslAnswer> SaslStartAsync(string mechanism, ReadOnlyMemory<byte>? data, CancellationToken cancellationToken) =>
        throw Errors.AuthenticationFailed();

    /// <inheritdoc/>
    public ValueTask<SaslAnswer> SaslStepAsync(ReadOnlyMemory<byte>? data, CancellationToken cancellationToken) =>
        throw Errors.AuthenticationFailed();

    /// <inheritdoc/>
    public async ValueTask PolkitAsync(CancellationToken cancellationToken)
    {
        // The start time guards against a process number that is used again.
        CallerIdentity known = caller with { ProcessStartTime = Processes.StartTime(caller.ProcessId) };
        await Polkit.CheckAsync(known, readOnly, cancellationToken).ConfigureAwait(false);
    }
}
