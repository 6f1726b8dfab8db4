using System.Text.RegularExpressions;
using Vireo.Xml;
using Xunit;

namespace Vireo.Documents.Tests;

/// <summary>One fault in a document of the corpus: nothing but libvirt's errors comes out, and they name the right line.</summary>
public partial class GuestFaultTests
{
    private static readonly string[] s_values = ["", "bogus", "-1", "99999999999999999999", "yes", "0x", "\u00e9", "a,b", "1.5"];

    [Fact]
    public void FaultsAreReportedWhereTheyAre()
    {
        string folder = Corpus();
        var random = new Random(20260101);
        int faults = 0;
        int located = 0;
        var missed = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(folder, "*-latest.xml").Order(StringComparer.Ordinal).Where((_, i) => i % 5 == 0))
        {
            string text = File.ReadAllText(file);
            if (Error(text) is not null)
            {
                continue;
            }

            Match[] values = Attribute().Matches(text).ToArray();
            for (int i = 0; i < 12 && values.Length > 0; i++)
            {
                Group value = values[random.Next(values.Length)].Groups[1];
                string mutated = string.Concat(
                    text.AsSpan(0, value.Index), s_values[random.Next(s_values.Length)], text.AsSpan(value.Index + value.Length));
                if (Error(mutated) is not { } error)
                {
                    continue;
                }

                faults++;
                int line = text.AsSpan(0, value.Index).Count('\n') + 1;
                if (error.Location?.Line == line)
                {
                    located++;
                }
                else
                {
                    missed[error.Message] = missed.GetValueOrDefault(error.Message) + 1;
                }
            }
        }

        double share = 100.0 * located / faults;
        TestContext.Current.TestOutputHelper?.WriteLine($"{faults} faults, {share:F1} % reported at their line");
        foreach ((string message, int count) in missed.OrderByDescending(static m => m.Value).Take(12))
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"elsewhere: {count} {message}");
        }

        Assert.True(faults > 200);
        Assert.True(share >= 95, $"{share:F1} %");
    }

    [Fact]
    public void DamagedTextNeverCrashes()
    {
        string folder = Corpus();
        var random = new Random(20260102);
        foreach (string file in Directory.EnumerateFiles(folder, "*-latest.xml").Order(StringComparer.Ordinal).Where((_, i) => i % 9 == 0))
        {
            string text = File.ReadAllText(file);
            for (int i = 0; i < 15; i++)
            {
                int at = random.Next(text.Length);
                int length = Math.Min(random.Next(1, 40), text.Length - at);
                Error(random.Next(3) switch
                {
                    0 => text.Remove(at, length),
                    1 => text.Insert(at, text.Substring(at, length)),
                    _ => text.Remove(at, 1).Insert(at, ((char)random.Next(1, 0x2000)).ToString()),
                });
            }

            // Whole elements dropped or twice.
            string[] lines = text.Split('\n');
            for (int i = 0; i < 15; i++)
            {
                int at = random.Next(lines.Length);
                Error(string.Join('\n', random.Next(2) == 0
                    ? lines.Where((_, n) => n != at)
                    : [.. lines[..at], lines[at], .. lines[at..]]));
            }
        }
    }

    /// <summary>The libvirt error that a text gives, or null; any other exception fails the test.</summary>
    private static VirException? Error(string text)
    {
        try
        {
            DomainRules.Generic.Parse(text).Format(FormatFlags.Secure);
            return null;
        }
        catch (VirException error)
        {
            return error;
        }
    }

    private static string Corpus()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string folder = Path.Combine(at.FullName, "..", "shared", "conformance", "qemuxmlconfdata");
            if (Directory.Exists(folder))
            {
                return folder;
            }
        }

        Assert.Skip("the corpus ../shared/conformance is not here");
        return "";
    }

    [GeneratedRegex("='([^']*)'")]
    private static partial Regex Attribute();
}
