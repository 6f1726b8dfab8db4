using System.Xml.Linq;
using Vireo.Xml;
using Xunit;

namespace Vireo.Documents.Tests.Schemas;

/// <summary>
/// Every element and attribute that libvirt's schemas allow is read and printed, and every value that they name is accepted: shown by
/// documents made from the schemas, one for each case of each choice in each place.
/// </summary>
public class SchemaCoverageTests
{
    private const int Rounds = 200;

    public static IEnumerable<TheoryDataRow<string>> Schemas() =>
        DocumentKind.All.Where(k => k.Schema is not null).Select(k => new TheoryDataRow<string>(k.Schema!));

    [Theory]
    [MemberData(nameof(Schemas))]
    public void WhatSchemasAllowIsKept(string schema)
    {
        SchemaGrammar grammar = SchemaGrammar.Load(Path.Combine(Folder(), schema));
        var sampler = new SchemaSampler(grammar, seed: 1);
        Func<XElement>[] makers = [.. sampler.Documents()];
        var names = new SortedDictionary<string, bool>(StringComparer.Ordinal);
        var values = new SortedDictionary<string, bool>(StringComparer.Ordinal);
        int count = makers.Length;
        for (int round = 0; round < Rounds && makers.Length > 0; round++)
        {
            // What a document leaves open may keep its point from being seen (a source of another kind); those whose point was not seen are
            // made again.
            sampler.Boldness = round % 3 * 0.3;
            var left = new List<(Func<XElement> Make, List<string> Names, List<string> Values)>();
            foreach (Func<XElement> make in makers)
            {
                XElement sample = make();
                Exceptions.Complete(sample);

                // What a later try adds by chance is not its point.
                List<string> told = [.. Names(sample).Where(n => round == 0 || names.ContainsKey(n))];
                List<string> said = [.. Values(sample, grammar.FixedValues).Where(v => round == 0 || values.ContainsKey(v))];
                HashSet<string>? after = Read(sample);
                told.ForEach(name => names[name] = names.GetValueOrDefault(name) || after?.Contains(name) == true);
                said.ForEach(value => values[value] = values.GetValueOrDefault(value) || after is not null);
                left.Add((make, told, said));
            }

            makers = [.. left.Where(l => l.Names.Exists(n => !names[n]) || l.Values.Exists(v => !values[v])).Select(l => l.Make)];
        }

        string[] lost = [.. names.Where(n => !n.Value).Select(n => n.Key).Where(n => !Exceptions.IsLost(n))];
        string[] refused = [.. values.Where(v => !v.Value).Select(v => v.Key).Where(v => !Exceptions.IsRefused(v))];
        TestContext.Current.TestOutputHelper?.WriteLine($"{count} documents, {names.Count} names, {values.Count} values");
        Assert.True(lost.Length + refused.Length == 0, $"lost:\n{string.Join('\n', lost)}\nrefused:\n{string.Join('\n', refused)}");
        Assert.True(count > 1);
    }

    // The names in what is printed, or null when the document is refused.
    private static HashSet<string>? Read(XElement sample)
    {
        try
        {
            XmlRecord record = DocumentKind.Read(sample.ToString(), out DocumentKind kind);
            return [.. Names(XElement.Parse(kind.Format(record, FormatFlags.Secure | FormatFlags.Sizes)))];
        }
        catch (VirException)
        {
            return null;
        }
    }

    // Every element and attribute by its path.
    private static IEnumerable<string> Names(XElement root, string path = "")
    {
        string here = path + "/" + root.Name.LocalName;
        yield return here;
        foreach (XAttribute attribute in root.Attributes().Where(static a => !a.IsNamespaceDeclaration))
        {
            yield return $"{here}/@{attribute.Name.LocalName}";
        }

        foreach (string below in root.Elements().SelectMany(e => Names(e, here)))
        {
            yield return below;
        }
    }

    // Attributes and texts that have a value which the schema names.
    private static IEnumerable<string> Values(XElement root, IReadOnlySet<string> named, string path = "")
    {
        string here = path + "/" + root.Name.LocalName;
        foreach (XAttribute attribute in root.Attributes().Where(a => named.Contains(a.Value)))
        {
            yield return $"{here}/@{attribute.Name.LocalName}={attribute.Value}";
        }

        if (!root.HasElements && named.Contains(root.Value))
        {
            yield return $"{here}={root.Value}";
        }

        foreach (string below in root.Elements().SelectMany(e => Values(e, named, here)))
        {
            yield return below;
        }
    }

    private static string Folder()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string folder = Path.Combine(at.FullName, "..", "shared", "spec", "schemas");
            if (Directory.Exists(folder))
            {
                return folder;
            }
        }

        Assert.Skip("the schemas ../shared/spec/schemas are not here");
        return "";
    }
}
