using System.Text.RegularExpressions;
using Xunit;

namespace Vireo.Architecture.Tests;

/// <summary>
/// Texts of the runtime's exceptions reach neither clients nor the log: they are .NET's words ("Could not find a part of the path"), where
/// libvirt has the C library's. <c>Errors.Of</c>, <c>Reason</c> and <c>Errors.Cause</c> translate them, and nothing else looks at them.
/// </summary>
public partial class RuntimeTextTests
{
    // Where the exception's text is ours, or a parser's report on a text that somebody wrote.
    private static readonly Dictionary<string, string> s_known = new()
    {
        ["src/foundation/Vireo.Foundation/Errors.Runtime.cs"] = "the translation",
        ["src/foundation/Vireo.Foundation/Json/VirJsonText.cs"] = "the JSON parser's report",
        ["src/drivers/hypervisor/Vireo.Qemu/Monitor/QmpJson.cs"] = "the JSON parser's report",
        ["src/drivers/hypervisor/Vireo.Qemu/Operations/DomainConsole.cs"] = "the JSON parser's report",
        ["src/api/Vireo.Remote/Connecting/TlsOpener.cs"] = "OpenSSL's report on a certificate",
        ["src/cli/Vireo.Cli/XmlCommand.cs"] = "the exception is the command's own",
        ["src/rpc/Vireo.Rpc/Transport/StreamTransport.cs"] = "what has no number is TLS' report",
        ["src/api/Vireo.Native/Calls/Faults.cs"] = "what has no number is a fault of ours",
    };

    [Fact]
    public void Texts_of_the_runtime_are_translated() => Assert.Empty(Repository.SourceFiles("src")
        .Where(static f => !f.Contains("Generators", StringComparison.Ordinal) && !s_known.ContainsKey(Repository.Relative(f)))
        .SelectMany(static f => Leaks(File.ReadAllText(f)).Select(l => $"{Repository.Relative(f)}: {l}")));

    [Theory]
    [InlineData("catch (IOException e)\n{\n    throw FileErrors.NotWritten(path, e.Message);\n}", 1)]
    [InlineData("catch (Exception fault) when (fault is X)\n{\n    if (a) { log.Warning($\"cannot: {fault.Message}\"); }\n}", 1)]
    [InlineData("catch (Exception e)\n{\n    throw A(e.InnerException?.Message ?? \"\");\n}", 1)]
    [InlineData("catch (VirException e)\n{\n    log.Warning(e.Message);\n}", 0)]
    [InlineData("catch (Exception e)\n{\n    log.Warning(e.Reason());\n}\nlog.Warning(e.Message);", 0)]
    public void A_leak_is_found(string source, int count) => Assert.Equal(count, Leaks(source).Count());

    private static IEnumerable<string> Leaks(string source)
    {
        foreach (Match m in Catch().Matches(source))
        {
            int from = source.IndexOf('{', m.Index), depth = 0, to = from;
            do
            {
                depth += source[to] == '{' ? 1 : source[to] == '}' ? -1 : 0;
            }
            while (++to < source.Length && depth > 0);

            string name = m.Groups["name"].Value;
            foreach (Match leak in Regex.Matches(source[from..to], $@"\b{name}\.(?:InnerException\??\.)?Message\b"))
            {
                yield return leak.Value;
            }
        }
    }

    [GeneratedRegex(@"catch \((?!VirException)\w*Exception (?<name>\w+)\)")]
    private static partial Regex Catch();
}
