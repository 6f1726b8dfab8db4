using Vireo.Documents;
using Vireo.Drivers.Qemu.Devices.Disks;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>Events of disks: errors, trays, thresholds, and jobs on their chains.</summary>
internal sealed class DiskEvents(QemuDomains domains, BlockJobFlow blockJobs) : IEventTopic
{
    /// <inheritdoc/>
    public IEnumerable<(string Name, Action<QemuDomain, JsonValue> Handler)> Handlers =>
    [
        ("BLOCK_IO_ERROR", OnError),
        ("DEVICE_TRAY_MOVED", OnTray),
        ("BLOCK_WRITE_THRESHOLD", OnThreshold),
        ("JOB_STATUS_CHANGE", (d, data) => blockJobs.OnStatus(d, data.GetString("id") ?? "", data.GetString("status") ?? "")),
    ];

    private static Disk? Find(QemuDomainView view, string? node, string? qomPath)
    {
        foreach (var disk in view.Live?.Devices.Disks ?? [])
        {
            if (node is not null && disk.Source?.Index is { } index && node.StartsWith($"libvirt-{index}-", StringComparison.Ordinal))
            {
                return disk;
            }

            if (qomPath is not null && disk.Alias is { } alias && qomPath.Contains("/" + alias, StringComparison.Ordinal))
            {
                return disk;
            }
        }

        return null;
    }

    private void OnError(QemuDomain domain, JsonValue data)
    {
        var disk = Find(domain.View, data.GetString("node-name"), data.GetString("qom-path"));
        var action = data.GetString("action") switch
        {
            "stop" => DomainEventIoErrorAction.Pause,
            "report" => DomainEventIoErrorAction.Report,
            _ => DomainEventIoErrorAction.None,
        };
        if (action == DomainEventIoErrorAction.Pause)
        {
            domain.UpdateRun(static r => r with { PauseReason = DomainPausedReason.Ioerror });
        }

        string path = DiskImage.PathOf(disk?.Source) ?? "", alias = disk?.Alias ?? "";
        domains.Publish(new DomainIoErrorEvent(domain.View.Ref, path, alias, action));
        domains.Publish(new DomainIoErrorReasonEvent(
            domain.View.Ref, path, alias, action, data.GetBool("nospace") == true ? "enospc" : ""));
    }

    private void OnTray(QemuDomain domain, JsonValue data)
    {
        if (data.GetString("id") is not { } tray)
        {
            return;
        }

        bool opened = data.GetBool("tray-open") == true;
        DomainChanges.ChangeLive(domain, d =>
            d.Devices.Disks.Find(x => x.Alias == tray)?.Target?.Tray = opened ? DiskTray.Open : DiskTray.Closed);
        var reason = opened ? DomainEventTrayChangeReason.Open : DomainEventTrayChangeReason.Close;
        domains.Publish(new DomainTrayChangeEvent(domain.View.Ref, tray, reason));
    }

    private void OnThreshold(QemuDomain domain, JsonValue data)
    {
        if (data.GetString("node-name") is { } node && Find(domain.View, node, null) is { Target.Dev: { } dev } full)
        {
            domains.Publish(new DomainBlockThresholdEvent(
                domain.View.Ref, dev, DiskImage.PathOf(full.Source), data.GetULong("write-threshold")
                    ?? 0, data.GetULong("amount-exceeded") ?? 0));
        }
    }
}
