using Vireo.Protocol;

namespace Vireo.Operations;

/// <summary>
/// A connection as the client opened it: the hypervisor's driver and those for the other object classes. Which of them serves a procedure
/// is declared on the procedure; one that is missing answers "not supported".
/// </summary>
public sealed class DriverSession : IAsyncDisposable
{
    private readonly DriverConnection?[] _drivers = new DriverConnection?[7];

    public DriverSession(DriverConnection hypervisor) => _drivers[0] = hypervisor;

    /// <summary>A session whose drivers are set one after the other, while it is being opened.</summary>
    public DriverSession()
    {
    }

    /// <summary>The driver of a group, or null.</summary>
    public DriverConnection? this[DriverGroup group]
    {
        get => _drivers[(int)group];
        set => _drivers[(int)group] = value;
    }

    /// <summary>
    /// Whether the hypervisor's guests use this host's networks, pools, filters, devices and secrets, so that the daemon's drivers of these
    /// stand beside it. A simulated or a remote hypervisor has its own, or none.
    /// </summary>
    public bool UsesHostObjects { get; set; }

    /// <summary>
    /// The one group of host objects that the client asked for, with a URI such as <c>network:///system</c>; null for every other URI.
    /// </summary>
    public DriverGroup? OnlyGroup { get; set; }

    public DriverConnection? Hypervisor => this[DriverGroup.Hypervisor];

    public DriverConnection? Network => this[DriverGroup.Network];

    public DriverConnection? Interface => this[DriverGroup.Interface];

    public DriverConnection? Storage => this[DriverGroup.Storage];

    public DriverConnection? NodeDevice => this[DriverGroup.NodeDevice];

    public DriverConnection? NwFilter => this[DriverGroup.NwFilter];

    public DriverConnection? Secret => this[DriverGroup.Secret];

    /// <summary>Whether the daemon's driver of a group of host objects is to stand in this session.</summary>
    public bool Wants(DriverGroup group) => group != DriverGroup.Hypervisor && (UsesHostObjects || OnlyGroup == group);

    /// <summary>Closes every driver once, the hypervisor's first; one driver may stand in several groups.</summary>
    public async ValueTask DisposeAsync()
    {
        for (int i = 0; i < _drivers.Length; i++)
        {
            var driver = _drivers[i];
            if (driver is not null && Array.IndexOf(_drivers, driver) == i)
            {
                await driver.DisposeAsync().ConfigureAwait(false);
            }
        }
    }
}
