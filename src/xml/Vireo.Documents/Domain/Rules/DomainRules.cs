namespace Vireo.Documents;

/// <summary>
/// Completes and checks a guest's description: the generic part here, in the order in which libvirt does it; a driver derives and overrides
/// the hooks. Each concern is a small static class beside this one; this class only composes them and decides nothing itself.
/// </summary>
public class DomainRules
{
    /// <summary>Rules without a driver.</summary>
    public static DomainRules Generic { get; } = new();

    /// <summary>Architecture of a guest that names none.</summary>
    public virtual string HostArchitecture => "x86_64";

    /// <summary>Prefix of the driver's own extension, or null to keep all.</summary>
    public virtual string? ExtensionPrefix => null;

    /// <summary>First three bytes of made-up Ethernet addresses.</summary>
    public virtual uint MacPrefix => 0x525400;

    /// <summary>Whether a SCSI controller has 16 units rather than 8.</summary>
    public virtual bool WideScsi => true;

    /// <summary>Whether a guest with a screen gets a graphics card.</summary>
    public virtual bool ImpliesVideo => true;

    /// <summary>Whether names may contain a slash.</summary>
    public virtual bool AllowsSlashInName => false;

    /// <summary>Whether a guest without boot order boots from its disk.</summary>
    public virtual bool ImpliesBootOrder => true;

    /// <summary>Reads a description, completes and checks it.</summary>
    /// <exception cref="VirException">It is wrong; the text is libvirt's.</exception>
    public DomainDef Parse(string xml, DomainRuleFlags flags = DomainRuleFlags.None)
    {
        DomainDef domain = DomainDef.Parse(xml);
        Apply(domain, flags);
        return domain;
    }

    /// <summary>Completes and checks a description that was read or built.</summary>
    public void Apply(DomainDef domain, DomainRuleFlags flags = DomainRuleFlags.None)
    {
        Complete(domain, flags);
        if (!flags.HasFlag(DomainRuleFlags.SkipValidation))
        {
            Check(domain);
        }
    }

    /// <summary>Refuses a description without a name, or of a kind of guest or an architecture that nobody knows.</summary>
    public static void CheckIdentity(DomainDef domain, string hostArchitecture)
    {
        IdentityRules.Complete(domain);
        IdentityRules.CheckType(domain, hostArchitecture);
    }

    /// <summary>Completes a description: defaults, implied devices, addresses.</summary>
    public void Complete(DomainDef domain, DomainRuleFlags flags = DomainRuleFlags.None)
    {
        if (ExtensionPrefix is { } own)
        {
            domain.Extensions.RemoveAll(e => e.Prefix != own);
        }

        CheckIdentity(domain, HostArchitecture);
        DeviceKindRules.CheckUsbPlaces(domain);
        if (flags.HasFlag(DomainRuleFlags.Inactive))
        {
            InactiveRules.Forget(domain);
        }

        CompleteBasics(domain, flags);
        ControllerRules.TellCompanions(domain.Devices);
        DeviceOrderRules.Sort(domain.Devices);
        NumaRules.Complete(domain);
        MemoryRules.Complete(domain, flags.HasFlag(DomainRuleFlags.AbiUpdate));
        CpuRules.Complete(domain);
        VcpuRules.Complete(domain);
        TuningRules.Complete(domain);
        LifecycleRules.Complete(domain);
        BootRules.Complete(domain, ImpliesBootOrder);
        CharDeviceRules.Number(domain);
        foreach (XmlRecordDevice device in XmlRecordDevice.All(domain.Devices))
        {
            CompleteDevice(domain, device.Record);
        }

        DiskRules.Complete(domain, WideScsi);
        HostdevRules.PlaceScsi(domain);
        ControllerRules.Number(domain.Devices);
        DeviceOrderRules.SortControllers(domain.Devices);
        GuestInterfaceRules.Complete(domain, MacPrefix);
        GraphicsRules.Complete(domain, flags.HasFlag(DomainRuleFlags.Inactive));
        InputRules.Complete(domain);
        HostdevRules.Complete(domain);
        SmallDeviceRules.Complete(domain);
        ApplicableRules.Complete(domain);
        CompleteDomain(domain, flags);
        CharDeviceRules.MatchConsole(domain);
        ControllerRules.AddImplied(domain);
        VideoRules.Complete(domain, ImpliesVideo);
        AssignAddresses(domain, flags);
        ApplicableRules.CompleteAddresses(domain);
    }

    /// <summary>Checks a completed description.</summary>
    public void Check(DomainDef domain)
    {
        IdentityRules.Check(domain, AllowsSlashInName);
        AliasRules.Check(domain);
        CpuRules.Check(domain);
        NumaRules.Check(domain);
        BootRules.Check(domain);
        DeviceKindRules.CheckUnassigned(domain, byDriver: false);
        ControllerRules.Check(domain.Devices);
        CharDeviceRules.Check(domain);
        DiskRules.Check(domain);
        AddressRules.Check(domain);
        HostdevRules.Check(domain);
        SmallDeviceRules.Check(domain);
        DeviceKindRules.Check(domain);
        GuestInterfaceRules.Check(domain);
        GraphicsRules.Check(domain);
        TuningRules.Check(domain);
        CheckDomain(domain);
        DeviceKindRules.CheckUnassigned(domain, byDriver: true);
    }

    /// <summary>The driver's turn before anything generic was completed.</summary>
    protected virtual void CompleteBasics(DomainDef domain, DomainRuleFlags flags)
    {
    }

    /// <summary>The driver's turn for each device, before the generic completion of devices.</summary>
    protected virtual void CompleteDevice(DomainDef domain, Xml.XmlRecord device)
    {
    }

    /// <summary>The driver's turn for the guest as a whole: implied devices.</summary>
    protected virtual void CompleteDomain(DomainDef domain, DomainRuleFlags flags)
    {
    }

    /// <summary>The driver gives addresses to the devices that lack one.</summary>
    protected virtual void AssignAddresses(DomainDef domain, DomainRuleFlags flags)
    {
    }

    /// <summary>The driver's own checks.</summary>
    protected virtual void CheckDomain(DomainDef domain)
    {
    }
}
