using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Completes and checks a host device.</summary>
public static class NodeDeviceRules
{
    /// <summary>Reads, completes and checks a document.</summary>
    /// <param name="xml">The text.</param>
    /// <param name="create">Whether the document asks for a device to be made, which then has no name yet.</param>
    /// <param name="dropped">Receives what was ignored.</param>
    /// <exception cref="VirException">The document is not acceptable.</exception>
    public static NodeDeviceDef Read(string xml, bool create = false, List<DroppedNode>? dropped = null)
    {
        XmlElement root = DocumentReader.Root(xml, ErrorDomain.Nodedev, dropped);
        NodeDeviceDef device = NodeDeviceDef.Parse(root);
        PostParse(device, create, root);
        return device;
    }

    /// <summary>Fills in what was left out, and checks the rest.</summary>
    public static void PostParse(NodeDeviceDef device, bool create = false, XmlElement root = default)
    {
        var faults = new DocumentFaults(root, ErrorDomain.Nodedev);
        if (create)
        {
            device.Name = "new device";
        }

        if (device.Name is null)
        {
            throw faults.NoName();
        }

        if (device.Capabilities.Count == 0)
        {
            throw faults.CapabilityMissing("", device.Name);
        }

        // Where a device lies, the host says; what a caller writes about it is not believed.
        device.Path = create ? null : device.Path;
        for (int i = 0; i < device.Capabilities.Count; i++)
        {
            Check(device.Capabilities[i], device, faults, $"capability[{i + 1}]");
        }
    }

    private static void Check(NodeDeviceCapability capability, NodeDeviceDef device, DocumentFaults faults, string path)
    {
        switch (capability)
        {
            case PciCapability pci:
                pci.Features.Sort((a, b) => Rank(a).CompareTo(Rank(b)));
                if (pci.Class > 0xFFFFFF)
                {
                    throw faults.PciClassInvalid(path + "/class", device.Name);
                }

                break;
            case NetCapability { Interface: null }:
                throw faults.InterfaceMissing(path, device.Name);
            case ScsiGenericCapability { Path: null }:
                throw faults.CharPathMissing(path, device.Name);
            case ScsiTargetCapability { Target: null }:
                throw faults.TargetMissing(path, device.Name);
            case StorageCapability { Block: null }:
                throw faults.BlockPathMissing(path, device.Name);
            case DrmCapability { Kind: null }:
                throw faults.DeviceTypeMissing(path, device.Name);
            case DrmCapability { Kind: not ("primary" or "control" or "render") } drm:
                throw faults.DrmTypeUnknown(path + "/type", drm.Kind, device.Name);
            case MdevCapability { TypeId: null }:
                throw faults.TypeIdMissing(path, device.Name);
            case MdevCapability mdev:
                mdev.IommuGroup ??= 0;
                break;
            case CcwCapability { Cssid: null } or CssCapability { Cssid: null } or CcwGroupCapability { Cssid: null }:
                throw faults.CssidMissing(path, device.Name);
            case CcwCapability { Ssid: null } or CssCapability { Ssid: null } or CcwGroupCapability { Ssid: null }:
                throw faults.SsidMissing(path, device.Name);
            case CcwCapability { Devno: null } or CssCapability { Devno: null } or CcwGroupCapability { Devno: null }:
                throw faults.DevnoMissing(path, device.Name);
            default:
                break;
        }
    }

    // The order in which the features of a PCI device are written.
    private static int Rank(PciFeature feature) => feature switch
    {
        PhysicalFunctionFeature => 0,
        VirtualFunctionsFeature => 1,
        PciBridgeFeature or CardbusBridgeFeature => 2,
        PciMdevTypesFeature => 3,
        _ => 4,
    };
}
