using Vireo.Documents;
using Vireo.Drivers.Objects;
using Vireo.Protocol;

namespace Vireo.Drivers.Networks;

/// <summary>Changes of parts of a network: of what runs, of what is kept, or of both. Callers hold the network's gate.</summary>
internal sealed class NetworkUpdates(NetworkDriver driver)
{
    /// <summary>Changes the forms that the flags name, what runs first.</summary>
    public async Task ChangeAsync(
        StoredNetwork network, NetworkUpdateFlags flags, Func<NetworkDef, NetworkDef> change, CancellationToken cancellationToken)
    {
        NetworkView view = network.View;
        var (live, config) = view.Affected(flags);

        // Both are made first, so that an error leaves the network as it was.
        NetworkDef? running = live ? Changed(view.Definition, change) : null, kept = config ? Changed(view.Kept, change) : null;
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

    // A part of a network is checked as the whole is when it is defined.
    private static NetworkDef Changed(NetworkDef before, Func<NetworkDef, NetworkDef> change)
    {
        NetworkDef after = change(before);
        NetworkDefinitions.Check(after);
        return after;
    }
}
