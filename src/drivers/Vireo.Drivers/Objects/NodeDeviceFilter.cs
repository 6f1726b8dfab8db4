namespace Vireo.Drivers.Objects;

/// <summary>
/// Which of the host's devices a call that lists them wants: by what they can do, and by their state. A device can do several things, and
/// is wanted for any of them.
/// </summary>
public static class NodeDeviceFilter
{
    private static readonly (ConnectListAllNodeDeviceFlags Flag, string Name)[] s_kinds =
    [
        (ConnectListAllNodeDeviceFlags.CapSystem, "system"), (ConnectListAllNodeDeviceFlags.CapPciDev, "pci"),
        (ConnectListAllNodeDeviceFlags.CapUsbDev, "usb_device"), (ConnectListAllNodeDeviceFlags.CapUsbInterface, "usb"),
        (ConnectListAllNodeDeviceFlags.CapNet, "net"), (ConnectListAllNodeDeviceFlags.CapScsiHost, "scsi_host"),
        (ConnectListAllNodeDeviceFlags.CapScsiTarget, "scsi_target"), (ConnectListAllNodeDeviceFlags.CapScsi, "scsi"),
        (ConnectListAllNodeDeviceFlags.CapStorage, "storage"), (ConnectListAllNodeDeviceFlags.CapFcHost, "fc_host"),
        (ConnectListAllNodeDeviceFlags.CapVports, "vports"), (ConnectListAllNodeDeviceFlags.CapScsiGeneric, "scsi_generic"),
        (ConnectListAllNodeDeviceFlags.CapDrm, "drm"), (ConnectListAllNodeDeviceFlags.CapMdevTypes, "mdev_types"),
        (ConnectListAllNodeDeviceFlags.CapMdev, "mdev"), (ConnectListAllNodeDeviceFlags.CapCcwDev, "ccw"),
        (ConnectListAllNodeDeviceFlags.CapCssDev, "css"), (ConnectListAllNodeDeviceFlags.CapVdpa, "vdpa"),
        (ConnectListAllNodeDeviceFlags.CapApCard, "ap_card"), (ConnectListAllNodeDeviceFlags.CapApQueue, "ap_queue"),
        (ConnectListAllNodeDeviceFlags.CapApMatrix, "ap_matrix"), (ConnectListAllNodeDeviceFlags.CapVpd, "vpd"),
    ];

    private static readonly ConnectListAllNodeDeviceFlags s_anyKind =
        s_kinds.Aggregate(default(ConnectListAllNodeDeviceFlags), static (all, k) => all | k.Flag);

    /// <summary>Whether a device is wanted.</summary>
    /// <param name="flags">The flags of the call.</param>
    /// <param name="active">Whether the device is there.</param>
    /// <param name="persistent">Whether it comes again with the host's next boot.</param>
    /// <param name="has">Whether it has a capability of libvirt's name, for example <c>scsi_host</c>.</param>
    public static bool Wants(ConnectListAllNodeDeviceFlags flags, bool active, bool persistent, Func<string, bool> has) =>
        ListFilter.Wants(flags, ConnectListAllNodeDeviceFlags.Active, ConnectListAllNodeDeviceFlags.Inactive, active)
        && ListFilter.Wants(flags, ConnectListAllNodeDeviceFlags.Persistent, ConnectListAllNodeDeviceFlags.Transient, persistent)
        && ((flags & s_anyKind) == 0 || Array.Exists(s_kinds, k => (flags & k.Flag) != 0 && has(k.Name)));
}
