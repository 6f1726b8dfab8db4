using System.Buffers;
using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Completes and checks a network filter.</summary>
public static class NwFilterRules
{
    internal const string RootChain = "root";

    private const int MaxChainLength = 12;

    private static readonly SearchValues<char> s_nameChars =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    private static readonly SearchValues<char> s_valueChars =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.:");

    // Order as in libvirt's message; the priorities are those of the chains of each protocol.
    private static readonly (string Prefix, int Priority)[] s_chains = [
        ("mac", -800), ("vlan", -750), ("stp", 0), ("arp", -500), ("rarp", -400), ("ipv4", -700), ("ipv6", -600)];

    /// <summary>Reads, completes and checks a document.</summary>
    /// <param name="xml">The text.</param>
    /// <param name="dropped">Receives what was ignored.</param>
    /// <exception cref="VirException">The document is not acceptable.</exception>
    public static NwFilterDef Read(string xml, List<DroppedNode>? dropped = null)
    {
        XmlElement root = DocumentReader.Root(xml, ErrorDomain.Nwfilter, dropped);
        NwFilterDef filter = NwFilterDef.Parse(root);
        PostParse(filter, root);
        return filter;
    }

    /// <summary>Fills in what was left out, and checks the rest.</summary>
    public static void PostParse(NwFilterDef filter, XmlElement root = default)
    {
        var faults = new DocumentFaults(root, ErrorDomain.Nwfilter);
        if (string.IsNullOrEmpty(filter.Name))
        {
            throw faults.FilterNameMissing("");
        }

        filter.Uuid ??= Uuid.Random();
        filter.Chain ??= RootChain;
        CheckChain(filter, faults);
        foreach (NwFilterEntry entry in filter.Entries)
        {
            if (entry is NwFilterInclude include)
            {
                Sort(include.Reference);
            }
        }
    }

    /// <summary>Puts the values of each variable together, the variables in the order of their names, as libvirt prints them.</summary>
    internal static void Sort(NwFilterRef reference)
    {
        reference.Parameters.RemoveAll(static p => p.Name is null || p.Value is null || !IsVariable(p.Name, p.Value));
        List<NwFilterParameter> sorted = [.. reference.Parameters.OrderBy(p => p.Name, StringComparer.Ordinal)];
        reference.Parameters = sorted;
    }

    /// <summary>Whether a variable may have a name and a value; libvirt ignores one that may not.</summary>
    public static bool IsVariable(string name, string value) =>
        name.Length > 0 && !name.AsSpan().ContainsAnyExcept(s_nameChars)
        && value.Length > 0 && !value.AsSpan().ContainsAnyExcept(s_valueChars);

    private static void CheckChain(NwFilterDef filter, DocumentFaults faults)
    {
        string chain = filter.Chain!;
        if (chain.Length > MaxChainLength)
        {
            throw faults.ChainTooLong("@chain", MaxChainLength);
        }

        foreach (char c in chain)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '.' or ':' or '-'))
            {
                throw faults.ChainCharacters("@chain");
            }
        }

        if (chain == RootChain)
        {
            return;
        }

        foreach ((string prefix, int priority) in s_chains)
        {
            if (chain.StartsWith(prefix, StringComparison.Ordinal))
            {
                filter.Priority ??= priority == 0 ? null : priority;
                return;
            }
        }

        throw faults.ChainUnknown("@chain", chain, string.Join(", ", s_chains.Select(c => c.Prefix)));
    }
}
