using System.Globalization;
using Vireo.Documents;
using Vireo.Drivers.Qemu.Devices.Disks;
using Vireo.Drivers.Qemu.Devices.Hotplug;
using Vireo.Drivers.Qemu.Monitor;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// Orders a running emulator to be what a document says of one setting. Each order can be given again: a client's call gives it, and so
/// does a daemon whose predecessor was killed before it had the answer. It reads documents and changes none.
/// </summary>
internal static class LiveSettings
{
    /// <summary>Gives the order. What the document does not have (any more) needs none.</summary>
    public static Task GiveAsync(QemuDomain domain, DomainDef def, LiveSetting setting, CancellationToken cancellationToken) =>
        setting.Kind switch
        {
            LiveSettingKind.DiskLimits when def.Devices.Disks.Find(d => d.Alias == setting.Of) is { } disk =>
                domain.Monitor.SetThrottleAsync(DiskImage.DevicePath(disk), disk.Iotune, cancellationToken),
            LiveSettingKind.Link when def.Devices.Interfaces.Find(n => n.Alias == setting.Of) is { } net =>
                domain.Monitor.SetLinkAsync(setting.Of, net.Link != LinkState.Down, cancellationToken),
            LiveSettingKind.Tray when def.Devices.Disks.Exists(d => d.Alias == setting.Of) =>
                domain.Monitor.ExecuteAsync("blockdev-close-tray", new JsonObject().Add("id", setting.Of), cancellationToken),
            LiveSettingKind.SentDescriptors => PlanRunner.CloseUntakenAsync(domain.Monitor, setting.Of, cancellationToken),
            LiveSettingKind.BalloonPeriod =>
                domain.Monitor.SetBalloonPeriodAsync(setting.Of, (int)(def.Devices.MemoryBalloon?.StatsPeriod ?? 0), cancellationToken),
            LiveSettingKind.Password when PasswordOf(def, setting.Of) is { } password =>
                domain.Monitor.SetPasswordAsync(setting.Of, password, cancellationToken),
            LiveSettingKind.IoThread => GiveIoThreadAsync(domain.Monitor, def, Number(setting), cancellationToken),
            LiveSettingKind.RebootAction => domain.Monitor.SetRebootActionAsync(
                def.OnReboot == LifecycleAction.Destroy ? "shutdown" : "reset", cancellationToken),
            LiveSettingKind.EmulatorPin or LiveSettingKind.VcpuPin or LiveSettingKind.IoThreadPin =>
                ThreadPlacement.BindOneAsync(domain, def, setting, cancellationToken),
            _ => Task.CompletedTask,
        };

    /// <summary>The screen of a protocol that QEMU knows passwords of.</summary>
    public static Graphics? Screen(DomainDef def, string protocol) => def.Devices.Graphics.Find(g => g switch
    {
        VncGraphics => protocol == "vnc",
        SpiceGraphics => protocol == "spice",
        _ => false,
    });

    /// <summary>A screen's own password, or null.</summary>
    public static string? PasswordOf(Graphics? graphics) => graphics switch
    {
        VncGraphics vnc => vnc.Password,
        SpiceGraphics spice => spice.Password,
        _ => null,
    };

    /// <summary>The number that a setting is of.</summary>
    internal static uint Number(LiveSetting setting) => uint.Parse(setting.Of, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string? PasswordOf(DomainDef def, string protocol) => PasswordOf(Screen(def, protocol));

    private static async Task GiveIoThreadAsync(QmpConnection monitor, DomainDef def, uint id, CancellationToken cancellationToken)
    {
        string alias = IoThreadNames.Of(id);
        bool wanted = IoThreadSettings.Ids(def).Contains(id);
        bool present = (await monitor.QueryIoThreadsAsync(cancellationToken).ConfigureAwait(false)).Any(t => t.Id == alias);
        if (wanted && !present)
        {
            await monitor.AddIoThreadAsync(alias, cancellationToken).ConfigureAwait(false);
        }
        else if (present && !wanted)
        {
            await monitor.RemoveObjectAsync(alias, cancellationToken).ConfigureAwait(false);
        }
    }
}
