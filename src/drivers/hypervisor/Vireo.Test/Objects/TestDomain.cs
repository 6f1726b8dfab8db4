using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Drivers.Test;

/// <summary>
/// A simulated domain: what it is (configurations), what it does (state), and what its imagined guest remembers. Changed only under
/// <see cref="Sync"/>.
/// </summary>
internal sealed class TestDomain(TestDomainConfig config) : IListedObject
{
    private TestGuest? _guest;
    private List<TestIoThread>? _ioThreads;
    private TestMoments? _snapshots;
    private TestMoments? _checkpoints;

    public Lock Sync { get; } = new();

    /// <summary>The definition for the next start; of a transient domain what it was started with.</summary>
    public TestDomainConfig Config { get; set; } = config;

    /// <summary>What runs; null while nothing does.</summary>
    public TestDomainConfig? Live { get; set; }

    /// <summary>What an undirected question is about.</summary>
    public TestDomainConfig Current => Live ?? Config;

    public string Name => Config.Name;

    public Uuid Uuid => Config.Uuid;

    public int Id { get; set; } = -1;

    public DomainState State { get; set; } = DomainState.Shutoff;

    public int Reason { get; set; }

    public bool Active => Live is not null;

    public bool Persistent
    {
        get;
        set
        {
            field = value;
            WasPersistent |= value;
        }
    }

    /// <summary>True from the moment when it was defined: what was defined is kept beside what runs, also after it was undefined.</summary>
    public bool WasPersistent { get; private set; }

    public bool Autostart { get; set; }

    public bool ManagedSave { get; set; }

    /// <summary>IO threads that the simulation remembers: those of a file, and those that were added, whichever configuration they were
    /// added to.</summary>
    public List<TestIoThread> IoThreads => _ioThreads ??= [];

    public bool HasIoThreads => _ioThreads is { Count: > 0 };

    /// <summary>What taints the domain, in libvirt's words; only domains out of files are looked at.</summary>
    public IReadOnlyList<string> Tainting { get; set; } = [];

    /// <summary>What is deprecated in the domain, in libvirt's words.</summary>
    public IReadOnlyList<string> Deprecation { get; set; } = [];

    /// <summary>Taken out of the list: calls that still hold it must not go on.</summary>
    public bool Gone { get; set; }

    /// <summary>Made at first use: most domains are never asked.</summary>
    public TestGuest Guest => _guest ??= new TestGuest();

    public TestMoments Snapshots => _snapshots ??= new TestMoments();

    public TestMoments Checkpoints => _checkpoints ??= new TestMoments();

    public bool HasSnapshots => _snapshots is { Count: > 0 };

    public bool HasCheckpoints => _checkpoints is { Count: > 0 };

    public DomainRef Ref => new(Name, Uuid, Id);

    /// <summary>Forgets what the guest knew: it was stopped.</summary>
    public void ResetGuest() => _guest = null;
}
