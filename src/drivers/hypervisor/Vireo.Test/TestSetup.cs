using System.Globalization;
using Vireo.Documents;
using Vireo.Operations;
using Vireo.Xml;

namespace Vireo.Drivers.Test;

/// <summary>Fills a simulated host: with the built-in objects of <c>test:///default</c>, or out of a file that lists others.</summary>
internal static class TestSetup
{
    private const string DefaultNetwork =
        "<network><name>default</name><uuid>dd8fe884-6c02-601e-7551-cca97df1c5df</uuid><bridge name='virbr0'/><forward/>"
        + "<ip address='192.168.122.1' netmask='255.255.255.0'><dhcp><range start='192.168.122.2' "
            + "end='192.168.122.254'/></dhcp></ip></network>";

    private const string DefaultPool =
        "<pool type='dir'><name>default-pool</name><uuid>dfe224cb-28fb-8dd0-c4b2-64eb3f0f4566</uuid>"
        + "<target><path>/default-pool</path></target></pool>";

    private const string DefaultInterface =
        "<interface type='ethernet' name='eth1'><start mode='onboot'/><mac address='aa:bb:cc:dd:ee:ff'/><mtu size='1492'/>"
        + "<protocol family='ipv4'><ip address='192.168.0.5' prefix='24'/><route gateway='192.168.0.1'/></protocol></interface>";

    private const string DefaultDomain =
        "<domain type='test'><name>test</name><uuid>6695eb01-f6a4-8304-79aa-97f2502e193f</uuid>"
        + "<memory>8388608</memory><currentMemory>2097152</currentMemory><vcpu>2</vcpu><os><type>hvm</type></os><devices>"
        + "<disk type='file' device='disk'><source file='/guest/diskimage1'/><target dev='vda' bus='virtio'/>"
        + "<address type='pci' domain='0x0000' bus='0x01' slot='0x00' function='0x0'/></disk>"
        + "<interface type='network'><mac address='aa:bb:cc:dd:ee:ff'/><source network='default'/><target dev='testnet0'/>"
        + "<address type='pci' domain='0x0000' bus='0x00' slot='0x01' function='0x0'/></interface>"
        + "<memballoon model='virtio'><address type='pci' domain='0x0000' bus='0x00' slot='0x02' "
            + "function='0x0'/></memballoon></devices></domain>";

    private const string Computer =
        "<device>\n  <name>computer</name>\n  <capability type='system'>\n    <hardware>\n      <vendor>Libvirt</vendor>\n      "
            + "<version>Test driver</version>\n"
        + "      <serial>123456</serial>\n      <uuid>11111111-2222-3333-4444-555555555555</uuid>\n    </hardware>\n    <firmware>\n   "
            + "   <vendor>Libvirt</vendor>\n"
        + "      <version>Test Driver</version>\n      <release_date>01/22/2007</release_date>\n    </firmware>\n  "
            + "</capability>\n</device>\n";

    /// <summary>The built-in host.</summary>
    public static void FillDefault(TestDriver driver)
    {
        AddNetwork(driver, NetworkRules.Read(DefaultNetwork));
        AddPool(driver, StoragePoolRules.Read(DefaultPool));
        driver.UpdateInterfaces(all => all.With(new TestInterface(InterfaceRules.Read(DefaultInterface), Active: true)));
        driver.NodeDevices.Put(new TestNodeDevice { Name = "computer", Capabilities = ["system"], Xml = Computer });
        AddScsiHost(driver, "scsi_host1", "computer", 1, 0, "2000000012341234", "1000000012341234", "2000000043214321", vports: true);
        AddScsiHost(driver, "scsi_host2", "computer", 2, 1, "2000000056785678", "1000000056785678", "2000000087658765", vports: true);
        AddScsiHost(driver, "scsi_host11", "scsi_host1", 11, 10, "2000000034563456", "1000000034563456", "2000000043214321", vports: false);
        TestDomainSetup.AddRunning(driver, DefaultDomain);
    }

    /// <summary>A host out of a file of the form <c>&lt;node&gt;</c>; objects stand in it or in further files beside it.</summary>
    public static void FillFromFile(TestDriver driver, string path)
    {
        string text = ReadFile(path);
        var root = XmlTree.Parse(text, new XmlParseOptions { Origin = path, Domain = ErrorDomain.Test }).Root;
        if (!root.Name.SequenceEqual("node"))
        {
            throw TestSetupErrors.RootElement(root.Name);
        }

        string folder = Path.GetDirectoryName(path) ?? "/";
        ReadNode(driver, root);
        for (var child = root.FirstChild; child.Exists; child = child.Next)
        {
            switch (child.Name)
            {
                case "domain":
                    TestDomainSetup.AddFromFile(driver, Content(child, folder), folder);
                    break;
                case "network":
                    AddNetwork(driver, NetworkRules.Read(Content(child, folder)));
                    break;
                case "interface":
                    var iface = new TestInterface(InterfaceRules.Read(Content(child, folder)), Active: true);
                    driver.UpdateInterfaces(all => all.With(iface));
                    break;
                case "pool":
                    var pool = AddPool(driver, StoragePoolRules.Read(Content(child, folder)));
                    for (var volume = child.FirstChild; volume.Exists; volume = volume.Next)
                    {
                        if (volume.Name.SequenceEqual("volume"))
                        {
                            TestConnection.AddFromFile(pool, StorageVolRules.Read(Content(volume, folder), pool.View.Definition));
                        }
                    }

                    break;
                case "device":
                    AddDevice(driver, Content(child, folder));
                    break;
                case "auth":
                    ReadUsers(driver, child);
                    break;
            }
        }
    }

