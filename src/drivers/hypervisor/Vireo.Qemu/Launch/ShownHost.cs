using Vireo.Documents;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Launch;

/// <summary>
/// For a command line that is only shown: nothing is opened, taken or made, sockets are named by their paths, and taps get numbers as if
/// they were open.
/// </summary>
internal sealed class ShownHost(string libFolder, string channelFolder, QemuSettings settings, int firstDisplay,
    Func<Tpm, string> tpmSocket,
    DateTimeOffset now) : ILaunchHost
{
    private const int FirstNumber = 3;
    private int _taps;
    private int _displays;

    /// <inheritdoc/>
    public string LibFolder { get; } = libFolder;

    /// <inheritdoc/>
    public string ChannelFolder { get; } = channelFolder;

    /// <inheritdoc/>
    public HostOffers Offers => HostOffers.All;

    /// <inheritdoc/>
    public QemuSettings Settings { get; } = settings;

    /// <inheritdoc/>
    public string? RenderNode => HostDevices.RenderNode;

    /// <inheritdoc/>
    public DateTimeOffset Now { get; } = now;

    /// <inheritdoc/>
    public int TakeDisplayPort(Graphics graphics, string address) => firstDisplay + _displays++;

    /// <inheritdoc/>
    public bool HasMemoryNode(int node) => true;

    /// <inheritdoc/>
    public bool IsStarting => false;

    /// <inheritdoc/>
    public bool HasHugepages => true;

    /// <inheritdoc/>
    public bool Exists(string path) => true;

    /// <inheritdoc/>
    public void ReadChain(Disk disk) => Lifecycle.ImageChain.Read(disk, mustEnd: false);

    /// <inheritdoc/>
    public void CopyVariables(string template, string path)
    {
    }

    /// <inheritdoc/>
    public bool IsCdrom(string path) => HostDevices.IsCdrom(path);

    /// <inheritdoc/>
    public string MemoryFile(string alias) => Path.Combine(LibFolder, alias);

    /// <inheritdoc/>
    public string TpmSocket(Tpm tpm) => tpmSocket(tpm);

    /// <inheritdoc/>
    public HostFd? ListenUnix(string path) => null;

    /// <inheritdoc/>
    public HostFd OpenTap(NetworkInterface net) => new(FirstNumber + _taps++);

    /// <inheritdoc/>
    public SealedSecret Seal(SecretUse use) => new("", "");

    /// <inheritdoc/>
    public HostFd? OpenFile(string path, LaunchFileUse use, bool append) => null;
}
