using System.Collections.Frozen;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;
using Vireo.Drivers.Qemu.Firmware;
using Vireo.Drivers.Qemu.Rules;
using Xunit;

namespace Vireo.Drivers.Qemu.Tests;

/// <summary>What a definition is completed with, and what is refused in it: libvirt's words, as its daemon gives them.</summary>
public sealed class GuestRefusalTests
{
    private const string Pci = "<address type='pci' domain='0' bus='{0}' slot='{1}' function='{2}'/>";
    private const string Drive = "<address type='drive' controller='0' bus='0' target='0' unit='0'/>";
    private const string Port = "<address type='virtio-serial' controller='0' bus='0' port='{0}'/>";
    private const string Net = "<interface type='user'><mac address='52:54:00:11:22:33'/><model type='{0}'/>{1}</interface>";

    private static readonly QemuCapabilities s_caps = new()
    {
        Emulator = "/usr/bin/qemu-system-x86_64", Arch = "x86_64", Version = 7002000,
        Flags = QemuFlag.All.Select(static f => f.Name).ToFrozenSet(),
        Tcg = new AccelCapabilities
        {
            Machines =
            [
                new QemuMachine("pc-i440fx-7.2") { Alias = "pc", MaxCpus = 255, DefaultCpu = "qemu64-x86_64-cpu" },
                new QemuMachine("pc-q35-7.2") { Alias = "q35", MaxCpus = 288, DefaultCpu = "qemu64-x86_64-cpu" },
            ],
            Cpus = [new QemuCpuModel("qemu64", "qemu64-x86_64-cpu", true, [], false)],
        },
    };

