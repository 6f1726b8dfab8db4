using System.Globalization;
using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>
/// Reads the record that libvirt's QEMU driver keeps of a running guest, and brings one that an older release wrote to the present form:
/// what that release did not write yet is filled in with what its guests really have. A present record comes through unchanged.
/// </summary>
public static class DomainStatusRules
{
    private const string RuntimeMemory = "/var/lib/libvirt/qemu/ram/";
    private const int ShortNameLength = 20;

    // The order in which the driver writes its part.
    private static readonly string[] s_order =
    [
        "taint", "monitor", "namespaces", "vcpus", "qemuCaps", "lockstate", "job", "fakereboot", "devices", "numad", "libDir",
            "channelTargetDir",
        "memoryBackingDir", "cpu", "chardevStdioLogd", "rememberOwner", "allowReboot", "nodename", "fdset", "blockjobs", "agentTimeout",
            "backups",
    ];

    /// <summary>Reads a record and completes it.</summary>
    /// <exception cref="VirException">The text is not well-formed or not such a document.</exception>
    public static DomainStatusDef Read(string xml)
    {
        DomainStatusDef status = DomainStatusDef.Parse(xml);
        Complete(status);
        return status;
    }

    /// <summary>Completes a record that was read.</summary>
    public static void Complete(DomainStatusDef status)
    {
        // Other drivers keep other things, and kept them always.
        if (status.DriverState.Find(n => n.Name == "qemuCaps") is not { } capabilities || status.Domain is not { } domain)
        {
            return;
        }

        Ensure(status, "memoryBackingDir", n => n.Attributes.Add(new("path", RuntimeMemory + ShortName(domain))));
        Ensure(status, "allowReboot", n => n.Attributes.Add(new("value", "yes")));
        Ensure(status, "nodename", n => n.Attributes.Add(new("index", "0")));
        Ensure(status, "fdset", n => n.Attributes.Add(new("index", "0")));
        Ensure(status, "blockjobs", n => n.Attributes.Add(new("active", "no")));
        Ensure(status, "agentTimeout", n => n.Text = "-2");
        foreach (XmlNode job in status.DriverState.Where(n => n.Name == "job"))
        {
            CompleteJob(job);
        }

        if (domain.Devices.Audios.Count == 0)
        {
            bool spice = domain.Devices.Graphics.Exists(g => g is SpiceGraphics);
            domain.Devices.Audios.Add(new Audio { Id = 1, Type = spice ? AudioType.Spice : AudioType.None });
        }

        foreach (Disk disk in domain.Devices.Disks)
        {
            CompleteDisk(disk);
        }

        if (capabilities.Children.Exists(f => f["name"] == "blockdev-hostdev-scsi"))
        {
            foreach (Hostdev hostdev in domain.Devices.Hostdevs)
            {
                CompleteHostdev(hostdev);
            }
        }
    }

    // A job in the background says how it was started and when.
    private static void CompleteJob(XmlNode job)
    {
        if (job["async"] is not (null or "none"))
        {
            foreach (string name in (ReadOnlySpan<string>)["flags", "asyncStarted"])
            {
                if (job[name] is null)
                {
                    job.Attributes.Add(new(name, name == "flags" ? "0x0" : "0"));
                }
            }
        }

        foreach (XmlNode source in job.Children.Where(c => c.Name == "disk").SelectMany(d => d.Children).Where(
            c => c.Name == "migrationSource" && !c.Children.Exists(s => s.Name == "source")))
        {
            // Once the source's own content stood in the element itself.
            var inner = new XmlNode { Name = "source", Attributes = [.. source.Attributes.Where(a => a.Key is not ("type" or "format"))],
                Children = source.Children };
            source.Attributes.RemoveAll(a => a.Key is not ("type" or "format"));
            source.Children = [inner];
        }
    }

    private static void CompleteDisk(Disk disk)
    {
        for ((DiskSource? source, DiskBackingStore? next) = (disk.Source, disk.BackingStore); source is not null; (source, next) = (
            next?.Source, next?.BackingStore))
        {
            DiskRules.CompletePorts(source);
            if (source.Encryption is { Engine: StorageEncryptionEngine.Default } encryption)
            {
                encryption.Engine = StorageEncryptionEngine.Qemu;
            }

            if (source is NetworkDiskSource network)
            {
                network.TlsFromConfig ??= 0;
            }
        }

        if (disk.Source is not { } top)
        {
            return;
        }

        if (top.Auth is not null)
        {
            top.PrivateData = WithSecret(top.PrivateData, "auth", disk.Alias + "-secret0");
        }

        if (top.Encryption is { Format: StorageEncryptionFormat.Luks })
        {
            top.PrivateData = WithSecret(top.PrivateData, "encryption", disk.Alias + "-luks-secret0");
        }

        if (top is NetworkDiskSource { Tls: YesNo.Yes })
        {
            XmlNode objects = Child(top.PrivateData ??= new XmlNode { Name = "privateData" }, "objects");
            if (!objects.Children.Exists(c => c.Name == "TLSx509"))
            {
                objects.Children.Add(Node("TLSx509", ("alias", $"obj{disk.Alias}_tls0")));
            }
        }
    }

    private static void CompleteHostdev(Hostdev hostdev)
    {
        if (hostdev.Source is not ScsiHostdevSource source)
        {
            return;
        }

        XmlNode names = Child(source.PrivateData ??= new XmlNode { Name = "privateData" }, "nodenames");
        if (names.Children.Count == 0)
        {
            names.Children.Add(Node("nodename", ("type", "storage"), ("name", $"libvirt-{hostdev.Alias}-backend")));
        }

        if (source.Auth is not null)
        {
            source.PrivateData = WithSecret(source.PrivateData, "auth", hostdev.Alias + "-secret0");
        }
    }

    private static XmlNode WithSecret(XmlNode? data, string type, string alias)
    {
        data ??= new XmlNode { Name = "privateData" };
        XmlNode objects = Child(data, "objects");
        if (!objects.Children.Exists(c => c.Name == "secret" && c["type"] == type))
        {
            objects.Children.Add(Node("secret", ("type", type), ("alias", alias)));
        }

        return data;
    }

    private static XmlNode Child(XmlNode parent, string name)
    {
        XmlNode? child = parent.Children.Find(c => c.Name == name);
        if (child is null)
        {
            child = new XmlNode { Name = name };
            parent.Children.Add(child);
        }

        return child;
    }

    private static XmlNode Node(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        var node = new XmlNode { Name = name };
        foreach ((string key, string value) in attributes)
        {
            node.Attributes.Add(new(key, value));
        }

        return node;
    }

    // Puts an element that is missing where the driver would have written it.
    private static void Ensure(DomainStatusDef status, string name, Action<XmlNode> fill)
    {
        if (status.DriverState.Exists(n => n.Name == name))
        {
            return;
        }

        int rank = Array.IndexOf(s_order, name);
        int at = status.DriverState.FindLastIndex(n => Array.IndexOf(s_order, n.Name) is >= 0 and int other && other < rank) + 1;
        var node = new XmlNode { Name = name };
        fill(node);
        status.DriverState.Insert(at, node);
    }

    // Folders of a guest are named by its id and the beginning of its name.
    private static string ShortName(DomainDef domain)
    {
        string name = domain.Name ?? "";
        return string.Create(CultureInfo.InvariantCulture,
            $"{domain.Id}-{(name.Length > ShortNameLength ? name[..ShortNameLength] : name)}");
    }
}
