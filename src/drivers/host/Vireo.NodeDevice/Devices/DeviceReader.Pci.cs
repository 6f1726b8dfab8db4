using System.Buffers.Binary;
using Vireo.Documents;

namespace Vireo.Drivers.NodeDevices;

/// <summary>Devices on PCI and on USB.</summary>
internal sealed partial class DeviceReader
{
    private const int ConfigSize = 4096, PlainConfigSize = 256;

    // Speeds of a link by their number in its registers; 0 says nothing.
    private static readonly string?[] s_speeds = [null, "2.5", "5", "8", "16", "32", "64"];

    private PciCapability? Pci(KernelDevice device)
    {
        if (PciAddresses.Parse(device["PCI_SLOT_NAME"]) is not { } address)
        {
            return null;
        }

        uint vendor = (uint)(device.NumberOf("vendor", 16) ?? 0), product = (uint)(device.NumberOf("device", 16) ?? 0);
        (string? vendorName, string? productName) = names.Find(vendor, product);
        byte[] config = privileged ? tree.Bytes(device.Path + "/config", ConfigSize) : [];
        return WithState(
            new PciCapability
            {
                Class = DeviceTree.Number(device["PCI_CLASS"], 16) is { } kind ? (uint)kind : null,
                Domain = address.Domain, Bus = address.Bus, Slot = address.Slot, Function = address.Function,
                Product = new NodeDeviceId { Id = product, Name = productName },
                Vendor = new NodeDeviceId { Id = vendor, Name = vendorName },
                Features = HeaderOf(config),
                NumaNode = (int?)device.NumberOf("numa_node"),
                Express = ExpressOf(config),
            },
            device.Path);
    }

    // With what can change: virtual functions, the group, types of mediated devices, vital product data.
    private PciCapability WithState(PciCapability pci, string path)
    {
        var features = new List<PciFeature>();
        if (PciAddresses.Parse(tree.LinkName(path + "/physfn")) is { } physical)
        {
            features.Add(new PhysicalFunctionFeature { Address = physical });
        }

        uint most = (uint)(DeviceTree.Number(tree.Text(path + "/sriov_totalvfs")) ?? 0);
        var functions = new List<HostPciAddress>();
        for (int i = 0; PciAddresses.Parse(tree.LinkName($"{path}/virtfn{i}")) is { } function; i++)
        {
            functions.Add(function);
        }

        if (most > 0 || functions.Count > 0)
        {
            features.Add(new VirtualFunctionsFeature { MaxCount = most > 0 ? most : null, Addresses = functions });
        }

        features.AddRange(pci.Features.Where(static f => f is PciBridgeFeature or CardbusBridgeFeature));
        if (TypesOf(path) is { Count: > 0 } types)
        {
            features.Add(new PciMdevTypesFeature { Types = types });
        }

        if (privileged && VitalProductData.Read(tree.Bytes(path + "/vpd", VitalProductData.MostBytes)) is { } data)
        {
            features.Add(data);
        }

        return pci with { Features = features, IommuGroup = GroupOf(path) };
    }

    private PciIommuGroup? GroupOf(string path)
    {
        if (GroupNumber(path) is not { } number)
        {
            return null;
        }

        return new PciIommuGroup
        {
            Number = number,
            Addresses = [.. tree.Entries(path + "/iommu_group/devices").Select(PciAddresses.Parse).OfType<HostPciAddress>()],
        };
    }

    private uint? GroupNumber(string path) => (uint?)DeviceTree.Number(tree.LinkName(path + "/iommu_group"));

    private static List<PciFeature> HeaderOf(byte[] config) => config.Length <= 0x0E
        ? []
        : (config[0x0E] & 0x7F) switch
        {
            1 => [new PciBridgeFeature()],
            2 => [new CardbusBridgeFeature()],
            _ => [],
        };

    private static PciExpress? ExpressOf(byte[] config)
    {
        int at = ExpressAt(config);
        if (at == 0)
        {
            // Where the capability cannot be read, the extended configuration shows it.
            return config.Length > PlainConfigSize ? new PciExpress() : null;
        }

        int kind = (config[at + 2] & 0xF0) >> 4;
        var express = new PciExpress();

        // Parts of the root complex have no link.
        if (kind is not (9 or 10))
        {
            uint can = BinaryPrimitives.ReadUInt32LittleEndian(config.AsSpan(at + 0x0C));
            uint now = BinaryPrimitives.ReadUInt16LittleEndian(config.AsSpan(at + 0x12));
            express.Links =
            [
                new PciExpressLink { Validity = "cap", Port = (int)(can >> 24), Speed = SpeedOf(can), Width = (can & 0x3F0) >> 4 },
                new PciExpressLink { Validity = "sta", Speed = SpeedOf(now), Width = (now & 0x3F0) >> 4 },
            ];
        }

        return express;
    }

    private static string? SpeedOf(uint register) => (register & 0xF) < s_speeds.Length ? s_speeds[register & 0xF] : null;

    // Where the capability of PCI Express begins, or 0. The list of a broken device may be a circle.
    private static int ExpressAt(byte[] config)
    {
        const int Listed = 0x10, Status = 0x06, First = 0x34, Header = 0x40, Express = 0x10, Most = 48;
        if (config.Length < PlainConfigSize || (config[Status] & Listed) == 0)
        {
            return 0;
        }

        int at = config[First];
        for (int i = 0; i < Most && at is >= Header and < PlainConfigSize - 0x14; i++)
        {
            if (config[at] == Express)
            {
                return at;
            }

            at = config[at + 1];
        }

        return 0;
    }

    private static UsbDeviceCapability? UsbDevice(KernelDevice device)
    {
        // A device that udev has not looked at yet comes again with its numbers.
        if (!device.Has("ID_MODEL_ID") || !device.Has("ID_VENDOR_ID"))
        {
            return null;
        }

        return new UsbDeviceCapability
        {
            Bus = device.Number("BUSNUM"), Device = device.Number("DEVNUM"),
            Product = new()
            {
                Id = device.Number("ID_MODEL_ID", 16), Name = device["ID_MODEL_FROM_DATABASE"] ?? device.Attribute("product"),
            },
            Vendor = new()
            {
                Id = device.Number("ID_VENDOR_ID", 16), Name = device["ID_VENDOR_FROM_DATABASE"] ?? device.Attribute("manufacturer"),
            },
        };
    }

    private static UsbInterfaceCapability UsbInterface(KernelDevice device) => new()
    {
        Number = (uint)(device.NumberOf("bInterfaceNumber", 16) ?? 0),
        Class = (uint)(device.NumberOf("bInterfaceClass", 16) ?? 0),
        Subclass = (uint)(device.NumberOf("bInterfaceSubClass", 16) ?? 0),
        Protocol = (uint)(device.NumberOf("bInterfaceProtocol", 16) ?? 0),
    };
}
