using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>A memory module that can be plugged.</summary>
[XmlRecord]
public sealed partial record MemoryDevice : Device
{
    /// <summary>Kind of module.</summary>
    [XmlPath("@model", Required = true)]
    public MemoryModel Model { get; set; }

    /// <summary>Whether other processes may map it.</summary>
    [XmlPath("@access")]
    public MemoryAccess Access { get; set; }

    /// <summary>Discarded when the guest stops.</summary>
    [XmlPath("@discard")]
    public YesNo Discard { get; set; }

    /// <summary>Label of an NVDIMM.</summary>
    [XmlPath("uuid")]
    public Uuid? Uuid { get; set; }

    /// <summary>The host's side.</summary>
    [XmlPath("source", DropEmpty = true)]
    public MemoryDeviceSource? Source { get; set; }

    /// <summary>The guest's side.</summary>
    [XmlPath("target")]
    public MemoryDeviceTarget? Target { get; set; }
}

/// <summary>Kinds of memory modules.</summary>
[XmlEnum]
public enum MemoryModel : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary>RAM.</summary>
    Dimm,

    /// <summary>Persistent memory backed by a file.</summary>
    NvDimm,

    /// <summary>Persistent memory over virtio.</summary>
    [XmlName("virtio-pmem")]
    VirtioPmem,

    /// <summary>RAM in blocks that come and go.</summary>
    [XmlName("virtio-mem")]
    VirtioMem,

    /// <summary>Enclave memory.</summary>
    [XmlName("sgx-epc")]
    SgxEpc,
}

/// <summary>The host's side of a memory module.</summary>
[XmlRecord]
public sealed partial record MemoryDeviceSource
{
    /// <summary>File behind it.</summary>
    [XmlPath("path")]
    public string? Path { get; set; }

    /// <summary>Alignment in KiB.</summary>
    [XmlPath("alignsize", Unit = "KiB", Omit = 0ul)]
    public ulong? AlignSize { get; set; }

    /// <summary>The file lies on real persistent memory.</summary>
    [XmlPath("pmem")]
    public bool Pmem { get; set; }

    /// <summary>Host NUMA nodes.</summary>
    [XmlPath("nodemask")]
    public CpuSet? NodeMask { get; set; }

    /// <summary>Page size in KiB.</summary>
    [XmlPath("pagesize", Unit = "KiB", Omit = 0ul)]
    public ulong? PageSize { get; set; }
}

/// <summary>The guest's side of a memory module.</summary>
[XmlRecord]
public sealed partial record MemoryDeviceTarget
{
    /// <summary>virtio-mem: memory slots come with the blocks.</summary>
    [XmlPath("@dynamicMemslots")]
    public YesNo DynamicMemslots { get; set; }

    /// <summary>Size in KiB.</summary>
    [XmlPath("size", Unit = "KiB")]
    public ulong? Size { get; set; }

    /// <summary>Guest NUMA node.</summary>
    [XmlPath("node")]
    public uint? Node { get; set; }

    /// <summary>Size of an NVDIMM's label area, in KiB.</summary>
    [XmlPath("label/size", Unit = "KiB", Omit = 0ul)]
    public ulong? LabelSize { get; set; }

    /// <summary>Size of a block, in KiB.</summary>
    [XmlPath("block", Unit = "KiB", Omit = 0ul)]
    public ulong? Block { get; set; }

    /// <summary>What the guest should have now, in KiB.</summary>
    [XmlPath("requested", Unit = "KiB")]
    public ulong? Requested { get; set; }

    /// <summary>What the guest has now, in KiB.</summary>
    [XmlPath("current", Unit = "KiB", Unless = FormatFlags.Inactive)]
    public ulong? Current { get; set; }

    /// <summary>The guest may not write.</summary>
    [XmlPath("readonly")]
    public bool ReadOnly { get; set; }

    /// <summary>Where in the guest's memory.</summary>
    [XmlPath("address/@base", Hex = 1)]
    public ulong? Base { get; set; }
}
