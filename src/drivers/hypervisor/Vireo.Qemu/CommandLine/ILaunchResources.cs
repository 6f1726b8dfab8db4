using Vireo.Documents;

namespace Vireo.Drivers.Qemu.CommandLine;

/// <summary>What a command line takes from the host: descriptors that the emulator inherits, and files made for it. Tests give fixed
/// answers.</summary>
public interface ILaunchResources
{
    /// <summary>The folder of this run, for example <c>/var/lib/libvirt/qemu/domain-1-name</c>.</summary>
    string LibFolder { get; }

    /// <summary>A listening Unix socket at <paramref name="path"/>; the number under which the emulator has it, or null when it is to open
    /// the socket itself.</summary>
    int? ListenUnix(string path);

    /// <summary>A tap device attached to <paramref name="bridge"/>; the number under which the emulator has it.</summary>
    int OpenTap(NetworkInterface net, string bridge);

    /// <summary>The file that holds a part of the guest's memory.</summary>
    string MemoryFile(string alias);

    /// <summary>Whether a block device holds compact discs, which the emulator can then open and eject.</summary>
    bool IsCdrom(string path);

    /// <summary>The host's GPU for rendering without a screen, or null when there is none.</summary>
    string? RenderNode { get; }

    /// <summary>Whether screens on SPICE are protected by a password that the driver sets.</summary>
    bool HasSpicePassword { get; }

    /// <summary>The folder of SPICE's certificates, or null when TLS is not switched on.</summary>
    string? SpiceCertificates { get; }

    /// <summary>The time from which clocks with an offset are reckoned.</summary>
    DateTimeOffset Now { get; }

    /// <summary>A file or device opened for the emulator, made where it is a file to be written; the number under which the emulator has
    /// it, or null when it opens the file itself.</summary>
    int? OpenFile(string path, LaunchFileUse use, bool append);

    /// <summary>The socket of the software TPM for <paramref name="tpm"/>.</summary>
    string TpmSocket(Tpm tpm);
}
