using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;

namespace Vireo.Drivers.Qemu.Rules;

/// <summary>This driver's turns in the completion and checking of a domain. What each does stands in the classes beside this one.</summary>
public sealed class QemuDomainRules(QemuCapabilities caps, RulesSite site) : DomainRules
{
    /// <inheritdoc/>
    public override string HostArchitecture => QemuArch.Host;

    /// <inheritdoc/>
    public override string? ExtensionPrefix => "qemu";

    /// <inheritdoc/>
    protected override void CompleteBasics(DomainDef domain, DomainRuleFlags flags)
    {
        QemuPostParse.Basics(domain, caps);
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
        if (flags.HasFlag(DomainRuleFlags.AbiUpdate))
        {
            UsbAddresses.Assign(domain);
        }
    }

    /// <inheritdoc/>
    protected override void CheckDomain(DomainDef domain) => QemuValidate.Check(domain, caps);
}
