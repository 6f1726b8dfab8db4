using Vireo.Documents;
using Vireo.Drivers.Host;
using Vireo.Protocol;

namespace Vireo.Drivers.Qemu;

/// <summary>Devices of the host that guests are to have: taken from the host, given back, reset.</summary>
public partial class QemuConnection
{
    /// <inheritdoc/>
    [Accepts]
    public override async ValueTask NodeDeviceDetachAsync(
        NodeDeviceRef device, string? driverName, uint flags, CancellationToken cancellationToken)
    {
        if (driverName is not (null or "vfio"))
        {
            throw HostPciErrors.DriverUnknown(ErrorDomain.Qemu, driverName);
        }

        HostPciDevices devices = Driver.HostServices.PciDevices;
        if (!devices.CanPassThrough)
        {
            throw HostPciErrors.VfioMissing(ErrorDomain.Qemu);
        }

        await devices.DetachAsync(await AddressOfAsync(device, cancellationToken).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask NodeDeviceReAttachAsync(NodeDeviceRef device, CancellationToken cancellationToken) =>
        await Driver.HostServices.PciDevices.ReattachAsync(
            await AddressOfAsync(device, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override async ValueTask NodeDeviceResetAsync(NodeDeviceRef device, CancellationToken cancellationToken) =>
        await Driver.HostServices.PciDevices.ResetAsync(
            await AddressOfAsync(device, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    private async Task<string> AddressOfAsync(NodeDeviceRef device, CancellationToken cancellationToken)
    {
        DriverConnection devices = await Driver.HostServices.NodeDevicesAsync(cancellationToken).ConfigureAwait(false);
        string xml = await devices.NodeDeviceGetXmlDescAsync(device, 0, cancellationToken).ConfigureAwait(false);
        return NodeDeviceRules.Read(xml).Capabilities.OfType<PciCapability>().FirstOrDefault() is { } pci
            ? $"{pci.Domain:x4}:{pci.Bus:x2}:{pci.Slot:x2}.{pci.Function:x}"
            : throw HostPciErrors.NotPci(device.Name);
    }
}
