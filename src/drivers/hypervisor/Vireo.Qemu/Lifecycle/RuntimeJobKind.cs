namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>Jobs on a whole guest.</summary>
public enum RuntimeJobKind
{
    /// <summary>The state is written to a file, then the emulator ends.</summary>
    Save,

    /// <summary>The state is read from a file at the start.</summary>
    Restore,

    /// <summary>Memory is written to a file.</summary>
    Dump,
}
