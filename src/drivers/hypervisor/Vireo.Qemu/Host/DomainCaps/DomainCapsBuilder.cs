using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Host;

/// <summary>
/// The domain capabilities: what a guest of one kind, machine and emulator can have. It turns facts of the emulator and of the host into
/// the document, and asks nobody.
/// </summary>
public static partial class DomainCapsBuilder
{
    /// <summary>The document.</summary>
    /// <param name="caps">The emulator.</param>
    /// <param name="type"><c>kvm</c> or <c>qemu</c>.</param>
    /// <param name="arch">The guest's architecture.</param>
    /// <param name="machine">Its machine type.</param>
    /// <param name="host">What the host adds.</param>
    public static DomainCapsDef Build(QemuCapabilities caps, string type, string arch, QemuMachine machine, DomainCapsHost host)
    {
        var request = new Request(caps, type, arch, machine, MachineTraits.Of(machine.Name, arch), host);
        uint most = (uint)(request.Accel.Machines.FirstOrDefault(m => m.Name == machine.Name)?.MaxCpus ?? 0);
        return new DomainCapsDef
        {
            Path = caps.Emulator,
            Domain = type,
            Machine = machine.Name,
            Arch = arch,
            MaxVcpus = most > 0 ? most : null,
            IoThreads = Cap(true),
            Os = Os(host),
            CpuModes = CpuModes(request),
            MemoryBacking = Cap(true, Values("sourceType",
                ("file", true), ("anonymous", true), ("memfd", caps.Has(QemuFlag.MemoryBackendMemfd)))),
            Devices = Devices(request),
            Features = Features(request),
        };
    }

    private static DomainOsCaps Os(DomainCapsHost host) => new()
    {
        Supported = YesNo.Yes,
        Enums = [Values("firmware", host.FirmwareKinds)],
        Loader = new DomainLoaderCaps
        {
            Supported = YesNo.Yes,
            Values = [.. host.Loaders],
            Enums =
            [
                Values("type", ("rom", true), ("pflash", true)),
                Values("readonly", ("yes", true), ("no", true)),
                Values("secure", ("yes", host.HasSecureFirmware), ("no", host.HasPlainFirmware || !host.HasSecureFirmware)),
            ],
        },
    };

    private static DomainCap Cap(bool supported, params CapabilityEnum[] enums) =>
        new() { Supported = supported ? YesNo.Yes : YesNo.No, Enums = supported ? [.. enums] : [] };

    private static CapabilityEnum Values(string name, IEnumerable<string> values) => new() { Name = name, Values = [.. values] };

    private static CapabilityEnum Values(string name, params ReadOnlySpan<(string Value, bool Has)> all)
    {
        var list = new CapabilityEnum { Name = name };
        foreach (var (value, has) in all)
        {
            if (has)
            {
                list.Values.Add(value);
            }
        }

        return list;
    }

    // What everything below asks of.
    private sealed record Request(
        QemuCapabilities Caps, string Type, string Arch, QemuMachine Machine, MachineTraits Traits, DomainCapsHost Host)
    {
        // The emulator is asked under each accelerator; what it offers under one says nothing of the other.
        public AccelCapabilities Accel => (Type == "kvm" ? Caps.Kvm : Caps.Tcg) ?? AccelCapabilities.Empty;

        public bool Has(QemuFlag flag) => Caps.Has(flag);
    }
}
