using System.Collections.Frozen;
using System.Globalization;
using System.Security;
using System.Text;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Capabilities;

/// <summary>
/// The cache's file format, which is libvirt's <c>&lt;qemuCaps&gt;</c>: capabilities with the stamp they are valid for.
/// Whether a stamp still holds is for <see cref="QemuCapabilitiesCache"/> to judge.
/// </summary>
public static class CapabilitiesFile
{
    /// <summary>Writes the document.</summary>
    public static string Format(QemuCapabilities caps, CacheStamp stamp)
    {
        var w = new Writer();
        w.Open("qemuCaps");
        w.Value("emulator", caps.Emulator);
        w.Value("qemuctime", Text(stamp.ChangeTime));
        w.Value("qemumtime", Text(stamp.ModifyTime));
        w.Value("qemumoddirmtime", Text(stamp.ModulesTime));
        w.Value("selfctime", "0");
        w.Value("selfvers", stamp.OwnVersion);
        w.Value("kernelVersion", stamp.Kernel);
        foreach (string flag in caps.Flags.Order(StringComparer.Ordinal))
        {
            w.Empty("flag", ("name", flag));
        }

        w.Value("version", caps.Version.ToString(CultureInfo.InvariantCulture));
        w.Empty("kvm", ("usable", stamp.Kvm ? "yes" : "no"));
        w.Value("package", caps.Package);
        w.Value("arch", caps.Arch);
        foreach (var (type, accel) in Accels(caps))
        {
            if (accel.HostModel is { } model)
            {
                w.Open("hostCPU", ("type", type), ("model", model), ("migratability", YesNo(accel.IsHostMigratable)));
                foreach (HostCpuProperty p in accel.HostProperties)
                {
                    w.Empty(
                        "property", ("name", p.Name), ("type", p.IsBoolean ? "boolean" : "string"), ("value", p.Value),
                        ("migratable", YesNo(p.Migratable)));
                }

                w.Close("hostCPU");
            }
        }

        foreach (var (type, accel) in Accels(caps))
        {
            foreach (QemuCpuModel cpu in accel.Cpus)
            {
                Write(w, type, cpu);
            }
        }

        foreach (var (type, accel) in Accels(caps))
        {
            foreach (QemuMachine m in accel.Machines)
            {
                w.Empty(
                    "machine", ("type", type), ("name", m.Name), ("alias", m.Alias), ("hotplugCpus", Yes(m.HotplugCpus)),
                    ("maxCpus", Text(m.MaxCpus)), ("default", Yes(m.IsDefault)), ("defaultCPU", m.DefaultCpu),
                    ("numaMemSupported", Yes(m.NumaMemSupported)), ("defaultRAMid", m.DefaultRamId), ("deprecated", Yes(m.Deprecated)),
                    ("acpi", YesNo(m.Acpi)));
            }
        }

        CapabilitiesFilePlatform.Write(caps, w);
        w.Close("qemuCaps");
        return w.ToString();
    }

    /// <summary>Reads the document; null when it is not one. Texts that come again and again are kept once.</summary>
    public static (QemuCapabilities Capabilities, CacheStamp Stamp)? Parse(string text)
    {
        XmlElement root;
        try
        {
            root = XmlTree.Parse(text).Root;
        }
        catch (VirException)
        {
            return null;
        }

        var texts = new TextPool();
        if (!root.Name.SequenceEqual("qemuCaps") || Child(root, "emulator") is not { } emulator || Child(root, "arch") is not { } arch
            || !ulong.TryParse(Child(root, "version"), NumberStyles.None, CultureInfo.InvariantCulture, out ulong version))
        {
            return null;
        }

        var flags = new List<string>();
        AccelReader kvm = new(), tcg = new();
        for (XmlElement e = root.FirstChild; e.Exists; e = e.Next)
        {
            // Those of other systems' accelerators are passed over.
            AccelReader? accel = e.Attribute("type") is not { Exists: true } type ? null : type.Span switch
            {
                "kvm" => kvm,
                "tcg" => tcg,
                _ => null,
            };
            switch (e.Name)
            {
                case "flag":
                    flags.Add(texts.Get(e, "name") ?? "");
                    break;
                case "hostCPU":
                    accel?.ReadHost(e, texts);
                    break;
                case "cpu":
                    accel?.Cpus.Add(ReadCpu(e, texts));
                    break;
                case "machine":
                    accel?.Machines.Add(ReadMachine(e, texts));
                    break;
                default:
                    break;
            }
        }

        QemuCapabilities caps = CapabilitiesFilePlatform.Read(root) with
        {
            Emulator = emulator,
            Arch = arch,
            Version = version,
            Package = Child(root, "package") ?? "",
            Flags = flags.ToFrozenSet(StringComparer.Ordinal),
            Kvm = kvm.Build(),
            Tcg = tcg.Build(),
        };
        var stamp = new CacheStamp(
            Number(root, "qemuctime"), Number(root, "qemumtime"), Child(root, "selfvers") ?? "", Number(root, "qemumoddirmtime"),
            root.Child("kvm") is { Exists: true } usable && IsYes(usable, "usable"), Child(root, "kernelVersion") ?? "");
        return (caps, stamp);
    }

    private static IEnumerable<(string, AccelCapabilities)> Accels(QemuCapabilities caps)
    {
        if (caps.Kvm is { } kvm)
        {
            yield return ("kvm", kvm);
        }

        if (caps.Tcg is { } tcg)
        {
            yield return ("tcg", tcg);
        }
    }

