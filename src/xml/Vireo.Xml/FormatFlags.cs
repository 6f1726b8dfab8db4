namespace Vireo.Xml;

/// <summary>For whom a document is written. Members that depend on it say so in their <see cref="XmlPathAttribute"/>.</summary>
[Flags]
public enum FormatFlags
{
    /// <summary>For an ordinary reader.</summary>
    None = 0,

    /// <summary>With passwords and other secrets.</summary>
    Secure = 1,

    /// <summary>Only what is kept when the object is not running.</summary>
    Inactive = 2,

    /// <summary>In a form that an older peer understands.</summary>
    Migratable = 4,

    /// <summary>As the driver's own state file, with run-time details.</summary>
    Status = 8,

    /// <summary>With the interface that a network really gave out.</summary>
    ActualNetwork = 16,

    /// <summary>With the original state of host PCI devices.</summary>
    PciOriginalStates = 32,

    /// <summary>With the clock offset as adjusted at run time.</summary>
    ClockAdjust = 64,

    /// <summary>The form of a snapshot's or checkpoint's internal record.</summary>
    Internal = 128,

    /// <summary>Without the domain inside a checkpoint.</summary>
    NoDomain = 256,

    /// <summary>With sizes found at run time.</summary>
    Sizes = 512,

    /// <summary>The object is its driver's current one.</summary>
    Current = 1024,
}
