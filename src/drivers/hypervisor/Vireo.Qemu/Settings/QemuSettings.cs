using Vireo.Posix;

namespace Vireo.Drivers.Qemu;

/// <summary>
/// What the administrator set in <c>qemu.conf</c>. How each key is read, and which are refused, stands in <see cref="QemuSettingsTable"/>.
/// </summary>
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

    /// <summary>The folder of certificates for whatever has none of its own.</summary>
    public string DefaultCertificates { get; init; } = "/etc/pki/qemu";

    /// <summary>Whether the other side's certificate is checked where no service says otherwise; null: as the service does by
    /// default.</summary>
    public bool? DefaultVerify { get; init; }

    /// <summary>The screens on VNC.</summary>
    public DisplaySettings Vnc { get; init; } = new();

    /// <summary>The screens on SPICE.</summary>
    public DisplaySettings Spice { get; init; } = new();

    /// <summary>Whether guests with a screen on VNC may use the host's sound.</summary>
    public bool VncAllowsHostAudio { get; init; }

    /// <summary>Whether guests without a screen may use the host's sound.</summary>
    public bool NoGraphicsAllowsHostAudio { get; init; }

    /// <summary>First and last port for displays.</summary>
    public (int First, int Last) DisplayPorts { get; init; } = (5900, 65535);

    /// <summary>First and last port for VNC over WebSockets.</summary>
    public (int First, int Last) WebSocketPorts { get; init; } = (5700, 65535);

    /// <summary>First and last port for guests that come in.</summary>
    public (int First, int Last) MigrationPorts { get; init; } = (49152, 49215);

    /// <summary>How saved guests are packed: <c>raw</c>, <c>gzip</c>, <c>bzip2</c>, <c>xz</c>, <c>lzop</c>.</summary>
    public string SaveFormat { get; init; } = "raw";

    /// <summary>How dumps are packed.</summary>
    public string DumpFormat { get; init; } = "raw";

    /// <summary>Where dumps go that nobody asked for by name, or null for the driver's own folder.</summary>
    public string? AutoDumpPath { get; init; }

    /// <summary>Whether the emulator's process is named after its guest.</summary>
    public bool SetsProcessName { get; init; }

    /// <summary>How many processes the emulators' user may have; 0 leaves the host's limit.</summary>
    public uint MaxProcesses { get; init; }

    /// <summary>How many files an emulator may open; 0 leaves the host's limit.</summary>
    public uint MaxFiles { get; init; }

    /// <summary>How large the image of a crashed emulator may be, in bytes; 0: none is written.</summary>
    public ulong MaxCore { get; init; }

    /// <summary>Whether that image has the guest's memory where the guest does not say; null: the emulator's default, which is
    /// not.</summary>
    public bool? DumpsGuestMemory { get; init; }

    /// <summary>How many jobs may wait for one domain; 0: any number.</summary>
    public uint MaxQueued { get; init; }

    /// <summary>Whether the emulator filters its own system calls; null: where it can.</summary>
    public bool? SeccompSandbox { get; init; }

    /// <summary>Whether the emulator's messages carry the time.</summary>
    public bool TimestampsLog { get; init; } = true;

    /// <summary>Pairs of firmware and its empty variables, used only where no firmware describes itself.</summary>
    public IReadOnlyList<(string Code, string Variables)>? Firmwares { get; init; }

    /// <summary>Where guests' memory lies that is a file; null: the driver's own folder.</summary>
    public string? MemoryFolder { get; init; }

    /// <summary>Abilities that emulators are taken not to have.</summary>
    public IReadOnlyList<string> HiddenCapabilities { get; init; } = [];

    /// <summary>What the emulator does about commands and fields that are deprecated: <c>none</c>, <c>omit</c>, <c>reject</c>,
    /// <c>crash</c>.</summary>
    public string DeprecationBehavior { get; init; } = "none";

    /// <summary>How long the polite end of an emulator may take before the hard one.</summary>
    public TimeSpan KillPatience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Where VNC listens when a domain does not say.</summary>
    public string VncListen => Vnc.Listen;

    /// <summary>Whether VNC screens without a listener get a socket.</summary>
    public bool VncAutoUnixSocket => Vnc.AutoUnixSocket;

    /// <summary>The folder of certificates of screens on VNC, or null when TLS is not switched on.</summary>
    public string? VncCertificates => Vnc.Tls ? Vnc.Certificates ?? Existing("/etc/pki/libvirt-vnc") : null;

    /// <summary>The folder of certificates of screens on SPICE, or null when TLS is not switched on.</summary>
    public string? SpiceCertificates => Spice.Tls ? Spice.Certificates ?? Existing("/etc/pki/libvirt-spice") : null;

    /// <summary>The limits of each emulator's process. An image of a crashed emulator is written only where it is asked for.</summary>
    internal List<ResourceLimit> Limits()
    {
        var limits = new List<ResourceLimit>();
        Add(ResourceKind.Processes, MaxProcesses);
        Add(ResourceKind.OpenFiles, MaxFiles);
        limits.Add(new ResourceLimit(ResourceKind.CoreSize, MaxCore, MaxCore));
        return limits;

        void Add(ResourceKind kind, ulong most)
        {
            if (most > 0)
            {
                limits.Add(new ResourceLimit(kind, most, most));
            }
        }
    }

    /// <summary>Whether clients of a kind of screen need a certificate.</summary>
    internal bool Verifies(DisplaySettings display) => display.Verify ?? DefaultVerify ?? false;

    /// <summary>Reads the settings. Without a user the distribution's own is taken where it exists, as libvirt's packages are
    /// built.</summary>
    /// <exception cref="VirException">A key cannot be obeyed.</exception>
    public static QemuSettings Read(string path)
    {
        var defaults = new QemuSettings();
        if (Accounts.FindUser(DistributionUser) is not null)
        {
            defaults = defaults with
            {
                User = DistributionUser,
                Group = Accounts.FindGroup(DistributionUser) is not null ? DistributionUser : "kvm",
            };
        }

        if (Accounts.FindUser(DistributionTpmUser) is not null && Accounts.FindGroup(DistributionTpmUser) is not null)
        {
            defaults = defaults with { SwtpmUser = DistributionTpmUser, SwtpmGroup = DistributionTpmUser };
        }

        return File.Exists(path) ? QemuSettingsTable.Read(ConfigFile.Parse(File.ReadAllText(path), path), defaults) : defaults;
    }

    private string Existing(string folder) => Directory.Exists(folder) ? folder : DefaultCertificates;
}

/// <summary>What holds for all screens of one protocol.</summary>
public sealed record DisplaySettings
{
    /// <summary>Where they listen when a domain does not say.</summary>
    public string Listen { get; init; } = "127.0.0.1";

    /// <summary>Whether screens without an address get a Unix socket.</summary>
    public bool AutoUnixSocket { get; init; }

    /// <summary>The password where a domain has none; an empty one lets nobody in.</summary>
    public string? Password { get; init; }

    /// <summary>Whether clients may, and on VNC must, encrypt.</summary>
    public bool Tls { get; init; }

    /// <summary>The folder of the certificates, or null for the default.</summary>
    public string? Certificates { get; init; }

    /// <summary>Whether clients need a certificate; null: as the default for all services says.</summary>
    public bool? Verify { get; init; }

    /// <summary>Whether clients authenticate by SASL.</summary>
    public bool Sasl { get; init; }

    /// <summary>The folder of SASL's <c>qemu.conf</c>, or null for its own.</summary>
    public string? SaslFolder { get; init; }
}
