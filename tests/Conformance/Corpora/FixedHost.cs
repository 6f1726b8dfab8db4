using Vireo.Documents;
using Vireo.Drivers.Qemu;
using Vireo.Drivers.Qemu.Launch;
using Vireo.Xml;

namespace Vireo.Conformance.Corpora;

/// <summary>
/// What the corpora of command lines assume of the host: every file exists, and descriptors have the numbers that the expected files name.
/// </summary>
internal sealed class FixedHost(string name, QemuSettings settings) : ILaunchHost
{
    private const int DisplayPort = 5900, Listener = 1729, TpmDevice = 1730, TpmCancel = 1731, Source = 1750, Log = 1751, Tap = 3;
    private readonly string _run = "-1-" + name[..Math.Min(name.Length, 20)];

    public string LibFolder => "/var/lib/libvirt/qemu/domain-" + _run;

    public string ChannelFolder => "/var/run/libvirt/qemu/channel";

    public HostOffers Offers => HostOffers.All;

    public QemuSettings Settings => settings;

    public string? RenderNode => "/dev/dri/foo";

    public DateTimeOffset Now => DateTimeOffset.FromUnixTimeSeconds(1234567890);

    // The corpus was made without giving ports to SPICE.
    public int TakeDisplayPort(Graphics graphics, string address) => graphics is SpiceGraphics spice ? spice.Port ?? -1 : DisplayPort;

    // The host of the corpus has four.
    public bool HasMemoryNode(int node) => node < 4;

    public bool IsStarting => false;

    public bool HasHugepages => true;

    public bool Exists(string path) => true;

    // Every secret has this value, and random bytes count from zero.
    public SealedSecret Seal(SecretUse use) => SealedSecret.Of(
        "AQCVn5hO6HzFAhAAq0NCv8jtJcIcE+HOBlMQ1A"u8.ToArray(), [.. Enumerable.Range(0, 32).Select(static i => (byte)i)],
        [.. Enumerable.Range(0, 16).Select(static i => (byte)i)]);

    public void ReadChain(Disk disk)
    {
    }

    public void CopyVariables(string template, string path)
    {
    }

    public bool IsCdrom(string path) => path == "/dev/cdrom";

    public string MemoryFile(string alias) => $"/var/lib/libvirt/qemu/ram/{_run}/{alias}";

    public string TpmSocket(Tpm tpm) => "/dev/test";

    public HostFd? ListenUnix(string path) => new(Listener);

    public HostFd OpenTap(NetworkInterface net) => new(Tap);

    public HostFd? OpenFile(string path, LaunchFileUse use, bool append) => new(use switch
    {
        LaunchFileUse.CharSource => Source,
        LaunchFileUse.CharLog => Log,
        LaunchFileUse.Tpm => TpmDevice,
        _ => TpmCancel,
    });
}
