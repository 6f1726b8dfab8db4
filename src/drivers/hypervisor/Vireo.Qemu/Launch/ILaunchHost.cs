using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Launch;

/// <summary>
/// The host as one run of a guest sees it: its ports, files and GPUs, and the descriptors that the emulator inherits. <see
/// cref="LiveHost"/> takes and opens them,
/// <see cref="ShownHost"/> only names them, and tests give fixed answers.
/// </summary>
public interface ILaunchHost
{
    /// <summary>The folder of this run, for example <c>/var/lib/libvirt/qemu/domain-1-name</c>.</summary>
    string LibFolder { get; }

    /// <summary>The folder of this run's channel sockets that have no path of their own.</summary>
    string ChannelFolder { get; }

    /// <summary>What the host can do for the guest beside running the emulator.</summary>
    HostOffers Offers { get; }

    /// <summary>What the administrator set for all guests.</summary>
    QemuSettings Settings { get; }

    /// <summary>The host's GPU for rendering without a screen, or null when there is none.</summary>
    string? RenderNode { get; }

    /// <summary>The time from which clocks with an offset are reckoned.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Reserves a TCP port on <paramref name="address"/> for a display.</summary>
    int TakeDisplayPort(Graphics graphics, string address);

    /// <summary>Whether the host has a NUMA node with memory of this number.</summary>
    bool HasMemoryNode(int node);

    /// <summary>Whether the guest is about to run here: a command line that is only shown asks less of the host.</summary>
    bool IsStarting { get; }

    /// <summary>Whether pages of other than the usual size are mounted as files.</summary>
    bool HasHugepages { get; }

    /// <summary>Whether a file, folder or device exists.</summary>
    bool Exists(string path);

    /// <summary>Whether a network link exists.</summary>
    bool HasLink(string name) => true;

    /// <summary>Adds the images that a disk's image is based on.</summary>
    void ReadChain(Disk disk);

    /// <summary>Makes the guest's firmware variables from their template.</summary>
    void CopyVariables(string template, string path);

    /// <summary>Whether a block device holds compact discs, which the emulator can then open and eject.</summary>
    bool IsCdrom(string path);

    /// <summary>The file that holds a part of the guest's memory.</summary>
    string MemoryFile(string alias);

    /// <summary>The socket of the software TPM for <paramref name="tpm"/>.</summary>
    string TpmSocket(Tpm tpm);

    /// <summary>The Unix socket that listens at <paramref name="path"/>, or null when the emulator is to open it itself.</summary>
    HostFd? ListenUnix(string path);

    /// <summary>The tap device of an interface.</summary>
    HostFd OpenTap(NetworkInterface net);

    /// <summary>A secret of the host for the emulator, which only this run can read.</summary>
    SealedSecret Seal(SecretUse use);

    /// <summary>
    /// A file or device opened for the emulator, created where it is a file to be written, or null when the emulator opens it itself.
    /// </summary>
    HostFd? OpenFile(string path, LaunchFileUse use, bool append);
}
