using System.Globalization;
using Microsoft.Win32.SafeHandles;
using Vireo.Documents;
using Vireo.Posix;
using Vireo.Xml;

namespace Vireo.Drivers;

/// <summary>
/// A macvtap link: a guest's own address on a device of the host. It stays when its descriptor is closed, so whoever makes one writes its
/// name down first.
/// </summary>
public static class MacvtapLink
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_appears = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(20);

    /// <summary>Makes the link, which no link has the name of, and opens the guest's end.</summary>
    /// <exception cref="VirException">The device is not there, or the kernel refuses it; no link is left.</exception>
    public static async Task<SafeFileHandle> MakeAsync(
        string name, string device, DirectMode mode, MacAddress mac, uint? mtu, CancellationToken cancellationToken)
    {
        if (!HostLink.Exists(device))
        {
            throw LinkErrors.NoDevice(device);
        }

        string kind = mode switch
        {
            DirectMode.Private => "private", DirectMode.Bridge => "bridge", DirectMode.Passthrough => "passthru", _ => "vepa",
        };
        string size = mtu is { } bytes ? string.Create(CultureInfo.InvariantCulture, $" mtu {bytes}") : "";
        await IpAsync($"link add link {device} name {name} address {mac}{size} type macvtap mode {kind}\nlink set dev {name} up\n",
            cancellationToken).ConfigureAwait(false);
        try
        {
            return await OpenAsync(name, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await RemoveAsync(name, mac).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Removes a link of ours; one of the same name that has another address is somebody else's.</summary>
    public static Task RemoveAsync(string name, MacAddress mac) =>
        string.Equals(HostLink.AddressOf(name), mac.ToString(), StringComparison.OrdinalIgnoreCase)
            ? IpAsync($"link delete dev {name}\n", CancellationToken.None) : Task.CompletedTask;

    /// <summary>Gives a device of the host another address.</summary>
    public static Task SetAddressAsync(string device, string address, CancellationToken cancellationToken) =>
        IpAsync($"link set dev {device} address {address}\n", cancellationToken);

    // The device file comes a moment later where udev makes it.
    private static async Task<SafeFileHandle> OpenAsync(string name, CancellationToken cancellationToken)
    {
        string path = string.Create(CultureInfo.InvariantCulture, $"/dev/tap{HostLink.IndexOf(name)}");
        for (TimeSpan waited = default; !File.Exists(path) && waited < s_appears; waited += s_step)
        {
            await Task.Delay(s_step, cancellationToken).ConfigureAwait(false);
        }

        return TapDevice.OpenMacvtap(path, name);
    }

    private static Task IpAsync(string orders, CancellationToken cancellationToken) =>
        BatchTool.RunAsync("ip", ["-batch", "-"], orders, s_patience, cancellationToken);
}
