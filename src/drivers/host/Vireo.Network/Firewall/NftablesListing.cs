namespace Vireo.Drivers.Networks;

/// <summary>Finds the rules of a network in what <c>nft -a list table</c> prints.</summary>
internal static class NftablesListing
{
    /// <summary>The chain and handle of each rule that names the bridge, or translates one of the networks.</summary>
    public static IEnumerable<(string Chain, string Handle)> RulesOf(string table, string bridge, IReadOnlySet<string> subnets)
    {
        string chain = "";
        foreach (string line in table.Split('\n'))
        {
            string[] words = line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words is ["chain", var name, "{", ..])
            {
                chain = name;
            }
            else if (words is [.., "#", "handle", var handle] && IsOf(words, chain, bridge, subnets))
            {
                yield return (chain, handle);
            }
        }
    }

    private static bool IsOf(string[] words, string chain, string bridge, IReadOnlySet<string> subnets)
    {
        for (int i = 0; i + 1 < words.Length; i++)
        {
            if (words[i] is "iif" or "oif" && words[i + 1] == $"\"{bridge}\"")
            {
                return true;
            }

            if (words[i] is "saddr" && chain == "guest_nat" && subnets.Contains(words[i + 1]))
            {
                return true;
            }
        }

        return false;
    }
}
