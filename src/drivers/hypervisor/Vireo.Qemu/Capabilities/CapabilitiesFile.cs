using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Xml.Linq;

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
        var root = new XElement(
            "qemuCaps",
            new XElement("emulator", caps.Emulator),
            new XElement("qemuctime", stamp.ChangeTime),
            new XElement("qemumtime", stamp.ModifyTime),
            new XElement("qemumoddirmtime", stamp.ModulesTime),
            new XElement("selfctime", 0),
            new XElement("selfvers", stamp.OwnVersion),
            new XElement("kernelVersion", stamp.Kernel));
        foreach (string flag in caps.Flags.Order(StringComparer.Ordinal))
        {
            root.Add(new XElement("flag", new XAttribute("name", flag)));
        }

        root.Add(
            new XElement("version", caps.Version),
            new XElement("kvm", new XAttribute("usable", stamp.Kvm ? "yes" : "no")),
            new XElement("package", caps.Package),
            new XElement("arch", caps.Arch));
        foreach (var (type, accel) in Accels(caps))
        {
            if (accel.HostModel is { } model)
            {
                var host = new XElement("hostCPU", new XAttribute("type", type), new XAttribute("model", model));
                foreach (var (name, value) in accel.HostProperties)
                {
                    host.Add(new XElement("property", new XAttribute("name", name), new XAttribute("value", value)));
                }

                root.Add(host);
            }
        }

        foreach (var (type, accel) in Accels(caps))
        {
            foreach (var cpu in accel.Cpus)
            {
                root.Add(Cpu(type, cpu));
            }
        }

        foreach (var (type, accel) in Accels(caps))
        {
            foreach (var machine in accel.Machines)
            {
                root.Add(Machine(type, machine));
            }
        }

        return new StringBuilder().Append(root).Append('\n').ToString();
    }

    /// <summary>Reads the document; null when it is not one.</summary>
    public static (QemuCapabilities Capabilities, CacheStamp Stamp)? Parse(string text)
    {
        XElement root;
        try
        {
            root = XElement.Parse(text);
        }
        catch (System.Xml.XmlException)
        {
            return null;
        }

        if (root.Name != "qemuCaps" || Text(root, "emulator") is not { } emulator || Text(root, "arch") is not { } arch
            || !ulong.TryParse(Text(root, "version"), NumberStyles.None, CultureInfo.InvariantCulture, out ulong version))
        {
            return null;
        }

        var caps = new QemuCapabilities
        {
            Emulator = emulator,
            Arch = arch,
            Version = version,
            Package = Text(root, "package") ?? "",
            Flags = root.Elements("flag").Select(f => (string?)f.Attribute("name") ?? "").ToFrozenSet(StringComparer.Ordinal),
            Kvm = ReadAccel(root, "kvm"),
            Tcg = ReadAccel(root, "tcg"),
        };
        var stamp = new CacheStamp(
            Number(root, "qemuctime"), Number(root, "qemumtime"), Text(root, "selfvers") ?? "", Number(root, "qemumoddirmtime"),
            (string?)root.Element("kvm")?.Attribute("usable") == "yes", Text(root, "kernelVersion") ?? "");
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

    private static string? Text(XElement root, string name) => (string?)root.Element(name);

    private static long Number(XElement root, string name) =>
        long.TryParse(Text(root, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long v) ? v : 0;

    private static XAttribute? Yes(string name, bool value) => value ? new XAttribute(name, "yes") : null;

    private static XAttribute? Opt(string name, string? value) => value is null ? null : new XAttribute(name, value);

    private static XElement Cpu(string type, QemuCpuModel cpu)
    {
        var e = new XElement(
            "cpu", new XAttribute("type", type), new XAttribute("name", cpu.Name), Opt("typename", cpu.TypeName),
            Opt("usable", cpu.Usable switch { true => "yes", false => "no", _ => null }), Yes("deprecated", cpu.Deprecated));
        foreach (string blocker in cpu.Blockers)
        {
            e.Add(new XElement("blocker", new XAttribute("name", blocker)));
        }

        return e;
    }

    private static XElement Machine(string type, QemuMachine m) => new(
        "machine", new XAttribute("type", type), new XAttribute("name", m.Name), Opt("alias", m.Alias), Yes("hotplugCpus", m.HotplugCpus),
        new XAttribute("maxCpus", m.MaxCpus), Yes("default", m.IsDefault), Opt("defaultCPU", m.DefaultCpu), Yes(
            "numaMemSupported", m.NumaMemSupported),
        Opt("defaultRAMid", m.DefaultRamId), Yes("deprecated", m.Deprecated), Opt(
            "acpi", m.Acpi switch { true => "yes", false => "no", _ => null }));

    private static AccelCapabilities? ReadAccel(XElement root, string type)
    {
        bool Is(XElement e) => (string?)e.Attribute("type") == type;
        bool Flag(XElement e, string name) => (string?)e.Attribute(name) == "yes";
        var machines = root.Elements("machine").Where(Is).Select(m => new QemuMachine((string?)m.Attribute("name") ?? "")
        {
            Alias = (string?)m.Attribute("alias"),
            IsDefault = Flag(m, "default"),
            MaxCpus = int.TryParse((string?)m.Attribute("maxCpus"), NumberStyles.None, CultureInfo.InvariantCulture, out int max) ? max : 0,
            HotplugCpus = Flag(m, "hotplugCpus"),
            DefaultCpu = (string?)m.Attribute("defaultCPU"),
            DefaultRamId = (string?)m.Attribute("defaultRAMid"),
            NumaMemSupported = Flag(m, "numaMemSupported"),
            Deprecated = Flag(m, "deprecated"),
            Acpi = (string?)m.Attribute("acpi") switch { "yes" => true, "no" => false, _ => null },
        }).ToList();
        if (machines.Count == 0)
        {
            return null;
        }

        var cpus = root.Elements("cpu").Where(Is).Select(c => new QemuCpuModel(
            (string?)c.Attribute("name") ?? "",
            (string?)c.Attribute("typename"),
            (string?)c.Attribute("usable") switch { "yes" => true, "no" => false, _ => null },
            [.. c.Elements("blocker").Select(b => (string?)b.Attribute("name") ?? "")],
            Flag(c, "deprecated"))).ToList();
        var host = root.Elements("hostCPU").FirstOrDefault(Is);
        return new AccelCapabilities
        {
            Machines = machines,
            Cpus = cpus,
            HostModel = (string?)host?.Attribute("model"),
            HostProperties = host is null
                ? []
                : [.. host.Elements("property").Select(
                    p => KeyValuePair.Create((string?)p.Attribute("name") ?? "", (string?)p.Attribute("value") ?? ""))],
        };
    }
}
