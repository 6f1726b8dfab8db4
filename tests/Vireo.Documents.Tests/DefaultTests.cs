using System.Collections;
using System.Reflection;
using System.Xml.Linq;
using Vireo.Xml;
using Xunit;

namespace Vireo.Documents.Tests;

/// <summary>What the rules take for members that nobody gave stands in their docstrings, always in the same form, so that tools find
/// them.</summary>
public class DefaultTests
{
    private static readonly string[] s_words = ["when not given", "always"];

    private static readonly Lazy<Dictionary<string, string>> s_summaries = new(static () =>
        XDocument.Load(Path.ChangeExtension(typeof(DomainDef).Assembly.Location, ".xml")).Descendants("member")
            .Where(static m => m.Element("summary") is not null)
            .ToDictionary(static m => m.Attribute("name")!.Value, static m =>
                OneLine(m.Element("summary")!.Value), StringComparer.Ordinal));

    private const string Guest = """
        <domain type='kvm'>
          <name>g</name>
          <genid/>
          <memory>1048576</memory>
          <vcpu>2</vcpu>
          <vcpus>
            <vcpu id='0' enabled='yes'/>
            <vcpu id='1' enabled='yes'/>
          </vcpus>
          <iothreadids>
            <iothread id='1'/>
          </iothreadids>
          <cputune>
            <cachetune vcpus='0'>
              <cache id='0' level='3' type='both' size='3072'/>
            </cachetune>
          </cputune>
          <numatune>
            <memory nodeset='0'/>
          </numatune>
          <os>
            <type>hvm</type>
          </os>
          <features>
            <smm/>
            <hyperv/>
          </features>
          <cpu>
            <model>core2duo</model>
            <topology sockets='2' cores='1' threads='1'/>
            <feature name='vmx'/>
            <numa>
              <cell cpus='0-1' memory='1048576'/>
            </numa>
          </cpu>
          <clock offset='variable'/>
          <devices>
            <disk>
              <source file='/a.img'/>
              <target dev='sda'/>
            </disk>
            <disk type='network'>
              <source protocol='nbd' name='x'>
                <host name='example.org'/>
              </source>
              <target dev='vdb'/>
            </disk>
            <controller/>
            <controller type='usb' model='ich9-ehci1'/>
            <controller type='usb' model='ich9-uhci2'/>
            <filesystem>
              <source dir='/d'/>
              <target dir='d'/>
            </filesystem>
            <filesystem type='ram'>
              <source usage='1024'/>
              <target dir='t'/>
            </filesystem>
            <interface>
              <ip address='10.0.2.9'/>
            </interface>
            <interface type='direct'>
              <source dev='eth0'/>
            </interface>
            <smartcard mode='passthrough' type='tcp'>
              <source mode='connect' host='127.0.0.1' service='2001'/>
            </smartcard>
            <serial type='tcp'>
              <source host='127.0.0.1' service='2002'/>
            </serial>
            <parallel type='unix'>
              <source path='/s'/>
            </parallel>
            <console/>
            <channel>
              <target type='virtio' name='c'/>
            </channel>
            <input type='mouse'/>
            <tpm>
              <backend type='passthrough'/>
            </tpm>
            <graphics type='vnc'/>
            <graphics type='rdp'/>
            <graphics type='spice' port='5999'/>
            <video>
              <model type='qxl'/>
            </video>
            <hostdev type='usb'>
              <source>
                <vendor id='0x1234'/>
                <product id='0x1234'/>
              </source>
            </hostdev>
            <redirdev type='spicevmc'/>
            <watchdog model='i6300esb'/>
            <rng model='virtio'>
              <backend model='random'/>
            </rng>
            <shmem name='s'/>
            <vsock/>
          </devices>
          <seclabel model='dac'/>
        </domain>
        """;

    private const string Paravirtual = """
        <domain type='xen'>
          <name>p</name>
          <memory>1024</memory>
          <vcpu placement='auto'>1</vcpu>
          <numatune>
            <memory mode='preferred'/>
          </numatune>
          <bootloader>/b</bootloader>
          <devices>
            <input type='keyboard'/>
            <graphics type='vnc' socket='/v'/>
            <graphics type='rdp' port='3390'/>
            <graphics type='spice'/>
            <hostdev type='scsi'>
              <source protocol='iscsi' name='iqn.1992-01.com.example'>
                <host name='example.org' port='3260'/>
              </source>
            </hostdev>
            <hostdev type='pci'>
              <source>
                <address domain='0' bus='1' slot='2' function='0'/>
              </source>
              <address type='pci'>
                <zpci uid='0x1'/>
              </address>
            </hostdev>
            <rng model='virtio'>
              <backend model='egd' type='tcp'>
                <source host='127.0.0.1' service='2003'/>
              </backend>
            </rng>
          </devices>
        </domain>
        """;

