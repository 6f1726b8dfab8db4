using System.Globalization;
using System.Text;
using CsCheck;
using Vireo.Xml;
using Xunit;

namespace Vireo.Documents.Tests;

/// <summary>
/// Corpus documents with one fault put in (an element or attribute dropped, doubled, given another value, moved elsewhere, or the text
/// cut): whatever comes in, a document or a libvirt error comes out, in bounded time and memory; and an error says the line where the fault
/// is.
/// </summary>
public class MutationTests
{
    private const long MemoryFloor = 4 * 1024 * 1024;
    private const int MemoryFactor = 200;

    private static readonly string[] s_directories =
    [
        "networkxml2xmlin", "storagepoolxml2xmlin", "interfaceschemadata", "nwfilterxml2xmlin", "nodedevschemadata", "secretxml2xmlin",
            "virnetworkportxml2xmldata",
        "domainbackupxml2xmlin", "qemudomainsnapshotxml2xmlout", "qemudomaincheckpointxml2xmlout", "genericxml2xmloutdata",
            "qemuxmlconfdata",
    ];

    [Fact]
    public void OneFault_ends_in_a_document_or_a_libvirt_error_and_stays_within_its_limits()
    {
        string[] documents = Corpus();
        Gen.Select(Gen.Int[0, documents.Length - 1], Gen.Int[0, 5], Gen.Int[0, 1_000_000], Gen.Int[0, 1_000_000]).Sample(
            (index, kind, at, with) =>
            {
                string xml = Mutate(documents[index], kind, at, with);
                long before = GC.GetAllocatedBytesForCurrentThread();
                try
                {
                    XmlRecord document = Check(xml, out DocumentKind found);
                    found.Format(document);
                }
                catch (VirException error)
                {
                    Assert.NotEmpty(error.Message);
                }

                long used = GC.GetAllocatedBytesForCurrentThread() - before;
                Assert.True(used < MemoryFloor + ((long)MemoryFactor * xml.Length), $"{used} bytes for a document of {xml.Length}");
            },
            iter: 20_000,
            threads: 1);
    }

    [Fact]
    public void A_wrong_value_is_reported_at_its_line()
    {
        string[] documents = Corpus();
        int refused = 0;
        int right = 0;
        var wrong = new StringBuilder();
        foreach (string text in documents)
        {
            XmlTree tree = XmlTree.Parse(text);
            foreach ((int start, int length, int line) in Values(tree, text))
            {
                string xml = string.Concat(text.AsSpan(0, start), "~bogus~", text.AsSpan(start + length));
                try
                {
                    Check(xml, out _);
                }
                catch (VirException error)
                {
                    refused++;
                    if (error.Location is { } at && at.Line == line)
                    {
                        right++;
                    }
                    else if (wrong.Length < 4000)
                    {
                        wrong.Append(CultureInfo.InvariantCulture, $"\nline {line}, said {error.Location}: {error.Message}");
                    }
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{right} of {refused} faults reported at their line");
        Assert.True(refused > 1000, $"only {refused} faults were refused");
        Assert.True(right >= 0.95 * refused, $"{right} of {refused} at the right line: {wrong}");
    }

    // Reads as a driver would: completed and checked where there are rules.
    private static XmlRecord Check(string xml, out DocumentKind kind)
    {
        XmlRecord document = DocumentKind.Read(xml, out kind);
        return kind.Root switch
        {
            "network" => NetworkRules.Read(xml),
            "networkport" => NetworkPortRules.Read(xml),
            "pool" => StoragePoolRules.Read(xml),
            "interface" => InterfaceRules.Read(xml),
            "filter" => NwFilterRules.Read(xml),
            "device" => NodeDeviceRules.Read(xml),
            "secret" => SecretRules.Read(xml),
            "domainbackup" => MomentRules.ReadBackup(xml),
            "domainsnapshot" => MomentRules.ReadSnapshot(xml, 1, redefine: true),
            "domaincheckpoint" => MomentRules.ReadCheckpoint(xml, 1, redefine: true),
            _ => document,
        };
    }

    private static string[] Corpus()
    {
        string root = AppContext.BaseDirectory;
        DirectoryInfo? at = new(root);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Vireo.slnx")))
        {
            at = at.Parent;
        }

        string data = Path.GetFullPath(Path.Combine(at?.FullName ?? root, "..", "shared", "conformance"));
        if (!Directory.Exists(data))
        {
            Assert.Skip("../shared/conformance is absent");
        }

        var texts = new List<string>();
        foreach (string directory in s_directories)
        {
            // Of the large corpora a sample is enough.
            string[] files = [.. Directory.EnumerateFiles(Path.Combine(data, directory), "*.xml").Order(StringComparer.Ordinal)];
            int step = Math.Max(1, files.Length / 40);
            for (int i = 0; i < files.Length; i += step)
            {
                string text = File.ReadAllText(files[i]);
                try
                {
                    Check(text, out _);
                    texts.Add(text);
                }
                catch (VirException)
                {
                    // Cases that are wrong to begin with.
                }
            }
        }

        return [.. texts];
    }

    // Place, length and line of every attribute's value, found in the text because the tree keeps only decoded values.
    private static List<(int Start, int Length, int Line)> Values(XmlTree tree, string text)
    {
        var values = new List<(int, int, int)>();
        int line = 1;
        bool inTag = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\n')
            {
                line++;
            }
            else if (string.CompareOrdinal(text, i, "<!--", 0, 4) == 0)
            {
                int end = text.IndexOf("-->", i, StringComparison.Ordinal);
                line += text.AsSpan(i, end - i).Count('\n');
                i = end + 2;
            }
            else if (c == '<')
            {
                inTag = text[i + 1] is not ('/' or '?' or '!');
            }
            else if (c == '>')
            {
                inTag = false;
            }
            else if (inTag && c is '\'' or '"' && inTag)
            {
                int end = text.IndexOf(c, i + 1);
                values.Add((i + 1, end - i - 1, line));
                line += text.AsSpan(i, end - i).Count('\n');
                i = end;
            }
        }

        _ = tree;
        return values;
    }

    private static string Mutate(string text, int kind, int at, int with)
    {
        List<(int Start, int End)> tags = Tags(text);
        (int start, int end) = tags[at % tags.Count];
        switch (kind)
        {
            case 0:
                return text.Remove(start, end - start);
            case 1:
                return text.Insert(end, text[start..end]);
            case 2:
                string[] values = ["", "-1", "18446744073709551616", "YiB", "0x", "yes", "\u0001", "&lt;", new string('9', 300), "a\nb"];
                List<(int Start, int Length, int Line)> all = Values(XmlTree.Parse("<a/>"), text);
                if (all.Count == 0)
                {
                    return text;
                }

                (int valueStart, int valueLength, int _) = all[at % all.Count];
                return string.Concat(text.AsSpan(0, valueStart), values[with % values.Length], text.AsSpan(valueStart + valueLength));
            case 3:
                (int otherStart, int otherEnd) = tags[with % tags.Count];
                string moved = text[start..end];
                return text.Insert(otherEnd, moved);
            case 4:
                return text[..(at % text.Length)];
            default:
                return text.Insert(at % text.Length, ((char)(with % 0x250)).ToString());
        }
    }

    private static List<(int Start, int End)> Tags(string text)
    {
        var tags = new List<(int, int)>();
        for (int i = text.IndexOf('<', StringComparison.Ordinal); i >= 0; i = text.IndexOf('<', i + 1))
        {
            int end = text.IndexOf('>', i);
            if (end > 0)
            {
                tags.Add((i, end + 1));
            }
        }

        return tags;
    }
}
