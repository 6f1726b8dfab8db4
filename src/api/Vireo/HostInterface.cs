using Vireo.Operations;

namespace Vireo;

/// <summary>A network interface of the host.</summary>
public sealed class HostInterface
{
    internal HostInterface(Connect connection, InterfaceRef reference)
    {
        Connection = connection;
        Reference = reference;
    }

    /// <summary>The connection it was found through.</summary>
    public Connect Connection { get; }

    /// <summary>How calls name it.</summary>
    public InterfaceRef Reference { get; }

    /// <summary>Its name.</summary>
    public string Name => Reference.Name;

    /// <summary>Its hardware address.</summary>
    public string Mac => Reference.Mac;

    private DriverConnection Driver => Connection.Interfaces("virInterfaceGetConnect");

    /// <summary>Brings it up.</summary>
    public ValueTask StartAsync(CancellationToken cancellationToken = default) =>
        Driver.InterfaceCreateAsync(Reference, 0, cancellationToken);

    /// <summary>Takes it down.</summary>
    public ValueTask DestroyAsync(CancellationToken cancellationToken = default) =>
        Driver.InterfaceDestroyAsync(Reference, 0, cancellationToken);

    /// <summary>Forgets its definition.</summary>
    public ValueTask UndefineAsync(CancellationToken cancellationToken = default) =>
        Driver.InterfaceUndefineAsync(Reference, cancellationToken);

    /// <summary>Its definition.</summary>
    public ValueTask<string> GetXmlAsync(InterfaceXmlFlags flags = 0, CancellationToken cancellationToken = default) =>
        Driver.InterfaceGetXmlDescAsync(Reference, flags, cancellationToken);

    /// <summary>Whether it is up.</summary>
    public ValueTask<bool> IsActiveAsync(CancellationToken cancellationToken = default) =>
        Driver.InterfaceIsActiveAsync(Reference, cancellationToken);
}