    private static void Write(Writer w, string type, QemuCpuModel cpu)
    {
        (string, string?)[] attributes = [("type", type), ("name", cpu.Name), ("typename", cpu.TypeName), ("usable", YesNo(cpu.Usable)),
            ("deprecated", Yes(cpu.Deprecated))];
        if (cpu.Blockers.Count == 0)
        {
            w.Empty("cpu", attributes);
            return;
        }

        w.Open("cpu", attributes);
        foreach (string blocker in cpu.Blockers)
        {
            w.Empty("blocker", ("name", blocker));
        }

        w.Close("cpu");
    }

    private static QemuCpuModel ReadCpu(XmlElement e, TextPool texts)
    {
        var blockers = new List<string>();
        for (XmlElement b = e.FirstChild; b.Exists; b = b.Next)
        {
            if (b.Name.SequenceEqual("blocker"))
            {
                blockers.Add(texts.Get(b, "name") ?? "");
            }
        }

        return new QemuCpuModel(
            texts.Get(e, "name") ?? "", texts.Get(e, "typename"), Truth(e, "usable"), blockers.Count == 0 ? [] : [.. blockers], IsYes(e,
                "deprecated"));
    }

    private static QemuMachine ReadMachine(XmlElement e, TextPool texts) => new(texts.Get(e, "name") ?? "")
    {
        Alias = texts.Get(e, "alias"),
        IsDefault = IsYes(e, "default"),
        MaxCpus = e.Attribute("maxCpus") is { Exists: true } most
            && int.TryParse(most.Span, NumberStyles.None, CultureInfo.InvariantCulture, out int max) ? max : 0,
        HotplugCpus = IsYes(e, "hotplugCpus"),
        DefaultCpu = texts.Get(e, "defaultCPU"),
        DefaultRamId = texts.Get(e, "defaultRAMid"),
        NumaMemSupported = IsYes(e, "numaMemSupported"),
        Deprecated = IsYes(e, "deprecated"),
        Acpi = Truth(e, "acpi"),
    };

    private static string? Child(XmlElement root, string name) => root.Child(name) is { Exists: true } child ? child.Text.ToString() : null;

    private static long Number(XmlElement root, string name) =>
        long.TryParse(Child(root, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long v) ? v : 0;

    private static bool IsYes(XmlElement e, string name) => Truth(e, name) == true;

    private static bool? Truth(XmlElement e, string name) => e.Attribute(name) is { Exists: true } value
        ? value.Span switch { "yes" => true, "no" => false, _ => null }
        : null;

    private static string? Yes(bool value) => value ? "yes" : null;

    private static string? YesNo(bool? value) => value switch { true => "yes", false => "no", null => null };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>One accelerator while it is read.</summary>
    private sealed class AccelReader
    {
        private string? _model;
        private HostCpuProperty[] _properties = [];
        private bool _migratable;

        public List<QemuMachine> Machines { get; } = [];

        public List<QemuCpuModel> Cpus { get; } = [];

        public void ReadHost(XmlElement e, TextPool texts)
        {
            _model = texts.Get(e, "model");
            _migratable = IsYes(e, "migratability");
            var properties = new List<HostCpuProperty>();
            for (XmlElement p = e.FirstChild; p.Exists; p = p.Next)
            {
                if (p.Name.SequenceEqual("property"))
                {
                    properties.Add(new(
                        texts.Get(p, "name") ?? "", texts.Get(p, "value") ?? "", texts.Get(p, "type") == "boolean",
                        Truth(p, "migratable")));
                }
            }

            _properties = [.. properties];
        }

        /// <summary>What was read, or null when the accelerator is missing.</summary>
        public AccelCapabilities? Build() => Machines.Count == 0
            ? null
            : new AccelCapabilities
            {
                Machines = [.. Machines], Cpus = [.. Cpus], HostModel = _model, HostProperties = _properties,
                IsHostMigratable = _migratable,
            };
    }

    /// <summary>One string for each text, however often it comes.</summary>
    private sealed class TextPool
    {
        private readonly HashSet<string> _texts = new(StringComparer.Ordinal);

        public string? Get(XmlElement e, string attribute)
        {
            if (e.Attribute(attribute) is not { Exists: true } value)
            {
                return null;
            }

            string text = value.ToString();
            if (_texts.TryGetValue(text, out string? known))
            {
                return known;
            }

            _texts.Add(text);
            return text;
        }
    }

    /// <summary>Elements a line each, indented by two blanks.</summary>
    internal sealed class Writer
    {
        private readonly StringBuilder _text = new();
        private int _depth;

        public void Open(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
        {
            Start(name, attributes).Append(">\n");
            _depth++;
        }

        public void Close(string name)
        {
            _depth--;
            _text.Append(' ', 2 * _depth).Append("</").Append(name).Append(">\n");
        }

        public void Empty(string name, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
            Start(name, attributes).Append("/>\n");

        public void Value(string name, string value, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
            Start(name, attributes).Append('>').Append(SecurityElement.Escape(value)).Append("</").Append(name).Append(">\n");

        public override string ToString() => _text.ToString();

        private StringBuilder Start(string name, ReadOnlySpan<(string Name, string? Value)> attributes)
        {
            _text.Append(' ', 2 * _depth).Append('<').Append(name);
            foreach (var (key, value) in attributes)
            {
                if (value is not null)
                {
                    _text.Append(' ').Append(key).Append("='").Append(SecurityElement.Escape(value)).Append('\'');
                }
            }

            return _text;
        }
    }
}
