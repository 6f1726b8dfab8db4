using Vireo.Documents;

namespace Vireo.Drivers.Network;

/// <summary>What runs, on disk: the next daemon finds it whatever ended this one.</summary>
internal sealed class NetworkStatus(string folder, Logger log)
{
    private readonly StatusStore<NetworkState> _store = new(NetworkFormats.Status, folder, log);

    /// <summary>Names of the networks that a former daemon left running, readable or not.</summary>
    public IReadOnlyList<string> Names()
    {
        _store.RemoveLeftovers();
        return _store.Names();
    }

    /// <summary>What a former daemon left of a network.</summary>
    public StatusReading<NetworkState> Read(string name) => _store.Read(name);

    /// <summary>Keeps what is about to run.</summary>
    public Task SaveAsync(NetworkDef definition) => _store.SaveAsync(definition.Name ?? "", () => new NetworkState(definition));

    /// <summary>Forgets what has ended.</summary>
    public void Delete(string name) => _store.Delete(name);
}
