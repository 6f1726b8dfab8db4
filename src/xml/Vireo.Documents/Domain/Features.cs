using Vireo.Xml;

namespace Vireo.Documents;

/// <summary>Hardware features.</summary>
[XmlRecord]
public sealed partial record DomainFeatures
{
    /// <summary>ACPI.</summary>
    [XmlPath("acpi")]
    public bool Acpi { get; set; }

    /// <summary>APIC.</summary>
    [XmlPath("apic")]
    public ApicFeature? Apic { get; set; }

    /// <summary>Physical address extension.</summary>
    [XmlPath("pae")]
    public bool Pae { get; set; }

    /// <summary>Hardware-assisted paging; when not given, on where the host can.</summary>
    [XmlPath("hap", ElementCodec = typeof(FeatureStateCodec))]
    public OnOff Hap { get; set; }

    /// <summary>Viridian (Xen).</summary>
    [XmlPath("viridian")]
    public bool Viridian { get; set; }

    /// <summary>Own network namespace (containers).</summary>
    [XmlPath("privnet")]
    public bool PrivateNetwork { get; set; }

    /// <summary>Hyper-V enlightenments. Since 1.0.0.</summary>
    [XmlPath("hyperv")]
    public HypervFeatures? Hyperv { get; set; }

    /// <summary>KVM's own features. Since 1.2.8.</summary>
    [XmlPath("kvm")]
    public KvmFeatures? Kvm { get; set; }

    /// <summary>Paravirtual spinlocks.</summary>
    [XmlPath("pvspinlock", ElementCodec = typeof(FeatureStateCodec))]
    public OnOff PvSpinlock { get; set; }

    /// <summary>Linux capabilities (containers). Since 1.2.8.</summary>
    [XmlPath("capabilities")]
    public LinuxCapabilities? Capabilities { get; set; }

    /// <summary>Performance counters. Since 1.2.12.</summary>
    [XmlPath("pmu", ElementCodec = typeof(FeatureStateCodec))]
    public OnOff Pmu { get; set; }

    /// <summary>VMware's port. Since 1.2.16.</summary>
    [XmlPath("vmport", ElementCodec = typeof(FeatureStateCodec))]
    public OnOff VmPort { get; set; }

    /// <summary>ARM interrupt controller. Since 1.2.16.</summary>
    [XmlPath("gic")]
    public GicFeature? Gic { get; set; }

    /// <summary>System management mode. Since 2.1.0.</summary>
    [XmlPath("smm")]
    public SmmFeature? Smm { get; set; }

    /// <summary>Who emulates the I/O APIC; when not given, <c>kvm</c> for guests of KVM. Since 3.4.0.</summary>
    [XmlPath("ioapic/@driver")]
    public IoApicDriver IoApic { get; set; }

    /// <summary>pSeries hash page table. Since 3.10.0.</summary>
    [XmlPath("hpt", DropEmpty = true)]
    public HptFeature? Hpt { get; set; }

    /// <summary>Crash dumps find the kernel. Since 4.4.0.</summary>
    [XmlPath("vmcoreinfo", ElementCodec = typeof(FeatureStateCodec))]
    public OnOff VmCoreInfo { get; set; }

    /// <summary>pSeries transactional memory. Since 4.6.0.</summary>
    [XmlPath("htm", ElementCodec = typeof(FeatureStateCodec))]
    public OnOff Htm { get; set; }

    /// <summary>pSeries nested virtualization. Since 4.10.0.</summary>
    [XmlPath("nested-hv", ElementCodec = typeof(FeatureStateCodec))]
    public OnOff NestedHv { get; set; }

    /// <summary>What an unknown register does. Since 5.1.0.</summary>
    [XmlPath("msrs/@unknown")]
    public MsrsUnknown UnknownMsrs { get; set; }

    /// <summary>pSeries count cache flush. Since 5.9.0.</summary>
    [XmlPath("ccf-assist", ElementCodec = typeof(FeatureStateCodec))]
    public OnOff CcfAssist { get; set; }

    /// <summary>Xen's own features. Since 6.3.0.</summary>
    [XmlPath("xen")]
    public XenFeatures? Xen { get; set; }

    /// <summary>pSeries cache flush. Since 6.3.0.</summary>
    [XmlPath("cfpc/@value")]
    public PseriesFeatureLevel Cfpc { get; set; }

    /// <summary>pSeries speculation barrier. Since 6.3.0.</summary>
    [XmlPath("sbbc/@value")]
    public PseriesFeatureLevel Sbbc { get; set; }

