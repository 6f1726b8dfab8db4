namespace Vireo.Drivers.Networks;

/// <summary>
/// A call of a firewall's tool, as libvirt makes one for each rule (corpus networkxml2firewall). Rules are kept in this form, and applied
/// many at once.
/// </summary>
/// <param name="Program">The tool.</param>
/// <param name="Arguments">Its arguments; one may hold several words, as libvirt's first argument of nft does.</param>
internal sealed record FirewallCommand(string Program, params IReadOnlyList<string> Arguments);
