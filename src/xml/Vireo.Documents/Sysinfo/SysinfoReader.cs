using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Turns what a host reports about itself (the output of dmidecode, <c>/proc/cpuinfo</c>, <c>/proc/sysinfo</c>) into
/// <see cref="HostSysinfo"/>. It runs and opens nothing.</summary>
public static class SysinfoReader
{
    private static readonly (string Key, string Name)[] s_bios = [
        ("Vendor", "vendor"), ("Version", "version"), ("Release Date", "date"), ("BIOS Revision", "release")];

    private static readonly (string Key, string Name)[] s_system =
    [
        ("Manufacturer", "manufacturer"), ("Product Name", "product"), ("Version", "version"), ("Serial Number", "serial"),
            ("UUID", "uuid"), ("SKU Number", "sku"), ("Family", "family"),
    ];

    private static readonly (string Key, string Name)[] s_board =
    [
        ("Manufacturer", "manufacturer"), ("Product Name", "product"), ("Version", "version"), ("Serial Number", "serial"),
            ("Asset Tag", "asset"), ("Location In Chassis", "location"),
    ];

    private static readonly (string Key, string Name)[] s_chassis =
    [
        ("Manufacturer", "manufacturer"), ("Version", "version"), ("Serial Number", "serial"), ("Asset Tag", "asset"), (
            "SKU Number", "sku"),
    ];

    private static readonly (string Key, string Name)[] s_processor =
    [
        ("Socket Designation", "socket_destination"), ("Type", "type"), ("Family", "family"), ("Manufacturer", "manufacturer"),
            ("Signature", "signature"), ("Version", "version"),
        ("External Clock", "external_clock"), ("Max Speed", "max_speed"), ("Status", "status"), ("Serial Number", "serial_number"), (
            "Part Number", "part_number"),
    ];

    private static readonly (string Key, string Name)[] s_memory =
    [
        ("Size", "size"), ("Form Factor", "form_factor"), ("Locator", "locator"), ("Bank Locator", "bank_locator"), ("Type", "type"),
            ("Type Detail", "type_detail"), ("Speed", "speed"),
        ("Manufacturer", "manufacturer"), ("Serial Number", "serial_number"), ("Part Number", "part_number"),
    ];

    /// <summary>From the output of dmidecode.</summary>
    /// <param name="output">What dmidecode printed.</param>
    /// <param name="oemString">
    /// Gives the exact OEM string of a number. It is asked where the printed one has a dot, because dmidecode prints a dot for every
    /// character it does not like.
    /// </param>
    public static HostSysinfo FromDmidecode(string output, Func<int, string?>? oemString = null)
    {
        var info = new HostSysinfo { Type = SysinfoType.Smbios };
        foreach ((string title, List<(string Key, string Value)> lines) in Sections(output))
        {
            switch (title)
            {
                case "BIOS Information" when info.Bios.Count == 0:
                    info.Bios = Pick(lines, s_bios);
                    break;
                case "System Information" when info.System.Count == 0:
                    info.System = Pick(lines, s_system);
                    break;
                case "Base Board Information":
                    Add(info.BaseBoards, Pick(lines, s_board));
                    break;
                case "Chassis Information" when info.Chassis.Count == 0:
                    info.Chassis = Pick(lines, s_chassis);
                    break;
                case "Processor Information":
                    Add(info.Processors, Pick(lines, s_processor));
                    break;
                case "OEM Strings":
                    foreach ((string key, string value) in lines)
                    {
                        if (key.StartsWith("String ", StringComparison.Ordinal)
                            && int.TryParse(key.AsSpan("String ".Length), out int number))
                        {
                            string? exact = value.Contains('.', StringComparison.Ordinal) ? oemString?.Invoke(number) : null;
                            info.OemStrings.Add(exact ?? value);
                        }
                    }

                    break;
                default:
                    break;
            }
        }

        AddMemoryDevices(info, output);
        return info;
    }

    /// <summary>From an ARM host's <c>/proc/cpuinfo</c>: a processor for each that names its model.</summary>
    public static HostSysinfo FromArmCpuinfo(string cpuinfo)
    {
        var info = new HostSysinfo { Type = SysinfoType.Smbios };
        string? model = null;
        foreach ((string key, string value) in Pairs(cpuinfo))
        {
            switch (key)
            {
                case "Processor":
                    // Old kernels name the model once, before the first processor.
                    model = value;
                    break;
                case "processor" when model is not null:
                    info.Processors.Add(new SysinfoBlock { Entries = [Entry("socket_destination", value), Entry("type", model)] });
                    break;
                case "processor":
                    info.Processors.Add(new SysinfoBlock { Entries = [Entry("socket_destination", value)] });
                    break;
                case "model name" when info.Processors.Count > 0 && model is null:
                    info.Processors[^1].Entries.Add(Entry("type", value));
                    break;
                default:
                    break;
            }
        }

        info.Processors.RemoveAll(p => p.Entries.Count < 2);
        return info;
    }