    /// <summary>pSeries indirect branch speculation. Since 6.3.0.</summary>
    [XmlPath("ibs/@value")]
    public IbsLevel Ibs { get; set; }

    /// <summary>TCG's translation cache, in KiB.</summary>
    [XmlPath("tcg/tb-cache", Unit = "KiB")]
    public ulong? TcgTranslationCache { get; set; }

    /// <summary>Memory is freed in the background. Since 9.6.0.</summary>
    [XmlPath("async-teardown/@enabled")]
    public YesNo AsyncTeardown { get; set; }

    /// <summary>ARM error reporting. Since 10.4.0.</summary>
    [XmlPath("ras", ElementCodec = typeof(FeatureStateCodec))]
    public OnOff Ras { get; set; }

    /// <summary>PS/2 controller. Since 10.7.0.</summary>
    [XmlPath("ps2", ElementCodec = typeof(FeatureStateCodec))]
    public OnOff Ps2 { get; set; }

    /// <summary>RISC-V interrupt controller. Since 11.1.0.</summary>
    [XmlPath("aia/@value")]
    public AiaMode Aia { get; set; }
}

/// <summary>APIC.</summary>
[XmlRecord]
public sealed partial record ApicFeature
{
    /// <summary>Paravirtual end of interrupt.</summary>
    [XmlPath("@eoi")]
    public OnOff EndOfInterrupt { get; set; }
}

/// <summary>ARM interrupt controller.</summary>
[XmlRecord]
public sealed partial record GicFeature
{
    /// <summary>Version.</summary>
    [XmlPath("@version")]
    public GicVersion Version { get; set; }
}

/// <summary>Version of ARM's interrupt controller.</summary>
[XmlEnum]
public enum GicVersion : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>2</c>.</summary>
    [XmlName("2")]
    V2,

    /// <summary><c>3</c>.</summary>
    [XmlName("3")]
    V3,

    /// <summary><c>host</c>.</summary>
    Host,
}

/// <summary>System management mode.</summary>
[XmlRecord]
public sealed partial record SmmFeature
{
    /// <summary>On or off; on when not given.</summary>
    [XmlPath("@state")]
    public OnOff State { get; set; }

    /// <summary>Memory, in bytes. Since 4.5.0.</summary>
    [XmlPath("tseg", ElementCodec = typeof(TsegCodec))]
    public ulong? Tseg { get; set; }
}

/// <summary>Who emulates the I/O APIC.</summary>
[XmlEnum]
public enum IoApicDriver : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>qemu</c>.</summary>
    Qemu,

    /// <summary><c>kvm</c>.</summary>
    Kvm,
}

/// <summary>pSeries hash page table.</summary>
[XmlRecord]
public sealed partial record HptFeature
{
    /// <summary>Whether it may change.</summary>
    [XmlPath("@resizing")]
    public HptResizing Resizing { get; set; }

    /// <summary>Largest page, in KiB. Since 4.5.0.</summary>
    [XmlPath("maxpagesize", Unit = "KiB")]
    public ulong? MaxPageSize { get; set; }
}

/// <summary>Whether a hash page table may change.</summary>
[XmlEnum]
public enum HptResizing : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>enabled</c>.</summary>
    Enabled,

    /// <summary><c>disabled</c>.</summary>
    Disabled,

    /// <summary><c>required</c>.</summary>
    Required,
}

/// <summary>What an unknown register does.</summary>
[XmlEnum]
public enum MsrsUnknown : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>ignore</c>.</summary>
    Ignore,

    /// <summary><c>fault</c>.</summary>
    Fault,
}

/// <summary>State of a mitigation.</summary>
[XmlEnum]
public enum PseriesFeatureLevel : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>broken</c>.</summary>
    Broken,

    /// <summary><c>workaround</c>.</summary>
    Workaround,

    /// <summary><c>fixed</c>.</summary>
    Fixed,
}

/// <summary>State of a mitigation.</summary>
[XmlEnum]
public enum IbsLevel : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>broken</c>.</summary>
    Broken,

    /// <summary><c>workaround</c>.</summary>
    Workaround,

    /// <summary><c>fixed-ibs</c>.</summary>
    [XmlName("fixed-ibs")]
    FixedIbs,

    /// <summary><c>fixed-ccd</c>.</summary>
    [XmlName("fixed-ccd")]
    FixedCcd,

    /// <summary><c>fixed-na</c>.</summary>
    [XmlName("fixed-na")]
    FixedNa,
}

