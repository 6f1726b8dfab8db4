using System.Globalization;
using Vireo.Documents;

namespace Vireo.Drivers.NwFilters;

/// <summary>
/// The values of a filter's variables. A rule with variables stands for several: variables of one iterator (<c>$A[@1]</c>) step together,
/// those of different iterators make all combinations, and a combination that was there before makes no second rule.
/// </summary>
internal sealed class FilterVariables(IReadOnlyDictionary<string, IReadOnlyList<string>> values)
{
    /// <summary>The variable that has the guest's MAC address.</summary>
    public const string Mac = "MAC";

    /// <summary>The variable that has the guest's IP addresses, which may be learnt.</summary>
    public const string Ip = "IP";

    /// <summary>The values, by the name of the variable.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Values => values;

    /// <summary>The variables of a reference. Values that no variable may have are left out, as libvirt does.</summary>
    public static FilterVariables Of(IEnumerable<NwFilterParameter> parameters) => new(parameters
        .Where(static p => p is { Name: { } name, Value: { } value } && NwFilterRules.IsVariable(name, value))
        .GroupBy(static p => p.Name!, StringComparer.Ordinal)
        .ToDictionary(static g => g.Key, static g => (IReadOnlyList<string>)[.. g.Select(static p => p.Value!)], StringComparer.Ordinal));

    /// <summary>These variables where <paramref name="stronger"/> does not say otherwise.</summary>
    public FilterVariables Under(FilterVariables stronger)
    {
        var all = new Dictionary<string, IReadOnlyList<string>>(values, StringComparer.Ordinal);
        foreach ((string name, IReadOnlyList<string> list) in stronger.Values)
        {
            all[name] = list;
        }

        return new FilterVariables(all);
    }

    /// <summary>These variables and another one, where it has no value yet.</summary>
    public FilterVariables With(string name, string value) => Of([new NwFilterParameter { Name = name, Value = value }]).Under(this);

    /// <summary>
    /// What attributes need and these variables do not have: names, with the index where an element of a list is missing.
    /// </summary>
    public IEnumerable<string> Missing(IEnumerable<NwFilterAttribute> attributes)
    {
        foreach (NwFilterAttribute attribute in attributes.Where(static a => IsVariable(a)))
        {
            (string name, bool iterates, int index) = Split(attribute.Value);
            if (!values.TryGetValue(name, out IReadOnlyList<string>? list) || list.Count == 0 || (!iterates && index >= list.Count))
            {
                yield return iterates && index == 0 ? name : attribute.Value[1..];
            }
        }
    }
    /// <summary>The attributes of a rule with values in place of variables, once for each rule that it stands for.</summary>
    /// <exception cref="VirException">A variable has no value, or lists of one iterator differ in length.</exception>
    public IEnumerable<IReadOnlyList<RuleAttribute>> Resolve(IReadOnlyList<NwFilterAttribute> attributes)
    {
        List<Access> accesses = [.. attributes.Where(static a => IsVariable(a)).Select(Parse)];
        int[] iterators = [.. accesses.Where(static a => a.IsIterator).Select(static a => a.Index).Distinct()];
        int[] counts = [.. iterators.Select(i => CountOf(accesses.Where(a => a.IsIterator && a.Index == i)))];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        int[] at = new int[iterators.Length];
        do
        {
            List<RuleAttribute> resolved = [.. attributes.Select(a => IsVariable(a)
                ? new RuleAttribute(a.Name, At(Parse(a)), a.Negated, IsGiven: true)
                : new RuleAttribute(a.Name, a.Value, a.Negated))];
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

    private Access Parse(NwFilterAttribute attribute)
    {
        (string name, bool iterates, int index) = Split(attribute.Value);
        IReadOnlyList<string> list = values.TryGetValue(name, out var found) && found.Count > 0
            ? found : throw FilterErrors.VariableMissing(name);
        return iterates || index < list.Count
            ? new Access(list, iterates, index) : throw FilterErrors.VariableMissing(attribute.Value[1..]);
    }

    // A comment may begin with a dollar sign, and means nothing by it.
    private static bool IsVariable(NwFilterAttribute attribute) => attribute.Name != "comment" && attribute.Value.StartsWith('$');

    // The document's rules have brought the text into one of the forms $NAME, $NAME[2] and $NAME[@2].
    private static (string Name, bool Iterates, int Index) Split(string text)
    {
        int bracket = text.IndexOf('[', StringComparison.Ordinal);
        string name = bracket < 0 ? text[1..] : text[1..bracket];
        bool iterates = bracket < 0 || text[bracket + 1] == '@';
        string index = bracket < 0 ? "0" : text[(bracket + (iterates ? 2 : 1))..^1];
        return (name, iterates, int.Parse(index, CultureInfo.InvariantCulture));
    }

    private readonly record struct Access(IReadOnlyList<string> Values, bool IsIterator, int Index);
}
