using Vireo.Posix;

namespace Vireo.Drivers.Qemu;

/// <summary>What the administrator set in <c>qemu.conf</c>, as far as it bears on running guests.</summary>
public sealed record QemuSettings
{
    private const string DistributionUser = "libvirt-qemu", DistributionTpmUser = "tss";

    /// <summary>User of the emulators when the daemon runs as root, as name, number or <c>+number</c>; null for root.</summary>
    public string? User { get; init; }

    /// <summary>Group of the emulators.</summary>
    public string? Group { get; init; }

    /// <summary>User of the programs that are guests' TPMs when the daemon runs as root; null for root.</summary>
    public string? SwtpmUser { get; init; }

    /// <summary>Group of these programs.</summary>
    public string? SwtpmGroup { get; init; }

    /// <summary>Whether guests' files are given to their user while they run.</summary>
    public bool DynamicOwnership { get; init; } = true;

    /// <summary>Whether files' former owners are noted, to be given back to them.</summary>
    public bool RememberOwner { get; init; } = true;

    /// <summary>Where VNC listens when a domain does not say.</summary>
    public string VncListen { get; init; } = "127.0.0.1";

    /// <summary>Whether VNC screens without a listener get a socket.</summary>
    public bool VncAutoUnixSocket { get; init; }

    /// <summary>Whether guests with a screen on VNC may use the host's sound.</summary>
    public bool VncAllowsHostAudio { get; init; }

    /// <summary>Whether guests without a screen may use the host's sound.</summary>
    public bool NoGraphicsAllowsHostAudio { get; init; }

    /// <summary>First and last port for displays.</summary>
    public (int First, int Last) DisplayPorts { get; init; } = (5900, 65535);

    /// <summary>How saved guests are packed: <c>raw</c>, <c>gzip</c>, <c>bzip2</c>, <c>xz</c>, <c>lzop</c>.</summary>
    public string SaveFormat { get; init; } = "raw";

    /// <summary>How dumps are packed.</summary>
    public string DumpFormat { get; init; } = "raw";

    /// <summary>Where dumps go that nobody asked for by name, or null for the driver's own folder.</summary>
    public string? AutoDumpPath { get; init; }

    /// <summary>How long the polite end of an emulator may take before the hard one.</summary>
    public TimeSpan KillPatience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Reads the settings; unknown keys are left alone. Without a user the distribution's own is taken where it exists, as
    /// libvirt's packages are built.</summary>
    public static QemuSettings Read(string path)
    {
        var defaults = new QemuSettings();
        if (Accounts.FindUser(DistributionUser) is not null)
        {
            defaults = defaults with { User = DistributionUser, Group = Accounts.FindGroup(DistributionUser) is not null
                ? DistributionUser
                : "kvm" };
        }

        if (Accounts.FindUser(DistributionTpmUser) is not null && Accounts.FindGroup(DistributionTpmUser) is not null)
        {
            defaults = defaults with { SwtpmUser = DistributionTpmUser, SwtpmGroup = DistributionTpmUser };
        }

        if (!File.Exists(path))
        {
            return defaults;
        }

        var file = ConfigFile.Parse(File.ReadAllText(path), path);
        return defaults with
        {
            User = file.GetString("user") ?? defaults.User,
            Group = file.GetString("group") ?? defaults.Group,
            SwtpmUser = file.GetString("swtpm_user") ?? defaults.SwtpmUser,
            SwtpmGroup = file.GetString("swtpm_group") ?? defaults.SwtpmGroup,
            DynamicOwnership = file.GetBool("dynamic_ownership") ?? defaults.DynamicOwnership,
            RememberOwner = file.GetBool("remember_owner") ?? defaults.RememberOwner,
            AutoDumpPath = file.GetString("auto_dump_path"),
            SaveFormat = file.GetString("save_image_format") ?? defaults.SaveFormat,
            DumpFormat = file.GetString("dump_image_format") ?? defaults.DumpFormat,
            VncListen = file.GetString("vnc_listen") ?? defaults.VncListen,
            VncAutoUnixSocket = file.GetBool("vnc_auto_unix_socket") ?? false,
            VncAllowsHostAudio = file.GetBool("vnc_allow_host_audio") ?? false,
            NoGraphicsAllowsHostAudio = file.GetBool("nographics_allow_host_audio") ?? false,
        };
    }
}
