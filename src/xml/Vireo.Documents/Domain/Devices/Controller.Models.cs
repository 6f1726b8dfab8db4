using Vireo.Xml;

namespace Vireo.Documents;

/// <content>
/// The models that controllers of a type may be of. The member itself is a text, because each type has its own.
/// </content>
public sealed partial record Controller
{
    partial void OnParsed(XmlElement element)
    {
        if (Model is { } model && !IsModel(Type, model))
        {
            throw element.Attribute("model").ControllerModelUnknown();
        }
    }

    /// <summary>Whether a controller may be of a model; types that libvirt keeps no list of may be of any.</summary>
    private static bool IsModel(ControllerType type, string model) => type switch
    {
        ControllerType.Scsi => model is "auto" or "buslogic" or "lsilogic" or "lsisas1068" or "vmpvscsi" or "ibmvscsi" or "virtio-scsi"
            or "lsisas1078"
            or "virtio-transitional" or "virtio-non-transitional" or "ncr53c90" or "dc390" or "am53c974",
        ControllerType.Usb => model is "piix3-uhci" or "piix4-uhci" or "ehci" or "ich9-ehci1" or "ich9-uhci1" or "ich9-uhci2"
            or "ich9-uhci3" or "vt82c686b-uhci"
            or "pci-ohci" or "nec-xhci" or "qusb1" or "qusb2" or "qemu-xhci" or "none",
        ControllerType.Ide => model is "piix3" or "piix4" or "ich6",
        ControllerType.Pci => model is "pci-root" or "pcie-root" or "pci-bridge" or "dmi-to-pci-bridge" or "pcie-to-pci-bridge"
            or "pcie-root-port"
            or "pcie-switch-upstream-port" or "pcie-switch-downstream-port" or "pci-expander-bus" or "pcie-expander-bus",
        ControllerType.VirtioSerial => model is "virtio" or "virtio-transitional" or "virtio-non-transitional",
        _ => true,
    };
}
