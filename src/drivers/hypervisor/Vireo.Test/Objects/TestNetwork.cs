namespace Vireo.Drivers.Test;

/// <summary>A simulated network. Readers take its view; who changes it has entered it through the driver's store.</summary>
internal sealed class TestNetwork(TestNetworkView view) : StoredObject<TestNetworkView>(view)
{
    /// <inheritdoc/>
    public override string Name => View.Definition.Name ?? "";

    /// <inheritdoc/>
    public override Uuid Uuid => View.Definition.Uuid ?? default;
}
