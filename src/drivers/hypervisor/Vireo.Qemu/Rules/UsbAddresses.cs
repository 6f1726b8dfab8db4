using System.Globalization;
using Vireo.Documents;

namespace Vireo.Drivers.Qemu.Rules;

/// <summary>Ports on USB: those of the controllers, and behind hubs, which are added when ports run out. Only new guests and those about to
/// start get them.</summary>
public static class UsbAddresses
{
    private const int HubPorts = 8, MaxDepth = 5;

    /// <summary>Refuses ports that no controller or hub has, and those that two devices share.</summary>
    public static void Check(DomainDef def)
    {
        if (def.Devices.Controllers.Exists(static c => c is { Type: ControllerType.Usb, Model: "none" }))
        {
            return;
        }

        var ports = new Dictionary<uint, int>();
        foreach (var c in def.Devices.Controllers)
        {
            if (c is { Type: ControllerType.Usb, MasterStartPort: null, Model: not "none" })
            {
                ports[(uint)(c.Index ?? 0)] = PortsOf(c);
            }
        }

        var hubs = def.Devices.Hubs.Select(static h => h.Address).OfType<UsbAddress>().Where(static a => a.Port is not null)
            .Select(static a => (a.Bus, a.Port!)).ToHashSet();
        var taken = new HashSet<(uint, string)>();
        foreach (var device in Devices(def))
        {
            if (device.Address is not UsbAddress at)
            {
                continue;
            }

            if (!ports.TryGetValue(at.Bus, out int count))
            {
                throw QemuErrors.UsbBusMissing(at.Bus);
            }

            if (at.Port is not { } port)
            {
                continue;
            }

            int dot = port.LastIndexOf('.');
            if (dot > 0 && !hubs.Contains((at.Bus, port[..dot])))
            {
                int first = port.IndexOf('.', StringComparison.Ordinal);
                throw QemuErrors.UsbHubMissing(port[..first], at.Bus, port);
            }

            if (!int.TryParse(port.AsSpan(dot + 1), CultureInfo.InvariantCulture, out int number) || number < 1
                || number > (dot > 0 ? HubPorts : count))
            {
                throw QemuErrors.UsbPortMissing(port, at.Bus);
            }

            if (!taken.Add((at.Bus, port)))
            {
                throw QemuErrors.UsbPortTaken(at.Bus, port);
            }
        }
    }

    /// <summary>Gives every USB device that has no port one.</summary>
    public static void Assign(DomainDef def)
    {
        var controllers = def.Devices.Controllers.FindAll(c => c is { Type: ControllerType.Usb, MasterStartPort: null, Model: not "none" });
        if (controllers.Count == 0)
        {
            return;
        }

        var map = new Map(controllers);
        var devices = Devices(def).ToList();
        foreach (var device in devices)
        {
            if (device.Address is UsbAddress { Port: { } port } a)
            {
                map.Take(a.Bus, port);
            }
        }

        foreach (var hub in def.Devices.Hubs)
        {
            if (hub.Address is not UsbAddress { Port: not null })
            {
                hub.Address = map.Next((hub.Address as UsbAddress)?.Bus);
            }

            map.AddHub((UsbAddress)hub.Address);
        }

        var waiting = devices.FindAll(d => d is not Hub && d.Address is null or UsbAddress { Port: null });
        int missing = waiting.Count - map.Free;
        while (missing > 0 && map.Free > 0)
        {
            var hub = new Hub { Type = HubType.Usb, Address = map.Next(null) };
            def.Devices.Hubs.Add(hub);
            map.AddHub((UsbAddress)hub.Address);
            missing = waiting.Count - map.Free;
        }

        foreach (var device in waiting)
        {
            device.Address = map.Next((device.Address as UsbAddress)?.Bus);
        }
    }

    private static int PortsOf(Controller c) => c.Ports ?? c.Model switch
    {
        "ich9-ehci1" or "ich9-ehci2" or "ehci" => 6,
        "nec-xhci" or "qemu-xhci" => 4,
        "pci-ohci" => 3,
        _ => 2,
    };

    private static IEnumerable<Device> Devices(DomainDef def)
    {
        var d = def.Devices;
        return d.Controllers.Where(c => c.Type == ControllerType.Ccid).Cast<Device>().Concat(d.Hubs).Concat(
            d.Filesystems.Where(f => f.Driver?.Type == "mtp"))
            .Concat(d.Disks.Where(k => k.Target?.Bus == DiskBus.Usb)).Concat(d.Interfaces.Where(n => n.Model == "usb-net"))
            .Concat(d.Serials.Where(s => s.Target?.Type == SerialTargetType.UsbSerial)).Concat(d.Inputs.Where(i => i.Bus == InputBus.Usb))
            .Concat(d.Sounds.Where(s => s.Model == SoundModel.Usb)).Concat(d.Hostdevs.Where(h => h.Source is UsbHostdevSource)).Concat(
                d.RedirDevices);
    }

    /// <summary>The ports of all buses, those of hubs included.</summary>
    private sealed class Map
    {
        private readonly SortedDictionary<uint, List<(string Prefix, bool[] Taken)>> _buses = [];

        public Map(List<Controller> controllers)
        {
            foreach (var c in controllers)
            {
                _buses[(uint)(c.Index ?? 0)] = [("", new bool[PortsOf(c)])];
            }
        }

        public int Free => _buses.Values.Sum(b => b.Sum(h => h.Taken.Count(t => !t)));

        public void Take(uint bus, string port)
        {
            int dot = port.LastIndexOf('.');
            string prefix = port[..(dot + 1)];
            if (_buses.TryGetValue(bus, out var hubs) && int.TryParse(port[(dot + 1)..], out int number)
                && hubs.Find(h => h.Prefix == prefix) is { Taken: { } taken } && number >= 1 && number <= taken.Length)
            {
                taken[number - 1] = true;
            }
        }

        public void AddHub(UsbAddress at)
        {
            if (_buses.TryGetValue(at.Bus, out var hubs) && at.Port is { } port && port.Count(static c => c == '.') < MaxDepth - 1)
            {
                hubs.Add((port + ".", new bool[HubPorts]));
            }
        }

        public UsbAddress Next(uint? wanted)
        {
            foreach (var (bus, hubs) in _buses)
            {
                if (wanted is { } only && only != bus)
                {
                    continue;
                }

                foreach (var (prefix, taken) in hubs)
                {
                    int free = Array.IndexOf(taken, false);
                    if (free >= 0)
                    {
                        taken[free] = true;
                        return new UsbAddress { Bus = bus, Port = prefix + (free + 1).ToString(CultureInfo.InvariantCulture) };
                    }
                }
            }

            throw QemuErrors.NoFreeUsbPort();
        }
    }
}
