namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>Kinds of settings of a running emulator.</summary>
public enum LiveSettingKind
{
    /// <summary>Limits of a disk's speed.</summary>
    DiskLimits,

    /// <summary>Whether the cable of an interface is plugged in.</summary>
    Link,

    /// <summary>A drive whose tray is closed over the medium that the document names.</summary>
    Tray,

    /// <summary>Descriptors that were sent for a device: those that no back-end has taken are closed.</summary>
    SentDescriptors,

    /// <summary>How often the balloon reports the guest's memory.</summary>
    BalloonPeriod,

    /// <summary>The password of a screen.</summary>
    Password,

    /// <summary>Whether an I/O thread exists.</summary>
    IoThread,

    /// <summary>What a reboot by the guest means.</summary>
    RebootAction,

    /// <summary>Where the emulator's own threads run.</summary>
    EmulatorPin,

    /// <summary>Where a virtual CPU runs.</summary>
    VcpuPin,

    /// <summary>Where an I/O thread runs.</summary>
    IoThreadPin,
}
