using System.Text.RegularExpressions;
using Xunit;

namespace Vireo.Architecture.Tests;

/// <summary>Sizes: lines, methods, and classes over all their partials. Classes that are larger are listed, and the list may only get
/// shorter.</summary>
public partial class SizeRuleTests
{
    private const int LineLimit = 140;
    private const int MethodLimit = 80;
    private const int ClassLimit = 800;
    private const int DriverLimit = 200;

    private const string Modifiers =
        "public|internal|private|protected|static|async|override|virtual|abstract|sealed|unsafe|partial|readonly|new|extern";

    /// <summary>Classes that are still over the limit, as "PROJECT CLASS".</summary>
    private static readonly string[] s_largeClasses =
    [
        "Vireo.Documents NetworkRules", "Vireo.Rpc RpcConnection", "Vireo.Xml XmlTreeParser",
    ];

    // One partial a role, each method only translating a call: their size is the API's.
    private static readonly string[] s_roles = ["QemuConnection", "TestConnection", "Exports"];

    [Fact]
    public void Lines_are_short() =>
        Assert.Empty(
            from path in Repository.SourceFiles("src").Concat(Repository.NativeSources).Concat(Repository.SourceFiles("tests"))
            let test = Repository.Relative(path).StartsWith("tests/", StringComparison.Ordinal)
            from line in File.ReadLines(path).Select(static (text, index) => (Text: text, Number: index + 1))
            where line.Text.Length > LineLimit && !(test && IsText(line.Text))
            select $"{Repository.Relative(path)}:{line.Number}: {line.Text.Length} characters");

    [Fact]
    public void Methods_are_short() =>
        Assert.Empty(Repository.SourceFiles("src").SelectMany(Methods)
            .Where(static m => m.Lines > MethodLimit)
            .Select(static m => $"{m.Name}: {m.Lines} lines"));

    [Fact]
    public void Classes_are_small() =>
        Assert.Empty(Repository.SourceFiles("src")
            .Select(static path => (path, type: Type().Match(File.ReadAllText(path)).Groups[1].Value))
            .Where(static f => f.type.Length > 0 && !s_roles.Contains(f.type))
            .GroupBy(static f => $"{Project(f.path)} {f.type}")
            .Select(static g => (Name: g.Key, Files: g.Count(), Lines: g.Sum(static f => File.ReadLines(f.path).Count())))
            .Where(static c => c.Lines > ClassLimit && c.Files > 1 && !s_largeClasses.Contains(c.Name))
            .Select(static c => $"{c.Name}: {c.Lines} lines in {c.Files} files"));

    /// <summary>A hypervisor's driver class only composes its parts.</summary>
    [Fact]
    public void Drivers_only_compose() =>
        Assert.Empty(
            from path in Repository.SourceFiles("src/drivers/hypervisor")
            let folder = Path.GetFileName(Path.GetDirectoryName(path))!.Split('.')[^1]
            where Path.GetFileName(path) == folder + "Driver.cs" && File.ReadLines(path).Count() > DriverLimit
            select $"{Repository.Relative(path)}: {File.ReadLines(path).Count()} lines");

    private static string Project(string path) =>
        Array.Find(Repository.Relative(path).Split('/'), static part => part.StartsWith("Vireo", StringComparison.Ordinal)) ?? "";

    /// <summary>A line of a test that is data: what is left without its literals is short, or it is part of a document.</summary>
    private static bool IsText(string line) =>
        Literal().Replace(line, "").Length <= LineLimit || line.TrimStart().StartsWith('<') || line.TrimStart().StartsWith('{');

    private static IEnumerable<(string Name, int Lines)> Methods(string path)
    {
        string? name = null;
        int began = 0, number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            if (Method().Match(line) is { Success: true } match && !line.TrimEnd().EndsWith(';'))
            {
                (name, began) = (match.Groups[1].Value, number);
            }
            else if (line == "    }" && name is not null)
            {
                yield return ($"{Project(path)} {name}", number - began + 1);
                name = null;
            }
        }
    }

    [GeneratedRegex("""\$?"(?:[^"\\]|\\.|\{[^}]*\})*"|\b[A-Za-z]+\.Contains\(""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"^    (?:(?:" + Modifiers + @")\s+)+[\w<>\[\],.?() ]+\s+(\w+)\s*(?:<[^>]*>)?\(")]
    private static partial Regex Method();

    [GeneratedRegex(
        @"^(?:\[[^\]]*\]\s*)*(?:(?:" + Modifiers + @")\s+)+(?:record\s+struct|class|record|struct)\s+(\w+)", RegexOptions.Multiline)]
    private static partial Regex Type();
}
