using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Test;

/// <summary>
/// Devices one by one: read from their own document, put into a definition, found in it again, replaced and taken out. Which device of a definition
/// a document means is decided as libvirt does: disks by target, interfaces by MAC address, controllers by kind and index, others by being alike.
/// </summary>
internal static class TestDevices
{
    private const string Before = "<domain type='test'><name>device</name><memory>1</memory><os><type>hvm</type></os><devices>";
    private const string After = "</devices></domain>";

    /// <summary>Puts the device into <paramref name="def"/>.</summary>
    public static void Attach(DomainDef def, string xml)
    {
        var device = Read(xml);
        switch (device)
        {
            case Disk disk:
                if (def.Devices.Disks.Exists(d => d.Target?.Dev == disk.Target?.Dev))
                {
                    throw Errors.OperationInvalid(ErrorDomain.Domain, $"target {disk.Target?.Dev} already exists");
                }

                TestPostParse.InsertSorted(def.Devices.Disks, disk);
                break;
            case NetworkInterface nic:
                TestPostParse.Complete(def, nic);
                def.Devices.Interfaces.Add(nic);
                break;
            case Controller controller:
                if (def.Devices.Controllers.Exists(c => c.Type == controller.Type && c.Index == controller.Index))
                {
                    throw Errors.OperationInvalid(ErrorDomain.Domain, $"Target already exists");
                }

                def.Devices.Controllers.Add(controller);
                break;
            case Lease lease:
                if (def.Devices.Leases.Exists(l => l.Key == lease.Key && l.LockSpace == lease.LockSpace))
                {
                    throw Errors.OperationInvalid(ErrorDomain.Domain, $"Lease {lease.Key} in lockspace {lease.LockSpace ?? "(null)"} already exists");
                }

                def.Devices.Leases.Add(lease);
                break;
            default:
                var list = ListOf(def, device);
                if (list.Contains(device))
                {
                    throw Errors.OperationInvalid(ErrorDomain.Domain, "device is already in the domain configuration");
                }

                list.Add(device);
                break;
        }

        TestPostParse.Complete(def);
    }

    /// <summary>Takes the device that the document means out; the result is its alias, or null.</summary>
    public static string? Detach(DomainDef def, string xml)
    {
        var device = Read(xml);
        var (list, index) = Find(def, device);
        string? alias = (list[index] as Device)?.Alias;
        list.RemoveAt(index);
        return alias;
    }

    /// <summary>Puts the device in the place of the one that its document means.</summary>
    public static void Update(DomainDef def, string xml)
    {
        var device = Read(xml);
        if (device is Disk disk)
        {
            var (_, at) = Find(def, disk);
            disk.Address ??= def.Devices.Disks[at].Address;
            disk.Alias ??= def.Devices.Disks[at].Alias;
            def.Devices.Disks[at] = disk;
        }
        else if (device is NetworkInterface nic)
        {
            var (_, at) = Find(def, nic);
            nic.Target ??= def.Devices.Interfaces[at].Target;
            nic.Address ??= def.Devices.Interfaces[at].Address;
            def.Devices.Interfaces[at] = nic;
        }
        else if (device is Graphics)
        {
            int at = def.Devices.Graphics.FindIndex(g => g.GetType() == device.GetType());
            def.Devices.Graphics[at >= 0 ? at : throw NotFound("graphics device")] = (Graphics)device;
        }
        else if (device is MemoryDevice or MemoryBalloon)
        {
            if (device is MemoryBalloon balloon)
            {
                def.Devices.MemoryBalloon = balloon;
            }
            else
            {
                throw Unsupported("memory", "update");
            }
        }
        else
        {
            throw Unsupported(XmlTree.Parse(xml).Root.Name.ToString(), "update");
        }

        TestPostParse.Complete(def);
    }

    /// <summary>Takes the device with the alias out.</summary>
    public static void DetachAlias(DomainDef def, string alias)
    {
        foreach (var list in Lists(def))
        {
            for (int i = 0; i < list.Count; i++)
            {
                if (list[i] is Device { Alias: { } own } && own == alias)
                {
                    list.RemoveAt(i);
                    return;
                }
            }
        }

        throw Errors.Report(ErrorDomain.Domain, ErrorCode.DeviceMissing, $"no device found with alias '{alias}'");
    }

