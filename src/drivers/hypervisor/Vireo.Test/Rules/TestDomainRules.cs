using System.Globalization;
using Vireo.Documents;

namespace Vireo.Drivers.Test;

/// <summary>Completes and checks domains as the simulated hypervisor keeps them: the generic rules, and a name on the host for every
/// interface.</summary>
internal sealed class TestDomainRules : DomainRules
{
    /// <summary>The rules.</summary>
    public static TestDomainRules Instance { get; } = new();

    /// <inheritdoc/>
    public override string HostArchitecture => "i686";

    /// <summary>Nobody's extensions are kept: the driver's own say only how a domain begins.</summary>
    public override string? ExtensionPrefix => "";

    /// <summary>Parses and completes a definition.</summary>
    /// <exception cref="VirException">It is wrong.</exception>
    public static DomainDef Read(string xml) => Instance.Parse(xml, DomainRuleFlags.Inactive | DomainRuleFlags.AbiUpdate);

    /// <inheritdoc/>
    protected override void CompleteDevice(DomainDef domain, Xml.XmlRecord device)
    {
        if (device is Video { Model: null or { Type: VideoType.Unset or VideoType.Default } } video && domain.Os.Type?.Type == "xen")
        {
            (video.Model ??= new VideoModel()).Type = VideoType.Xen;
        }
    }

    /// <inheritdoc/>
    protected override void CompleteDomain(DomainDef domain, DomainRuleFlags flags)
    {
        if (domain.Os.Loader is { Path: not null, Type: LoaderType.Unset } loader)
        {
            loader.Type = LoaderType.Rom;
        }

        if (domain.Devices.Graphics.Count > 0 && domain.Devices.Videos.Count == 0 && domain.Os.Type?.Type == "xen")
        {
            domain.Devices.Videos.Add(new Video { Model = new VideoModel { Type = VideoType.Xen } });
        }

        var interfaces = domain.Devices.Interfaces;
        foreach (var nic in interfaces)
        {
            if (nic.Target?.Dev is { Length: > 0 })
            {
                continue;
            }

            // The first name that no other interface has.
            (nic.Target ??= new InterfaceTarget()).Dev = null;
            for (int i = 0; nic.Target.Dev is null; i++)
            {
                string name = string.Create(CultureInfo.InvariantCulture, $"testnet{i}");
                nic.Target.Dev = interfaces.Exists(other => other.Target?.Dev == name) ? null : name;
            }
        }
    }
}
