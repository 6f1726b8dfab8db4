using Vireo.Documents;
using Vireo.Protocol;

namespace Vireo.Drivers.Networks;

/// <summary>A network at one instant: its definition, the one for the next start when that differs, and whether it runs.</summary>
/// <param name="Definition">What runs, or what would.</param>
public sealed record NetworkView(NetworkDef Definition)
{
    /// <summary>Of a running network: what it becomes when it stops; null when nothing changes.</summary>
    public NetworkDef? Next { get; init; }

    /// <summary>Whether it runs.</summary>
    public bool Active { get; init; }

    /// <summary>Whether a definition is kept that outlives a stop.</summary>
    public bool Persistent { get; init; }

    /// <summary>Whether it starts with the host.</summary>
    public bool Autostart { get; init; }

    /// <summary>What the next start uses.</summary>
    public NetworkDef Config => Active ? Next ?? Definition : Definition;

    /// <summary>With a new definition: at once, or when what runs has ended.</summary>
    public NetworkView Redefined(NetworkDef definition) =>
        Active ? this with { Next = definition } : this with { Definition = definition };

    /// <summary>As it runs, in a form of its own: changes of what runs do not reach the definition.</summary>
    public NetworkView Started(NetworkDef live) =>
        this with { Active = true, Definition = live, Next = Persistent ? Config : null };

    /// <summary>After the end.</summary>
    public NetworkView Stopped() => this with { Active = false, Definition = Next ?? Definition, Next = null };

    /// <summary>With another form of what runs, of the definition, or of both; null leaves one as it is.</summary>
    public NetworkView Changed(NetworkDef? live, NetworkDef? config) => Active
        ? this with { Next = config ?? Next ?? (live is not null && Persistent ? Definition : null), Definition = live ?? Definition }
        : this with { Definition = config ?? Definition };

    /// <summary>Which of the two forms a change or a question means.</summary>
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
            throw NetworkStateErrors.NotRunning();
        }

        return config && !Persistent ? throw NetworkStateErrors.Transient() : (live, config);
    }
}
