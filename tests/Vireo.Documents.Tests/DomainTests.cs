using Vireo.Xml;
using Xunit;

namespace Vireo.Documents.Tests;

/// <summary>Guests: building, comparing, copying, errors, size.</summary>
public class DomainTests
{
    private static DomainDef Guest(int disks = 1)
    {
        var guest = new DomainDef
        {
            Type = DomainVirtType.Test,
            Name = "guest",
            Uuid = new Uuid([0xc7, 0xa5, 0xfd, 0xbd, 0xed, 0xaf, 0x94, 0x55, 0x92, 0x6a, 0xd6, 0x5c, 0x16, 0xdb, 0x18, 0x09]),
            Memory = 1024 * 1024,
            Os = new DomainOs { Type = new OsType { Type = "hvm", Arch = "x86_64" } },
        };
        for (int i = 0; i < disks; i++)
        {
            guest.Devices.Disks.Add(new Disk
            {
                Type = DiskType.File,
                Device = DiskDevice.Disk,
                Source = new FileDiskSource { File = $"/images/{i}.img" },
                Target = new DiskTarget { Dev = "vd" + Name(i), Bus = DiskBus.Virtio },
            });
        }

        return guest;

        static string Name(int i) => i < 26 ? $"{(char)('a' + i)}" : Name((i / 26) - 1) + (char)('a' + (i % 26));
    }

    [Fact]
    public void APeriodOrQuotaOfNothingIsNone()
    {
        DomainDef guest = DomainRules.Generic.Parse(
            "<domain type='test'><name>a</name><memory>1024</memory><os><type>hvm</type></os>"
            + "<cputune><shares>0</shares><period>0</period><quota>0</quota><emulator_period>1000</emulator_period><emulator_quota>-2</emulator_quota></cputune></domain>");
        Assert.Equal(new CpuTune { Shares = 0, EmulatorPeriod = 1000, EmulatorQuota = -2 }, guest.Cputune);
        Assert.Contains("<emulator_quota>-2</emulator_quota>", guest.Format(), StringComparison.Ordinal);
        Assert.DoesNotContain("<period>", guest.Format(), StringComparison.Ordinal);
    }

    [Fact]
    public void ABuiltGuestIsCompletedAndPrinted()
    {
        DomainDef guest = Guest();
        DomainRules.Generic.Apply(guest);
        Assert.Equal(
            """
            <domain type='test'>
              <name>guest</name>
              <uuid>c7a5fdbd-edaf-9455-926a-d65c16db1809</uuid>
              <memory unit='KiB'>1048576</memory>
              <currentMemory unit='KiB'>1048576</currentMemory>
              <vcpu placement='static'>1</vcpu>
              <os>
                <type arch='x86_64'>hvm</type>
                <boot dev='hd'/>
              </os>
              <clock offset='utc'/>
              <on_poweroff>destroy</on_poweroff>
              <on_reboot>restart</on_reboot>
              <on_crash>destroy</on_crash>
              <devices>
                <disk type='file' device='disk'>
                  <source file='/images/0.img'/>
                  <target dev='vda' bus='virtio'/>
                </disk>
              </devices>
            </domain>

            """,
            guest.Format());
    }

    [Fact]
    public void ADiffNamesWhatChanged()
    {
        DomainDef before = Guest(3);
        DomainDef after = before.DeepCopy();
        Assert.Equal(before, after);
        Assert.Empty(before.Diff(after));
        ((FileDiskSource)after.Devices.Disks[1].Source!).File = "/other";
        after.Title = "new";
        Assert.NotEqual(before, after);
        Assert.Equal("/images/1.img", ((FileDiskSource)before.Devices.Disks[1].Source!).File);
        Assert.Equal(
            [new DocumentChange("/domain/devices/disk[2]/source/@file", "/images/1.img", "/other"), new DocumentChange(
                "/domain/title", null, "<title>new</title>")],
            before.Diff(after).OrderBy(c => c.Path, StringComparer.Ordinal));
    }

    [Fact]
    public void AnInsertedDeviceIsOneChange()
    {
        DomainDef before = Guest(3);
        DomainDef after = Guest(3);
        before.Devices.Disks.RemoveAt(1);
        DocumentChange change = Assert.Single(before.Diff(after));
        Assert.Equal("/domain/devices/disk[2]", change.Path);
        Assert.Null(change.Before);
    }

