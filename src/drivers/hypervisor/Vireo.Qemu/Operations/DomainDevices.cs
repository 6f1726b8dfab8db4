using Vireo.Documents;
using Vireo.Drivers.Qemu.Monitor;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu;

/// <content>Devices of running guests. What is served is the cable of a network interface; other changes need hot-plug, which this driver
/// does not have yet.</content>
public partial class QemuConnection
{
    /// <inheritdoc/>
    [Accepts(DomainDeviceModifyFlags.Live | DomainDeviceModifyFlags.Config, Function = "qemuDomainAttachDeviceLiveAndConfig")]
    public override ValueTask DomainAttachDeviceAsync(
        DomainRef domain, string xml, DomainDeviceModifyFlags flags, CancellationToken cancellationToken)
    {
        Impact(Driver.Domains.Find(domain).View, (DomainModificationImpact)((uint)flags & 3));
        _ = ReadDevice(xml);
        throw Errors.NoSupport("virDomainAttachDevice");
    }

    /// <inheritdoc/>
    [Accepts(typeof(DomainDeviceModifyFlags))]
    public override async ValueTask DomainUpdateDeviceAsync(
        DomainRef domain, string xml, DomainDeviceModifyFlags flags, CancellationToken cancellationToken)
    {
        var found = Driver.Domains.Find(domain);
        using var job = await Driver.Domains.EnterAsync(found, DomainJobKind.Modify, "DomainUpdateDeviceFlags", cancellationToken)
            .ConfigureAwait(
            false);
        var (live, config) = Impact(found.View, (DomainModificationImpact)((uint)flags & 3));
        if (ReadDevice(xml) is not { Interfaces: [{ } wanted] })
        {
            throw Errors.NoSupport("virDomainUpdateDeviceFlags");
        }

        foreach (var def in (DomainDef?[])[live ? found.View.Live : null, config ? found.View.Config : null])
        {
            if (def is not null && !OnlyLinkDiffers(Same(def, wanted), wanted))
            {
                throw Errors.NoSupport("virDomainUpdateDeviceFlags");
            }
        }

        if (live && Same(found.View.Current, wanted).Alias is { } alias)
        {
            await found.Monitor.SetLinkAsync(alias, wanted.Link != LinkState.Down, cancellationToken).ConfigureAwait(false);
        }

        await Driver.Changes.ApplyAsync(found, live, config, d => Same(d, wanted).Link = wanted.Link).ConfigureAwait(false);
    }

    private static NetworkInterface Same(DomainDef def, NetworkInterface wanted) =>
        def.Devices.Interfaces.Find(n => n.Mac?.Address == wanted.Mac?.Address)
            ?? throw Errors.Report(ErrorDomain.Domain, ErrorCode.DeviceMissing,
                $"no device matching MAC address {wanted.Mac?.Address} found");

    private static bool OnlyLinkDiffers(NetworkInterface present, NetworkInterface wanted) =>
        present.Type == wanted.Type && (wanted.Model is null || present.Model == wanted.Model) && present.Source == wanted.Source
        && (wanted.Target?.Dev is null || present.Target?.Dev == wanted.Target.Dev) && present.Mtu == wanted.Mtu
            && present.Bandwidth == wanted.Bandwidth;

    // A single device's document, read as part of a domain's.
    private static DomainDevices ReadDevice(string xml)
    {
        string name = XmlTree.Parse(xml, new XmlParseOptions { Domain = ErrorDomain.Domain }).Root.Name.ToString();
        int start = xml.StartsWith("<?", StringComparison.Ordinal) ? xml.IndexOf("?>", StringComparison.Ordinal) + 2 : 0;
        var def = DomainDef.Parse(
            $"<domain type='qemu'><name>device</name><memory>1</memory><os><type>hvm</type></os><devices>{xml[start..]}</devices></domain>");

        // What is no device was dropped in reading.
        return def.Format().Contains("<" + name, StringComparison.Ordinal)
            ? def.Devices
            : throw Errors.ConfigUnsupported(ErrorDomain.Domain, $"unknown device type '{name}'");
    }
}
