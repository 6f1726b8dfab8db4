using System.Collections.Immutable;

namespace Vireo.Drivers.Test;

/// <summary>
/// The simulated host's interfaces at one instant. A transaction spans all of them, so that they are one value and not objects of a store.
/// </summary>
internal sealed record TestInterfaces(ImmutableArray<TestInterface> All)
{
    /// <summary>The interfaces as they were when the transaction began; null without one.</summary>
    public ImmutableArray<TestInterface>? Backup { get; init; }

    public TestInterface? Find(string name) => All.FirstOrDefault(i => i.Name == name);

    /// <summary>With an interface, in the place of the one that has its name.</summary>
    public TestInterfaces With(TestInterface iface) =>
        Find(iface.Name) is { } present ? this with { All = All.Replace(present, iface) } : this with { All = All.Add(iface) };
}
