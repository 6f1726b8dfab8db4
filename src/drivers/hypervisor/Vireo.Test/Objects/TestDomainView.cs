using System.Collections.Immutable;
using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Drivers.Test;

/// <summary>
/// A simulated domain at one instant: what it is (configurations), what it does (state), and what its imagined guest remembers. Thousands
/// are kept and listed: what listings need stands here, and what few domains have is in one further object.
/// </summary>
internal sealed record TestDomainView
{
    private Rarities _rare = Rarities.None;

    public TestDomainView(TestDomainConfig config) => Config = config;

    /// <summary>The definition for the next start; of a transient domain what it was started with.</summary>
    public TestDomainConfig Config
    {
        get;
        init
        {
            field = value;
            Name = value.Name;
            Uuid = value.Uuid;
        }
    }

    public string Name { get; private init; } = "";

    public Uuid Uuid { get; private init; }

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
    public ImmutableList<TestIoThread> IoThreads
    {
        get => _rare.IoThreads;
        init => _rare = _rare with { IoThreads = value };
    }

    /// <summary>What taints the domain, with libvirt's text; only domains out of files are looked at.</summary>
    public IReadOnlyList<string> Tainting
    {
        get => _rare.Tainting;
        init => _rare = _rare with { Tainting = value };
    }

    /// <summary>What is deprecated in the domain, with libvirt's text.</summary>
    public IReadOnlyList<string> Deprecation
    {
        get => _rare.Deprecation;
        init => _rare = _rare with { Deprecation = value };
    }

    public TestGuest Guest
    {
        get => _rare.Guest;
        init => _rare = _rare.Guest == value ? _rare : _rare with { Guest = value };
    }

    public MomentTree<TestMoment> Snapshots
    {
        get => _rare.Snapshots;
        init => _rare = _rare with { Snapshots = value };
    }

    public MomentTree<TestMoment> Checkpoints
    {
        get => _rare.Checkpoints;
        init => _rare = _rare with { Checkpoints = value };
    }

    public DomainRef Ref => new(Name, Uuid, Id);

    /// <summary>As it is when <paramref name="config"/> runs.</summary>
    public TestDomainView Running(TestDomainConfig config, int id, DomainState state, int reason) =>
        this with { Live = config, Id = id, State = state, Reason = reason };

    /// <summary>As it is when what ran has ended; the guest forgets what it knew.</summary>
    public TestDomainView Stopped(int id, int reason) =>
        this with { Live = null, Id = id, State = DomainState.Shutoff, Reason = reason, Guest = TestGuest.Fresh };

    // What most domains do not have.
    private sealed record Rarities
    {
        public static readonly Rarities None = new();

        public ImmutableList<TestIoThread> IoThreads { get; init; } = [];

        public IReadOnlyList<string> Tainting { get; init; } = [];

        public IReadOnlyList<string> Deprecation { get; init; } = [];

        public TestGuest Guest { get; init; } = TestGuest.Fresh;

        public MomentTree<TestMoment> Snapshots { get; init; } = MomentTree.Empty<TestMoment>();

        public MomentTree<TestMoment> Checkpoints { get; init; } = MomentTree.Empty<TestMoment>();
    }
}
