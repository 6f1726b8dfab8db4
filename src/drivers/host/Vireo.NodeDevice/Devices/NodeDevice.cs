using Vireo.Documents;

namespace Vireo.Drivers.NodeDevices;

/// <summary>A device as it is known at one moment. It never changes: another one takes its place.</summary>
internal sealed record NodeDevice(NodeDeviceDef Definition)
{
    /// <summary>The name.</summary>
    public string Name { get; } = Definition.Name ?? "";

    /// <summary>Where it lies in sysfs; null when it is only defined, and of the host itself.</summary>
    public string? Path => Definition.Path;

    /// <summary>The name of the device above.</summary>
    public string? Parent => Definition.Parent?.Name;

    /// <summary>Whether it is there.</summary>
    public bool Active { get; init; } = true;

    /// <summary>Whether it comes again with the host's next boot.</summary>
    public bool Persistent { get; init; }

    /// <summary>Whether it comes by itself then.</summary>
    public bool Autostart { get; init; }

    /// <summary>What is kept of it for its next start, which may differ from what it is; null when nothing is.</summary>
    public MdevDefinition? Kept { get; init; }

    /// <summary>What it can do, by libvirt's names: what it is, then what it can do beyond.</summary>
    public IReadOnlyList<string> Capabilities { get; } = NamesOf(Definition);

    /// <summary>Names of what a device can do.</summary>
    public static IReadOnlyList<string> NamesOf(NodeDeviceDef definition)
    {
        var names = new List<string>();
        foreach (NodeDeviceCapability capability in definition.Capabilities)
        {
            names.Add(NameOf(capability));
            switch (capability)
            {
                case ScsiHostCapability host:
                    AddIf(names, "fc_host", host.Features.Any(static f => f is FcHostFeature));
                    AddIf(names, "vports", host.Features.Any(static f => f is VportFeature));
                    break;
                case PciCapability pci:
                    AddIf(names, "mdev_types", pci.Features.Any(static f => f is PciMdevTypesFeature));
                    AddIf(names, "vpd", pci.Features.Any(static f => f is VpdFeature));
                    break;
                case CssCapability { MdevTypes: not null } or ApMatrixCapability { MdevTypes: not null }:
                    names.Add("mdev_types");
                    break;
                default:
                    break;
            }
        }

        return names;
    }

    private static void AddIf(List<string> names, string name, bool has)
    {
        if (has)
        {
            names.Add(name);
        }
    }

    private static string NameOf(NodeDeviceCapability capability) => capability switch
    {
        SystemCapability => "system",
        PciCapability => "pci",
        UsbDeviceCapability => "usb_device",
        UsbInterfaceCapability => "usb",
        NetCapability => "net",
        ScsiHostCapability => "scsi_host",
        ScsiTargetCapability => "scsi_target",
        ScsiCapability => "scsi",
        StorageCapability => "storage",
        ScsiGenericCapability => "scsi_generic",
        DrmCapability => "drm",
        MdevCapability => "mdev",
        CcwCapability => "ccw",
        CcwGroupCapability => "ccwgroup",
        CssCapability => "css",
        VdpaCapability => "vdpa",
        ApCardCapability => "ap_card",
        ApQueueCapability => "ap_queue",
        ApMatrixCapability => "ap_matrix",
        _ => "",
    };
}
