using Vireo.Documents;
using Vireo.Drivers.Objects;
using Vireo.Protocol;

namespace Vireo.Drivers.Networks;

/// <summary>Changes of parts of a network: of what runs, of what is kept, or of both. Callers hold the network's gate.</summary>
internal sealed class NetworkUpdates(NetworkDriver driver)
{
    /// <summary>Changes the forms that the flags name, the kept one on disk first.</summary>
    public async Task ChangeAsync(
        StoredNetwork network, NetworkUpdateFlags flags, Func<NetworkDef, NetworkDef> change, CancellationToken cancellationToken)
    {
        NetworkView view = network.View;
        var (live, config) = view.Affected(flags);

        // Both are made first, so that an error leaves the network as it was.
        NetworkDef? running = live ? change(view.Definition) : null, kept = config ? change(view.Kept) : null;
        if (running is not null)
        {
            await driver.Lifecycle.ChangeAsync(network, running, cancellationToken).ConfigureAwait(false);
        }

        if (kept is not null)
        {
            await driver.Definitions.KeepAsync(kept).ConfigureAwait(false);
            network.Update(v => v.Redefined(kept));
        }
    }
}
