using Vireo.Documents;

namespace Vireo.Drivers.Qemu.CommandLine;

/// <summary>For a command line that is only shown: nothing is opened, sockets are named by their paths, and taps get numbers as if they
/// were open.</summary>
internal sealed class TextResources(string libFolder, Func<Tpm, string> tpmSocket, DateTimeOffset now) : ILaunchResources
{
    private const int FirstNumber = 3;
    private int _taps;

    /// <inheritdoc/>
    public string LibFolder { get; } = libFolder;

    /// <inheritdoc/>
    public int? ListenUnix(string path) => null;

    /// <inheritdoc/>
    public string MemoryFile(string alias) => Path.Combine(LibFolder, alias);

    /// <inheritdoc/>
    public bool IsCdrom(string path) => HostDevices.IsCdrom(path);

    /// <inheritdoc/>
    public string? RenderNode => HostDevices.RenderNode;

    /// <inheritdoc/>
    public bool HasSpicePassword => false;

    /// <inheritdoc/>
    public string? SpiceCertificates => null;

    /// <inheritdoc/>
    public DateTimeOffset Now => now;

    /// <inheritdoc/>
    public int? OpenFile(string path, LaunchFileUse use, bool append) => null;

    /// <inheritdoc/>
    public int OpenTap(NetworkInterface net, string bridge) => FirstNumber + _taps++;

    /// <inheritdoc/>
    public string TpmSocket(Tpm tpm) => tpmSocket(tpm);
}
