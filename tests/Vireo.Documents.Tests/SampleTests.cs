using Vireo.Xml;
using Xunit;

namespace Vireo.Documents.Tests;

/// <summary>What docs/documents.md shows, compiled and run.</summary>
public class SampleTests
{
    [Fact]
    public void AGuestIsBuiltPrintedReadAndCompared()
    {
        var guest = new DomainDef
        {
            Type = DomainVirtType.Kvm,
            Name = "web",
            Memory = 2 * 1024 * 1024,
            Vcpu = new DomainVcpu { Maximum = 2 },
            Os = new DomainOs { Type = new OsType { Type = "hvm", Arch = "x86_64", Machine = "q35" } },
            Devices = new DomainDevices
            {
                Disks =
                [
                    new Disk
                    {
                        Type = DiskType.File,
                        Device = DiskDevice.Disk,
                        Driver = new DiskDriver { Name = "qemu", Type = "qcow2" },
                        Source = new FileDiskSource { File = "/var/lib/libvirt/images/web.qcow2" },
                        Target = new DiskTarget { Dev = "vda", Bus = DiskBus.Virtio },
                    },
                ],
            },
        };

        string xml = guest.Format();
        DomainDef read = DomainDef.Parse(xml);
        Assert.Equal(guest, read);

        // A copy with other members; records that are not named are shared, and DeepCopy shares nothing.
        DomainDef bigger = read with { Memory = 4 * 1024 * 1024 };
        DomainDef other = bigger.DeepCopy();
        other.Devices.Disks[0].Source = new FileDiskSource { File = "/srv/web.qcow2" };
        Assert.Equal(
            [
                new DocumentChange("/domain/memory/text()", "2097152", "4194304"),
                new DocumentChange("/domain/devices/disk/source/@file", "/var/lib/libvirt/images/web.qcow2", "/srv/web.qcow2"),
            ],
            read.Diff(other));

        // Rules complete it as libvirt would, and refuse what libvirt refuses, with the place.
        DomainRules.Generic.Apply(other, DomainRuleFlags.Inactive);
        Assert.Equal(LifecycleAction.Destroy, other.OnPoweroff);
        VirException refused = Assert.Throws<VirException>(
            () => DomainRules.Generic.Parse(xml.Replace("dev='vda'", "dev='7'", StringComparison.Ordinal)));
        Assert.Equal("XML error: Unknown disk name '7' and no address specified", refused.Message);
        Assert.Equal("target", refused.Location?.Element);
        Assert.Equal(xml.Split('\n').ToList().FindIndex(static l => l.Contains("dev='vda'", StringComparison.Ordinal))
            + 1, refused.Location?.Line);
    }
}
