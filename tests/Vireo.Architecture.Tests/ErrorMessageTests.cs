using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Vireo.Architecture.Tests;

/// <summary>
/// The texts of errors in plain text under spec/error-messages.txt, reviewed like code, because clients match on them. The file is made
/// from the declarations (<c>ErrorText</c>); VIREO_UPDATE=1 writes it anew.
/// </summary>
public partial class ErrorMessageTests
{
    private static readonly string s_path = Path.Combine(Repository.Root, "spec", "error-messages.txt");

    [Fact]
    public void The_lock_file_has_every_text()
    {
        string[] wanted = ["# CODE TEMPLATE, made from the declarations of errors. An asterisk: the caller says the code.", .. Lines()];
        if (Environment.GetEnvironmentVariable("VIREO_UPDATE") == "1")
        {
            File.WriteAllText(s_path, string.Join('\n', wanted) + "\n");
        }

        Assert.Equal(File.ReadAllLines(s_path), wanted);
    }

    [Fact]
    public void Texts_are_libvirts_where_its_list_has_the_code()
    {
        var known = Known();
        Assert.SkipWhen(known is null, "the facts in ../shared/spec are not here");
        Assert.Empty(Declared().Where(static d => d.Text != "%1$s" && !s_own.Contains(d.Text))
            .Where(d => known!.TryGetValue(d.Code, out var texts) && !texts.Contains(d.Text))
            .Select(d => $"{d.Code} {d.Text}"));
    }

    [Fact]
    public void One_text_has_one_factory()
    {
        // A text of nothing but parameters says nothing that could be said twice.
        Assert.True(s_readAndChecked.Count < 8);
        var members = Members().Distinct().Where(static m => !s_readAndChecked.Contains(m.Text));
        Assert.Empty(Factories().Concat(members).Where(static d => Parameter().Replace(d.Text, "").Any(char.IsLetter))
            .GroupBy(static d => d).Where(static g => g.Count() > 1).Select(static g => $"{g.Key.Code} {g.Key.Text}"));
    }

    // Texts of codes whose list is known, which that list lacks all the same, with the reason.
    private static readonly HashSet<string> s_own =
    [
        // libvirt 9.0's; the list is of 11.3.
        "Guest agent not available for now",
        "Password request failed",
        "%1$s: canceled by client",
        "cannot rename domain with snapshots",
        "domain already has a watchdog",
        "domain has no watchdog",
        "watchdog device not present in domain configuration",
        "host usb device vendor=%1$s product=%2$s not found",

        // What libvirt's macros put together of parts, which its list has whole or not at all.
        "read only access prevents %1$s",
        "%1$s with secure flag",
        "cannot acquire state change lock%1$s",
        "polkit",
        "polkit: unknown client process",

        // Interfaces of the host are configured by ifupdown, where libvirt leaves all to netcf and its texts.
        "interface '%1$s' is not configured",
        "interface '%1$s' is configured in '%2$s', which is left to the administrator",
        "interface '%1$s' is a part of another interface",

        // Of this daemon's own doing.
        "failed to initialize SASL library: libsasl2.so.2 is not installed",
        "the daemon is shutting down",
        "stream is not writable",

        // Waits that have a limit here and none in libvirt.
        "Child process (%1$s) did not end in %2$s seconds",
        "the emulator of '%1$s' still holds its lock",
        "cannot connect to monitor: no greeting from QEMU",
        "QEMU did not answer monitor command '%1$s' within %2$s seconds (vm='%3$s')",

        // Seen by running libvirt 9.0.
        "there is an existing dhcp host entry in network '%1$s' that matches %2$s",
    ];

    // Texts of members that are checked once more after reading: against what else the document says, or in documents of another kind.
    private static readonly HashSet<string> s_readAndChecked =
    [
        "Invalid CPU feature name",
        "Invalid CPU feature policy",
        "missing username for auth",
        "Invalid prefix value '%1$s' in <ip>",
        "unknown type presented to host for character device: %1$s",
        "bond interface miimon freq missing or invalid",
        "unknown volume encryption secret type",
    ];

