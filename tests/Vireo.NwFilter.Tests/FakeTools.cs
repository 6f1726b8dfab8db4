namespace Vireo.Drivers.NwFilters.Tests;

/// <summary>Firewall tools that keep what they are told, and refuse what a test wants refused.</summary>
internal sealed class FakeTools : FirewallTools
{
    /// <summary>What each program has, as its <c>-save</c> prints it.</summary>
    public Dictionary<string, string> Saved { get; } = new() { ["ebtables"] = "", ["iptables"] = "", ["ip6tables"] = "" };

    /// <summary>The orders, with their programs.</summary>
    public List<(string Program, string Orders)> Orders { get; } = [];

    /// <summary>The ports that exist; all when null.</summary>
    public HashSet<string>? Ports { get; set; }

    /// <summary>Says what is wrong with orders; null for nothing.</summary>
    public Func<string, string, string?> Complaint { get; set; } = static (_, _) => null;

    public override Task<string> SaveAsync(string program, string table, CancellationToken cancellationToken) =>
        Task.FromResult(Saved[program]);

    public override Task<string?> RestoreAsync(string program, string orders, CancellationToken cancellationToken)
    {
        Orders.Add((program, orders));
        return Task.FromResult(Complaint(program, orders));
    }

    public override bool HasPort(string port) => Ports?.Contains(port) ?? true;

    public override string PathOf(string program) => "/usr/sbin/" + program;
}
