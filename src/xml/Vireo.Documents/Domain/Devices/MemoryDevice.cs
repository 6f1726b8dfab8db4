using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>A memory module.</summary>
[XmlRecord]
public sealed partial record MemoryDevice : Device
{
    /// <summary>Kind.</summary>
    [XmlPath("@model", Required = true)]
    public required MemoryModel Model { get; set; }

    /// <summary>Visible to other processes. Since 3.2.0.</summary>
    [XmlPath("@access")]
    public MemoryAccess Access { get; set; }

    /// <summary>Content may be thrown away at the end. Since 4.4.0.</summary>
    [XmlPath("@discard")]
    public YesNo Discard { get; set; }

    /// <summary>Identity of an NVDIMM; made up when not given. Since 6.2.0.</summary>
    [XmlPath("uuid")]
    public Uuid? Uuid { get; set; }

    /// <summary>What backs it.</summary>
    [XmlPath("source", DropEmpty = true)]
    public MemorySourceDef? Source { get; set; }

    /// <summary>The guest's side.</summary>
    [XmlPath("target", Missing = "missing <target> element for <memory> device")]
    public MemoryTarget? Target { get; set; }
}

/// <summary>Kind of a memory module.</summary>
[XmlEnum]
public enum MemoryModel : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>dimm</c>.</summary>
    Dimm,

    /// <summary><c>nvdimm</c>.</summary>
    Nvdimm,

    /// <summary><c>virtio-pmem</c>.</summary>
    [XmlName("virtio-pmem")]
    VirtioPmem,

    /// <summary><c>virtio-mem</c>.</summary>
    [XmlName("virtio-mem")]
    VirtioMem,

    /// <summary><c>sgx-epc</c>.</summary>
    [XmlName("sgx-epc")]
    SgxEpc,
}

/// <summary>What backs a memory module.</summary>
[XmlRecord]
public sealed partial record MemorySourceDef
{
    /// <summary>Host nodes; when not given, as for the guest's memory.</summary>
    [XmlPath("nodemask")]
    public CpuSet? NodeMask { get; set; }

    /// <summary>Pages in KiB; the host's when not given.</summary>
    [XmlPath("pagesize", Unit = "KiB", Look = "./pagesize")]
    public ulong? PageSize { get; set; }

    /// <summary>File. Since 3.2.0.</summary>
    [XmlPath("path")]
    public string? Path { get; set; }

    /// <summary>Alignment in KiB; the host's page when not given. Since 5.0.0.</summary>
    [XmlPath("alignsize", Unit = "KiB", Look = "./alignsize")]
    public ulong? AlignSize { get; set; }

    /// <summary>Real persistent memory. Since 5.0.0.</summary>
    [XmlPath("pmem")]
    public bool PersistentMemory { get; set; }
}

/// <summary>The guest's side of a memory module.</summary>
[XmlRecord]
public sealed partial record MemoryTarget
{
    /// <summary>Slots are used as needed. Since 10.1.0.</summary>
    [XmlPath("@dynamicMemslots")]
    public YesNo DynamicMemslots { get; set; }

    /// <summary>KiB.</summary>
    [XmlPath("size", Unit = "KiB", Look = "./size", Required = true)]
    public ulong? Size { get; set; }

    /// <summary>NUMA node.</summary>
    [XmlPath("node", BadValue = "invalid value of memory device node", BadValueCode = ErrorCode.XmlError)]
    public uint? Node { get; set; }

    /// <summary>KiB of labels. Since 3.2.0.</summary>
    [XmlPath("label/size", Unit = "KiB", Look = "./label/size")]
    public ulong? LabelSize { get; set; }

    /// <summary>KiB of a block. Since 7.9.0.</summary>
    [XmlPath("block", Unit = "KiB", Look = "./block")]
    public ulong? BlockSize { get; set; }

    /// <summary>KiB wanted. Since 7.9.0.</summary>
    [XmlPath("requested", Unit = "KiB", Look = "./requested")]
    public ulong? Requested { get; set; }

    /// <summary>KiB in use. Since 7.9.0.</summary>
    [XmlPath("current", Unit = "KiB", Unless = FormatFlags.Inactive)]
    public ulong? Current { get; set; }

    /// <summary>Cannot be written. Since 5.0.0.</summary>
    [XmlPath("readonly")]
    public bool ReadOnly { get; set; }

    /// <summary>Guest-physical address. Since 9.4.0.</summary>
    [XmlPath("address/@base", Hex = 1)]
    public ulong? AddressBase { get; set; }
}
