using Vireo.Documents;

namespace Vireo.Drivers.Test;

/// <summary>A simulated network: its definition, the one for the next start when that differs, and whether it runs.</summary>
internal sealed class TestNetwork(NetworkDef definition) : IListedObject
{
    public string Name => Definition.Name ?? "";

    public Uuid Uuid => Definition.Uuid ?? default;

    public int Id => -1;

    /// <summary>What runs, or what would.</summary>
    public NetworkDef Definition { get; set; } = definition;

    /// <summary>Of a running network: what it becomes when it stops; null when nothing changes.</summary>
    public NetworkDef? Next { get; set; }

    public bool Active { get; set; }

    public bool Persistent { get; set; }

    public bool Autostart { get; set; }
}
