using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;

namespace Vireo.Drivers.Qemu.Rules;

/// <summary>This driver's turns in the completion and checking of a domain. What each does stands in the classes beside this one.</summary>
public sealed class QemuDomainRules(QemuCapabilities caps, HostFacts site) : DomainRules
{
    /// <inheritdoc/>
    public override string HostArchitecture => QemuArch.Host;

    /// <inheritdoc/>
    public override string? ExtensionPrefix => "qemu";

    /// <summary>QEMU's default controller takes seven disks.</summary>
    public override bool WideScsi => false;

    /// <inheritdoc/>
    protected override void CompleteBasics(DomainDef domain, DomainRuleFlags flags)
    {
        QemuPostParse.Basics(domain, caps);
        FirmwareChecks.CheckGiven(domain, isNew: flags.HasFlag(DomainRuleFlags.AbiUpdate));
        FirmwareRules.Complete(domain, site, flags.HasFlag(DomainRuleFlags.AbiUpdate));
    }

    /// <inheritdoc/>
    protected override void CompleteDomain(DomainDef domain, DomainRuleFlags flags) => QemuPostParse.Devices(domain, caps, site);

    /// <inheritdoc/>
    protected override void AssignAddresses(DomainDef domain, DomainRuleFlags flags)
    {
        QemuPostParse.Late(domain, caps);
        BusAddresses.Assign(domain);
        BusAddresses.AssignSlots(domain);
        PciAddresses.Assign(domain);
        UsbAddresses.Check(domain);
        if (flags.HasFlag(DomainRuleFlags.AbiUpdate))
        {
            UsbAddresses.Assign(domain);
        }
    }

    /// <inheritdoc/>
    protected override void CheckDomain(DomainDef domain)
    {
        QemuValidate.Check(domain, caps);
        if (!site.SpiceTls && domain.Devices.Graphics.Exists(static g => g is SpiceGraphics { TlsPort: not (null or -1) }))
        {
            throw QemuErrors.SpiceTlsPort();
        }
    }
}