    private static IEnumerable<string> Lines() =>
        Declared().Select(static d => (d.Code < 0 ? "*" : d.Code.ToString(CultureInfo.InvariantCulture)) + " "
            + d.Text.Replace("\n", "\\n", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<(int Code, string Text)> Declared() => Factories().Concat(Members().Distinct());

    // The texts of values that are wrong or missing stand on the members of records. Several members may have the same.
    private static IEnumerable<(int Code, string Text)> Members()
    {
        var codes = Codes();
        foreach (string file in Repository.SourceFiles("src/xml"))
        {
            foreach (Match m in XmlMember().Matches(File.ReadAllText(file)))
            {
                string body = m.Groups["body"].Value;
                foreach (Match text in MemberText().Matches(body))
                {
                    string kind = text.Groups["kind"].Value;
                    var code = Regex.Match(body, kind + @"Code = ErrorCode\.(\w+)");
                    string usual = kind == "BadValue" ? "ConfigUnsupported"
                        : m.Groups["name"].Value == "Union" ? "InternalError" : "XmlError";
                    yield return (codes[code.Success ? code.Groups[1].Value : usual],
                        Regex.Unescape(text.Groups["text"].Value).Replace("{0}", "%1$s", StringComparison.Ordinal));
                }
            }
        }
    }

    private static IEnumerable<(int Code, string Text)> Factories()
    {
        var codes = Codes();
        foreach (string file in Repository.SourceFiles("src"))
        {
            foreach (Match m in ErrorText().Matches(File.ReadAllText(file)))
            {
                int argument = 0;
                var parts = Literal().Matches(m.Groups["text"].Value).Select(static l => l.Groups[1].Value);
                string text = Regex.Unescape(string.Concat(parts));
                int code = m.Groups["code"].Success ? codes[m.Groups["code"].Value] : -1;
                yield return (code, Placeholder().Replace(text, _ => $"%{++argument}$s"));
            }
        }
    }

    private static Dictionary<string, int> Codes()
    {
        string file = File.ReadAllText(Path.Combine(Repository.Root, "src/foundation/Vireo.Foundation/Constants/ErrorConstants.cs"));
        string body = file[file.IndexOf("enum ErrorCode", StringComparison.Ordinal)..];
        return Member().Matches(body[..body.IndexOf('}', StringComparison.Ordinal)])
            .ToDictionary(static m => m.Groups[1].Value, static m => int.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture));
    }

    private static Dictionary<int, HashSet<string>>? Known()
    {
        string path = Path.Combine(Repository.Root, "..", "shared", "spec", "error-messages.json");
        if (!File.Exists(path))
        {
            return null;
        }

        var known = new Dictionary<int, HashSet<string>>();
        using var facts = JsonDocument.Parse(File.ReadAllText(path));
        foreach (var code in facts.RootElement.GetProperty("codes").EnumerateArray())
        {
            if (code.TryGetProperty("detail_templates", out var templates))
            {
                known[code.GetProperty("code").GetInt32()] =
                    [.. templates.EnumerateArray().Select(static t => Number().Replace(t.GetProperty("template").GetString()!, "%$1$$s"))];
            }
        }

        return known;
    }

    [GeneratedRegex(@"\[ErrorText\(\s*(?:ErrorCode\.(?<code>\w+),\s*)?(?<text>""(?:[^""\\]|\\.)*""(?:\s*\+\s*""(?:[^""\\]|\\.)*"")*)",
        RegexOptions.Singleline)]
    private static partial Regex ErrorText();

    [GeneratedRegex(@"\[Xml(?<name>Path|Union)\((?<body>(?:[^""\]]|""(?:[^""\\]|\\.)*"")*)\]", RegexOptions.Singleline)]
    private static partial Regex XmlMember();

    [GeneratedRegex(@"\b(?<kind>BadValue|Missing) = ""(?<text>(?:[^""\\]|\\.)*)""")]
    private static partial Regex MemberText();

    [GeneratedRegex(@"""((?:[^""\\]|\\.)*)""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{\w+(?::[^}]*)?\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(\w+) = (\d+)")]
    private static partial Regex Member();

    [GeneratedRegex(@"%\d+\$s")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"%(\d+)\$\w+")]
    private static partial Regex Number();
}
