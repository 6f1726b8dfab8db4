namespace Vireo.Drivers.Qemu.Launch;

/// <summary>What an emulator does with a file that is opened for it.</summary>
public enum LaunchFileUse
{
    /// <summary>Writes what a port sends.</summary>
    CharSource,

    /// <summary>Writes a copy of what a port sends.</summary>
    CharLog,

    /// <summary>Talks to the host's TPM.</summary>
    Tpm,

    /// <summary>Cancels a command of the host's TPM.</summary>
    TpmCancel,
}