    private static object Read(string xml)
    {
        string name = XmlTree.Parse(xml, new XmlParseOptions { Origin = "(device_definition)", Domain = ErrorDomain.Domain }).Root.Name.ToString();
        int start = xml.StartsWith("<?", StringComparison.Ordinal) ? xml.IndexOf("?>", StringComparison.Ordinal) + 2 : 0;
        var def = DomainDef.Parse(Before + xml[start..] + After);
        foreach (var list in Lists(def))
        {
            if (list.Count > 0)
            {
                if (list[0] is Disk disk)
                {
                    TestPostParse.Complete(disk);
                }

                return list[0]!;
            }
        }

        return def.Devices.MemoryBalloon
            ?? throw Errors.Xml(ErrorDomain.Domain, $"unknown device type '{name}'");
    }

    private static (System.Collections.IList List, int Index) Find(DomainDef def, object device)
    {
        var list = ListOf(def, device);
        int index = device switch
        {
            Disk disk => def.Devices.Disks.FindIndex(d => d.Target?.Dev == disk.Target?.Dev),
            NetworkInterface { Mac.Address: { } mac } => def.Devices.Interfaces.FindIndex(i => i.Mac?.Address == mac),
            NetworkInterface when def.Devices.Interfaces.Count > 1 => throw Errors.OperationFailed(ErrorDomain.Domain, "multiple devices matching MAC address found"),
            NetworkInterface => def.Devices.Interfaces.Count - 1,
            Controller controller => def.Devices.Controllers.FindIndex(c => c.Type == controller.Type && c.Index == controller.Index),
            Lease lease => def.Devices.Leases.FindIndex(l => l.Key == lease.Key && l.LockSpace == lease.LockSpace),
            Hostdev hostdev => def.Devices.Hostdevs.FindIndex(h => Equals(h.Source, hostdev.Source)),
            _ => list.IndexOf(device),
        };
        return index >= 0 ? (list, index) : throw device switch
        {
            Disk disk => Errors.Report(ErrorDomain.Domain, ErrorCode.DeviceMissing, $"no target device {disk.Target?.Dev}"),
            NetworkInterface nic => Errors.Report(ErrorDomain.Domain, ErrorCode.DeviceMissing, $"no device matching MAC address {nic.Mac?.Address?.ToString() ?? "(null)"} found"),
            _ => NotFound("matching device"),
        };
    }

    private static VirException NotFound(string what) => Errors.Report(ErrorDomain.Domain, ErrorCode.DeviceMissing, $"no {what} found");

    private static VirException Unsupported(string device, string what) =>
        Errors.Report(ErrorDomain.Domain, ErrorCode.OperationUnsupported, $"{what} of device '{device}' is not supported");

    private static System.Collections.IList ListOf(DomainDef def, object device)
    {
        foreach (var list in Lists(def))
        {
            if (list.GetType() == ListType(device))
            {
                return list;
            }
        }

        throw Unsupported(device.GetType().Name.ToLowerInvariant(), "attach");
    }

    private static Type? ListType(object device) => device switch
    {
        Disk => typeof(List<Disk>),
        Controller => typeof(List<Controller>),
        Lease => typeof(List<Lease>),
        Filesystem => typeof(List<Filesystem>),
        NetworkInterface => typeof(List<NetworkInterface>),
        Smartcard => typeof(List<Smartcard>),
        Serial => typeof(List<Serial>),
        Documents.Parallel => typeof(List<Documents.Parallel>),
        ConsoleDevice => typeof(List<ConsoleDevice>),
        Channel => typeof(List<Channel>),
        InputDevice => typeof(List<InputDevice>),
        Tpm => typeof(List<Tpm>),
        Graphics => typeof(List<Graphics>),
        Sound => typeof(List<Sound>),
        Video => typeof(List<Video>),
        Hostdev => typeof(List<Hostdev>),
        RedirDevice => typeof(List<RedirDevice>),
        Hub => typeof(List<Hub>),
        Watchdog => typeof(List<Watchdog>),
        Rng => typeof(List<Rng>),
        PanicDevice => typeof(List<PanicDevice>),
        SharedMemory => typeof(List<SharedMemory>),
        MemoryDevice => typeof(List<MemoryDevice>),
        _ => null,
    };

    private static System.Collections.IList[] Lists(DomainDef def)
    {
        var d = def.Devices;
        return
        [
            d.Disks, d.Controllers, d.Leases, d.Filesystems, d.Interfaces, d.Smartcards, d.Serials, d.Parallels, d.Consoles, d.Channels, d.Inputs, d.Tpms,
            d.Graphics, d.Sounds, d.Videos, d.Hostdevs, d.RedirDevices, d.Hubs, d.Watchdogs, d.Rngs, d.Panics, d.SharedMemories, d.Memories,
        ];
    }
}
