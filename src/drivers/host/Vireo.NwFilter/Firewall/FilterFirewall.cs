namespace Vireo.Drivers.NwFilters;

/// <summary>
/// Brings the rules of ports into the kernel and takes them out: what the kernel has is read, and each family is changed by one batch,
/// which is taken wholly or not at all. When one family refuses, the others get back what they had. Rules of anybody else are never
/// touched. Callers take turns.
/// </summary>
internal sealed class FilterFirewall(FirewallTools tools, Logger log)
{
    private const string Ebtables = "ebtables", Iptables = "iptables", Ip6tables = "ip6tables";

    /// <summary>Gives each port its rules, in place of those that it has.</summary>
    /// <exception cref="VirException">A rule is refused; then all is as it was.</exception>
    public async Task ApplyAsync(IReadOnlyList<PortRules> ports, CancellationToken cancellationToken)
    {
        if (ports.Count == 0)
        {
            return;
        }

        var done = new List<(string Program, SavedTable Before)>();
        Task<SavedTable>[] reads = [.. new[] { Iptables, Ip6tables, Ebtables }.Select(p => ReadAsync(p, cancellationToken))];
        SavedTable[] saved = await Task.WhenAll(reads).ConfigureAwait(false);
        try
        {
            // Frames come last: a new port is closed or open to all packets at once, as with libvirt.
            foreach ((string program, SavedTable before) in new[] { (Iptables, saved[0]), (Ip6tables, saved[1]), (Ebtables, saved[2]) })
            {
                RestoreText text = program == Ebtables ? Frames(before, ports)
                    : Packets(before, [.. ports.Select(p => (p.Port, program == Iptables ? p.Four : p.Six))]);
                if (text.IsEmpty)
                {
                    continue;
                }

                if (await tools.RestoreAsync(program, text.ToString(), cancellationToken).ConfigureAwait(false) is { } complaint)
                {
                    throw Refused(program, text, complaint);
                }

                done.Add((program, before));
            }
        }
        catch
        {
            foreach ((string program, SavedTable before) in done)
            {
                await PutBackAsync(program, before, [.. ports.Select(static p => p.Port)]).ConfigureAwait(false);
            }

            throw;
        }
    }

    private async Task<SavedTable> ReadAsync(string program, CancellationToken cancellationToken)
    {
        string table = program == Ebtables ? FrameTable.Name : PacketTable.Name;
        return SavedTable.Parse(await tools.SaveAsync(program, table, cancellationToken).ConfigureAwait(false), table);
    }

    private static RestoreText Frames(SavedTable saved, IReadOnlyList<PortRules> ports)
    {
        var text = new RestoreText(FrameTable.Name);
        foreach (PortRules rules in ports)
        {
            FrameTable.Remove(text, saved, rules.Port);
        }

        foreach (PortRules rules in ports)
        {
            FrameTable.Insert(text, rules);
        }

        return text;
    }

    private static RestoreText Packets(SavedTable saved, IReadOnlyList<(string Port, IReadOnlyList<FirewallCommand> Rules)> ports)
    {
        var text = new RestoreText(PacketTable.Name);
        foreach ((string port, _) in ports)
        {
            PacketTable.Remove(text, saved, port);
        }

        if (ports.Any(static p => p.Rules.Count > 0))
        {
            PacketTable.Share(text, saved);
        }

        foreach ((string port, IReadOnlyList<FirewallCommand> rules) in ports.Where(static p => p.Rules.Count > 0))
        {
            PacketTable.Insert(text, port, rules);
        }

        return text;
    }

    private async Task PutBackAsync(string program, SavedTable before, IReadOnlyList<string> ports)
    {
        try
        {
            SavedTable now = await ReadAsync(program, CancellationToken.None).ConfigureAwait(false);
            var text = new RestoreText(program == Ebtables ? FrameTable.Name : PacketTable.Name);
            foreach (string port in ports)
            {
                if (program == Ebtables)
                {
                    FrameTable.Remove(text, now, port);
                    FrameTable.Reinsert(text, before, port);
                }
                else
                {
                    PacketTable.Remove(text, now, port);
                    PacketTable.Reinsert(text, before, port);
                }
            }

            if (!text.IsEmpty && await tools.RestoreAsync(program, text.ToString(), CancellationToken.None).ConfigureAwait(false)
                is { } complaint)
            {
                throw Refused(program, text, complaint);
            }
        }
        catch (VirException e)
        {
            log.Error($"the former rules of {string.Join(", ", ports)} could not be put back: {e.Message}");
        }
    }

    // The call is named as libvirt would have made it.
    private VirException Refused(string program, RestoreText text, string complaint)
    {
        IReadOnlyList<string> words = text.Blamed(complaint)?.Arguments ?? [];
        return FilterErrors.RulesRefused(string.Join(' ', [tools.PathOf(program), .. words.Select(Quote)]), complaint);

        static string Quote(string word) => word.Length > 0 && word.All(static c => char.IsAsciiLetterOrDigit(c) || "_/.,:=!+-".Contains(c))
            ? word : "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
    }
}
