using System.Xml.Linq;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.Monitor;
using Xunit;

namespace Vireo.Drivers.Qemu.Tests;

public sealed class CapabilitiesTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly string _folder = Directory.CreateTempSubdirectory("caps").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public async Task A_real_emulator_tells_its_machines_and_cpus()
    {
        string emulator = SharedFiles.RequireEmulator();
        var caps = await QemuProbe.RunAsync(emulator, _folder, kvm: false, None);
        Assert.Equal("x86_64", caps.Arch);
        Assert.True(caps.Version >= 6002000);
        Assert.Null(caps.Kvm);
        Assert.Equal("pc", caps.DefaultMachine("qemu")!.Alias);
        Assert.StartsWith("pc-q35-", caps.FindMachine("qemu", "q35")!.Name, StringComparison.Ordinal);
        Assert.Equal("pc.ram", caps.FindMachine("qemu", "q35")!.DefaultRamId);
        Assert.Contains(caps.Tcg!.Cpus, c => c is { Name: "qemu64", Usable: true });
        Assert.True(caps.Has(QemuFlag.Tcg));
        Assert.True(caps.Has(QemuFlag.VirtioRng));
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task A_binary_that_dies_gives_its_own_words()
    {
        string script = Path.Combine(_folder, "qemu-system-broken");
        await File.WriteAllTextAsync(script, "#!/bin/sh\necho 'this emulator is broken' >&2\nexit 3\n", None);
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var e = await Assert.ThrowsAsync<VirException>(() => QemuProbe.RunAsync(script, _folder, kvm: false, None));
        Assert.Contains("this emulator is broken", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Capabilities_survive_the_cache_file()
    {
        var caps = await Recorded("7.2.0", "x86_64");
        var stamp = new CacheStamp(1, 2, "x", 3, true, "6.1");
        var again = CapabilitiesFile.Parse(CapabilitiesFile.Format(caps, stamp))!.Value;
        Assert.Equal(stamp, again.Stamp);
        Assert.Equal(CapabilitiesFile.Format(caps, stamp), CapabilitiesFile.Format(again.Capabilities, again.Stamp));
        Assert.Null(CapabilitiesFile.Parse("<qemuCaps>"));
        Assert.Null(CapabilitiesFile.Parse("<other/>"));
    }

    [Theory]
    [InlineData("6.2.0", "x86_64")]
    [InlineData("7.2.0", "x86_64")]
    [InlineData("9.1.0", "x86_64")]
    [InlineData("10.0.0", "x86_64")]
    [InlineData("10.0.0", "s390x")]
    [InlineData("9.1.0", "riscv64")]
    public async Task A_recorded_conversation_gives_what_is_expected(string version, string arch)
    {
        var caps = await Recorded(version, arch);
        var expected = XElement.Load(Path.Combine(SharedFiles.Corpus("qemucapabilitiesdata"), $"caps_{version}_{arch}.xml"));
        Assert.Equal((string?)expected.Element("version"), caps.Version.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((string?)expected.Element("arch"), caps.Arch);
        foreach (var (type, accel) in new[] { ("kvm", caps.Kvm), ("tcg", caps.Tcg) })
        {
            Assert.Equal(Names(expected, "machine", type), accel?.Machines.Select(m => m.Name) ?? []);
            Assert.Equal(Names(expected, "cpu", type), accel?.Cpus.Select(c => c.Name) ?? []);
            foreach (var (element, cpu) in expected.Elements("cpu").Where(c => (string?)c.Attribute("type") == type).Zip(accel?.Cpus ?? []))
            {
                Assert.Equal(element.Elements("blocker").Select(b => (string?)b.Attribute("name")), cpu.Blockers);
            }
        }

        // Rules exist for part of the vocabulary only; what they say must be true.
        var flags = expected.Elements("flag").Select(f => (string?)f.Attribute("name") ?? "").ToHashSet();
        Assert.Equal([], caps.Flags.Except(flags).Order());
        Assert.True(caps.Flags.Count >= flags.Count * 3 / 4,
            $"{caps.Flags.Count} of {flags.Count} flags; missing: {string.Join(' ', flags.Except(caps.Flags))}");
    }

    [Fact]
    public async Task The_cache_probes_once_and_again_after_a_change()
    {
        string emulator = Path.Combine(_folder, "emulator");
        await File.WriteAllTextAsync(emulator, "1", None);
        int probes = 0;
        bool kvm = false;
        var recorded = await Recorded("7.2.0", "x86_64");
        QemuCapabilitiesCache Create() => new(Path.Combine(_folder, "cache"), async (path, _, _) =>
        {
            Interlocked.Increment(ref probes);
            await Task.Yield();
            return recorded with { Emulator = path };
        }, () => kvm);

        var cache = Create();
        Assert.Null(cache.Peek(emulator));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => cache.GetAsync(emulator, None).AsTask()));
        Assert.Equal(1, probes);
        Assert.NotNull(cache.Peek(emulator));

        await Create().GetAsync(emulator, None);
        Assert.Equal(1, probes);

        File.SetLastWriteTimeUtc(emulator, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        await cache.GetAsync(emulator, None);
        Assert.Equal(2, probes);

        // Another program under the same name, made to look as old as the former one.
        await File.WriteAllTextAsync(emulator, "2", None);
        File.SetLastWriteTimeUtc(emulator, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        await cache.GetAsync(emulator, None);
        Assert.Equal(3, probes);

        kvm = true;
        await Create().GetAsync(emulator, None);
        Assert.Equal(4, probes);

        await File.WriteAllTextAsync(cache.FileFor(emulator), "damaged", None);
        await Create().GetAsync(emulator, None);
        Assert.Equal(5, probes);
    }

    [Fact]
    public async Task A_failed_probe_is_asked_again()
    {
        string emulator = Path.Combine(_folder, "emulator");
        await File.WriteAllTextAsync(emulator, "1", None);
        int probes = 0;
        var cache = new QemuCapabilitiesCache(_folder,
            (_, _, _) => throw Errors.Report(ErrorDomain.Qemu, ErrorCode.InternalError, $"{++probes}"), () => false);
        await Assert.ThrowsAsync<VirException>(() => cache.GetAsync(emulator, None).AsTask());
        await Assert.ThrowsAsync<VirException>(() => cache.GetAsync(emulator, None).AsTask());
        Assert.Equal(2, probes);
        var e = await Assert.ThrowsAsync<VirException>(() => cache.GetAsync(_folder + "/none", None).AsTask());
        Assert.Equal($"Cannot check QEMU binary {_folder}/none: No such file or directory", e.Message);
    }

    private static IEnumerable<string?> Names(XElement root, string element, string type) =>
        root.Elements(element).Where(m => (string?)m.Attribute("type") == type).Select(m => (string?)m.Attribute("name"));

    /// <summary>Plays a recorded conversation back: the n-th asking of a question gets its n-th recorded answer.</summary>
    private static async Task<QemuCapabilities> Recorded(string version, string arch)
    {
        string text = await File.ReadAllTextAsync(
            Path.Combine(SharedFiles.Corpus("qemucapabilitiesdata"), $"caps_{version}_{arch}.replies"), None);
        var messages = text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(QmpJson.Parse).ToList();
        var answers = new List<(string Question, JsonValue Answer)>();
        string[] commands = [];
        for (int i = 0; i + 1 < messages.Count; i += 2)
        {
            string command = messages[i].GetString("execute")!;
            string? device = messages[i]["arguments"]?.GetString("typename");
            answers.Add((command + " " + device, messages[i + 1]));
            if (command == "query-qmp-schema")
            {
                commands = [.. messages[i + 1]["return"]!.Items.ToArray().Where(e => e.GetString("meta-type") == "command").Select(
                    e => e.GetString("name")!)];
            }
        }

        Task<QmpReply> Ask(string command, JsonObject? arguments)
        {
            if (command == "query-commands")
            {
                var list = JsonValue.Array([.. commands.Select(c => new JsonObject().Add("name", c).Build())]);
                return Task.FromResult(new QmpReply(list, null, list));
            }

            string question = command + " " + arguments?.Build().GetString("typename");
            int at = answers.FindIndex(a => a.Question == question);
            if (at < 0)
            {
                var refusal = QmpJson.Parse("""{"class": "CommandNotFound", "desc": "not recorded"}""");
                return Task.FromResult(new QmpReply(null, refusal, refusal));
            }

            var answer = answers[at].Answer;
            answers.RemoveAt(at);
            return Task.FromResult(new QmpReply(answer["return"], answer["error"], answer));
        }

        var prober = new QemuProber(Ask);
        var caps = await prober.ProbeAsync("/usr/bin/qemu-system-" + arch, kvm: true);
        if (caps.Kvm is not null && answers.Any(a => a.Question == "query-machines "))
        {
            // Only the first host expansion is the one asked for here; the others that were recorded are variants of it.
            int second = answers.FindIndex(a => a.Question == "query-cpu-definitions ");
            answers.RemoveRange(0, second);
            caps = caps with { Tcg = await prober.ProbeAccelAsync("max") };
        }

        return caps;
    }
}
