using System.Collections;
using System.Reflection;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.CommandLine;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Xml;
using Xunit;

namespace Vireo.Drivers.Qemu.Tests;

/// <summary>
/// What a guest was defined with, it gets, or it does not start. Every member of every record of the domains below is changed in turn: the
/// emulator's arguments must change, or the start be refused. What does neither stands in <c>spec/qemu-members.txt</c> with the reason.
/// </summary>
public sealed class MemberCoverageTests
{
    private static readonly NullabilityInfoContext s_nullability = new();
    private const string Regenerate = "VIREO_UPDATE_SPEC";

    [Fact]
    public void Every_member_of_a_domain_is_printed_or_refused_or_listed_with_a_reason()
    {
        var seen = new SortedDictionary<string, bool>(StringComparer.Ordinal);
        foreach (var def in Domains())
        {
            Probe(def, seen);
        }

        string path = SpecPath();
        var listed = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in File.ReadLines(path).Where(static l => l.Length > 0 && l[0] != '#'))
        {
            int colon = line.IndexOf(": ", StringComparison.Ordinal);
            listed[line[..colon]] = line[(colon + 2)..];
        }

        var silent = seen.Where(static m => !m.Value).Select(static m => m.Key).ToList();
        if (Environment.GetEnvironmentVariable(Regenerate) is not null)
        {
            File.WriteAllLines(path, File.ReadLines(path).TakeWhile(static l => l.StartsWith('#'))
                .Concat(silent.Select(m => $"{m}: {listed.GetValueOrDefault(m, "?")}")));
        }

