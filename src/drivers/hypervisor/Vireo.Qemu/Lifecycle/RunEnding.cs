namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>Whether a run is being ended on purpose.</summary>
public enum RunEnding
{
    /// <summary>No: an end is a surprise.</summary>
    None,

    /// <summary>Yes. What the emulator announces while it ends is passed on with the end itself.</summary>
    Announced,

    /// <summary>Yes, and what the emulator announces is not passed on: the end has another reason.</summary>
    Quiet,
}
