using System.Text.Json;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Devices.Interfaces;
using Vireo.Posix;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// The addresses that devices of the host had before a guest's interface took them whole: the kernel gives such a device the guest's
/// address. They are kept as libvirt keeps them (<c>virNetDevSaveNetConfig</c>), so that whichever daemon ends the guest can restore them.
/// </summary>
internal sealed class PassedThroughAddresses(string folder)
{
    /// <summary>Gives a device that is about to be passed through the guest's address, and keeps its own.</summary>
    public async Task ReplaceAsync(HostSide side, MacAddress mac, CancellationToken cancellationToken)
    {
        if (side is { Mode: DirectMode.Passthrough, Link: { } device } && HostLink.AddressOf(device) is { } address)
        {
            Directory.CreateDirectory(folder);
            AtomicFile.Write(PathOf(device), $"{{\n  \"mac\": \"{address}\"\n}}\n", durable: false);
            await MacvtapLink.SetAddressAsync(device, mac.ToString(), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Gives the device its own address back, if it is known.</summary>
    public async Task RestoreAsync(HostSide side)
    {
        if (side is not { Mode: DirectMode.Passthrough, Link: { } device } || PosixFile.ReadSmall(PathOf(device)) is not { } kept)
        {
            return;
        }

        using JsonDocument document = JsonDocument.Parse(kept);
        if (document.RootElement.TryGetProperty("mac", out JsonElement mac) && mac.GetString() is { } address && HostLink.Exists(device)
            && MacAddress.TryParse(address, out _))
        {
            await MacvtapLink.SetAddressAsync(device, address, CancellationToken.None).ConfigureAwait(false);
        }

        AtomicFile.Delete(PathOf(device));
    }

    private string PathOf(string device) => Path.Combine(folder, device.Replace('/', '_'));
}
