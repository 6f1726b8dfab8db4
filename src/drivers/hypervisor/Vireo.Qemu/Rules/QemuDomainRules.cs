using Vireo.Documents;
using Vireo.Drivers.Qemu.Capabilities;

namespace Vireo.Drivers.Qemu.Rules;

/// <summary>This driver's turns in the completion and checking of a domain. What each does stands in the classes beside this one.</summary>
public sealed class QemuDomainRules(QemuCapabilities caps) : DomainRules
{
    /// <inheritdoc/>
    public override string HostArchitecture => QemuArch.Host;

    /// <inheritdoc/>
    public override string? ExtensionPrefix => "qemu";

    /// <inheritdoc/>
    protected override void CompleteBasics(DomainDef domain) => QemuPostParse.Basics(domain, caps);

    /// <inheritdoc/>
    protected override void CompleteDomain(DomainDef domain) => QemuPostParse.Devices(domain, caps);

    /// <inheritdoc/>
    protected override void AssignAddresses(DomainDef domain)
    {
        BusAddresses.Assign(domain);
        PciAddresses.Assign(domain);
    }

    /// <inheritdoc/>
    protected override void CheckDomain(DomainDef domain) => QemuValidate.Check(domain, caps);
}
