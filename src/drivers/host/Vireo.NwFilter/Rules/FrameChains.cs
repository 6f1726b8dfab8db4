namespace Vireo.Drivers.NwFilters;

/// <summary>
/// The chains of ebtables that a port has: one for each direction, which the kernel's chains lead to, and those of filters below. Commands
/// have the names that libvirt builds them under (J, P); the kernel has them under those that they get when all is well (I, O).
/// </summary>
internal static class FrameChains
{
    /// <summary>The letter of what a guest sends.</summary>
    public const char Sent = 'J';

    /// <summary>The letter of what a guest gets.</summary>
    public const char Received = 'P';

    /// <summary>The address that bridges send to each other on.</summary>
    public const string BridgeGroup = "01:80:c2:00:00:00";

    /// <summary>The chain that is not jumped to from others.</summary>
    public const string Root = "root";

    private static readonly (string Prefix, string[] Match)[] s_matches =
    [
        ("ipv4", ["-p", "0x0800"]), ("ipv6", ["-p", "0x86dd"]), ("arp", ["-p", "0x0806"]), ("rarp", ["-p", "0x8035"]),
        ("vlan", ["-p", "0x8100"]), ("stp", ["-d", BridgeGroup]), ("mac", []),
    ];

    /// <summary>The name of a filter's chain at a port.</summary>
    public static string Name(char letter, string port, string chain) =>
        chain == Root ? $"libvirt-{letter}-{port}" : $"{letter}-{port}-{chain}";

    /// <summary>What leads from a port's own chain to a filter's: packets of the protocol that the chain is named after.</summary>
    public static FirewallCommand Jump(char letter, string port, string chain)
    {
        string[] match = Array.Find(s_matches, m => chain.StartsWith(m.Prefix, StringComparison.Ordinal)).Match ?? [];
        return new FirewallCommand(
            "ebtables",
            ["--concurrent", "-t", "nat", "-A", Name(letter, port, Root), .. match, "-j", Name(letter, port, chain)]);
    }
}
