using Vireo.Documents;

namespace Vireo.Drivers.Test;

/// <summary>A simulated interface of the host.</summary>
internal sealed class TestInterface(InterfaceDef definition)
{
    public InterfaceDef Definition { get; set; } = definition;

    public bool Active { get; set; }

    public string Name => Definition.Name ?? "";

    public string Mac => Definition.Mac ?? "";

    /// <summary>A copy for the transaction's way back. As in libvirt, what comes back is not active.</summary>
    public TestInterface Copy() => new((InterfaceDef)Definition.DeepCopy());
}
