using System.Text.RegularExpressions;
using Xunit;

namespace Vireo.Architecture.Tests;

/// <summary>
/// Errors are made by factories whose text stands on their declaration (<c>ErrorText</c>), where the lock file sees it. No other source
/// gives an error a text: it neither calls what makes errors of texts, nor hands a factory words that belong into its text.
/// </summary>
public partial class FreeErrorTextTests
{
    // What makes errors of texts, for the generated bodies of factories; and one text that is put together of many parts.
    private static readonly Dictionary<string, string> s_makers = new()
    {
        ["src/foundation/Vireo.Foundation/Errors"] = "the makers themselves",
        ["src/xml/Vireo.Xml/Xml"] = "the place in a document is added here, and the parser's report with its line and pointer is libxml2's",
        ["src/xml/Vireo.Xml/Codecs/ScaledCodec.cs"] = "the text stands on the record's declaration",
        ["src/xml/Vireo.Documents/Rules/DocumentFaults.cs"] = "the place in a document is added here",
    };

    [Fact]
    public void No_source_gives_an_error_a_text_of_its_own()
    {
        Assert.True(s_makers.Count < 5);
        Assert.Empty(Repository.SourceFiles("src").Where(static f => !f.Contains("Generators", StringComparison.Ordinal)
            && !s_makers.Keys.Any(m => Path.GetRelativePath(Repository.Root, f).StartsWith(m, StringComparison.Ordinal)))
            .SelectMany(static f => FreeTexts(File.ReadAllText(f)).Select(t => $"{Path.GetFileName(f)}: {t}")));
    }

    [Theory]
    [InlineData("throw Errors.Report(ErrorDomain.Qemu, ErrorCode.InternalError, \"no such thing\");")]
    [InlineData("throw Errors.Report(ErrorDomain.Qemu, ErrorCode.InternalError, $\"no {thing}\");")]
    [InlineData("throw Errors.Report(ErrorDomain.Qemu, ErrorCode.InternalError, text);")]
    [InlineData("throw Errors.System(ErrorDomain.None, 2, $\"cannot open '{Name(path, 1)}'\");")]
    [InlineData("throw new VirException(ErrorCode.InternalError, ErrorDomain.None, message);")]
    [InlineData("throw element.Error(ErrorCode.XmlError, \"missing name\");")]
    [InlineData("throw faults.Of(ErrorDomain.Xml).Error(ErrorCode.XmlError, path, text);")]
    [InlineData("throw QemuErrors.Failed(a ? \"one reason\" : other);")]
    [InlineData("throw GuestErrors.Failed($\"{name} is no name\");")]
    [InlineData("throw GuestErrors.Failed(\"x\", a ? \"y\" : $\"no {name} here\");")]
    public void A_free_text_is_found(string source) => Assert.Single(FreeTexts(source));

    [Theory]
    [InlineData("throw QemuErrors.DiskMissing(disk.Target?.Dev, \"virtio\");")]
    [InlineData("throw QemuErrors.PciDoubleUse($\"{a.Domain ?? 0:x4}:{a.Bus ?? 0:x2}\");")]
    [InlineData("throw Errors.Report(ErrorDomain.Test, ErrorCode.NoDomain);")]
    [InlineData("// throw Errors.Report(ErrorDomain.Qemu, ErrorCode.InternalError, \"no such thing\");")]
    [InlineData("log.Error($\"cannot take over '{name}'\");")]
    public void What_is_no_free_text_is_not_found(string source) => Assert.Empty(FreeTexts(source));

    private static IEnumerable<string> FreeTexts(string source)
    {
        source = Comment().Replace(source, "");
        foreach (Match m in Maker().Matches(source))
        {
            // A report of a code alone has no text.
            if (!m.Value.StartsWith("Errors.Report", StringComparison.Ordinal) || Arguments(source, m).Count(static c => c == ',') > 1)
            {
                yield return m.Value + Arguments(source, m) + ")";
            }
        }

        foreach (Match m in Factory().Matches(source))
        {
            string arguments = Hole().Replace(Cause().Replace(Arguments(source, m), ""), "");
            if (!Maker().IsMatch(m.Value) && Literal().Matches(arguments).Any(static l => Words().IsMatch(l.Value)))
            {
                yield return m.Value + arguments + ")";
            }
        }
    }

    // What stands between the parentheses of a call.
    private static string Arguments(string source, Match call)
    {
        int depth = 1, at = call.Index + call.Length;
        for (bool quoted = false; at < source.Length && depth > 0; at++)
        {
            char c = source[at];
            if (c == '\\')
            {
                at++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted)
            {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            }
        }

        return source[(call.Index + call.Length)..Math.Max(at - 1, call.Index + call.Length)];
    }

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<![\w.])Errors\.(?:Report|System|Document|Argument|BadArgumentOf|XmlSyntax)\(|new VirException\("
        + @"|\.Error\((?=Error(?:Code|Domain)\.)")]
    private static partial Regex Maker();

    [GeneratedRegex(@"\b\w*Errors\.[A-Z]\w*\(")]
    private static partial Regex Factory();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Hole();

    // The text of another exception, for the log.
    [GeneratedRegex(@"new \w+Exception\(\$?""[^""]*""\)")]
    private static partial Regex Cause();

    [GeneratedRegex(@"""(?:[^""\\]|\\.)*""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\w\W* \W*\w")]
    private static partial Regex Words();
}
