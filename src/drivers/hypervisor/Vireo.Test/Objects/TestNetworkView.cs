using Vireo.Documents;

namespace Vireo.Drivers.Test;

/// <summary>
/// A simulated network at one instant: its definition, the one for the next start when that differs, and whether it runs.
/// </summary>
/// <param name="Definition">What runs, or what would.</param>
internal sealed record TestNetworkView(NetworkDef Definition)
{
    /// <summary>Of a running network: what it becomes when it stops; null when nothing changes.</summary>
    public NetworkDef? Next { get; init; }

    public bool Active { get; init; }

    public bool Persistent { get; init; }

    public bool Autostart { get; init; }

    /// <summary>With a new definition: at once, or when what runs has ended.</summary>
    public TestNetworkView Redefined(NetworkDef definition) =>
        Active ? this with { Next = definition } : this with { Definition = definition };
}
