using Vireo.Xml;
using Xunit;

namespace Vireo.Documents.Tests;

/// <summary>Documents that were once read or written otherwise than libvirt does it; each fact is one of those faults.</summary>
public class FaultRowTests
{
    [Fact]
    public void The_owner_of_all_ones_is_none()
    {
        var volume = StorageVolDef.Parse(
            "<volume><name>v</name><capacity>1</capacity><target><permissions><mode>0600</mode><owner>4294967295</owner>"
            + "<group>0</group></permissions></target></volume>");
        Assert.DoesNotContain("<owner>", volume.Format(FormatFlags.None), StringComparison.Ordinal);
        Assert.Contains("<group>0</group>", volume.Format(FormatFlags.None), StringComparison.Ordinal);
    }

    [Fact]
    public void Datagrams_are_received_before_they_are_sent()
    {
        string text = Complete(
            "<serial type='udp'><source mode='connect' host='127.0.0.1' service='4001'/>"
            + "<source mode='bind' host='127.0.0.1' service='4002'/></serial>");
        Assert.True(text.IndexOf("mode='bind'", StringComparison.Ordinal) < text.IndexOf("mode='connect'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_source_without_mode_connects() =>
        Assert.Contains("<source mode='connect' host='h' service='1' ", Complete(
            "<serial type='tcp'><source host='h' service='1' tls='no'/></serial>"), StringComparison.Ordinal);

    [Fact]
    public void A_rate_of_nothing_is_no_rate() =>
        Assert.DoesNotContain("<rate", Complete(
            "<rng model='virtio'><rate bytes='0'/><backend model='random'>/dev/urandom</backend></rng>"), StringComparison.Ordinal);

    [Fact]
    public void Processors_that_are_not_named_are_off()
    {
        string text = Complete("", "<vcpus><vcpu id='1' enabled='yes' hotpluggable='yes'/><vcpu id='0' enabled='yes'/></vcpus>", 3);
        Assert.Contains("<vcpu id='2' enabled='no' hotpluggable='yes'/>", text, StringComparison.Ordinal);
        Assert.Contains("current='2'", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<input type='tablet' bus='usb'><address type='virtio-serial' controller='0' bus='0' port='1'/></input>")]
    [InlineData("<redirdev bus='usb' type='spicevmc'><address type='pci' domain='0' bus='0' slot='3' function='0'/></redirdev>")]
    public void What_is_on_usb_sits_nowhere_else(string device) =>
        Assert.Equal("XML error: Invalid address for a USB device", Assert.Throws<VirException>(() => Complete(device)).Message);

    [Fact]
    public void The_driver_of_a_sound_card_stands_behind_its_address() =>
        Assert.Matches("(?s)<sound model='virtio'.*<address .*<driver iommu='on'/>", Complete(
            "<sound model='virtio'><driver iommu='on'/><address type='pci' domain='0' bus='0' slot='4' function='0'/></sound>"));

    [Fact]
    public void A_capability_without_content_takes_two_lines() =>
        Assert.Contains("<capability type='ap_matrix'>\n  </capability>\n", NodeDeviceDef.Parse(
            "<device><name>ap_matrix</name><capability type='ap_matrix'/></device>").Format(FormatFlags.None), StringComparison.Ordinal);

    [Fact]
    public void A_node_of_memory_alone_has_no_processors_and_one_line_for_them()
    {
        const string Cells = "<cells num='1'><cell id='1'><memory unit='KiB'>4</memory><cpus num='0'/></cell></cells>";
        var host = CapabilitiesDef.Parse($"<capabilities><host><topology>{Cells}</topology></host></capabilities>");
        Assert.Contains("<cpus num='0'/>\n", host.Format(FormatFlags.None), StringComparison.Ordinal);
        Assert.Empty(Assert.Single(host.Host!.Topology!.Cells).Cpus);
    }

    [Theory]
    [InlineData("<cookie><cpu mode='custom'>\n   <x y='1'/></cpu><slirpHelper/></cookie>",
        "<cookie><cpu mode=\"custom\">\n   <x y=\"1\"/></cpu><slirpHelper/></cookie>")]
    [InlineData("<cookie>a &lt; b<q:c xmlns:q='urn:q'> </q:c></cookie>", "<cookie>a &lt; b<q:c xmlns:q=\"urn:q\"> </q:c></cookie>")]
    public void What_a_driver_keeps_with_a_snapshot_stays_as_it_is(string cookie, string kept)
    {
        string text =
            $"<domainsnapshot><name>s</name><state>running</state><creationTime>1</creationTime>{cookie}</domainsnapshot>";
        var snapshot = MomentRules.ReadSnapshot(text, 2, redefine: true);
        Assert.Equal(kept, snapshot.Cookie?.Xml);

        // Whoever writes and reads it again and again gets the same text; a client cannot give one to a new snapshot.
        var again = DomainSnapshotDef.Parse(snapshot.Format(FormatFlags.None));
        Assert.Equal(snapshot.Format(FormatFlags.None), again.Format(FormatFlags.None));
        Assert.Null(MomentRules.ReadSnapshot(text, 2, redefine: false).Cookie);
    }

    [Fact]
    public void Strings_of_the_maker_may_be_indented_by_blanks() =>
        Assert.Equal(["one", "two"], SysinfoReader.FromDmidecode("Handle 1\nOEM Strings\n    String 1: one\n    String 2: two\n").OemStrings);

    [Fact]
    public void What_is_written_can_be_read_again()
    {
        var domain = DomainRules.Generic.Parse("<domain type='qemu'><name>g</name><memory>1</memory><os><type>hvm</type></os></domain>");
        domain.Title = "a\uFFFEb\uFFFFc\u0001d";
        Assert.Equal("abcd", DomainRules.Generic.Parse(domain.Format(FormatFlags.Inactive)).Title);
    }

    [Theory]
    [InlineData("file", "<source file='/i'", "")]
    [InlineData("block", "<source dev='/dev/i'", "")]
    [InlineData("volume", "<source pool='p' volume='v'", "")]
    [InlineData("network", "<source protocol='nbd' name='n'", "<host name='h' port='1'/>")]
    [InlineData("nvme", "<source type='pci' managed='yes' namespace='1'", "<address domain='0' bus='1' slot='0' function='0'/>")]
    public void What_a_driver_keeps_with_an_image_stays_in_its_record_and_nowhere_else(string type, string source, string content)
    {
        const string Kept = "<privateData><nodenames><nodename type='storage' name='libvirt-1-storage'/></nodenames></privateData>";
        string image = $"{source}>{content}{Kept}</source>";
        var status = DomainStatusDef.Parse("<domstatus state='running' reason='booted' pid='1'><domain type='qemu' id='1'><name>g</name>"
            + $"<devices><disk type='{type}' device='disk'>{image}<backingStore type='{type}'><format type='raw'/>{image}</backingStore>"
            + "<target dev='vda' bus='virtio'/></disk></devices></domain></domstatus>");
        string text = status.Format();
        Assert.Equal(2, text.Split("<nodename type='storage' name='libvirt-1-storage'/>").Length - 1);
        Assert.Equal(text, DomainStatusDef.Parse(text).Format());
        Assert.DoesNotContain("privateData", status.Domain!.Format(FormatFlags.Secure), StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_does_not_say_by_which_names_an_emulator_knows_its_images()
    {
        const string Image =
            "<source file='/i'><privateData><nodenames><nodename type='format' name='n'/></nodenames></privateData></source>";
        var domain = DomainRules.Generic.Parse(
            "<domain type='qemu'><name>g</name><memory>1</memory><os><type>hvm</type></os><devices><disk type='file' device='disk'>"
            + $"{Image}<backingStore type='file'><format type='raw'/>{Image}</backingStore><target dev='vda' bus='virtio'/>"
            + "<privateData><qom name='q'/></privateData></disk></devices></domain>", DomainRuleFlags.Inactive);
        Assert.DoesNotContain("privateData", domain.Format(FormatFlags.Status), StringComparison.Ordinal);
    }

    [Fact]
    public void The_record_of_a_backup_holds_how_far_its_disks_are_and_a_client_sees_or_sets_none_of_it()
    {
        const string Text = """
            <domainbackup mode='pull'>
              <incremental>12345</incremental>
              <server transport='tcp' tls='yes' name='localhost' port='10809'/>
              <disks>
                <disk name='vda' backup='yes' state='running' type='file' backupmode='full' exportname='e' index='123'>
                  <driver type='qcow2'/>
                  <scratch file='/scratch'>
                    <privateData>
                      <nodenames>
                        <nodename type='storage' name='libvirt-1337-storage'/>
                      </nodenames>
                    </privateData>
                  </scratch>
                </disk>
              </disks>
              <privateData>
                <objects>
                  <TLSx509 alias='a'/>
                </objects>
              </privateData>
            </domainbackup>

            """;
        Assert.Equal(Text, DomainBackupDef.Parse(Text).Format(FormatFlags.Status));
        string shown = DomainBackupDef.Parse(Text).Format(FormatFlags.None);
        Assert.DoesNotContain("privateData", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("state=", shown, StringComparison.Ordinal);
        var given = MomentRules.ReadBackup(Text);
        Assert.Null(given.PrivateData);
        Assert.Equal((null, null, null), (given.Disks[0].State, given.Disks[0].Index, given.Disks[0].Scratch!.PrivateData));
    }

    private static string Complete(string devices, string more = "", int vcpus = 1) => DomainRules.Generic.Parse(
        $"<domain type='qemu'><name>g</name><memory>65536</memory><vcpu>{vcpus}</vcpu>{more}<os><type arch='x86_64'>hvm</type></os>"
        + $"<devices>{devices}</devices></domain>").Format(FormatFlags.Inactive);
}
