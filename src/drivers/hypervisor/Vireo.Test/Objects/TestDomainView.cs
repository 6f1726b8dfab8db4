using System.Collections.Immutable;
using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Drivers.Test;

/// <summary>
/// A simulated domain at one instant: what it is (configurations), what it does (state), and what its imagined guest remembers.
/// </summary>
/// <param name="Config">The definition for the next start; of a transient domain what it was started with.</param>
internal sealed record TestDomainView(TestDomainConfig Config)
{
    /// <summary>What runs; null while nothing does.</summary>
    public TestDomainConfig? Live { get; init; }

    /// <summary>What an undirected question is about.</summary>
    public TestDomainConfig Current => Live ?? Config;

    public int Id { get; init; } = -1;

    public DomainState State { get; init; } = DomainState.Shutoff;

    public int Reason { get; init; }

    public bool Active => Live is not null;

    public bool Persistent
    {
        get;
        init
        {
            field = value;
            WasPersistent |= value;
        }
    }

    /// <summary>True from the moment when it was defined: what was defined is kept beside what runs, also after it was undefined.</summary>
    public bool WasPersistent { get; private init; }

    public bool Autostart { get; init; }

    public bool ManagedSave { get; init; }

    /// <summary>
    /// IO threads that the simulation remembers: those of a file, and those that were added, whichever configuration they were added to.
    /// </summary>
    public ImmutableList<TestIoThread> IoThreads { get; init; } = [];

    /// <summary>What taints the domain, in libvirt's words; only domains out of files are looked at.</summary>
    public IReadOnlyList<string> Tainting { get; init; } = [];

    /// <summary>What is deprecated in the domain, in libvirt's words.</summary>
    public IReadOnlyList<string> Deprecation { get; init; } = [];

    public TestGuest Guest { get; init; } = TestGuest.Fresh;

    public MomentTree<TestMoment> Snapshots { get; init; } = MomentTree.Empty<TestMoment>();

    public MomentTree<TestMoment> Checkpoints { get; init; } = MomentTree.Empty<TestMoment>();

    public DomainRef Ref => new(Config.Name, Config.Uuid, Id);

    /// <summary>As it is when what ran has ended; the guest forgets what it knew.</summary>
    public TestDomainView Stopped(int id, int reason) =>
        this with { Live = null, Id = id, State = DomainState.Shutoff, Reason = reason, Guest = TestGuest.Fresh };
}