        Assert.Equal([], silent.Where(m => !listed.ContainsKey(m)));
        Assert.Equal([], listed.Keys.Where(m => seen.TryGetValue(m, out bool heard) && heard));
        Assert.Equal([], listed.Where(static l => l.Value is "?" or "").Select(static l => l.Key));
    }

    private static string SpecPath()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Vireo.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return Path.Combine(folder ?? "/", "spec", "qemu-members.txt");
    }

    // Changes one member after the other, and puts it back.
    private static void Probe(DomainDef def, SortedDictionary<string, bool> seen)
    {
        string before = Outcome(def);
        Assert.StartsWith("-name", before, StringComparison.Ordinal);
        foreach (var record in Records(def).ToList())
        {
            foreach (var member in Members(record.GetType()))
            {
                string name = $"{member.DeclaringType!.Name}.{member.Name}";
                seen.TryAdd(name, false);
                object? old = member.GetValue(record);
                foreach (object? other in seen[name]
                    ? []
                    : Others(member.PropertyType, old, s_nullability.Create(member).WriteState == NullabilityState.Nullable))
                {
                    member.SetValue(record, other);
                    string after;
                    try
                    {
                        after = Outcome(def);
                    }
                    finally
                    {
                        member.SetValue(record, old);
                    }

                    if (after != before)
                    {
                        seen[name] = true;
                        break;
                    }
                }
            }
        }
    }

    private static string Outcome(DomainDef def)
    {
        var live = def.DeepCopy();
        try
        {
            var host = new CoverageHost();
            GuestPreparation.Apply(live, Capabilities(), host);
            return string.Join('\n', EmulatorArguments.Build(live, Capabilities(), host).Select(static g => string.Join(' ', g)))
                + string.Join('\n', UserArguments.Environment(live));
        }
        catch (Exception e) when (e is VirException or ArgumentException or FormatException or OverflowException)
        {
            return "refused: " + e.Message;
        }
    }

    private static IEnumerable<XmlRecord> Records(object? value)
    {
        if (value is XmlRecord record)
        {
            yield return record;
            foreach (var member in Members(record.GetType()))
            {
                foreach (var below in Records(member.GetValue(record)))
                {
                    yield return below;
                }
            }
        }
        else if (value is IEnumerable list and not string)
        {
            foreach (object? item in list)
            {
                foreach (var below in Records(item))
                {
                    yield return below;
                }
            }
        }
    }

    private static IEnumerable<PropertyInfo> Members(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(static p => p.CanWrite && p.GetIndexParameters().Length == 0
            && p.GetCustomAttributes().Any(static a => a.GetType().Name.StartsWith("XmlPath", StringComparison.Ordinal)));

    // Other values of a member's type; the first that differs from the present one decides.
    private static IEnumerable<object?> Others(Type type, object? old, bool nullable)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsEnum)
        {
            return Enum.GetValues(plain).Cast<object>().Where(v => !v.Equals(old));
        }

        if (plain == typeof(bool))
        {
            return [old is not true];
        }

        if (plain == typeof(string))
        {
            return [old is null ? "word" : old + "x", "77", "/word"];
        }

        if (plain == typeof(uint) || plain == typeof(int) || plain == typeof(ulong) || plain == typeof(long))
        {
            return [.. new long[] { 1, 2, 3, 4, 77, 1048576 }.Select(n => Convert.ChangeType(n, plain, null)).Where(n => !n.Equals(old))];
        }

        if (plain == typeof(Uuid))
        {
            return [Uuid.TryParse("bbbbbbbb-0000-0000-0000-000000000001", out var uuid) ? uuid : null];
        }

        if (plain == typeof(CpuSet))
        {
            return [CpuSet.Of([0]), CpuSet.Of([1])];
        }

        if (plain == typeof(MacAddress))
        {
            return [MacAddress.TryParse("52:54:00:99:99:99", out var mac) ? mac : null];
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>))
        {
            return old is IList { Count: > 0 } ? [Activator.CreateInstance(type)] : Filled(type);
        }

        return Instance(plain) is { } made && old is null ? [made] : old is null || !nullable ? [] : [null];
    }

    private static IEnumerable<object?> Filled(Type type)
    {
        object? item = type.GenericTypeArguments[0] is var element && element == typeof(string) ? "word"
            : element.IsEnum ? Enum.ToObject(element, 1) : element.IsValueType ? Convert.ChangeType(1, element, null) : Instance(element);
        if (item is null)
        {
            return [];
        }

        var list = (IList)Activator.CreateInstance(type)!;
        list.Add(item);
        return [list];
    }

    private static object? Instance(Type type)
    {
        if (type.IsAbstract)
        {
            type = type.Assembly.GetTypes().FirstOrDefault(t => !t.IsAbstract && t.IsSubclassOf(type)) ?? type;
        }

        return type.IsAbstract || !typeof(XmlRecord).IsAssignableFrom(type) || type.GetConstructor(Type.EmptyTypes) is null
            ? null : Activator.CreateInstance(type);
    }

    private static QemuCapabilities Capabilities()
    {
        var machine = new QemuMachine(
            "pc-q35-7.2") { Alias = "q35", MaxCpus = 255, DefaultRamId = "pc.ram", DefaultCpu = "qemu64-x86_64-cpu" };
        var pc = new QemuMachine("pc-i440fx-7.2") {
            Alias = "pc", MaxCpus = 255, DefaultRamId = "pc.ram", DefaultCpu = "qemu64-x86_64-cpu", Acpi = true };
        return new QemuCapabilities
        {
            Emulator = "/usr/bin/qemu-system-x86_64", Arch = "x86_64", Version = 7002000,
            Flags = System.Collections.Frozen.FrozenSet.ToFrozenSet(QemuFlag.All.Select(static f => f.Name)),
            Tcg = AccelCapabilities.Empty with { Machines = [machine, pc] },
        };
    }

    private static IEnumerable<DomainDef> Domains() => Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "coverage"), "*.xml")
        .Order(StringComparer.Ordinal).Select(static f => DomainDef.Parse(File.ReadAllText(f)));

    /// <summary>A host that has everything but what this driver cannot reach.</summary>
    private sealed class CoverageHost : ILaunchHost
    {
        public string LibFolder => "/lib";

        public string ChannelFolder => "/channel";

        public HostOffers Offers => HostOffers.None;

        public QemuSettings Settings { get; } = new() { Spice = new() { Tls = true, Certificates = "/certificates" } };

        public string? RenderNode => null;

        public DateTimeOffset Now => DateTimeOffset.UnixEpoch;

        public int TakeDisplayPort(Graphics graphics, string address) => 5900;

        public bool HasMemoryNode(int node) => true;

        public bool IsStarting => true;

        public bool HasHugepages => false;

        public bool Exists(string path) => true;

        public void ReadChain(Disk disk)
        {
        }

        public void CopyVariables(string template, string path)
        {
        }

        public bool IsCdrom(string path) => false;

        public string MemoryFile(string alias) => "/memory/" + alias;

        public string TpmSocket(Tpm tpm) => "/tpm";

        public HostFd? ListenUnix(string path) => null;

        public HostFd OpenTap(NetworkInterface net, string bridge) => new(3);

        public HostFd? OpenFile(string path, LaunchFileUse use, bool append) => null;
    }
}
