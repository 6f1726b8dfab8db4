namespace Vireo.Drivers;

/// <summary>
/// Where libvirt keeps its files: the base folders of a daemon, in system mode, in session mode, or everything below one folder
/// (<c>--root</c>, which keeps the system's layout so that tests and a second daemon never collide). It only names folders; it creates
/// none.
/// </summary>
public sealed class DriverPaths
{
    private DriverPaths(DaemonMode mode, string? root, string config, string state, string lib, string cache, string log)
    {
        Mode = mode;
        Root = root;
        ConfigBase = config;
        StateBase = state;
        LibBase = lib;
        CacheBase = cache;
        LogBase = log;
    }

    /// <summary>Whom the daemon serves.</summary>
    public DaemonMode Mode { get; }

    /// <summary>The folder below which everything is, or null when the paths are libvirt's own.</summary>
    public string? Root { get; }

    /// <summary>Configuration: <c>/etc/libvirt</c>.</summary>
    public string ConfigBase { get; }

    /// <summary>What lives until the next boot, sockets too: <c>/run/libvirt</c>.</summary>
    public string StateBase { get; }

    /// <summary>What must be kept: <c>/var/lib/libvirt</c>.</summary>
    public string LibBase { get; }

    /// <summary>What can be made again: <c>/var/cache/libvirt</c>.</summary>
    public string CacheBase { get; }

    /// <summary>Logs: <c>/var/log/libvirt</c>.</summary>
    public string LogBase { get; }

    /// <summary>The paths for <paramref name="mode"/>, or below <paramref name="root"/> when it is given.</summary>
    public static DriverPaths Create(DaemonMode mode, string? root = null, Func<string, string?>? environment = null)
    {
        if (root is not null || mode == DaemonMode.System)
        {
            string at = root is null ? "" : Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
            return new DriverPaths(
                mode, root is null ? null : at, at + "/etc/libvirt", at + "/run/libvirt", at + "/var/lib/libvirt", at
                    + "/var/cache/libvirt", at + "/var/log/libvirt");
        }

        environment ??= Environment.GetEnvironmentVariable;
        string home = NonEmpty(environment("HOME")) ?? "/";
        string config = Path.Combine(NonEmpty(environment("XDG_CONFIG_HOME")) ?? Path.Combine(home, ".config"), "libvirt");
        string cache = Path.Combine(NonEmpty(environment("XDG_CACHE_HOME")) ?? Path.Combine(home, ".cache"), "libvirt");
        string state = NonEmpty(environment("XDG_RUNTIME_DIR")) is { } run ? Path.Combine(run, "libvirt") : cache;
        return new DriverPaths(mode, null, config, state, config, cache, cache);
    }

    /// <summary>The folders of one driver, for example <c>qemu</c>.</summary>
    public DriverFolders For(string driver)
    {
        bool session = Mode == DaemonMode.Session && Root is null;
        return new DriverFolders(
            Config: Path.Combine(ConfigBase, driver),
            Autostart: Path.Combine(ConfigBase, driver, "autostart"),
            State: session ? Path.Combine(StateBase, driver, "run") : Path.Combine(StateBase, driver),
            Lib: session ? Path.Combine(LibBase, driver, "lib") : Path.Combine(LibBase, driver),
            Cache: session ? Path.Combine(CacheBase, driver, "cache") : Path.Combine(CacheBase, driver),
            Log: session ? Path.Combine(LogBase, driver, "log") : Path.Combine(LogBase, driver),
            Save: Path.Combine(LibBase, driver, "save"),
            Snapshot: Path.Combine(LibBase, driver, "snapshot"),
            Checkpoint: Path.Combine(LibBase, driver, "checkpoint"));
    }

    private static string? NonEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
