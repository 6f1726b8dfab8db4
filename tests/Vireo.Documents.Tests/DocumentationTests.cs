using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Vireo.Xml;
using Xunit;

namespace Vireo.Documents.Tests;

/// <summary>The docstrings of the public package say what a user needs: meaning, unit, and the release that brought a member, where that is
/// known.</summary>
public partial class DocumentationTests
{
    private static readonly Lazy<Dictionary<string, string>> s_summaries = new(Load);

    [Fact]
    public void EveryMemberHasASummary()
    {
        string[] missing =
        [
            .. Members().Where(static m => !s_summaries.Value.TryGetValue(Key(m), out string? summary) || summary.Length < 3).Select(Key),
            .. typeof(DomainDef).Assembly.GetExportedTypes()
                .Where(static t => !t.IsNested && !s_summaries.Value.ContainsKey("T:" + t.FullName)).Select(static t => t.FullName!),
        ];
        Assert.True(missing.Length == 0, string.Join('\n', missing));
    }

    [Fact]
    public void AmountsSayTheirUnit()
    {
        string[] silent = [.. Members()
            .Where(static m => m.GetCustomAttribute<XmlPathAttribute>()!.Unit is { } unit
                && !s_summaries.Value[Key(m)].Contains(unit, StringComparison.OrdinalIgnoreCase)).Select(Key)];
        Assert.True(silent.Length == 0, string.Join('\n', silent));
    }

    [Fact]
    public void ReleasesAreNamedWhereTheyAreKnown()
    {
        int told = 0;
        foreach ((string member, string summary) in s_summaries.Value)
        {
            // The words are always the same, so that tools find them.
            if (summary.Contains("ince", StringComparison.Ordinal) && Since().Match(summary) is { Success: true } since)
            {
                told++;
                Assert.True(Version.Parse(since.Groups[1].Value) <= new Version(11, 10, 0), member);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{told} of {s_summaries.Value.Count} members say since when");
        Assert.True(told >= 380, $"only {told} members say since when");
    }

    /// <summary>
    /// A member that names no release came with its record; a record that names none came with the member that holds it, or with its base;
    /// and every public document names its own. Thus the release of every member is known.
    /// </summary>
    [Fact]
    public void EveryMemberHasAReleaseOfItsOwnOrInheritsOne()
    {
        var known = new Dictionary<Type, string>();
        var todo = new Queue<Type>();
        Type[] all = [.. typeof(DomainDef).Assembly.GetExportedTypes().Where(static t => typeof(XmlRecord).IsAssignableFrom(t))];
        void Know(Type type, string release)
        {
            if (known.TryAdd(type, ReleaseOf("T:" + type.FullName) ?? release))
            {
                todo.Enqueue(type);
            }
        }

        // What libvirt keeps for itself, and the extensions of drivers, come with the guest where they name nothing else.
        foreach (Type root in all.Where(
            static t => t.GetCustomAttribute<XmlRootAttribute>() is not null || typeof(XmlExtension).IsAssignableFrom(t)
            || t == typeof(DomainStatusDef) || t == typeof(NwFilterDef)))
        {
            Know(root, ReleaseOf("T:" + typeof(DomainDef).FullName)!);
        }

        while (todo.TryDequeue(out Type? type))
        {
            string mine = known[type];
            foreach (Type kin in all.Where(t => t.BaseType == type || type.BaseType == t))
            {
                Know(kin, mine);
            }

            foreach (PropertyInfo member in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            {
                Type inner = member.PropertyType.IsGenericType ? member.PropertyType.GetGenericArguments()[0] : member.PropertyType;
                if (typeof(XmlRecord).IsAssignableFrom(inner) && inner.Assembly == type.Assembly)
                {
                    Know(inner, ReleaseOf(Key(member)) ?? mine);
                }
            }
        }

        string[] unknown = [.. Members().Where(m => ReleaseOf(Key(m)) is null && !known.ContainsKey(m.DeclaringType!)).Select(Key)];
        int own = Members().Count(static m => ReleaseOf(Key(m)) is not null);
        TestContext.Current.TestOutputHelper?.WriteLine($"{own} of {Members().Count()} members name a release, the others inherit one");
        Assert.True(unknown.Length == 0, string.Join('\n', unknown));
        Assert.True(own >= 410, $"only {own} members name a release");
    }

    private static string? ReleaseOf(string key) =>
        s_summaries.Value.TryGetValue(key, out string? summary) && Since().Match(summary) is { Success: true } since
            ? since.Groups[1].Value
            : null;

    private static IEnumerable<PropertyInfo> Members() => typeof(DomainDef).Assembly.GetExportedTypes()
        .SelectMany(static t => t.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
        .Where(static p => p.GetCustomAttribute<XmlPathAttribute>() is not null);

    private static string Key(PropertyInfo member) => $"P:{member.DeclaringType!.FullName}.{member.Name}";

    private static Dictionary<string, string> Load()
    {
        string path = Path.ChangeExtension(typeof(DomainDef).Assembly.Location, ".xml");
        return XDocument.Load(path).Descendants("member").Where(static m => m.Element("summary") is not null)
            .ToDictionary(static m => m.Attribute("name")!.Value, static m => m.Element("summary")!.Value.Trim(), StringComparer.Ordinal);
    }

    [GeneratedRegex(@"Since (\d+\.\d+\.\d+)")]
    private static partial Regex Since();
}
