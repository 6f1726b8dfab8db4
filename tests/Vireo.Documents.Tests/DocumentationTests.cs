using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Vireo.Xml;
using Xunit;

namespace Vireo.Documents.Tests;

/// <summary>The docstrings of the public package say what a user needs: meaning, unit, and the release that brought a member, where that is known.</summary>
public partial class DocumentationTests
{
    private static readonly Lazy<Dictionary<string, string>> s_summaries = new(Load);

    [Fact]
    public void EveryMemberHasASummary()
    {
        string[] missing =
        [
            .. Members().Where(static m => !s_summaries.Value.TryGetValue(Key(m), out string? summary) || summary.Length < 3).Select(Key),
            .. typeof(DomainDef).Assembly.GetExportedTypes().Where(static t => !t.IsNested && !s_summaries.Value.ContainsKey("T:" + t.FullName)).Select(static t => t.FullName!),
        ];
        Assert.True(missing.Length == 0, string.Join('\n', missing));
    }

    [Fact]
    public void AmountsSayTheirUnit()
    {
        string[] silent = [.. Members().Where(static m => m.GetCustomAttribute<XmlPathAttribute>()!.Unit is { } unit && !s_summaries.Value[Key(m)].Contains(unit, StringComparison.OrdinalIgnoreCase)).Select(Key)];
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
