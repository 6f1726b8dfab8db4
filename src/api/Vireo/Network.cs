using Vireo.Operations;

namespace Vireo;

/// <summary>A virtual network.</summary>
public sealed class Network
{
    internal Network(Connect connection, NetworkRef reference)
    {
        Connection = connection;
        Reference = reference;
    }

    /// <summary>The connection it was found through.</summary>
    public Connect Connection { get; }

    /// <summary>How calls name it.</summary>
    public NetworkRef Reference { get; }

    /// <summary>Its name.</summary>
    public string Name => Reference.Name;

    /// <summary>Its UUID.</summary>
    public Uuid Uuid => Reference.Uuid;

    private DriverConnection Driver => Connection.Networks("virNetworkGetConnect");

    /// <summary>Starts it.</summary>
    public ValueTask StartAsync(CancellationToken cancellationToken = default) => Driver.NetworkCreateAsync(Reference, cancellationToken);

    /// <summary>Stops it.</summary>
    public ValueTask DestroyAsync(CancellationToken cancellationToken = default) =>
        Driver.NetworkDestroyAsync(Reference, cancellationToken);

    /// <summary>Forgets its definition.</summary>
    public ValueTask UndefineAsync(CancellationToken cancellationToken = default) =>
        Driver.NetworkUndefineAsync(Reference, cancellationToken);

    /// <summary>Its definition.</summary>
    public ValueTask<string> GetXmlAsync(NetworkXmlFlags flags = 0, CancellationToken cancellationToken = default) =>
        Driver.NetworkGetXmlDescAsync(Reference, flags, cancellationToken);

    /// <summary>The host's bridge behind it.</summary>
    public ValueTask<string> GetBridgeNameAsync(CancellationToken cancellationToken = default) =>
        Driver.NetworkGetBridgeNameAsync(Reference, cancellationToken);

    /// <summary>Whether it runs.</summary>
    public ValueTask<bool> IsActiveAsync(CancellationToken cancellationToken = default) =>
        Driver.NetworkIsActiveAsync(Reference, cancellationToken);

    /// <summary>Whether its definition is kept.</summary>
    public ValueTask<bool> IsPersistentAsync(CancellationToken cancellationToken = default) =>
        Driver.NetworkIsPersistentAsync(Reference, cancellationToken);

    /// <summary>Whether it starts with the daemon.</summary>
    public ValueTask<bool> GetAutostartAsync(CancellationToken cancellationToken = default) =>
        Driver.NetworkGetAutostartAsync(Reference, cancellationToken);

    /// <summary>Lets it start with the daemon, or not.</summary>
    public ValueTask SetAutostartAsync(bool autostart, CancellationToken cancellationToken = default) =>
        Driver.NetworkSetAutostartAsync(Reference, autostart, cancellationToken);

    /// <summary>The addresses it has given out.</summary>
    public ValueTask<IReadOnlyList<NetworkDhcpLease>> GetDhcpLeasesAsync(
        string? mac = null, CancellationToken cancellationToken = default) =>
        Driver.NetworkGetDhcpLeasesAsync(Reference, mac, 0, cancellationToken);

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Uuid})";
}