/// <summary>RISC-V interrupt controller.</summary>
[XmlEnum]
public enum AiaMode : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>none</c>.</summary>
    None,

    /// <summary><c>aplic</c>.</summary>
    Aplic,

    /// <summary><c>aplic-imsic</c>.</summary>
    [XmlName("aplic-imsic")]
    AplicImsic,
}

/// <summary>Xen's own features.</summary>
[XmlRecord]
public sealed partial record XenFeatures
{
    /// <inheritdoc/>
    protected override bool HasTwoTags => true;

    /// <summary>Host memory map. Since 6.3.0.</summary>
    [XmlPath("e820_host/@state")]
    public OnOff E820Host { get; set; }

    /// <summary>Device passthrough. Since 6.3.0.</summary>
    [XmlPath("passthrough")]
    public XenPassthrough? Passthrough { get; set; }
}

/// <summary>Xen's device passthrough.</summary>
[XmlRecord]
public sealed partial record XenPassthrough
{
    /// <summary>On or off.</summary>
    [XmlPath("@state")]
    public OnOff State { get; set; }

    /// <summary>Page tables.</summary>
    [XmlPath("@mode")]
    public XenPassthroughMode Mode { get; set; }
}

/// <summary>Page tables of Xen's passthrough.</summary>
[XmlEnum]
public enum XenPassthroughMode : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>sync_pt</c>.</summary>
    [XmlName("sync_pt")]
    SyncPt,

    /// <summary><c>share_pt</c>.</summary>
    [XmlName("share_pt")]
    SharePt,
}

/// <summary>KVM's own features.</summary>
[XmlRecord]
public sealed partial record KvmFeatures
{
    /// <inheritdoc/>
    protected override bool HasTwoTags => true;

    /// <summary>Hides the hypervisor. Since 1.2.8.</summary>
    [XmlPath("hidden/@state", Required = true)]
    public OnOff Hidden { get; set; }

    /// <summary>Virtual CPUs do not share. Since 5.7.0.</summary>
    [XmlPath("hint-dedicated/@state", Required = true)]
    public OnOff HintDedicated { get; set; }

    /// <summary>Polling under the guest's control. Since 6.10.0.</summary>
    [XmlPath("poll-control/@state", Required = true)]
    public OnOff PollControl { get; set; }

    /// <summary>Paravirtual interrupts between CPUs. Since 7.10.0.</summary>
    [XmlPath("pv-ipi/@state", Required = true)]
    public OnOff PvIpi { get; set; }

    /// <summary>Ring of dirty pages. Since 8.0.0.</summary>
    [XmlPath("dirty-ring")]
    public KvmDirtyRing? DirtyRing { get; set; }
}

/// <summary>Ring of dirty pages.</summary>
[XmlRecord]
public sealed partial record KvmDirtyRing
{
    /// <summary>On or off.</summary>
    [XmlPath("@state", Required = true)]
    public OnOff State { get; set; }

    /// <summary>Entries.</summary>
    [XmlPath("@size")]
    public uint? Size { get; set; }
}

/// <summary>Hyper-V enlightenments.</summary>
[XmlRecord]
public sealed partial record HypervFeatures
{
    /// <inheritdoc/>
    protected override bool HasTwoTags => true;

    /// <summary>Which set; <c>custom</c> when not given. Since 8.0.0.</summary>
    [XmlPath("@mode")]
    public HypervMode Mode { get; set; }

    /// <summary>Relaxed timing. Since 1.0.0.</summary>
    [XmlPath("relaxed/@state", Required = true)]
    public OnOff Relaxed { get; set; }

    /// <summary>Paravirtual APIC. Since 1.1.0.</summary>
    [XmlPath("vapic/@state", Required = true)]
    public OnOff Vapic { get; set; }

    /// <summary>Spinlocks. Since 1.1.0.</summary>
    [XmlPath("spinlocks")]
    public HypervSpinlocks? Spinlocks { get; set; }

    /// <summary>Index of virtual processors. Since 1.3.3.</summary>
    [XmlPath("vpindex/@state", Required = true)]
    public OnOff VpIndex { get; set; }

    /// <summary>Run time counter. Since 1.3.3.</summary>
    [XmlPath("runtime/@state", Required = true)]
    public OnOff Runtime { get; set; }

    /// <summary>Synthetic interrupt controller. Since 1.3.3.</summary>
    [XmlPath("synic/@state", Required = true)]
    public OnOff Synic { get; set; }

