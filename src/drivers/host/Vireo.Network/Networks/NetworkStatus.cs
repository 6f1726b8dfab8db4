using Vireo.Documents;

namespace Vireo.Drivers.Networks;

/// <summary>What is active, on disk: the next daemon finds it whatever ended this one.</summary>
internal sealed class NetworkStatus(NetworkPlaces places, Logger log)
{
    private readonly StatusStore<NetworkView> _store = new(NetworkFormats.Status, places.State, log);

    /// <summary>Names of the networks that a former daemon left active, readable or not.</summary>
    public IReadOnlyList<string> Names()
    {
        _store.RemoveLeftovers();
        return _store.Names();
    }

    /// <summary>What a former daemon left of a network.</summary>
    public StatusReading<NetworkView> Read(string name) => _store.Read(name);

    /// <summary>Keeps what is about to be active.</summary>
    public Task SaveAsync(NetworkView view) => _store.SaveAsync(view.Definition.Name ?? "", () => view);

    /// <summary>Forgets what has ended.</summary>
    public void Delete(string name) => _store.Delete(name);
}
