using Vireo.Drivers.Qemu.Firmware;

namespace Vireo.Drivers.Qemu.Rules;

/// <summary>What completing a domain takes from the host beside the emulator's abilities: its firmware, and the driver's own
/// folders.</summary>
public sealed record HostFacts
{
    /// <summary>A system daemon's, on this host.</summary>
    public static HostFacts Default { get; } = new();

    /// <summary>The firmware of the host.</summary>
    public FirmwareCatalog Firmware { get; init; } = FirmwareCatalog.ForHost(null);

    /// <summary>Where guests' firmware variables are kept.</summary>
    public string NvramFolder { get; init; } = "/var/lib/libvirt/qemu/nvram";

    /// <summary>Folders below which the driver makes sockets for one run; paths in there mean nothing in a definition.</summary>
    public IReadOnlyList<string> OwnFolders { get; init; } = ["/var/lib/libvirt/qemu", "/run/libvirt/qemu", "/var/run/libvirt/qemu"];

    /// <summary>Guests with a screen on VNC may use the host's sound (<c>vnc_allow_host_audio</c>).</summary>
    public bool VncAllowsHostAudio { get; init; }

    /// <summary>Guests without a screen may use the host's sound (<c>nographics_allow_host_audio</c>).</summary>
    public bool NoGraphicsAllowsHostAudio { get; init; }

    /// <summary>Whether screens on SPICE can be encrypted (<c>spice_tls</c>).</summary>
    public bool SpiceTls { get; init; } = true;

    /// <summary>The sound system of the daemon's environment (<c>QEMU_AUDIO_DRV</c>), for guests that may use it.</summary>
    public string? HostAudio { get; init; }

    /// <summary>Pairs of firmware and the template of its variables that the administrator names, or null for the usual ones.</summary>
    public IReadOnlyList<(string Code, string Variables)>? Firmwares { get; init; }

    /// <summary>The facts of a host with these folders and settings.</summary>
    public static HostFacts Of(DriverFolders folders, QemuSettings settings) => new()
    {
        NvramFolder = Path.Combine(folders.Lib, "nvram"),
        OwnFolders = [folders.Lib, folders.State, "/var/run/libvirt/qemu"],
        VncAllowsHostAudio = settings.VncAllowsHostAudio,
        NoGraphicsAllowsHostAudio = settings.NoGraphicsAllowsHostAudio,
        Firmwares = settings.Firmwares,
        SpiceTls = settings.SpiceCertificates is not null,
        HostAudio = Environment.GetEnvironmentVariable("QEMU_AUDIO_DRV"),
    };
}
