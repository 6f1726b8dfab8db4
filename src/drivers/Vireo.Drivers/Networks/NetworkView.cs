using System.Collections.Immutable;
using Vireo.Documents;
using Vireo.Drivers.Host;
using Vireo.Protocol;

namespace Vireo.Drivers;

/// <summary>A network at one instant.</summary>
/// <param name="Definition">What is active, or what would be.</param>
public sealed record NetworkView(NetworkDef Definition)
{
    /// <summary>Of an active network: what it becomes when it stops; null when nothing changes.</summary>
    public NetworkDef? Next { get; init; }

    /// <summary>Whether it runs.</summary>
    public bool Active { get; init; }

    /// <summary>Whether its definition outlives it.</summary>
    public bool Persistent { get; init; }

    /// <summary>Whether it starts with the host.</summary>
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

    /// <summary>Which of its two forms a call means; without a flag, what there is to change.</summary>
    /// <exception cref="VirException">The network does not run, or has no definition.</exception>
    public (bool Live, bool Config) Affected(NetworkUpdateFlags flags)
    {
        bool live = flags.HasFlag(NetworkUpdateFlags.Live), config = flags.HasFlag(NetworkUpdateFlags.Config);
        if (!live && !config)
        {
            live = Active;
            config = !Active;
        }

        if (live && !Active)
        {
            throw HostObjectErrors.NetworkNotRunning();
        }

        return config && !Persistent ? throw HostObjectErrors.NetworkTransient() : (live, config);
    }
}
