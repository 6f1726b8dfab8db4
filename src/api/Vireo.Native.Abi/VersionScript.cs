using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Vireo.Native.Abi;

/// <summary>The linker's version script: one node for each release that added symbols, each with the one before it as its parent.</summary>
internal static class VersionScript
{
    /// <summary>The text of the script. Symbols that no node names stay inside.</summary>
    public static string Write(IEnumerable<CSymbol> symbols)
    {
        var text = new StringBuilder();
        var families = Nodes(symbols).GroupBy(n => n.Family).OrderBy(f => f.Key, StringComparer.Ordinal).ToList();
        foreach (var family in families)
        {
            string parent = "";
            foreach (var node in family)
            {
                text.Append(node.Name).Append(" {\n    global:\n");
                foreach (string name in node.Symbols)
                {
                    text.Append("        ").Append(name).Append(";\n");
                }

                // One node only may hide what is left.
                text.Append(family == families[0] && parent.Length == 0 ? "    local:\n        *;\n" : "");
                text.Append('}').Append(parent).Append(";\n\n");
                parent = " " + node.Name;
            }
        }

        return text.ToString();
    }

    /// <summary>The lock file: every symbol behind its node, nodes in the order of releases.</summary>
    public static string Lock(IEnumerable<CSymbol> symbols) =>
        string.Concat(Nodes(symbols).SelectMany(n => n.Symbols.Select(s => $"{n.Name} {s}\n")));

    private static IEnumerable<(string Name, string Family, List<string> Symbols)> Nodes(IEnumerable<CSymbol> symbols) =>
        symbols.GroupBy(s => s.Node)
            .Select(g => (Name: g.Key, Family: g.Key.Substring(0, g.Key.LastIndexOf('_')),
                Release: Version.Parse(g.Key.Substring(g.Key.LastIndexOf('_') + 1)),
                Symbols: g.Select(s => s.Name).OrderBy(n => n, StringComparer.Ordinal).ToList()))
            .OrderBy(n => n.Family, StringComparer.Ordinal).ThenBy(n => n.Release)
            .Select(n => (n.Name, n.Family, n.Symbols));
}
