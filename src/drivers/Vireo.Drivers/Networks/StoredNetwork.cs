using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Drivers;

/// <summary>A virtual network. Readers take its view; who changes it has entered it through the driver's store.</summary>
public sealed class StoredNetwork(NetworkView view) : StoredObject<NetworkView>(view)
{
    /// <inheritdoc/>
    public override string Name => View.Definition.Name ?? "";

    /// <inheritdoc/>
    public override Uuid Uuid => View.Definition.Uuid ?? default;

    /// <summary>How clients name it.</summary>
    public NetworkRef Ref => new(Name, Uuid);
}