    public static TheoryData<string, string, int, string> Refused() => new()
    {
        { "q35", Disk("vda", "virtio", Fill(Pci, 2, 3, 0)), 27, "XML error: Invalid PCI address 0000:02:03.0. slot must be <= 0" },
        { "pc", Disk("vda", "virtio", Fill(Pci, 2, 0, 0)), 27, "XML error: Invalid PCI address 0000:02:00.0. slot must be >= 1" },
        { "q35", Disk("vda", "virtio", Fill(Pci, 0, 31, 2)), 27, "XML error: Attempted double use of PCI Address 0000:00:1f.2" },
        { "pc", Disk("vda", "virtio", Fill(Pci, 0, 1, 0)), 27, "XML error: Attempted double use of PCI Address 0000:00:01.0" },
        { "q35", Disk("vda", "virtio", Drive), 67, "unsupported configuration: virtio disk cannot have an address of type 'drive'" },
        { "q35", Disk("sda", "usb", Fill(Pci, 0, 5, 0)), 1, "internal error: unexpected address type for usb disk" },
        {
            "q35", "<serial type='pty'><target type='isa-serial' port='0'/>" + Fill(Pci, 0, 5, 0) + "</serial>", 67,
            "unsupported configuration: Target type 'isa-serial' requires address type 'isa'"
        },
        { "q35", Channels(1, Fill(Port, 31)), 27, "XML error: virtio serial controller 0 does not have port 31" },
        { "q35", Channels(2, Fill(Port, 1)), 27, "XML error: virtio serial port 1 on controller 0 is already occupied" },
        { "q35", "<iommu model='smmuv3'/>", 67,
            "unsupported configuration: IOMMU device: 'smmuv3' is only supported with ARM Virt machines" },
        { "pc", "<iommu model='intel'/>", 67, "unsupported configuration: IOMMU device: 'intel' is only supported with Q35 machines" },
        { "q35", Disk("vda", "virtio", "<wwn>5000c50015ea71ac</wwn>"), 67,
            "unsupported configuration: Only ide and scsi disk support wwn" },
        { "q35", Disk("vda", "virtio", "<serial>a,b=c</serial>"), 1, "internal error: driver serial 'a,b=c' contains unsafe characters" },
        { "q35", Disk("sda", "scsi", "<vendor>V\nW</vendor>"), 27, "XML error: disk vendor is not printable string" },
        {
            "q35", Disk("vda", "virtio", "<shareable/>").Replace("'raw'", "'qcow2'", StringComparison.Ordinal), 67,
            "unsupported configuration: shared access for disk 'vda' requires use of supported storage format"
        },
        {
            "q35", "<channel type='spicevmc'><target type='virtio' name='com.redhat.spice.0'/></channel>", 67,
            "unsupported configuration: chardev 'spicevmc' not supported without spice graphics"
        },
        {
            "q35", "<serial type='tcp'><source mode='bind' host='h' service='1'><reconnect enabled='yes' timeout='3'/></source></serial>",
                1,
            "internal error: chardev reconnect is possible only for connect mode"
        },
        { "q35", "<graphics type='vnc' passwd='123456789'/>", 67,
            "unsupported configuration: VNC password is 9 characters long, only 8 permitted" },
        { "q35", "<panic model='isa'/><panic model='isa'/>", 27, "XML error: Multiple panic devices with model 'isa'" },
        {
            "q35", "<tpm model='tpm-crb'><backend type='emulator' version='1.2'/></tpm>", 67,
            "unsupported configuration: Unsupported interface 'tpm-crb' for TPM 1.2"
        },
        {
            "q35", "<input type='tablet' bus='usb'><address type='usb' bus='0' port='99'/></input>", 27,
            "XML error: requested USB port 99 not present on USB bus 0"
        },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Devices_that_cannot_be_are_refused(string machine, string devices, int code, string text)
    {
        var e = Assert.Throws<VirException>(() => Complete(Guest(devices, machine)));
        Assert.Equal((code, text), ((int)e.Code, e.Message));
    }

    [Theory]
    [InlineData("<os><type arch='x86_64' machine='q35'>hvm</type><nvram/></os>", 35,
        "no loader path specified and firmware auto selection disabled")]
    [InlineData(
        "<os><type arch='x86_64' machine='q35'>hvm</type></os><cpu mode='custom'><model vendor_id='a,bbbbbbbbbb'>qemu64</model></cpu>", 27,
        "XML error: vendor id is invalid")]
    [InlineData(
        "<os><type arch='x86_64' machine='q35'>hvm</type></os><cpu><numa><cell id='0' cpus='0' memory='1024'/><cell id='1' cpus='0' "
        + "memory='1024'/></numa></cpu><vcpu>2</vcpu>", 67, "unsupported configuration: NUMA cells 1 and 0 have overlapping vCPU ids")]
    [InlineData(
        "<os><type arch='x86_64' machine='q35'>hvm</type></os><maxMemory slots='4'>1048576</maxMemory>", 67,
        "unsupported configuration: At least one numa node has to be configured when enabling memory hotplug")]
    [InlineData(
        "<os><type arch='x86_64' machine='q35'>hvm</type></os><on_reboot>preserve</on_reboot>", 67,
        "unsupported configuration: qemu driver doesn't support the 'preserve' action for 'on_reboot'/'on_poweroff'")]
    [InlineData(
        "<os><type arch='aarch64' machine='virt'>hvm</type></os>", 67,
        "unsupported configuration: Emulator '/usr/bin/qemu-system-x86_64' does not support arch 'aarch64'")]
    [InlineData(
        "<os><type arch='x86_64' machine='q35'>hvm</type><acpi><table type='rawset'>/t</table></acpi></os>", 67,
        "unsupported configuration: ACPI tables of type 'rawset' are not supported by QEMU")]
    public void Guests_that_cannot_be_are_refused(string head, int code, string text)
    {
        var e = Assert.Throws<VirException>(() => Complete($"<domain type='qemu'><name>g</name><memory>65536</memory>{head}</domain>"));
        Assert.Equal((code, text), ((int)e.Code, e.Message));
    }

    [Theory]
    [InlineData("1A", "Invalid environment name, it must begin with a letter or underscore")]
    [InlineData("A-B", "Invalid environment name, it must contain only alphanumerics and underscore")]
    public void Variables_of_the_emulators_environment_have_names(string name, string text)
    {
        string extension = $"<qemu:commandline><qemu:env name='{name}' value='v'/></qemu:commandline></domain>";
        string xml = Guest("").Replace(
            "<domain ", "<domain xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0' ", StringComparison.Ordinal)
            .Replace("</domain>", extension, StringComparison.Ordinal);
        Assert.Equal("internal error: " + text, Assert.Throws<VirException>(() => Complete(xml)).Message);
    }

    private static string Fill(string format, params object[] values) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, format, values);

    [Fact]
    public void Unknown_abilities_are_refused_and_known_ones_switched()
    {
        var def = Complete(Guest(""));
        var asked = new QemuCapabilityOverride { Delete = [QemuFlag.Qxl.Name] };
        def.Extensions.Add(new QemuDomainExtension { Capabilities = asked });
        Assert.False(ExtensionChecks.Switch(def, s_caps).Has(QemuFlag.Qxl));
        asked.Add.Add("nope");
        Assert.Equal(
            "internal error: invalid qemu namespace capability 'nope'",
            Assert.Throws<VirException>(() => ExtensionChecks.Switch(def, s_caps)).Message);
    }

