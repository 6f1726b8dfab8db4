using System.Globalization;
using Vireo.Documents;

namespace Vireo.Drivers.NwFilters;

/// <summary>
/// The values of a filter's variables. A rule with variables stands for several: variables of one iterator (<c>$A[@1]</c>) step together,
/// those of different iterators make all combinations, and a combination that was there before makes no second rule.
/// </summary>
internal sealed class FilterVariables(IReadOnlyDictionary<string, IReadOnlyList<string>> values)
{
    /// <summary>The attributes of a rule with values in place of variables, once for each rule that it stands for.</summary>
    /// <exception cref="VirException">A variable has no value, or lists of one iterator differ in length.</exception>
    public IEnumerable<IReadOnlyList<NwFilterAttribute>> Resolve(IReadOnlyList<NwFilterAttribute> attributes)
    {
        List<Access> accesses = [.. attributes.Where(static a => a.Value.StartsWith('$')).Select(Parse)];
        int[] iterators = [.. accesses.Where(static a => a.IsIterator).Select(static a => a.Index).Distinct()];
        int[] counts = [.. iterators.Select(i => CountOf(accesses.Where(a => a.IsIterator && a.Index == i)))];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        int[] at = new int[iterators.Length];
        do
        {
            List<NwFilterAttribute> resolved = [.. attributes.Select(a => a.Value.StartsWith('$') ? a with { Value = At(Parse(a)) } : a)];
            if (seen.Add(string.Join('\n', resolved.Select(static a => a.Value))))
            {
                yield return resolved;
            }
        }
        while (Step(at, counts));

        string At(Access access) =>
            access.Values[access.IsIterator ? at[Array.IndexOf(iterators, access.Index)] : access.Index];
    }

    // The first iterator is the quickest.
    private static bool Step(int[] at, int[] counts)
    {
        for (int i = 0; i < at.Length; i++)
        {
            if (++at[i] < counts[i])
            {
                return true;
            }

            at[i] = 0;
        }

        return false;
    }

    private static int CountOf(IEnumerable<Access> accesses)
    {
        int[] counts = [.. accesses.Select(static a => a.Values.Count).Distinct()];
        return counts.Length == 1 ? counts[0] : throw FilterErrors.ListsDiffer();
    }

    // The document's rules have brought the text into one of the forms $NAME, $NAME[2] and $NAME[@2].
    private Access Parse(NwFilterAttribute attribute)
    {
        string text = attribute.Value;
        int bracket = text.IndexOf('[', StringComparison.Ordinal);
        string name = bracket < 0 ? text[1..] : text[1..bracket];
        bool iterates = bracket < 0 || text[bracket + 1] == '@';
        string index = bracket < 0 ? "0" : text[(bracket + (iterates ? 2 : 1))..^1];
        IReadOnlyList<string> list = values.TryGetValue(name, out var found) && found.Count > 0
            ? found : throw FilterErrors.VariableMissing(name);
        var access = new Access(list, iterates, int.Parse(index, CultureInfo.InvariantCulture));
        return iterates || access.Index < list.Count ? access : throw FilterErrors.VariableMissing(text[1..]);
    }

    private readonly record struct Access(IReadOnlyList<string> Values, bool IsIterator, int Index);
}
