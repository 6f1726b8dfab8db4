using System.Collections;
using System.Reflection;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.CommandLine;
using Vireo.Drivers.Qemu.Firmware;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Drivers.Qemu.Rules;
using Vireo.Xml;
using Xunit;

namespace Vireo.Drivers.Qemu.Tests;

/// <summary>
/// What a guest was defined with, it gets, or it does not start. Every member of every record of the domains below is changed in turn: the
/// emulator's arguments must change, or the start be refused. What does neither stands in <c>spec/qemu-members.txt</c> with the reason.
/// Where the reason is that the definition is refused, it is tried, and the text of the refusal stands there too.
/// </summary>
public sealed class MemberCoverageTests
{
    private static readonly NullabilityInfoContext s_nullability = new();
    private const string Regenerate = "VIREO_UPDATE_SPEC", Refused = "refused: ", Definition = " when it is defined";

    [Fact]
    public void Every_member_of_a_domain_is_printed_or_refused_or_listed_with_a_reason()
    {
        string path = SpecPath();
        var lines = File.ReadLines(path).Where(static l => l.Length > 0 && l[0] != '#').ToList();
        var listed = Read(lines, ": ");
        var seen = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        var reached = new HashSet<Type>();
        var undefinable = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var def in Domains())
        {
            Probe(def, listed, seen, reached);
            Define(def, listed, undefinable);
        }

        // A record that was put nowhere is listed as such, unless whatever holds it is refused. One of several kinds belongs where its
        // holder says that it is of this kind, and is looked at only where a document has it.
        foreach (var type in Unreached(listed, seen, reached))
        {
            seen.TryAdd(type.Name, null);
        }

        var refused = Read(lines, " ! ");
        var refusedAtOnce = Read(lines, " !! ");
        var silent = seen.Where(static m => m.Value is null).Select(static m => m.Key).ToList();
        var refusals = seen.Where(static m => m.Value is { Length: > 0 }).ToList();
        if (Environment.GetEnvironmentVariable(Regenerate) is not null)
        {
            File.WriteAllLines(path, File.ReadLines(path).TakeWhile(static l => l.StartsWith('#'))
                .Concat(silent.Select(m => $"{m}: {listed.GetValueOrDefault(m, "?")}")).Append("")
                .Concat(refusals.Select(static m => $"{m.Key} ! {m.Value}")).Append("")
                .Concat(undefinable.Select(static m => $"{m.Key} !! {m.Value}")));
        }

