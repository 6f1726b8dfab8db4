using Vireo.Documents;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// Tap devices of interfaces on bridges. The kernel removes one when its last descriptor is closed, so ours is closed when the emulator has
/// its own, and a later daemon finds nothing to take note of.
/// </summary>
internal sealed class Taps : IRunResource<GuestDevice>
{
    /// <inheritdoc/>
    public string Name => "tap device";

    /// <inheritdoc/>
    public bool Concerns(GuestDevice part) => Bridge(part) is not null;

    /// <inheritdoc/>
    public ValueTask AcquireAsync(GuestDevice part, CancellationToken cancellationToken)
    {
        if (part is { Device: NetworkInterface net, Host: { } host } && Bridge(part) is { } bridge)
        {
            host.AddTap(net, BridgeTap.Open(net, bridge));
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(GuestDevice part)
    {
        if (part is { Device: NetworkInterface net, Host: { } host })
        {
            host.CloseTap(net);
        }

        return ValueTask.CompletedTask;
    }

    private static string? Bridge(GuestDevice part) => part.Device is NetworkInterface net ? NetworkPorts.BridgeOf(net) : null;
}