    /// <summary>Synthetic timers. Since 1.3.3.</summary>
    [XmlPath("stimer")]
    public HypervStimer? Stimer { get; set; }

    /// <summary>Reset register. Since 1.3.3.</summary>
    [XmlPath("reset/@state", Required = true)]
    public OnOff Reset { get; set; }

    /// <summary>Vendor. Since 1.3.3.</summary>
    [XmlPath("vendor_id")]
    public HypervVendorId? VendorId { get; set; }

    /// <summary>Frequency registers. Since 4.7.0.</summary>
    [XmlPath("frequencies/@state", Required = true)]
    public OnOff Frequencies { get; set; }

    /// <summary>Notifications of migration. Since 4.7.0.</summary>
    [XmlPath("reenlightenment/@state", Required = true)]
    public OnOff Reenlightenment { get; set; }

    /// <summary>Paravirtual TLB flush. Since 4.7.0.</summary>
    [XmlPath("tlbflush")]
    public HypervTlbFlush? Tlbflush { get; set; }

    /// <summary>Paravirtual interrupts between CPUs. Since 4.10.0.</summary>
    [XmlPath("ipi/@state", Required = true)]
    public OnOff Ipi { get; set; }

    /// <summary>Enlightened VMCS. Since 4.10.0.</summary>
    [XmlPath("evmcs/@state", Required = true)]
    public OnOff Evmcs { get; set; }

    /// <summary>Advanced interrupt controller. Since 8.10.0.</summary>
    [XmlPath("avic/@state", Required = true)]
    public OnOff Avic { get; set; }

    /// <summary>Enlightened MSR bitmap. Since 10.7.0.</summary>
    [XmlPath("emsr_bitmap/@state", Required = true)]
    public OnOff EmsrBitmap { get; set; }

    /// <summary>Input in registers. Since 10.7.0.</summary>
    [XmlPath("xmm_input/@state", Required = true)]
    public OnOff XmmInput { get; set; }
}

/// <summary>Which set of enlightenments.</summary>
[XmlEnum]
public enum HypervMode : byte
{
    /// <summary>Not given.</summary>
    Unset,

    /// <summary><c>custom</c>.</summary>
    Custom,

    /// <summary><c>passthrough</c>.</summary>
    Passthrough,
}

/// <summary>Hyper-V spinlocks.</summary>
[XmlRecord]
public sealed partial record HypervSpinlocks
{
    /// <summary>On or off.</summary>
    [XmlPath("@state", Required = true)]
    public required OnOff State { get; set; }

    /// <summary>Attempts before the hypervisor is notified.</summary>
    [XmlPath("@retries")]
    public uint? Retries { get; set; }

    partial void OnParsed(XmlElement element)
    {
        if (State == OnOff.On && (Retries is null or < 4095))
        {
            throw Retries is null
                ? element.Missing("retries")
                : element.Attribute("retries").SpinlockRetries();
        }
    }
}

/// <summary>Hyper-V timers.</summary>
[XmlRecord]
public sealed partial record HypervStimer
{
    /// <summary>On or off.</summary>
    [XmlPath("@state", Required = true)]
    public required OnOff State { get; set; }

    /// <summary>Direct mode. Since 5.7.0.</summary>
    [XmlPath("direct/@state", Required = true)]
    public OnOff Direct { get; set; }
}

/// <summary>Hyper-V vendor.</summary>
[XmlRecord]
public sealed partial record HypervVendorId
{
    /// <summary>On or off.</summary>
    [XmlPath("@state", Required = true)]
    public required OnOff State { get; set; }

    /// <summary>Text of at most 12 characters.</summary>
    [XmlPath("@value")]
    public string? Value { get; set; }

    partial void OnParsed(XmlElement element)
    {
        if (State == OnOff.On && (Value is null or { Length: > 12 }))
        {
            throw Value is null ? element.VendorIdWithoutValue() : element.VendorIdTooLong();
        }
    }
}

/// <summary>Hyper-V TLB flush.</summary>
[XmlRecord]
public sealed partial record HypervTlbFlush
{
    /// <summary>On or off.</summary>
    [XmlPath("@state", Required = true)]
    public required OnOff State { get; set; }

    /// <summary>For nested guests. Since 11.0.0.</summary>
    [XmlPath("direct/@state", Required = true)]
    public OnOff Direct { get; set; }

    /// <summary>Ranges of pages. Since 11.0.0.</summary>
    [XmlPath("extended/@state", Required = true)]
    public OnOff Extended { get; set; }
}