    /// <summary>From a POWER host's <c>/proc/cpuinfo</c>.</summary>
    public static HostSysinfo FromPowerCpuinfo(string cpuinfo)
    {
        var info = new HostSysinfo { Type = SysinfoType.Smbios };
        string? family = null;
        string? serial = null;
        string? version = null;
        foreach ((string key, string value) in Pairs(cpuinfo))
        {
            switch (key)
            {
                case "processor":
                    info.Processors.Add(new SysinfoBlock { Entries = [Entry("socket_destination", value)] });
                    break;
                case "cpu" when info.Processors.Count > 0:
                    info.Processors[^1].Entries.Add(Entry("type", value));
                    break;
                case "revision" when info.Processors.Count > 0:
                    info.Processors[^1].Entries.Add(Entry("version", value));
                    break;
                case "platform":
                    family = value;
                    break;
                case "model":
                    serial = value;
                    break;
                case "machine":
                    version = value;
                    break;
                default:
                    break;
            }
        }

        AddIf(info.System, "version", version);
        AddIf(info.System, "serial", serial);
        AddIf(info.System, "family", family);
        return info;
    }

    /// <summary>From an IBM mainframe's <c>/proc/sysinfo</c> and <c>/proc/cpuinfo</c>.</summary>
    public static HostSysinfo FromS390(string sysinfo, string cpuinfo)
    {
        var info = new HostSysinfo { Type = SysinfoType.Smbios };
        string? manufacturer = null;
        string? type = null;
        string? serial = null;
        foreach ((string key, string value) in Pairs(sysinfo))
        {
            switch (key)
            {
                case "Manufacturer":
                    manufacturer ??= value;
                    break;
                case "Type":
                    type ??= value;
                    break;
                case "Sequence Code":
                    serial ??= value;
                    break;
                default:
                    break;
            }
        }

        AddIf(info.System, "manufacturer", manufacturer);
        AddIf(info.System, "serial", serial);
        AddIf(info.System, "family", type);
        string? vendor = null;
        foreach ((string key, string value) in Pairs(cpuinfo))
        {
            if (key == "vendor_id")
            {
                vendor = value;
            }
            else if (key.StartsWith("processor ", StringComparison.Ordinal))
            {
                var block = new SysinfoBlock();
                AddIf(block.Entries, "family", Part(value, "machine"));
                AddIf(block.Entries, "manufacturer", vendor);
                AddIf(block.Entries, "version", Part(value, "version"));
                AddIf(block.Entries, "serial_number", Part(value, "identification"));
                info.Processors.Add(block);
            }
        }

        return info;
    }

    /// <summary>
    /// Memory modules. libvirt looks for each value from the begin of a section on, whatever stands before the name on its line and
    /// whatever section it is in, and takes the sections about mapped addresses for modules as well. So an address range whose module is
    /// missing appears as a module of the range's size.
    /// </summary>
    private static void AddMemoryDevices(HostSysinfo info, string output)
    {
        const string Title = "\nMemory Device";
        for (int at = output.IndexOf(Title, StringComparison.Ordinal); at >= 0; at = output.IndexOf(
            Title, at + 1, StringComparison.Ordinal))
        {
            var entries = new List<SysinfoEntry>();
            bool missing = false;
            foreach ((string key, string name) in s_memory)
            {
                string wanted = key + ": ";
                int start = output.IndexOf(wanted, at, StringComparison.Ordinal);
                if (start < 0)
                {
                    continue;
                }

                start += wanted.Length;
                int end = output.IndexOf('\n', start);
                string value = output[start..(end < 0 ? output.Length : end)].Trim();
                missing |= key == "Size" && value == "No Module Installed";
                AddIf(entries, name, value.Length > 0 ? value : null);
            }

            if (!missing)
            {
                Add(info.MemoryDevices, entries);
            }
        }
    }

    private static SysinfoEntry Entry(string name, string value) => new() { Name = name, Value = value };

    private static void AddIf(List<SysinfoEntry> entries, string name, string? value)
    {
        if (value is not null)
        {
            entries.Add(Entry(name, value));
        }
    }

    private static void Add(List<SysinfoBlock> blocks, List<SysinfoEntry> entries)
    {
        if (entries.Count > 0)
        {
            blocks.Add(new SysinfoBlock { Entries = entries });
        }
    }

    private static List<SysinfoEntry> Pick(List<(string Key, string Value)> lines, (string Key, string Name)[] wanted)
    {
        var entries = new List<SysinfoEntry>();
        foreach ((string key, string name) in wanted)
        {
            int at = lines.FindIndex(l => l.Key == key);
            if (at >= 0 && lines[at].Value.Length > 0)
            {
                entries.Add(Entry(name, lines[at].Value));
            }
        }

        return entries;
    }

    // "name = value,  name = value"
    private static string? Part(string text, string name)
    {
        foreach (string part in text.Split(','))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && part[..equals].Trim() == name)
            {
                return part[(equals + 1)..].Trim();
            }
        }

        return null;
    }

    // "key : value" lines; continuation lines have no colon.
    private static IEnumerable<(string Key, string Value)> Pairs(string text)
    {
        foreach (string line in text.Split('\n'))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                yield return (line[..colon].Trim(), line[(colon + 1)..].Trim());
            }
        }
    }

    // A section is a line at the left edge and the lines indented by one tab, or by blanks, below it; deeper ones belong to lists.
    private static IEnumerable<(string Title, List<(string Key, string Value)> Lines)> Sections(string text)
    {
        string? title = null;
        var lines = new List<(string, string)>();
        foreach (string line in text.Split('\n'))
        {
            if (line.Length > 0 && line[0] is not ('\t' or ' '))
            {
                if (title is not null)
                {
                    yield return (title, lines);
                }

                title = line.Trim();
                lines = [];
                continue;
            }

            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && !line.StartsWith("\t\t", StringComparison.Ordinal))
            {
                lines.Add((line[..colon].Trim(), line[(colon + 1)..].Trim()));
            }
        }

        if (title is not null)
        {
            yield return (title, lines);
        }
    }
}