    [Theory]
    [InlineData("<domain/>", "missing name information")]
    [InlineData("<domain><name>foo</name></domain>", "internal error: missing domain type attribute")]
    [InlineData("<domain type='zzz'><name>foo</name></domain>", "unsupported configuration: invalid domain type zzz")]
    [InlineData("<domain type='test'><name>foo</name><uuid>xx</uuid></domain>", "internal error: malformed uuid element")]
    [InlineData("<domain type='test'><name>foo</name><os/></domain>", "XML error: an os <type> must be specified")]
    [InlineData("<domain type='test'><name>foo</name><os><type>bla</type></os></domain>",
        "unsupported configuration: unknown OS type 'bla'")]
    [InlineData("<domain type='test'><name>foo</name><os><type arch='x'>hvm</type></os></domain>",
        "unsupported configuration: Unknown architecture x")]
    [InlineData("<foo/>", "XML error: expecting root element of 'domain', not 'foo'")]
    [InlineData("<q:domain xmlns:q='u'/>", "missing name information")]
    [InlineData("<domain xmlns='u'><name>a</name></domain>", "missing name information")]
    [InlineData("<q:domain/>", "XML error: expecting root element of 'domain', not 'q:domain'")]
    public void FaultsHaveLibvirtsWords(string xml, string message) =>
        Assert.Equal(message, Assert.Throws<VirException>(() => DomainRules.Generic.Parse(xml)).Message);