    [Fact]
    public void WhatTheRulesFillInIsToldOfEveryMember()
    {
        var silent = new SortedSet<string>(StringComparer.Ordinal);
        int filled = 0;
        foreach ((XmlRecord before, XmlRecord after, Action complete) in Documents())
        {
            // Paired first: rules sort and add.
            List<(XmlRecord, XmlRecord)> pairs = [];
            Pair(before, after, pairs);
            complete();
            foreach (PropertyInfo member in pairs.SelectMany(static p => Filled(p.Item1, p.Item2)))
            {
                filled++;
                string key = $"P:{member.DeclaringType!.FullName}.{member.Name}";
                if (!Array.Exists(s_words, w => s_summaries.Value[key].Contains(w, StringComparison.Ordinal)))
                {
                    silent.Add(key);
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{filled} members were filled in");
        Assert.True(silent.Count == 0, string.Join('\n', silent));
        Assert.True(filled >= 130, $"only {filled} members were filled in");
    }

    [Fact]
    public void DefaultsAreNamedWhereTheyAreKnown()
    {
        int told = s_summaries.Value.Count(
            static s => s.Key.StartsWith("P:", StringComparison.Ordinal) && s.Value.Contains("when not given", StringComparison.Ordinal));
        TestContext.Current.TestOutputHelper?.WriteLine($"{told} members name a default");
        Assert.True(told >= 280, $"only {told} members name a default");
    }

    // A summary may be broken anywhere.
    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<(XmlRecord Before, XmlRecord After, Action Complete)> Documents()
    {
        DomainDef guest = DomainDef.Parse(Guest);
        yield return (DomainDef.Parse(Guest), guest, () => DomainRules.Generic.Complete(guest));

        DomainDef paravirtual = DomainDef.Parse(Paravirtual);
        yield return (DomainDef.Parse(Paravirtual), paravirtual, () => DomainRules.Generic.Complete(paravirtual));

        const string Network =
            "<network><name>n</name><forward dev='eth0'/><vlan><tag id='1'/><tag id='2'/></vlan><ip address='10.1.1.1' "
            + "netmask='255.255.255.0'/></network>";
        NetworkDef network = NetworkDef.Parse(Network);
        yield return (NetworkDef.Parse(Network), network, () => NetworkRules.PostParse(network));

        const string Group = "<pool type='logical'><source><name>vg</name></source></pool>";
        StoragePoolDef pool = StoragePoolDef.Parse(Group);
        yield return (StoragePoolDef.Parse(Group), pool, () => StoragePoolRules.PostParse(pool));

        const string FileSystem =
            "<pool type='fs'><name>f</name><source><device path='/dev/sdx1'/></source><target><path>/f</path></target></pool>";
        StoragePoolDef fileSystem = StoragePoolDef.Parse(FileSystem);
        yield return (StoragePoolDef.Parse(FileSystem), fileSystem, () => StoragePoolRules.PostParse(fileSystem));

        const string Volume =
            "<volume><name>v</name><capacity>1</capacity><target><features/></target><backingStore><path>/b</path></backingStore></volume>";
        StorageVolDef volume = StorageVolDef.Parse(Volume);
        yield return (StorageVolDef.Parse(Volume), volume, () => StorageVolRules.PostParse(volume, StoragePoolType.Dir));

        const string Secret = "<secret/>";
        SecretDef secret = SecretDef.Parse(Secret);
        yield return (SecretDef.Parse(Secret), secret, () => SecretRules.PostParse(secret));

        const string Snapshot =
            "<domainsnapshot><memory file='/m'/><disks><disk name='vda'><source file='/s'/></disk></disks></domainsnapshot>";
        yield return (DomainSnapshotDef.Parse(Snapshot), MomentRules.ReadSnapshot(Snapshot, 1, false), static () => { });

        const string Checkpoint = "<domaincheckpoint/>";
        yield return (DomainCheckpointDef.Parse(Checkpoint), MomentRules.ReadCheckpoint(Checkpoint, 1, false), static () => { });

        const string Backup = "<domainbackup mode='pull'><server name='localhost'/><disks><disk name='vda'/></disks></domainbackup>";
        DomainBackupDef backup = MomentRules.ReadBackup(Backup);
        MomentRules.AlignBackup(backup, [("vda", "/a.img")], "1");
        yield return (DomainBackupDef.Parse(Backup), backup, static () => { });
    }

    /// <summary>The same records of two readings of one text.</summary>
    private static void Pair(XmlRecord one, XmlRecord other, List<(XmlRecord One, XmlRecord Other)> pairs)
    {
        pairs.Add((one, other));
        foreach (PropertyInfo member in Members(one))
        {
            object? value = member.GetValue(one);
            object? same = member.GetValue(other);
            object?[] values = value is IList list ? [.. list] : [value];
            object?[] others = same is IList otherList ? [.. otherList] : [same];
            foreach ((object? left, object? right) in values.Zip(others))
            {
                if (left is XmlRecord inner && right is XmlRecord match)
                {
                    Pair(inner, match, pairs);
                }
            }
        }
    }

    /// <summary>Members that were empty before and are not now.</summary>
    private static IEnumerable<PropertyInfo> Filled(XmlRecord before, XmlRecord after) =>
        Members(before).Where(m => IsEmpty(m.GetValue(before)) && !IsEmpty(m.GetValue(after)));

    private static IEnumerable<PropertyInfo> Members(XmlRecord record) =>
        record.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(
            static p => p.GetCustomAttribute<XmlPathAttribute>() is not null);

    private static bool IsEmpty(object? value) => value switch
    {
        null or false or "" => true,
        Enum one => Convert.ToInt64(one, System.Globalization.CultureInfo.InvariantCulture) == 0,
        IList list => list.Count == 0,
        _ => false,
    };
}