    /// <summary>The object's document: the file that the element names, or the element itself.</summary>
    internal static string Content(XmlElement element, string folder)
    {
        if (element.Attribute("file") is { Exists: true } file)
        {
            return ReadFile(Path.Combine(folder, file.ToString()));
        }

        return element.Source;
    }

    internal static string ReadFile(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Errors.FileNotOpened(ErrorDomain.None, FileErrors.Number(e, path), path);
        }
    }

    private static void ReadNode(TestDriver driver, XmlElement root)
    {
        int Number(XmlElement parent, string name, int otherwise) =>
            parent.Exists && parent.Child(name) is { Exists: true } child
                ? int.TryParse(child.Text.Span.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int n)
                    ? n
                    : throw (name == "memory" ? TestSetupErrors.MemoryInvalid() : TestSetupErrors.CpuValueInvalid(name))
                : otherwise;
        var cpu = root.Child("cpu");
        var info = driver.Node.Info;
        int nodes = Number(cpu, "nodes", info.Nodes), sockets = Number(cpu, "sockets", info.Sockets), cores = Number(
            cpu, "cores", info.Cores);
        int threads = Number(cpu, "threads", info.Threads);
        string model = cpu.Exists && cpu.Child("model") is { Exists: true } m ? m.Text.ToString() : info.Model;
        driver.Node = new TestNode(new NodeInfo(
            model, (ulong)Number(root, "memory", (int)info.Memory), Number(cpu, "active", nodes * sockets * cores * threads), Number(
                cpu, "mhz", info.Mhz),
            nodes, sockets, cores, threads), []);
    }

    private static void ReadUsers(TestDriver driver, XmlElement auth)
    {
        for (var user = auth.FirstChild; user.Exists; user = user.Next)
        {
            if (user.Name.SequenceEqual("user"))
            {
                string name = user.Text.ToString().Trim();
                driver.Users[name.Length > 0 ? name : throw TestSetupErrors.UserNameMissing()] =
                    user.Attribute("password") is { Exists: true } password ? password.ToString() : null;
            }
        }
    }

    private static void AddNetwork(TestDriver driver, NetworkDef def) =>
        driver.Networks.Add(new StoredNetwork(new(def) { Active = true, Persistent = true }));

    private static TestPool AddPool(TestDriver driver, StoragePoolDef def)
    {
        var pool = new TestPool(TestPoolView.Empty(def) with { Active = true, Persistent = true });
        driver.Pools.Add(pool);
        return pool;
    }

    private static void AddDevice(TestDriver driver, string xml)
    {
        // Which driver has a device is known of real hosts only.
        var def = NodeDeviceRules.Read(xml);
        def.DriverName = null;

        // How many ports there can be is for the host to say, and a simulated one says nothing.
        var vports = def.Capabilities.OfType<ScsiHostCapability>().SelectMany(static c => c.Features).OfType<VportFeature>().ToList();
        vports.ForEach(static v => v.MaxVports = v.Vports = 0);
        var channel = def.Capabilities.OfType<ScsiHostCapability>().SelectMany(static c => c.Features).OfType<FcHostFeature>()
            .FirstOrDefault();
        var root = XmlTree.Parse(xml, new XmlParseOptions { Domain = ErrorDomain.Nodedev }).Root;
        var capabilities = new List<string>();
        for (var child = root.FirstChild; child.Exists; child = child.Next)
        {
            if (child.Name.SequenceEqual("capability"))
            {
                capabilities.Add(child.Attribute("type").ToString());
            }
        }

        driver.NodeDevices.Put(new TestNodeDevice
        {
            Name = root.Child("name").Text.ToString().Trim(),
            Parent = root.Child("parent") is { Exists: true } parent ? parent.Text.ToString().Trim() : null,
            Capabilities = capabilities,
            HasVports = vports.Count > 0,
            Wwnn = channel?.Wwnn,
            Wwpn = channel?.Wwpn,
            FabricWwn = channel?.FabricWwn,
            Xml = def.Format(),
        });
    }

    private static void AddScsiHost(
        TestDriver driver, string name, string parent, int host, int uniqueId, string wwnn, string wwpn, string fabric, bool vports) =>
        driver.NodeDevices.Put(new TestNodeDevice
        {
            Name = name, Parent = parent, Capabilities = ["scsi_host"], Host = host, UniqueId = uniqueId, Wwnn = wwnn, Wwpn = wwpn,
                FabricWwn = fabric,
            HasVports = vports,
        });
}