    [Theory]
    [InlineData("<disk type='x'/>", "XML error: Invalid value for attribute 'type' in element 'disk': 'x'.")]
    [InlineData("<disk><target bus='foo' dev='vda'/></disk>", "XML error: Invalid value for attribute 'bus' in element 'target': 'foo'.")]
    [InlineData("<disk><target dev='vda'/><address type='pci' slot='99'/></disk>",
        "XML error: Invalid PCI address slot='0x63', must be <= 0x1F")]
    [InlineData("<disk><target dev='vda'/><address type='pcx'/></disk>",
        "XML error: Invalid value for attribute 'type' in element 'address': 'pcx'.")]
    [InlineData("<disk><target dev='vda'/><address bus='1'/></disk>", "XML error: Missing required attribute 'type' in element 'address'")]
    [InlineData("<disk><target dev='vda'/><boot order='0'/></disk>",
        "XML error: Invalid value for attribute 'order' in element 'boot': Zero is not permitted")]
    [InlineData(
        "<disk><source file='/a'/><target dev='vda'/><boot order='2'/></disk><disk><source file='/b'/><target dev='vdb'/><boot "
            + "order='2'/></disk>",
        "unsupported configuration: boot order '2' used for more than one device")]
    [InlineData("<disk><target dev='vda'/><boot/></disk>", "XML error: Missing required attribute 'order' in element 'boot'")]
    [InlineData("<disk><target dev='vda'/><iotune><total_bytes_sec>-4</total_bytes_sec></iotune></disk>",
        "XML error: disk iotune field 'total_bytes_sec' must be an integer")]
    [InlineData("<interface type='network'><mac address='zz'/></interface>", "XML error: unable to parse mac address 'zz'")]
    [InlineData("<graphics type='vnc' port='a'/>", "internal error: cannot parse vnc port a")]
    [InlineData("<controller type='usb' index='-1'/>",
        "XML error: Invalid value for attribute 'index' in element 'controller': '-1'. Expected non-negative value")]
    [InlineData("<input/>", "internal error: missing input device type")]
    [InlineData("<input type='a'/>", "unsupported configuration: unknown input device type 'a'")]
    [InlineData("<interface type='user'><virtualport type='openvswitch'/></interface>",
        "unsupported configuration: <virtualport> element unsupported for <interface type='user'>")]
    [InlineData("<interface type='bridge'><source bridge='b'/><virtualport/></interface>", "XML error: missing required virtualport type")]
    [InlineData("<interface type='bridge'><source bridge='b'/><virtualport type='802.1Qbg'/></interface>",
        "XML error: missing managerid in <virtualport type='802.1Qbg'>")]
    [InlineData("<interface type='bridge'><source bridge='b'/><virtualport type='midonet'/></interface>",
        "XML error: missing interfaceid in <virtualport type='midonet'>")]
    [InlineData("<video><model type='r'/></video>", "XML error: Invalid value for attribute 'type' in element 'model': 'r'.")]
    public void FaultsOfDevicesHaveLibvirtsWords(string device, string message)
    {
        string xml =
            $"<domain type='test'>\n<name>foo</name><memory>1000</memory><os><type>hvm</type></os><devices>\n{device}</devices></domain>";
        VirException error = Assert.Throws<VirException>(() => DomainRules.Generic.Parse(xml));
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void ABootloaderAndNoneLeaveNothingOfTheFirmware()
    {
        const string Os =
            "<os><type>hvm</type><boot dev='network'/><bootmenu enable='yes'/><bios useserial='yes'/><smbios mode='none'/></os>";
        string plain = Printed("");
        Assert.Contains("<boot dev='network'/>\n    <bootmenu enable='yes'/>\n    <bios useserial='yes'/>\n  </os>", plain,
            StringComparison.Ordinal);
        Assert.Contains("<os>\n    <type arch='x86_64'>hvm</type>\n  </os>", Printed("<bootloader>/b</bootloader>"),
            StringComparison.Ordinal);

        static string Printed(string bootloader) =>
            DomainRules.Generic.Parse($"<domain type='test'><name>foo</name><memory>1000</memory>{bootloader}{Os}</domain>").Format();
    }

    [Theory]
    [InlineData("type='bridge'><source bridge='b'/><virtualport type='openvswitch'/>", "<parameters interfaceid='ID'/>")]
    [InlineData("type='network'><source network='n'/><virtualport type='802.1Qbg'/>", "<parameters instanceid='ID'/>")]
    [InlineData("type='network'><source network='n'/><virtualport/>", "<parameters instanceid='ID' interfaceid='ID'/>")]
    [InlineData("type='network'><source network='n'/><virtualport type='midonet'/>", null)]
    public void PortsOfSwitchesGetTheirIdentifiers(string device, string? parameters)
    {
        string xml = DomainRules.Generic.Parse(
            "<domain type='test'><name>foo</name><memory>1000</memory><os><type>hvm</type></os><devices><interface "
            + $"{device}</interface></devices></domain>").Format();
        string port = System.Text.RegularExpressions.Regex.Replace(xml, "id='[0-9a-f-]{36}'", "id='ID'");
        Assert.Equal(parameters is not null, port.Contains("<parameters", StringComparison.Ordinal));
        Assert.Contains(parameters ?? "<virtualport type='midonet'/>", port, StringComparison.Ordinal);
    }

    [Fact]
    public void MemoryGrowsLinearly()
    {
        long small = Measure(Guest(1000).Format());
        long large = Measure(Guest(10000).Format());
        Assert.True(large < 14 * small, $"{small} bytes for 1000 devices, {large} for 10000");

        static long Measure(string xml)
        {
            DomainDef.Parse(xml).Format();
            long before = GC.GetAllocatedBytesForCurrentThread();
            DomainDef.Parse(xml).Format();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void TheGuestsViewMayNotChange()
    {
        DomainDef before = Guest(2);
        DomainRules.Generic.Apply(before);
        DomainDef after = before.DeepCopy();
        ((FileDiskSource)after.Devices.Disks[0].Source!).File = "/elsewhere";
        DomainAbiRules.Check(before, after);
        after.Devices.Disks[0].Serial = "x";
        Assert.Equal("unsupported configuration: Target disk serial x does not match source (null)",
            Assert.Throws<VirException>(() => DomainAbiRules.Check(before, after)).Message);
        after = before.DeepCopy();
        after.Devices.Disks.RemoveAt(0);
        Assert.Equal("unsupported configuration: Target domain disk count 1 does not match source 2",
            Assert.Throws<VirException>(() => DomainAbiRules.Check(before, after)).Message);
    }

    [Fact]
    public void ExtensionsKeepTheirNamespace()
    {
        const string Text = """
            <domain type='qemu' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
              <name>a</name>
              <devices>
              </devices>
              <qemu:commandline>
                <qemu:arg value='-foo'/>
                <qemu:env name='A' value='b'/>
              </qemu:commandline>
            </domain>

            """;
        DomainDef guest = DomainDef.Parse(
            Text.Replace("qemu:", "q:", StringComparison.Ordinal).Replace("xmlns:qemu", "xmlns:q", StringComparison.Ordinal));
        Assert.Equal(["-foo"], Assert.IsType<QemuDomainExtension>(Assert.Single(guest.Extensions)).Commandline!.Arguments);
        Assert.Equal(Text, guest.Format());
    }
}