        Assert.Equal([], silent.Where(m => !listed.ContainsKey(m)));
        Assert.Equal([], listed.Keys.Where(m => seen.TryGetValue(m, out string? heard) && heard is not null));
        Assert.Equal([], listed.Where(static l => l.Value.Length < 8).Select(static l => l.Key));
        Assert.Equal(refusals.Select(static m => $"{m.Key} ! {m.Value}"), refused.Select(static m => $"{m.Key} ! {m.Value}"));
        Assert.Equal(listed.Where(static l => IsRefusedAtOnce(l.Value)).Select(static l => l.Key), undefinable.Keys);
        Assert.Equal(undefinable.Select(static m => $"{m.Key} !! {m.Value}"), refusedAtOnce.Select(static m => $"{m.Key} !! {m.Value}"));
    }

    private static bool IsRefusedAtOnce(string reason) => reason.Contains(Definition, StringComparison.Ordinal);

    // Changes each member whose reason is that the definition is refused, and defines the document: the refusal of the last other value.
    private static void Define(
        DomainDef def, SortedDictionary<string, string> listed, SortedDictionary<string, string> undefinable)
    {
        if (Definitional(def) is not null)
        {
            // What is refused as it is proves nothing of its members.
            return;
        }

        foreach (var record in Records(def).ToList())
        {
            foreach (var member in Members(record.GetType()))
            {
                string name = $"{member.DeclaringType!.Name}.{member.Name}";
                if (!listed.TryGetValue(name, out string? reason) || !IsRefusedAtOnce(reason))
                {
                    continue;
                }

                object? old = member.GetValue(record);
                foreach (object? other in Others(member.PropertyType, old, nullable: true))
                {
                    member.SetValue(record, other);
                    if (Definitional(def) is { } refusal)
                    {
                        undefinable[name] = refusal;
                    }
                }

                member.SetValue(record, old);
            }
        }
    }

    // The text with which the document is refused when it is defined; null when it is taken.
    private static string? Definitional(DomainDef def)
    {
        try
        {
            new QemuDomainRules(Capabilities(), new HostFacts { Firmware = new FirmwareCatalog([]) })
                .Parse(def.Format(FormatFlags.Secure | FormatFlags.Inactive));
            return null;
        }
        catch (VirException e)
        {
            return e.Message;
        }
    }

    private static SortedDictionary<string, string> Read(List<string> lines, string separator)
    {
        var read = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in lines)
        {
            int at = line.IndexOf(separator, StringComparison.Ordinal);
            if (at > 0 && !line.AsSpan(0, at).Contains(' '))
            {
                read[line[..at]] = line[(at + separator.Length)..];
            }
        }

        return read;
    }

    // Records that a domain can hold and none of the documents does. What is below a member that is refused is not looked at.
    private static List<Type> Unreached(
        SortedDictionary<string, string> listed, SortedDictionary<string, string?> seen, HashSet<Type> reached)
    {
        var all = new HashSet<Type> { typeof(DomainDef) };
        var open = new Queue<Type>(all);
        while (open.TryDequeue(out var type))
        {
            foreach (var member in Members(type))
            {
                var held = Held(member.PropertyType);
                string name = $"{member.DeclaringType!.Name}.{member.Name}";
                if (!typeof(XmlRecord).IsAssignableFrom(held) || !IsLookedInto(name, seen.GetValueOrDefault(name), listed))
                {
                    continue;
                }

                foreach (var kind in held.Assembly.GetTypes().Where(t => !t.IsAbstract && held.IsAssignableFrom(t)))
                {
                    if (all.Add(kind))
                    {
                        open.Enqueue(kind);
                    }
                }
            }
        }

        return [.. all.Except(reached).OrderBy(static t => t.Name, StringComparer.Ordinal)];
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

    private static Type Held(Type type) => type.IsGenericType ? type.GenericTypeArguments[0] : type;

    // What is in a member counts where the member itself is printed, or listed as a group of others.
    private static bool IsLookedInto(string member, string? heard, SortedDictionary<string, string> listed) =>
        heard is "" || (heard is null && listed.GetValueOrDefault(member)?.Contains(" members ", StringComparison.Ordinal) != false);

    private static void Probe(
        DomainDef def, SortedDictionary<string, string> listed, SortedDictionary<string, string?> seen, HashSet<Type> reached)
    {
        string before = Outcome(def);
        Assert.StartsWith("-name", before, StringComparison.Ordinal);
        var records = Records(def).ToList();
        records.ForEach(r => seen.Remove(r.GetType().Name));
        reached.UnionWith(records.Select(static r => r.GetType()));
        foreach (var record in records)
        {
            Probe(def, record, before, listed, seen, reached);
        }
    }

    // Changes one member after the other, and puts it back: null for no difference, the text of a refusal, or nothing for a difference in
    // the arguments, which counts more. A record that a document does not have is put there, and looked at in the same way.
    private static void Probe(DomainDef def, XmlRecord record, string before, SortedDictionary<string, string> listed,
        SortedDictionary<string, string?> seen, HashSet<Type> reached)
    {
        reached.Add(record.GetType());
        foreach (var member in Members(record.GetType()))
        {
            string name = $"{member.DeclaringType!.Name}.{member.Name}";
            string? heard = seen.GetValueOrDefault(name);
            object? old = member.GetValue(record);
            bool nullable = s_nullability.Create(member).WriteState == NullabilityState.Nullable;
            foreach (object? other in Others(member.PropertyType, old, nullable))
            {
                var made = other as XmlRecord ?? (other is IList { Count: 1 } list ? list[0] as XmlRecord : null);
                if (heard is "" && (made is null || reached.Contains(made.GetType())))
                {
                    continue;
                }

                member.SetValue(record, other);
                try
                {
                    string after = Outcome(def);
                    bool refused = after.StartsWith(Refused, StringComparison.Ordinal);
                    heard = refused ? heard ?? after[Refused.Length..] : after != before ? "" : heard;
                    if (made is null || reached.Contains(made.GetType()))
                    {
                        continue;
                    }

                    if (refused)
                    {
                        seen.TryAdd(made.GetType().Name, after[Refused.Length..]);
                    }
                    else if (!Held(member.PropertyType).IsAbstract && IsLookedInto(name, heard, listed))
                    {
                        seen.Remove(made.GetType().Name);
                        Probe(def, made, after, listed, seen, reached);
                    }
                }
                finally
                {
                    member.SetValue(record, old);
                }
            }

            seen[name] = heard;
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
                + string.Join('\n', UserArguments.Environment(live, null));
        }
        catch (VirException e)
        {
            return Refused + e.Message;
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
            return new[] { "77", old is null ? "word" : old + "x", "/word" }.Where(s => !s.Equals(old));
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
            return (old is IList { Count: > 0 } ? [Activator.CreateInstance(type)] : Enumerable.Empty<object?>()).Concat(Filled(type));
        }

        return [.. Instances(plain), .. old is null || !nullable ? Enumerable.Empty<object?>() : [null]];
    }

    private static IEnumerable<object?> Filled(Type type)
    {
        var element = type.GenericTypeArguments[0];
        IEnumerable<object?> items = element == typeof(string) ? ["word"] : element.IsEnum ? [Enum.ToObject(element, 1)]
            : element.IsValueType ? [Convert.ChangeType(1, element, null)] : Instances(element);
        foreach (object? item in items)
        {
            var list = (IList)Activator.CreateInstance(type)!;
            list.Add(item);
            yield return list;
        }
    }

    private static IEnumerable<object> Instances(Type type) => !typeof(XmlRecord).IsAssignableFrom(type) ? [] : type.Assembly.GetTypes()
        .Where(t => !t.IsAbstract && type.IsAssignableFrom(t) && t.GetConstructor(Type.EmptyTypes) is not null)
        .OrderBy(static t => t.Name, StringComparer.Ordinal).Select(static t => Activator.CreateInstance(t)!);

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

        public HostFd OpenTap(NetworkInterface net) => new(3);

        public SealedSecret Seal(SecretUse use) => new("", "");

        public HostFd? OpenFile(string path, LaunchFileUse use, bool append) => null;
    }
}
