using Vireo.Documents;
using Vireo.Drivers.Objects;
using Vireo.Protocol;

namespace Vireo.Drivers.Networks;

/// <summary>Changes of parts of a network: of what runs, of what is kept, or of both. Callers hold the network's gate.</summary>
internal sealed class NetworkUpdates(NetworkDriver driver)
{
    /// <summary>Which of the two forms a call means; without a flag, what there is to change.</summary>
    public static (bool Live, bool Config) Affected(NetworkView view, NetworkUpdateFlags flags)
    {
        bool live = flags.HasFlag(NetworkUpdateFlags.Live), config = flags.HasFlag(NetworkUpdateFlags.Config);
        if (!live && !config)
        {
            live = view.Active;
            config = !view.Active;
        }

        if (live && !view.Active)
        {
            throw HostObjectErrors.NetworkNotRunning();
        }

        return config && !view.Persistent ? throw HostObjectErrors.NetworkTransient() : (live, config);
    }

    /// <summary>Changes the forms that the flags name, the kept one on disk first.</summary>
    public async Task ChangeAsync(
        HostNetwork network, NetworkUpdateFlags flags, Func<NetworkDef, NetworkDef> change, CancellationToken cancellationToken)
    {
        NetworkView view = network.View;
        var (live, config) = Affected(view, flags);

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
