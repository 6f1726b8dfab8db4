using System.Runtime.InteropServices;
using Vireo.Documents;
using Vireo.Drivers.Host;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Posix;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Launch;

/// <summary>
/// The host's side of one run or of one device that is attached to it: ports are taken and descriptors opened for the emulator. Descriptors
/// are this object's until they are handed over; display ports stay taken until <see cref="ReleasePorts"/>, or the guest's end.
/// </summary>
internal sealed class LiveHost(string libFolder, string channelFolder, QemuSettings settings, DisplayPorts ports, DateTimeOffset now)
    : ILaunchHost, IDisposable
{
    // Whoever may pass the socket's folder may connect, as with libvirt: the folders of its own making are closed to others.
    private const uint OwnerOnly = 0x180, OwnerAndGroup = 0x1fd;
    private const UnixFileMode OwnFolder =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute;
    private const int NoEntry = 2;
    private const int WriteOnlyCreate = 0x41, Truncate = 0x200, Append = 0x400;
    private readonly List<int> _ports = [];

    /// <summary>Gives the guest's user a file or folder that lives no longer than this run.</summary>
    public required Action<string> GiveOwn { get; init; }

    /// <summary>Gives the guest's user a file that outlives this run.</summary>
    public required Action<string> GiveFile { get; init; }

    /// <summary>Where a part of the guest's memory is kept.</summary>
    public required Func<string, string> MemoryPath { get; init; }

    /// <summary>Where the program that emulates a TPM listens.</summary>
    public required Func<Tpm, string> TpmPath { get; init; }

    /// <summary>The firmware variables that the guest has none of yet: a template, and where the copy is to be.</summary>
    public (string Template, string Path)? Variables { get; private set; }

    /// <summary>What the emulator inherits.</summary>
    public List<SafeHandle> Handles { get; } = [];

    /// <inheritdoc/>
    public string LibFolder { get; } = libFolder;

    /// <inheritdoc/>
    public string ChannelFolder { get; } = channelFolder;

    /// <inheritdoc/>
    public HostOffers Offers => HostOffers.None;

    /// <inheritdoc/>
    public QemuSettings Settings { get; } = settings;

    /// <inheritdoc/>
    public string? RenderNode => HostDevices.RenderNode;

    /// <inheritdoc/>
    public DateTimeOffset Now { get; } = now;

    /// <inheritdoc/>
    public int TakeDisplayPort(Graphics graphics, string address)
    {
        int port = ports.Take(address);
        _ports.Add(port);
        return port;
    }

    /// <summary>Gives back the display ports of a run that did not come about.</summary>
    public void ReleasePorts()
    {
        ports.Release(_ports);
        _ports.Clear();
    }

    /// <inheritdoc/>
    public bool HasMemoryNode(int node) => HostMemory.Nodes(HostFiles.Live).Contains(node);

    /// <inheritdoc/>
    public bool IsStarting => true;

    /// <inheritdoc/>
    public bool HasHugepages => HostDevices.HasHugepages;

    /// <inheritdoc/>
    public bool Exists(string path) => File.Exists(path) || Directory.Exists(path);

    /// <inheritdoc/>
    public void ReadChain(Disk disk) => ImageChain.Read(disk);

    /// <inheritdoc/>
    public void CopyVariables(string template, string path) => Variables = File.Exists(template)
        ? (template, path)
        : throw Errors.System(ErrorDomain.Qemu, NoEntry, $"Failed to open file '{template}'");

    /// <inheritdoc/>
    public bool IsCdrom(string path) => HostDevices.IsCdrom(path);

    /// <inheritdoc/>
    public string MemoryFile(string alias) => MemoryPath(alias);

    /// <inheritdoc/>
    public string TpmSocket(Tpm tpm) => TpmPath(tpm);

    /// <inheritdoc/>
    public HostFd? ListenUnix(string path)
    {
        string folder = Path.GetDirectoryName(path) ?? "/";
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder, OwnFolder);
            GiveOwn(folder);
        }

        // The monitor's, in the run's own folder, is for the daemon alone: no other emulator may command this one.
        bool ours = folder == LibFolder;
        var socket = Keep(PosixSocket.ListenUnix(path, ours ? OwnerOnly : OwnerAndGroup, 4));
        if (!ours)
        {
            GiveOwn(path);
        }

        return socket;
    }

    /// <inheritdoc/>
    public HostFd OpenTap(NetworkInterface net, string bridge) => Keep(BridgeTap.Open(net, bridge));

    /// <inheritdoc/>
    public HostFd? OpenFile(string path, LaunchFileUse use, bool append) => Keep(use switch
    {
        LaunchFileUse.Tpm => File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite),
        LaunchFileUse.TpmCancel => File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite),
        _ => Created(path, use, append),
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        Handles.ForEach(static h => h.Dispose());
        Handles.Clear();
    }

    // The emulator has the file open and needs no right to it; a guest's file is its user's all the same.
    private SafeHandle Created(string path, LaunchFileUse use, bool append)
    {
        bool made = !File.Exists(path);
        var file = Fd.Open(path, WriteOnlyCreate | (append ? Append : Truncate), (int)OwnerOnly);
        if (made && use == LaunchFileUse.CharSource)
        {
            GiveFile(path);
        }

        return file;
    }

    private HostFd Keep(SafeHandle handle)
    {
        Handles.Add(handle);
        return new HostFd((int)handle.DangerousGetHandle(), handle);
    }
}
