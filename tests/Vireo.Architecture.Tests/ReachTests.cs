using System.Text.RegularExpressions;
using Xunit;

namespace Vireo.Architecture.Tests;

/// <summary>
/// Code that only tests reach proves nothing of the product. A type that no other source file of the product names is deleted, wired, or
/// stands here with what will use it; the document corpora count those apart (<c>CorpusRegistry.Unreached</c>).
/// </summary>
public partial class ReachTests
{
    private static readonly Dictionary<string, string> s_unreached = new(StringComparer.Ordinal)
    {
        ["CgroupLayout"] = "control groups of guests",
        ["ResctrlAllocation"] = "cache allocation of guests",
        ["JsonDotted"] = "backing files named by json: texts, which the storage driver reads",
        ["VirJsonText"] = "backing files named by json: texts, which the storage driver reads",
        ["StoredDomain"] = "drivers that know no more of a domain than the kit; the sample driver is one",
    };

    // The public package, and lists of facts, are there for callers outside. Generators run inside the compiler.
    private static readonly string[] s_outside =
        ["/api/Vireo/", "/generators/", "/Vireo.Foundation/Constants/", "/Vireo.Protocol/", "/Vireo.Operations/", "/Vireo.Native.Abi/"];

    [Fact]
    public void Every_type_is_named_by_another_file_of_the_product()
    {
        var sources = Repository.SourceFiles("src").Concat(Repository.GeneratedFiles).ToDictionary(
            static path => path, static path => Comment().Replace(File.ReadAllText(path), ""));
        var namedBy = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var (path, text) in sources)
        {
            foreach (Match word in Word().Matches(text))
            {
                (namedBy.TryGetValue(word.Value, out var files) ? files : namedBy[word.Value] = []).Add(path);
            }
        }

        var alone =
            from source in sources
            where !s_outside.Any(o => source.Key.Contains(o, StringComparison.Ordinal)) && !Works().IsMatch(source.Value)
            let type = Declaration().Match(source.Value)
            let name = type.Groups["name"].Value
            where Path.GetFileName(source.Key).Split('.')[0] == name && namedBy[name].Count == 1
            select name;
        Assert.Equal(s_unreached.Keys.Order(StringComparer.Ordinal), alone.Distinct().Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"//.*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    // Extensions are used by the names of their methods; module initializers run by themselves.
    [GeneratedRegex(@"\(this |extension\(|\[ModuleInitializer\]")]
    private static partial Regex Works();

    [GeneratedRegex(@"^(?:public|internal) (?:(?:static|sealed|abstract|partial|readonly|ref|unsafe) )*"
        + @"(?:record struct|record class|class|record|struct|interface|enum) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
