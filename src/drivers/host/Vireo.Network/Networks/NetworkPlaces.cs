namespace Vireo.Drivers.Networks;

/// <summary>Where the files of networks are, at libvirt's own places.</summary>
/// <param name="Config">Definitions: <c>/etc/libvirt/qemu/networks</c>.</param>
/// <param name="Autostart">Links to those that start with the daemon.</param>
/// <param name="State">What is active: <c>/run/libvirt/network</c>.</param>
/// <param name="Dnsmasq">What dnsmasq reads and what its leases are kept in: <c>/var/lib/libvirt/dnsmasq</c>.</param>
/// <param name="Hooks">The administrator's scripts: <c>/etc/libvirt/hooks</c>.</param>
/// <param name="Settings">The driver's configuration: <c>/etc/libvirt/network.conf</c>.</param>
/// <param name="IsSystem">Whether the daemon may make links; that of a user may not.</param>
/// <param name="IsHost">Whether these are the host's own places, and not those of a trial below another root.</param>
internal sealed record NetworkPlaces(
    string Config, string Autostart, string State, string Dnsmasq, string Hooks, string Settings, bool IsSystem, bool IsHost)
{
    /// <summary>The places of a daemon.</summary>
    public static NetworkPlaces For(DriverPaths paths)
    {
        string config = Path.Combine(paths.ConfigBase, "qemu", "networks");
        bool session = paths.Mode == DaemonMode.Session && paths.Root is null;
        string state = session ? Path.Combine(paths.StateBase, "network", "lib") : Path.Combine(paths.StateBase, "network");
        return new NetworkPlaces(
            config, Path.Combine(config, "autostart"), state, Path.Combine(paths.LibBase, "dnsmasq"),
            Path.Combine(paths.ConfigBase, "hooks"), Path.Combine(paths.ConfigBase, "network.conf"), paths.Mode == DaemonMode.System,
            paths.Mode == DaemonMode.System && paths.Root is null);
    }

    /// <summary>Where dnsmasq writes its number.</summary>
    public string PidOf(string network) => Path.Combine(State, network + ".pid");

    /// <summary>Where the leases of a bridge are kept.</summary>
    public string LeasesOf(string bridge) => Path.Combine(Dnsmasq, bridge + ".status");
}
