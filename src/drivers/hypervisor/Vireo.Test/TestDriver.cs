using Vireo.Documents;
using Vireo.Operations;
using Vireo.Protocol;

namespace Vireo.Drivers.Test;

/// <summary>
/// The state of one simulated host: its domains, networks, pools, interfaces, node devices and events. Connections to
/// <c>test:///default</c> share one of these while any of them is open; each connection to a file has its own. It holds state; what may be
/// done with it is in <see cref="TestConnection"/>.
/// </summary>
internal sealed partial class TestDriver
{
    private int _nextDomainId = 1;

    /// <summary>Guards everything but the domains, which guard themselves.</summary>
    public Lock Lock { get; } = new();

    public ObjectList<TestDomain> Domains { get; } = new();

    public ObjectList<TestNetwork> Networks { get; } = new();

    public ObjectList<TestPool> Pools { get; } = new();

    public List<TestInterface> Interfaces { get; } = [];

    /// <summary>The interfaces as they were when the transaction began; null without one.</summary>
    public List<TestInterface>? InterfaceBackup { get; set; }

    public List<TestNodeDevice> NodeDevices { get; } = [];

    public TestNode Node { get; set; } = TestNode.Default;

    /// <summary>Users that a file asks for, with their passwords (null: none); empty when anybody may connect.</summary>
    public Dictionary<string, string?> Users { get; } = new(StringComparer.Ordinal);

    public int NextDomainId() => Interlocked.Increment(ref _nextDomainId) - 1;

    /// <summary>Keeps new ids above one that a file gave.</summary>
    public void ReserveDomainId(int id)
    {
        int now = Volatile.Read(ref _nextDomainId);
        while (id >= now && Interlocked.CompareExchange(ref _nextDomainId, id + 1, now) != now)
        {
            now = Volatile.Read(ref _nextDomainId);
        }
    }

    public DriverEvents Events { get; } = new();

    public void Raise(VirEvent e) => Events.Publish(e);
}
