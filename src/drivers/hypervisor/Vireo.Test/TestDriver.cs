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
    private TestInterfaces _interfaces = new([]);

    public ObjectStore<TestDomain> Domains { get; } =
        new(new("domain", ErrorDomain.Test, ErrorCode.NoDomain) { ListDomain = ErrorDomain.Domain });

    public ObjectStore<StoredNetwork> Networks { get; } =
        new(new("network", ErrorDomain.Test, ErrorCode.NoNetwork) { ListDomain = ErrorDomain.Network });

    public ObjectStore<TestPool> Pools { get; } =
        new(new("storage pool", ErrorDomain.Test, ErrorCode.NoStoragePool) { ShortNoun = "pool", ListDomain = ErrorDomain.Storage });

    /// <summary>Taken before a pool's own gate by whoever brings a definition: its source is compared with those of all others.</summary>
    public ObjectGate PoolDefinitions { get; } = new();

    public ObjectStore<TestNodeDevice> NodeDevices { get; } = new(new("node device", ErrorDomain.Test, ErrorCode.NoNodeDevice));

    /// <summary>The interfaces at this instant.</summary>
    public TestInterfaces Interfaces => Volatile.Read(ref _interfaces);

    public TestNode Node { get; set; } = TestNode.Default;

    /// <summary>Users that a file asks for, with their passwords (null: none); empty when anybody may connect.</summary>
    public Dictionary<string, string?> Users { get; } = new(StringComparer.Ordinal);

    public int NextDomainId() => Interlocked.Increment(ref _nextDomainId) - 1;

    /// <summary>Changes the interfaces; <paramref name="change"/> may run twice.</summary>
    public void UpdateInterfaces(Func<TestInterfaces, TestInterfaces> change) =>
        System.Collections.Immutable.ImmutableInterlocked.Update(ref _interfaces, change);

    public DriverEvents Events { get; } = new();

    public void Raise(VirEvent e) => Events.Publish(e);
}
