using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>The <c>driver</c> element's switches that every virtio device has; they stand after those of the device.</summary>
[XmlRecord]
[XmlTrailing]
public partial record VirtioDriver
{
    /// <summary>DMA goes through the emulated IOMMU.</summary>
    [XmlPath("@iommu")]
    public OnOff Iommu { get; set; }

    /// <summary>Address translation service.</summary>
    [XmlPath("@ats")]
    public OnOff Ats { get; set; }

    /// <summary>Packed virtqueues.</summary>
    [XmlPath("@packed")]
    public OnOff Packed { get; set; }

    /// <summary>One page for each virtqueue's notifications.</summary>
    [XmlPath("@page_per_vq")]
    public OnOff PagePerQueue { get; set; }
}

/// <summary>Which generation of virtio a device speaks.</summary>
[XmlEnum]
public enum VirtioModel : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>What fits the bus.</summary>
    Virtio,

    /// <summary>Both generations.</summary>
    [XmlName("virtio-transitional")]
    VirtioTransitional,

    /// <summary>The present one only.</summary>
    [XmlName("virtio-non-transitional")]
    VirtioNonTransitional,
}
