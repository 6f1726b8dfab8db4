using Vireo.Drivers.Host;

namespace Vireo.Drivers.NodeDevices;

/// <summary>
/// The node device driver of one daemon: it composes the parts and starts them. Which devices there are is known to
/// <see cref="DeviceCatalogue"/>; what clients ask is translated by <see cref="NodeDeviceConnection"/>.
/// </summary>
internal sealed class NodeDeviceDriver
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="hostUuid">The host's UUID where the administrator gave one.</param>
    /// <param name="tree">Where devices are; the running host when not given.</param>
    public NodeDeviceDriver(Uuid? hostUuid, DeviceTree? tree = null)
    {
        tree ??= new DeviceTree();
        Reader = new DeviceReader(tree, PciNames.Installed, hostUuid ?? HostUuid.Own, Posix.Host.EffectiveUserId == 0);
        var tool = new MdevTool(Log.For("node_device.node_device_driver"));
        Catalogue = new DeviceCatalogue(tree, Reader, tool.ListAsync, Events);
        Changes = new DeviceChanges(Catalogue, tool);
        Monitor = new DeviceMonitor(Catalogue, Log.For("node_device.node_device_udev"));
    }

    /// <summary>Which devices there are.</summary>
    public DeviceCatalogue Catalogue { get; }

    /// <summary>What clients change.</summary>
    public DeviceChanges Changes { get; }

    /// <summary>Keeps the catalogue true.</summary>
    public DeviceMonitor Monitor { get; }

    /// <summary>Describes them.</summary>
    public DeviceReader Reader { get; }

    /// <summary>The driver's events.</summary>
    public DriverEvents Events { get; } = new();

    /// <summary>Completes when the devices are known.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Looks for devices.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Before the look around, so that nothing comes in between unseen.
            Monitor.Start();
            await Catalogue.ScanAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _ready.TrySetResult();
        }
    }
}
