using Vireo.Drivers.Host;
using Vireo.Protocol;

namespace Vireo.Drivers.Secrets;

/// <summary>The secret driver as the daemon knows it: which sessions it serves, how it starts and ends.</summary>
public sealed class SecretDriverFactory(DriverPaths paths) : IDaemonDriver
{
    private readonly SecretDriver _driver = new(paths);

    /// <inheritdoc/>
    public string Name => "secret";

    /// <inheritdoc/>
    public bool IsBusy => _driver.HoldsEphemeral;

    /// <inheritdoc/>
    public IReadOnlyList<DriverGroup> Serves => [DriverGroup.Secret];

    /// <inheritdoc/>
    public bool Accepts(Uri? uri, ConnectionContext context) =>
        context.Session is { OnlyGroup: DriverGroup.Secret } or { UsesHostObjects: true, OnlyGroup: null };

    /// <inheritdoc/>
    public async ValueTask OpenAsync(Uri? uri, ConnectionContext context, DriverSession session, CancellationToken cancellationToken)
    {
        if (session[DriverGroup.Secret] is null)
        {
            await _driver.Ready.WaitAsync(cancellationToken).ConfigureAwait(false);
            session[DriverGroup.Secret] = new CheckedSecretConnection(context, _driver);
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => _driver.StartAsync(cancellationToken);

    /// <inheritdoc/>
    public Task ReloadAsync(CancellationToken cancellationToken) => _driver.Changes.LoadAllAsync(cancellationToken);

    /// <inheritdoc/>
    public void PrepareShutdown()
    {
    }

    /// <inheritdoc/>
    public Task WaitShutdownAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
