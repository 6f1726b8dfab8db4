using System.Globalization;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Drivers.Qemu.Rules;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.CommandLine;

/// <summary>
/// What every part of a command line works with: the domain, what the emulator can do, the host's resources, and the arguments so far.
/// </summary>
public sealed class CommandContext(DomainDef def, QemuCapabilities caps, ILaunchHost host)
{
    private readonly List<IReadOnlyList<string>> _arguments = [];
    private int _fileSets;

    public DomainDef Def { get; } = def;

    public DomainDevices Devices => Def.Devices;

    public QemuCapabilities Caps { get; } = caps;

    public ILaunchHost Host { get; } = host;

    /// <summary>The arguments in groups: an option with its value.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Arguments => _arguments;

    public bool IsQ35 { get; } = QemuPostParse.IsQ35(def);

    public bool IsX86 { get; } = QemuPostParse.IsX86(def);

    public QemuMachine? Machine { get; } = caps.FindMachine(QemuPostParse.TypeName(def), def.Os.Type?.Machine ?? "");

    /// <summary>Gives the emulator a file that is opened for it, and tells the path under which it finds it.</summary>
    public string PassFile(string path, LaunchFileUse use, bool append, string purpose)
    {
        if (Host.OpenFile(path, use, append) is not { } fd)
        {
            return Escape(path);
        }

        int set = _fileSets++;
        Add("-add-fd", $"set={set},fd={fd.Number},opaque={purpose}");
        return $"/dev/fdset/{set}";
    }

    /// <summary>Adds an option.</summary>
    public void Add(params string[] group) => _arguments.Add(group);

    /// <summary>Adds an option whose value is JSON.</summary>
    public void Add(string option, JsonObject value) => _arguments.Add([option, value.ToString()]);

    /// <summary>Adds a device.</summary>
    public void Device(JsonObject properties) => Add("-device", properties);

    /// <summary>Appends where a device sits.</summary>
    public JsonObject Place(JsonObject properties, Device device)
    {
        switch (device.Address)
        {
            case PciAddress pci:
                properties.Add("bus", PciBus(pci));
                if (pci.Multifunction != OnOff.Unset)
                {
                    properties.Add("multifunction", pci.Multifunction == OnOff.On);
                }

                string address = $"0x{pci.Slot ?? 0:x}";
                properties.Add("addr", pci.Function is > 0 ? $"{address}.0x{pci.Function:x}" : address);
                properties.Opt("acpi-index", (long?)device.AcpiIndex);
                break;
            case UsbAddress usb:
                string alias = Devices.Controllers.Find(c => c.Type == ControllerType.Usb && c.Index == (int)usb.Bus)?.Alias ?? "usb";
                properties.Add("bus", alias + ".0");
                properties.Opt("port", usb.Port);
                break;
            default:
                break;
        }

        return properties;
    }

    /// <summary>A virtio device's driver name on this transport.</summary>
    public static string Virtio(string name, bool transitional, bool nonTransitional) =>
        name + "-pci" + (transitional ? "-transitional" : nonTransitional ? "-non-transitional" : "");

    /// <summary>Appends virtio's switches.</summary>
    public static JsonObject Options(JsonObject properties, VirtioOptions? options)
    {
        if (options is not null)
        {
            properties.Opt("iommu_platform", Bool(options.Iommu)).Opt("ats", Bool(options.Ats)).Opt("packed", Bool(options.Packed)).Opt(
                "page-per-vq", Bool(options.PagePerVq));
        }

        return properties;
    }

    public static bool? Bool(OnOff value) => value switch { OnOff.On => true, OnOff.Off => false, _ => null };

    /// <summary>Commas separate values in options that are not JSON; in a value they are doubled.</summary>
    public static string Escape(string value) => value.Replace(",", ",,", StringComparison.Ordinal);

    public static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private string PciBus(PciAddress pci)
    {
        var controller = Devices.Controllers.Find(c => c.Type == ControllerType.Pci && c.Index == (int)(pci.Bus ?? 0));
        return controller?.Alias ?? (pci.Bus is null or 0 ? IsQ35 ? "pcie.0" : "pci.0" : $"pci.{pci.Bus}");
    }

    /// <summary>A listening socket as QEMU's options name it: open already, or to be opened at its path.</summary>
    public string Listen(string path) => Host.ListenUnix(path) is { } fd ? "fd=" + Text(fd.Number) : "path=" + Escape(path);
}
