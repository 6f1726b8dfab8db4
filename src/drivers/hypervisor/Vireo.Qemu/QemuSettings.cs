namespace Vireo.Drivers.Qemu;

/// <summary>What the administrator set in <c>qemu.conf</c>, as far as it bears on running guests.</summary>
public sealed record QemuSettings
{
    /// <summary>User of the emulators, or null for the daemon's own.</summary>
    public string? User { get; init; }

    /// <summary>Group of the emulators.</summary>
    public string? Group { get; init; }

    /// <summary>Where VNC listens when a domain does not say.</summary>
    public string VncListen { get; init; } = "127.0.0.1";

    /// <summary>First and last port for displays.</summary>
    public (int First, int Last) DisplayPorts { get; init; } = (5900, 65535);

    /// <summary>How saved guests are packed: <c>raw</c>, <c>gzip</c>, <c>bzip2</c>, <c>xz</c>, <c>lzop</c>.</summary>
    public string SaveFormat { get; init; } = "raw";

    /// <summary>How dumps are packed.</summary>
    public string DumpFormat { get; init; } = "raw";

    /// <summary>How long the polite end of an emulator may take before the hard one.</summary>
    public TimeSpan KillPatience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Reads the settings; unknown keys are left alone.</summary>
    public static QemuSettings Read(string path)
    {
        if (!File.Exists(path))
        {
            return new QemuSettings();
        }

        var file = ConfigFile.Parse(File.ReadAllText(path), path);
        var settings = new QemuSettings();
        return settings with
        {
            User = file.GetString("user"),
            Group = file.GetString("group"),
            SaveFormat = file.GetString("save_image_format") ?? settings.SaveFormat,
            DumpFormat = file.GetString("dump_image_format") ?? settings.DumpFormat,
            VncListen = file.GetString("vnc_listen") ?? settings.VncListen,
        };
    }
}
