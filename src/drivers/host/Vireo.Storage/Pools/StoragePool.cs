using Vireo.Protocol;

namespace Vireo.Drivers.Storage;

/// <summary>A storage pool. Readers take its view; who changes it has entered it through the driver's store.</summary>
internal sealed class StoragePool(PoolView view) : StoredObject<PoolView>(view)
{
    /// <inheritdoc/>
    public override string Name => View.Definition.Name ?? "";

    /// <inheritdoc/>
    public override Uuid Uuid => View.Definition.Uuid ?? default;

    /// <summary>How clients name it.</summary>
    public StoragePoolRef Ref => new(Name, Uuid);
}
