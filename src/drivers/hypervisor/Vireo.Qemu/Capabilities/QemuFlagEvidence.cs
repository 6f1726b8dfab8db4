namespace Vireo.Drivers.Qemu.Capabilities;

/// <summary>What shows that an emulator has an ability.</summary>
public enum QemuFlagEvidence
{
    /// <summary>A QOM type.</summary>
    Type,

    /// <summary>A property of a device.</summary>
    Property,

    /// <summary>A monitor command.</summary>
    Command,

    /// <summary>An option of the command line.</summary>
    Option,

    /// <summary>A version.</summary>
    Version,

    /// <summary>A version of an emulator for x86.</summary>
    VersionOfX86,
}
