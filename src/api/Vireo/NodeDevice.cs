using Vireo.Operations;

namespace Vireo;

/// <summary>A device of the host.</summary>
public sealed class NodeDevice
{
    internal NodeDevice(Connect connection, NodeDeviceRef reference)
    {
        Connection = connection;
        Reference = reference;
    }

    /// <summary>The connection it was found through.</summary>
    public Connect Connection { get; }

    /// <summary>How calls name it.</summary>
    public NodeDeviceRef Reference { get; }

    /// <summary>Its name.</summary>
    public string Name => Reference.Name;

    private DriverConnection Driver => Connection.NodeDevices("virNodeDeviceGetName");

    /// <summary>Its description.</summary>
    public ValueTask<string> GetXmlAsync(NodeDeviceXmlFlags flags = 0, CancellationToken cancellationToken = default) =>
        Driver.NodeDeviceGetXmlDescAsync(Reference, flags, cancellationToken);

    /// <summary>The name of the device it hangs on, or null.</summary>
    public ValueTask<string?> GetParentAsync(CancellationToken cancellationToken = default) =>
        Driver.NodeDeviceGetParentAsync(Reference, cancellationToken);

    /// <summary>What it can do.</summary>
    public ValueTask<IReadOnlyList<string>> ListCapabilitiesAsync(CancellationToken cancellationToken = default) =>
        Driver.NodeDeviceListCapsAsync(Reference, cancellationToken);

    /// <summary>Takes it from the host, for a guest.</summary>
    public ValueTask DetachAsync(string? driver = null, CancellationToken cancellationToken = default) =>
        Driver.NodeDeviceDetachAsync(Reference, driver, 0, cancellationToken);

    /// <summary>Gives it back to the host.</summary>
    public ValueTask ReattachAsync(CancellationToken cancellationToken = default) =>
        Driver.NodeDeviceReAttachAsync(Reference, cancellationToken);

    /// <summary>Resets it.</summary>
    public ValueTask ResetAsync(CancellationToken cancellationToken = default) => Driver.NodeDeviceResetAsync(Reference, cancellationToken);

    /// <summary>Removes a virtual device.</summary>
    public ValueTask DestroyAsync(CancellationToken cancellationToken = default) =>
        Driver.NodeDeviceDestroyAsync(Reference, cancellationToken);
}
