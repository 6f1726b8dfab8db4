using Vireo.Documents;

namespace Vireo.Drivers.Test;

/// <summary>A simulated interface of the host.</summary>
internal sealed record TestInterface(InterfaceDef Definition, bool Active = false)
{
    public string Name => Definition.Name ?? "";

    public string Mac => Definition.Mac ?? "";
}
