namespace Vireo.Drivers.Networks;

/// <summary>Who filters packets.</summary>
internal enum FirewallBackend
{
    Nftables,
    Iptables,
}

/// <summary>The driver's configuration, <c>network.conf</c>: every key is obeyed, or the daemon does not start.</summary>
/// <param name="FirewallBackend">Who filters packets; null to choose by what is installed.</param>
internal sealed record NetworkSettings(FirewallBackend? FirewallBackend)
{
    private static readonly SettingsTable<NetworkSettings> s_table = new(
        [Setting<NetworkSettings>.Of(
            "firewall_backend", static v => BackendOf(v.AsText()), static (s, v) => s with { FirewallBackend = v })], []);

    /// <summary>Reads the configuration; without a file nothing is set.</summary>
    /// <exception cref="VirException">The file is no configuration, or has a value that nobody knows.</exception>
    public static NetworkSettings Read(string path)
    {
        var none = new NetworkSettings((FirewallBackend?)null);
        if (!File.Exists(path))
        {
            return none;
        }

        var file = ConfigFile.Parse(File.ReadAllText(path), path);
        NetworkSettings read = s_table.Read(file, none);
        s_table.WarnOfUnused(file);
        return read;
    }

    private static FirewallBackend BackendOf(string name) => name switch
    {
        "nftables" => Networks.FirewallBackend.Nftables,
        "iptables" => Networks.FirewallBackend.Iptables,
        _ => throw NetworkFaults.BackendUnknown(name),
    };
}
