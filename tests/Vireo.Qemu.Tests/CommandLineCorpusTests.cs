using System.Text;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.CommandLine;
using Vireo.Drivers.Qemu.Rules;
using Xunit;

namespace Vireo.Drivers.Qemu.Tests;

/// <summary>Builds the command line of every x86 domain of the corpus and completes its document; the number that equals must not fall.</summary>
public class CommandLineCorpusTests(ITestOutputHelper output)
{
    private const int CommandLineFloor = 215, DocumentFloor = 380;

    [Fact]
    public void Command_lines_and_documents_equal_the_corpus()
    {
        string folder = SharedFiles.Corpus("qemuxmlconfdata");
        string capsFile = Path.Combine(SharedFiles.Corpus("qemucapabilitiesdata"), "caps_10.0.0_x86_64.xml");
        var caps = CapabilitiesFile.Parse(File.ReadAllText(capsFile))!.Value.Capabilities;

        // The expected files keep the short names of machines.
        AccelCapabilities Short(AccelCapabilities a) => a with { Machines = [.. a.Machines.Select(m => m.Alias is null ? m : m with { Name = m.Alias, Alias = null })] };
        caps = caps with { Kvm = Short(caps.Kvm!), Tcg = Short(caps.Tcg!) };
        int lines = 0, lineCases = 0, documents = 0, documentCases = 0;
        var report = new StringBuilder();
        foreach (string expected in Directory.GetFiles(folder, "*.x86_64-latest.xml").Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileName(expected)[..^".x86_64-latest.xml".Length];
            string input = Path.Combine(folder, name + ".xml");
            if (!File.Exists(input))
            {
                continue;
            }

            documentCases++;
            string args = Path.Combine(folder, name + ".x86_64-latest.args");
            lineCases += File.Exists(args) ? 1 : 0;
            try
            {
                var def = DomainDef.Parse(File.ReadAllText(input));
                var use = caps with { Emulator = def.Devices.Emulator ?? caps.Emulator };
                QemuPostParse.Complete(def, use, inactive: true);
                string text = def.Format(Vireo.Xml.FormatFlags.Inactive).TrimEnd() + "\n", want = File.ReadAllText(expected).TrimEnd() + "\n";
                if (text == want)
                {
                    documents++;
                }
                else
                {
                    report.Append("XML ").Append(name).Append(": ").Append(FirstDifference(want, text)).Append('\n');
                }

                if (File.Exists(args))
                {
                    QemuAliases.Assign(def);
                    var built = EmulatorArguments.Build(def, use, new FixedResources(def.Name ?? ""));
                    string got = string.Join('\n', built.Select(g => string.Join(' ', g)));
                    string asked = Arguments(File.ReadAllText(args));
                    if (got == asked)
                    {
                        lines++;
                    }
                    else
                    {
                        report.Append("ARG ").Append(name).Append(": ").Append(FirstDifference(asked, got)).Append('\n');
                    }
                }
            }
            catch (Exception e) when (e is VirException or NullReferenceException or InvalidOperationException or FormatException or OverflowException)
            {
                report.Append("EXC ").Append(name).Append(": ").Append(e.Message).Append('\n');
            }
        }

        output.WriteLine($"{lines} of {lineCases} command lines, {documents} of {documentCases} documents");
        if (Environment.GetEnvironmentVariable("VIREO_CORPUS_REPORT") is { } file)
        {
            File.WriteAllText(file, report.ToString());
        }

        Assert.True(lines >= CommandLineFloor, $"{lines} of {lineCases} command lines equal, {CommandLineFloor} did before");
        Assert.True(documents >= DocumentFloor, $"{documents} of {documentCases} documents equal, {DocumentFloor} did before");
    }

    private static string FirstDifference(string want, string got)
    {
        string[] a = want.Split('\n'), b = got.Split('\n');
        for (int i = 0; i < Math.Max(a.Length, b.Length); i++)
        {
            string x = i < a.Length ? a[i] : "(end)", y = i < b.Length ? b[i] : "(end)";
            if (x != y)
            {
                return $"want <{x.Trim()}> got <{y.Trim()}>";
            }
        }

        return "";
    }

    // The file is a shell command: a group a line, JSON in single quotes, the environment before the emulator.
    private static string Arguments(string text)
    {
        var groups = text.TrimEnd().Replace(" \\\n", "\n", StringComparison.Ordinal).Split('\n').ToList();
        int start = groups.FindIndex(g => g.StartsWith('/') || g.StartsWith("qemu", StringComparison.Ordinal));
        return string.Join('\n', groups.Skip(start + 1).Select(Unquote));
    }

    private static string Unquote(string group)
    {
        int space = group.IndexOf(' ', StringComparison.Ordinal);
        string value = space < 0 ? "" : group[(space + 1)..];
        return value.StartsWith('\'') && value.EndsWith('\'') ? group[..(space + 1)] + value[1..^1].Replace("'\\''", "'", StringComparison.Ordinal) : group;
    }

    private sealed class FixedResources(string name) : ILaunchResources
    {
        public string LibFolder { get; } = "/var/lib/libvirt/qemu/domain--1-" + name[..Math.Min(name.Length, 20)];

        public int? ListenUnix(string path) => 1729;

        public int OpenTap(NetworkInterface net, string bridge) => 3;

        public string TpmSocket(Tpm tpm) => "/dev/test";
    }
}
