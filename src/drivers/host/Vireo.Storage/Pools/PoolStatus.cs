using Vireo.Documents;

namespace Vireo.Drivers.Storage;

/// <summary>What is active, on disk: the next daemon finds it whatever ended this one.</summary>
internal sealed class PoolStatus(DriverFolders folders, Logger log)
{
    private readonly StatusStore<StoragePoolDef> _store = new(PoolFormats.Status, folders.State, log);

    /// <summary>Names of the pools that a former daemon left active, readable or not.</summary>
    public IReadOnlyList<string> Names()
    {
        _store.RemoveLeftovers();
        return _store.Names();
    }

    /// <summary>What a former daemon left of a pool.</summary>
    public StatusReading<StoragePoolDef> Read(string name) => _store.Read(name);

    /// <summary>Keeps what is about to be active.</summary>
    public Task SaveAsync(StoragePoolDef definition) => _store.SaveAsync(definition.Name ?? "", () => definition);

    /// <summary>Forgets what has ended.</summary>
    public void Delete(string name) => _store.Delete(name);
}
