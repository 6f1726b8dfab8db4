using Vireo.Documents;

namespace Vireo.Drivers.NodeDevices;

/// <summary>
/// Describes devices: from what the kernel and udev say of one, its document. What can change while a device stays (the link of a network
/// card, virtual functions, drivers) is read again whenever somebody asks for the document. It keeps nothing.
/// </summary>
/// <param name="tree">Where devices are.</param>
/// <param name="names">What numbers on PCI mean.</param>
/// <param name="hostUuid">The host's UUID.</param>
/// <param name="privileged">Whether the whole configuration of PCI devices may be read.</param>
internal sealed partial class DeviceReader(DeviceTree tree, PciNames names, Uuid hostUuid, bool privileged)
{
    /// <summary>The name of the device that stands for the host, above all others.</summary>
    public const string Computer = "computer";

    private const string Dmi = "/sys/devices/virtual/dmi/id";

    /// <summary>The host itself.</summary>
    public NodeDeviceDef ReadComputer()
    {
        var system = new SystemCapability { Hardware = new() { Uuid = default(Uuid) }, Firmware = new() };
        if (tree.Find(Dmi) is { } dmi)
        {
            system.Product = dmi.Attribute("product_name");
            system.Hardware = new SystemHardware
            {
                Vendor = dmi.Attribute("sys_vendor"), Version = dmi.Attribute("product_version"), Serial = dmi.Attribute("product_serial"),
                Uuid = hostUuid,
            };
            system.Firmware = new SystemFirmware
            {
                Vendor = dmi.Attribute("bios_vendor"), Version = dmi.Attribute("bios_version"), ReleaseDate = dmi.Attribute("bios_date"),
            };
        }

        return new NodeDeviceDef { Name = Computer, Capabilities = { system } };
    }

    /// <summary>A device's document; null when it is none that clients are shown.</summary>
    /// <param name="device">The device.</param>
    /// <param name="parent">The name of the nearest device above it.</param>
    public NodeDeviceDef? Read(KernelDevice device, string parent)
    {
        if (Capability(device) is not var (capability, name))
        {
            return null;
        }

        var def = new NodeDeviceDef
        {
            Name = name, Path = device.Path, Parent = new NodeDeviceParent { Name = parent },
            DriverName = tree.LinkName(device.Path + "/driver"),
            Capabilities = { capability },
        };
        if (device.Node is { } node)
        {
            def.Nodes.Add(new NodeDeviceNode { Type = NodeDeviceNodeType.Dev, Path = node });
        }

        foreach (string link in device.Links)
        {
            def.Nodes.Add(new NodeDeviceNode { Type = NodeDeviceNodeType.Link, Path = link });
        }

        return def;
    }

    /// <summary>A document with what may have changed since it was made. The one that is given stays as it is.</summary>
    public NodeDeviceDef Refresh(NodeDeviceDef def)
    {
        if (def.Path is not { } path)
        {
            return def;
        }

        return def with
        {
            DriverName = tree.LinkName(path + "/driver"),
            Capabilities = [.. def.Capabilities.Select(c => c switch
            {
                NetCapability net => net with { Link = LinkOf(net.Interface!) },
                PciCapability pci => WithState(pci, path),
                ScsiHostCapability host => host with { Features = FeaturesOf(host.Host ?? 0) },
                ScsiTargetCapability target => target with { RemotePort = RemotePortOf(path) },
                CssCapability css => css with { ChannelDevice = ChannelDeviceOf(path), MdevTypes = ChannelTypesOf(path) },
                ApMatrixCapability matrix => matrix with { MdevTypes = ChannelTypesOf(path) },
                _ => c,
            })],
        };
    }

    /// <summary>A device's name from parts, in which only letters and digits stay.</summary>
    public static string NameOf(params ReadOnlySpan<string?> parts)
    {
        string name = string.Join('_', parts!);
        return string.Create(name.Length, name, static (span, text) =>
        {
            for (int i = 0; i < text.Length; i++)
            {
                span[i] = char.IsAsciiLetterOrDigit(text[i]) ? text[i] : '_';
            }
        });
    }

    private (NodeDeviceCapability Capability, string Name)? Capability(KernelDevice device)
    {
        string plain = NameOf(device.Subsystem, device.Name);
        NodeDeviceCapability? capability = null;
        switch (device.Kind)
        {
            case "usb_device":
                capability = UsbDevice(device);
                break;
            case "usb_interface":
                capability = UsbInterface(device);
                break;
            case "scsi_host":
                capability = ScsiHost(device);
                break;
            case "scsi_target":
                capability = ScsiTarget(device);
                break;
            case "scsi_device":
                capability = ScsiDevice(device);
                break;
            case "disk":
                return Storage(device) is { } storage
                    ? (storage, storage.Serial is null ? plain : NameOf(device.Subsystem, device.Name, storage.Serial))
                    : null;
            case "drm_minor":
                capability = Drm(device);
                break;
            case "ap_card":
                capability = ApCard(device);
                break;
            case "ap_queue":
                capability = ApQueue(device);
                break;
            case "wlan":
                return Net(device);
            case null when device.Has("PCI_CLASS"):
                capability = Pci(device);
                break;
            case null when device.Has("INTERFACE"):
                return Net(device);
            case null:
                return OfSubsystem(device, plain);
            default:
                break;
        }

        return capability is null ? null : (capability, plain);
    }

    private (NodeDeviceCapability Capability, string Name)? OfSubsystem(KernelDevice device, string plain)
    {
        NodeDeviceCapability? capability = null;
        switch (device.Subsystem)
        {
            case "scsi_generic" when device.Node is { } node:
                capability = new ScsiGenericCapability { Path = node };
                break;
            case "mdev":
                return Mdev(device) is { } mdev ? (mdev, MdevName(mdev.Uuid!.Value, mdev.ParentAddress)) : null;
            case "ccw":
                capability = Ccw(device);
                break;
            case "css":
                capability = Css(device);
                break;
            case "vdpa":
                capability = Vdpa(device);
                break;
            case "matrix":
                return (new ApMatrixCapability { MdevTypes = ChannelTypesOf(device.Path) }, "ap_matrix");
            default:
                break;
        }

        return capability is null ? null : (capability, plain);
    }
}
