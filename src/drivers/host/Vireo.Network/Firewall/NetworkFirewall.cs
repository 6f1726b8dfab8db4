using System.Text;
using Vireo.Documents;
using Vireo.Posix;

namespace Vireo.Drivers.Networks;

/// <summary>
/// Puts the rules of a network into the kernel and takes them out: each family as one batch that the kernel takes wholly or not at all.
/// Rules of others are never touched.
/// </summary>
internal sealed class NetworkFirewall(NetworkSettings settings, Logger log)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private static readonly string[] s_families = ["ip", "ip6"];
    private readonly ObjectGate _turn = new();

    /// <summary>
    /// Puts the rules in, in place of those that the network has. The rules of a family that the kernel refuses stay as they were: whoever
    /// asked takes the others back.
    /// </summary>
    public async Task AddAsync(NetworkDef network, CancellationToken cancellationToken)
    {
        if (!HasRules(network))
        {
            return;
        }

        using var turn = await _turn.EnterAsync(cancellationToken).ConfigureAwait(false);
        await (Choose() == FirewallBackend.Nftables
            ? AddNftablesAsync(network, cancellationToken)
            : AddIptablesAsync(network, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Takes the rules out, of whichever back-end: it may have been another one when the network started.</summary>
    public async Task RemoveAsync(NetworkDef network)
    {
        if (HasRules(network))
        {
            using var turn = await _turn.EnterAsync(CancellationToken.None).ConfigureAwait(false);
            await RemoveQuietlyAsync(network).ConfigureAwait(false);
        }
    }

    private static bool HasRules(NetworkDef network) =>
        NetworkDefinitions.OwnsBridge(network) && network.Forward?.Mode != NetworkForwardMode.Open;

    // What network.conf says; else nftables where it is, as libvirt 11.3 decides.
    private FirewallBackend Choose() => settings.FirewallBackend
        ?? (Posix.Host.FindProgram("nft") is not null || Posix.Host.FindProgram("iptables") is null
            ? FirewallBackend.Nftables : FirewallBackend.Iptables);

    private async Task RemoveQuietlyAsync(NetworkDef network)
    {
        try
        {
            if (Posix.Host.FindProgram("nft") is not null)
            {
                await RemoveNftablesAsync(network).ConfigureAwait(false);
            }

            if (Posix.Host.FindProgram("iptables-restore") is not null)
            {
                await RemoveIptablesAsync(network).ConfigureAwait(false);
            }
        }
        catch (VirException e)
        {
            log.Warning($"the firewall rules of network '{network.Name}' could not be taken out: {e.Message}");
        }
    }

    private async Task AddNftablesAsync(NetworkDef network, CancellationToken cancellationToken)
    {
        IReadOnlyList<FirewallCommand> rules = NftablesRules.Of(network);
        var orders = new StringBuilder();
        foreach (string family in s_families.Where(f => rules.Any(r => r.Arguments[2] == f)))
        {
            if (await TableAsync(family, cancellationToken).ConfigureAwait(false) is { } table)
            {
                AppendDeletions(orders, network, family, table);
            }
            else
            {
                Append(orders, NftablesRules.Base(family).Skip(1));
            }
        }

        Append(orders, rules);
        await BatchTool.RunAsync("nft", ["-f", "-"], orders.ToString(), s_patience, cancellationToken).ConfigureAwait(false);
        await ComputeChecksumsAsync(network, cancellationToken).ConfigureAwait(false);

        static void Append(StringBuilder orders, IEnumerable<FirewallCommand> commands)
        {
            foreach (FirewallCommand command in commands)
            {
                orders.AppendJoin(' ', command.Arguments.Select(static a => a == "-ae insert" ? "insert" : a)).Append('\n');
            }
        }
    }

    // Only old clients need it: a kernel that cannot is no reason to have no network.
    private async Task ComputeChecksumsAsync(NetworkDef network, CancellationToken cancellationToken)
    {
        // A network with limits has its classes already.
        int known = network.Bandwidth?.Inbound?.Average is > 0 ? 2 : 1;
        string orders = string.Concat(
            NftablesRules.Checksums(network).Skip(known).Select(static c => string.Join(' ', c.Arguments) + "\n"));
        if (orders.Length == 0 || Posix.Host.FindProgram("tc") is null)
        {
            return;
        }

        HelperResult done = await BatchTool.TryAsync("tc", ["-batch", "-"], orders, s_patience, cancellationToken).ConfigureAwait(false);
        if (!done.Exit.Succeeded && !await IsSchedulingAsync(network, cancellationToken).ConfigureAwait(false))
        {
            log.Warning($"the kernel will not compute checksums of DHCP for network '{network.Name}': {done.Error.Trim()}");
        }
    }

    // What is put in again is there already.
    private static async Task<bool> IsSchedulingAsync(NetworkDef network, CancellationToken cancellationToken)
    {
        HelperResult shown = await HelperProgram.RunAsync(
            Posix.Host.RequireProgram("tc"), ["qdisc", "show", "dev", network.Bridge?.Name ?? ""], s_patience, cancellationToken)
            .ConfigureAwait(false);
        return shown.Output.Contains("qdisc htb 1: root", StringComparison.Ordinal);
    }

    private async Task RemoveNftablesAsync(NetworkDef network)
    {
        var orders = new StringBuilder();
        foreach (string family in s_families)
        {
            if (await TableAsync(family, CancellationToken.None).ConfigureAwait(false) is { } table)
            {
                AppendDeletions(orders, network, family, table);
            }
        }

        if (orders.Length > 0)
        {
            await BatchTool.RunAsync("nft", ["-f", "-"], orders.ToString(), s_patience, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static void AppendDeletions(StringBuilder orders, NetworkDef network, string family, string table)
    {
        HashSet<string> subnets = [.. FirewallSubnet.Of(network).Select(static s => s.Subnet)];
        foreach ((string chain, string handle) in NftablesListing.RulesOf(table, network.Bridge?.Name ?? "", subnets))
        {
            orders.Append("delete rule ").Append(family).Append(' ').Append(NftablesRules.Table).Append(' ').Append(chain)
                .Append(" handle ").Append(handle).Append('\n');
        }
    }

    // The text of the table, with handles; null when there is none.
    private static async Task<string?> TableAsync(string family, CancellationToken cancellationToken)
    {
        HelperResult listed = await HelperProgram.RunAsync(
            Posix.Host.RequireProgram("nft"), ["-a", "list", "table", family, NftablesRules.Table], s_patience, cancellationToken)
            .ConfigureAwait(false);
        return listed.Exit.Succeeded ? listed.Output : null;
    }

    private static async Task AddIptablesAsync(NetworkDef network, CancellationToken cancellationToken)
    {
        foreach (IGrouping<string, FirewallCommand> family in IptablesRules.Of(network).GroupBy(static r => r.Program))
        {
            string saved = await SavedAsync(family.Key, cancellationToken).ConfigureAwait(false);
            string orders = IptablesBatch.Delete(saved, network) + IptablesBatch.Insert(family, IptablesBatch.Missing(saved));
            await BatchTool.RunAsync(family.Key + "-restore", ["-w", "--noflush"], orders, s_patience, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private static async Task RemoveIptablesAsync(NetworkDef network)
    {
        foreach (string program in IptablesRules.Of(network).Select(static r => r.Program).Distinct())
        {
            string orders = IptablesBatch.Delete(await SavedAsync(program, CancellationToken.None).ConfigureAwait(false), network);
            if (orders.Length > 0)
            {
                await BatchTool.RunAsync(program + "-restore", ["-w", "--noflush"], orders, s_patience, CancellationToken.None)
                    .ConfigureAwait(false);
            }
        }
    }

    private static async Task<string> SavedAsync(string program, CancellationToken cancellationToken)
    {
        HelperResult saved = await HelperProgram.RunAsync(
            Posix.Host.RequireProgram(program + "-save"), [], s_patience, cancellationToken).ConfigureAwait(false);
        saved.ThrowOnFailure();
        return saved.Output;
    }
}
