using System.Collections.Immutable;
using Vireo.Documents;

namespace Vireo.Drivers.Networks;

/// <summary>A network at one instant.</summary>
/// <param name="Definition">What is active, or what would be.</param>
internal sealed record NetworkView(NetworkDef Definition)
{
    /// <summary>Of an active network: what it becomes when it stops; null when nothing changes.</summary>
    public NetworkDef? Next { get; init; }

    public bool Active { get; init; }

    public bool Persistent { get; init; }

    public bool Autostart { get; init; }

    /// <summary>Who is connected.</summary>
    public ImmutableDictionary<Uuid, NetworkPortDef> Ports { get; init; } = ImmutableDictionary<Uuid, NetworkPortDef>.Empty;

    /// <summary>What is kept: what the network becomes at its next start.</summary>
    public NetworkDef Kept => Active ? Next ?? Definition : Definition;

    /// <summary>With a new definition: at once, or when what is active has ended.</summary>
    public NetworkView Redefined(NetworkDef definition) =>
        Active ? this with { Next = definition } : this with { Definition = definition };

    /// <summary>After the end.</summary>
    public NetworkView Stopped() => this with
    {
        Active = false, Definition = Next ?? Definition, Next = null, Ports = ImmutableDictionary<Uuid, NetworkPortDef>.Empty,
    };
}