    [Fact]
    public void Buses_that_addresses_name_are_added()
    {
        var express = Complete(Guest(Disk("vda", "virtio", Fill(Pci, 10, 0, 0))));
        Assert.Equal(Enumerable.Range(0, 11), PciIndexes(express));
        var added = express.Devices.Controllers.Where(static c => c is { Type: ControllerType.Pci, Index: > 0 });
        Assert.All(added, static c => Assert.Equal("pcie-root-port", c.Model));
        var conventional = Complete(Guest(Disk("vda", "virtio", Fill(Pci, 4, 31, 0)), "pc"));
        Assert.Equal(Enumerable.Range(0, 5), PciIndexes(conventional));
        var bridged = Complete(Guest(Fill(Net, "rtl8139", Fill(Pci, 2, 1, 0))));
        Assert.Equal("pcie-to-pci-bridge",
            bridged.Devices.Controllers.Find(static c => c is { Type: ControllerType.Pci, Index: 2 })?.Model);
    }

    [Fact]
    public void Channels_beyond_a_controllers_ports_get_another()
    {
        var def = Complete(Guest(Channels(40, "")));
        Assert.Equal(2, def.Devices.Controllers.Count(static c => c.Type == ControllerType.VirtioSerial));
        Assert.Equal((0u, 30u), At(def.Devices.Channels[29]));
        Assert.Equal((1u, 1u), At(def.Devices.Channels[30]));

        static (uint, uint) At(Channel channel) => channel.Address is VirtioSerialAddress a ? (a.Controller, a.Port) : default;
    }

    [Fact]
    public void Disks_of_a_narrow_controller_go_to_the_next()
    {
        var def = Complete(Guest(string.Concat(Enumerable.Range(0, 20).Select(static i => Disk("sd" + (char)('a' + i), "scsi", "")))));
        Assert.Equal(3, def.Devices.Controllers.Count(static c => c.Type == ControllerType.Scsi));
        Assert.True(def.Devices.Disks[7].Address is DriveAddress { Controller: 1, Unit: 0 });
    }

    [Fact]
    public void A_channel_forgets_an_address_of_another_kind() =>
        Assert.True(Complete(Guest(Channels(1, Drive))).Devices.Channels[0].Address is VirtioSerialAddress { Port: 1 });

    [Fact]
    public void A_cpu_in_no_node_is_in_the_first_and_nodes_make_the_memory()
    {
        const string Nodes =
            "<vcpu>4</vcpu><cpu><numa><cell id='0' cpus='0' memory='32768'/><cell id='1' cpus='1' memory='65536'/></numa></cpu>";
        var def = Complete(Guest("").Replace("<vcpu>1</vcpu>", Nodes, StringComparison.Ordinal));
        Assert.Equal("0,2-3", def.Cpu!.Numa!.Cells[0].Cpus!.ToString());
        Assert.Equal(98304ul, def.Memory);
    }

    [Fact]
    public void A_guest_without_an_identity_has_that_of_its_tables()
    {
        const string Table =
            "<sysinfo type='smbios'><system><entry name='uuid'>aaaaaaaa-0000-0000-0000-0000000000aa</entry></system></sysinfo><os>";
        var def = Complete(Guest("").Replace("<os>", Table, StringComparison.Ordinal));
        Assert.Equal("aaaaaaaa-0000-0000-0000-0000000000aa", def.Uuid.ToString());
    }

    private static IEnumerable<int> PciIndexes(DomainDef def) =>
        def.Devices.Controllers.Where(static c => c.Type == ControllerType.Pci).Select(static c => c.Index ?? -1).Order();

    private static DomainDef Complete(string xml) =>
        new QemuDomainRules(s_caps, new HostFacts { Firmware = new FirmwareCatalog([]) })
            .Parse(xml, DomainRuleFlags.Inactive | DomainRuleFlags.AbiUpdate);

    private static string Guest(string devices, string machine = "q35") =>
        $"<domain type='qemu'><name>g</name><memory>65536</memory><vcpu>1</vcpu><os><type arch='x86_64' machine='{machine}'>hvm</type></os>"
        + $"<features><acpi/></features><devices><emulator>/usr/bin/qemu-system-x86_64</emulator>{devices}</devices></domain>";

    private static string Disk(string name, string bus, string more) =>
        $"<disk type='file'><driver name='qemu' type='raw'/><source file='/d'/><target dev='{name}' bus='{bus}'/>{more}</disk>";

    private static string Channels(int count, string address) =>
        string.Concat(Enumerable.Range(0, count).Select(
            i => $"<channel type='pty'><target type='virtio' name='c.{i}'/>{address}</channel>"));
}
