using System.Globalization;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Drivers.Qemu.Rules;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Devices;

/// <summary>
/// What every plan is made from: the domain, what the emulator and the machine have, and the host; and the steps so far. One context serves
/// one start, or one device that is attached.
/// </summary>
/// <param name="def">The prepared domain; a device that is attached is in it already.</param>
/// <param name="caps">The emulator.</param>
/// <param name="host">The host.</param>
/// <param name="firstFdSet">The first number for a set of descriptors that the emulator does not have yet.</param>
public sealed class PlanContext(DomainDef def, QemuCapabilities caps, ILaunchHost host, int firstFdSet = 0)
{
    private readonly List<PlanStep> _steps = [];
    private readonly HashSet<BootDevice> _bootKinds = [];
    private int _fdSets = firstFdSet;

    public DomainDef Def { get; } = def;

    public DomainDevices Devices => Def.Devices;

    public QemuCapabilities Caps { get; } = caps;

    public ILaunchHost Host { get; } = host;

    /// <summary>Whether the guest runs already: a device that joins it has no part in the domain's list of boot devices.</summary>
    public bool IsRunning { get; init; }

    /// <summary>What the machine has by itself.</summary>
    public MachineTraits Traits { get; } = MachineTraits.Of(def);

    public QemuMachine? Machine { get; } = caps.FindMachine(QemuPostParse.TypeName(def), def.Os.Type?.Machine ?? "");

    /// <summary>The steps so far.</summary>
    public IReadOnlyList<PlanStep> Steps => _steps;

    /// <summary>Adds an option of the command line.</summary>
    public void Add(params string[] group) => _steps.Add(new ArgumentStep(group));

    /// <summary>Adds all steps of a device.</summary>
    public void Add(DevicePlan plan) => _steps.AddRange(plan.Steps);

    /// <summary>Adds a user object.</summary>
    public void Object(JsonObject properties) => _steps.Add(new ObjectStep(properties));

    /// <summary>Adds a node of the block layer.</summary>
    public void BlockNode(JsonObject properties) => _steps.Add(new BlockNodeStep(properties));

    /// <summary>Adds a device that has no back-end.</summary>
    public void Device(JsonObject properties) => _steps.Add(new DeviceStep(properties));

    /// <summary>Adds what gives the emulator a file that is opened for it to a plan.</summary>
    /// <returns>The path under which the emulator finds the file.</returns>
    public string PassFile(DevicePlan plan, string path, LaunchFileUse use, bool append, string purpose)
    {
        if (Host.OpenFile(path, use, append) is not { } fd)
        {
            return path;
        }

        plan.Add(new FdSetStep(_fdSets, fd, purpose));
        return string.Create(CultureInfo.InvariantCulture, $"/dev/fdset/{_fdSets++}");
    }

    /// <summary>
    /// A device's place in the boot order: its own, or from the domain's list of kinds, which is given to the first of each kind only.
    /// </summary>
    public long? BootIndex(BootDevice kind, DeviceBoot? own)
    {
        bool first = _bootKinds.Add(kind);
        if (own?.Order is { } order)
        {
            return order;
        }

        int at = first && !IsRunning ? Def.Os.Boot.IndexOf(kind) : -1;
        return at < 0 ? null : at + 1;
    }

    /// <summary>The driver name of a virtio device on the bus where it sits.</summary>
    public string Virtio(string name, Device device, bool transitional, bool nonTransitional)
    {
        var transport = device.Address switch
        {
            PciAddress => VirtioTransport.Pci,
            CcwAddress => VirtioTransport.Ccw,
            VirtioMmioAddress => VirtioTransport.Mmio,
            _ => Traits.Transport,
        };
        return name + transport switch
        {
            VirtioTransport.Ccw => "-ccw",
            VirtioTransport.Mmio => "-device",
            _ => "-pci" + (transitional ? "-transitional" : nonTransitional ? "-non-transitional" : ""),
        };
    }

    /// <summary>The alias of a controller.</summary>
    public string? ControllerAlias(ControllerType type, uint index) =>
        Devices.Controllers.Find(c => c.Type == type && c.Index == (int)index && c.MasterStartPort is null)?.Alias;

    /// <summary>Appends virtio's switches.</summary>
    public static JsonObject Options(JsonObject properties, VirtioOptions? options)
    {
        if (options is not null)
        {
            properties.Opt("iommu_platform", Bool(options.Iommu)).Opt("ats", Bool(options.Ats)).Opt("packed", Bool(options.Packed))
                .Opt("page-per-vq", Bool(options.PagePerVq));
        }

        return properties;
    }

    public static bool? Bool(OnOff? value) => value switch { OnOff.On => true, OnOff.Off => false, _ => null };

    public static bool? Bool(YesNo? value) => value switch { YesNo.Yes => true, YesNo.No => false, _ => null };

    public static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
