namespace Vireo.Drivers;

/// <summary>The folders of one driver, at libvirt's own places.</summary>
/// <param name="Config">Persistent definitions: <c>/etc/libvirt/qemu</c>.</param>
/// <param name="Autostart">Links to those that start with the daemon.</param>
/// <param name="State">State of what is active: <c>/run/libvirt/qemu</c>.</param>
/// <param name="Lib">Monitors' sockets, NVRAM and what else must be kept: <c>/var/lib/libvirt/qemu</c>.</param>
/// <param name="Cache">What can be made again: <c>/var/cache/libvirt/qemu</c>.</param>
/// <param name="Log">One log per guest: <c>/var/log/libvirt/qemu</c>.</param>
/// <param name="Save">Managed save images.</param>
/// <param name="Snapshot">Snapshots' descriptions.</param>
/// <param name="Checkpoint">Checkpoints' descriptions.</param>
public sealed record DriverFolders(
    string Config, string Autostart, string State, string Lib, string Cache, string Log, string Save, string Snapshot, string Checkpoint);
