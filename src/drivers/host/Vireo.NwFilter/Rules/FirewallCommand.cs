namespace Vireo.Drivers.NwFilters;

/// <summary>One call of a firewall's tool, as data.</summary>
/// <param name="Tool">The program: <c>ebtables</c>, <c>iptables</c> or <c>ip6tables</c>.</param>
/// <param name="Arguments">The argument vector, without the program.</param>
internal sealed record FirewallCommand(string Tool, IReadOnlyList<string> Arguments);
