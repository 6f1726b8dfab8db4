using Microsoft.Win32.SafeHandles;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Drivers.Qemu.Rules;
using Vireo.Operations;
using Vireo.Posix;

namespace Vireo.Drivers.Qemu;

/// <content>Viewers that come with a connection of their own, instead of connecting to the port of a screen.</content>
public partial class QemuConnection
{
    /// <inheritdoc/>
    [Accepts(typeof(DomainOpenGraphicsFlags), Function = "qemuDomainOpenGraphics")]
    public override async ValueTask DomainOpenGraphicsAsync(
        DomainRef domain, uint index, DomainOpenGraphicsFlags flags, SafeFileHandle file, CancellationToken cancellationToken)
    {
        using var lease = await Driver.Domains.EnterAsync(domain, DomainJobKind.Modify, "DomainOpenGraphics", cancellationToken)
            .ConfigureAwait(false);
        await GiveViewerAsync(lease.Item, index, flags, file, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    [Accepts(typeof(DomainOpenGraphicsFlags), Function = "qemuDomainOpenGraphicsFD")]
    public override async ValueTask<SafeFileHandle> DomainOpenGraphicsFdAsync(
        DomainRef domain, uint index, DomainOpenGraphicsFlags flags, CancellationToken cancellationToken)
    {
        using var lease = await Driver.Domains.EnterAsync(domain, DomainJobKind.Modify, "DomainOpenGraphicsFD", cancellationToken)
            .ConfigureAwait(false);
        var (ours, emulators) = PosixSocket.CreatePair();
        using (emulators)
        {
            try
            {
                await GiveViewerAsync(lease.Item, index, flags, emulators, cancellationToken).ConfigureAwait(false);

                // Its owner reads and writes it as any socket.
                Fd.SetNonBlocking(ours, false);
                return ours;
            }
            catch
            {
                ours.Dispose();
                throw;
            }
        }
    }

    private static async Task GiveViewerAsync(
        QemuDomain domain, uint index, DomainOpenGraphicsFlags flags, SafeFileHandle socket, CancellationToken cancellationToken)
    {
        QemuDomains.CheckActive(domain);
        var screens = domain.View.Live?.Devices.Graphics ?? [];
        if (index >= screens.Count)
        {
            throw QemuErrors.NoGraphics(index);
        }

        string protocol = screens[(int)index] switch
        {
            VncGraphics => "vnc",
            SpiceGraphics => "spice",
            DbusGraphics => "@dbus-display",
            EglHeadlessGraphics => throw QemuErrors.GraphicsWithoutClients("egl-headless"),
            var other => throw QemuErrors.GraphicsWithoutClients(other is RdpGraphics ? "rdp" : other is SdlGraphics ? "sdl" : "desktop"),
        };
        await domain.Monitor.AddClientAsync(protocol, socket, flags.HasFlag(DomainOpenGraphicsFlags.Skipauth), cancellationToken)
            .ConfigureAwait(false);
    }
}
