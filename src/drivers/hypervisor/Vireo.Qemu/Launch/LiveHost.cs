using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Vireo.Documents;
using Vireo.Drivers.Host;
using Vireo.Drivers.Qemu.Lifecycle;
using Vireo.Posix;
using Vireo.Xml;

namespace Vireo.Drivers.Qemu.Launch;

/// <summary>
/// The host's side of one run or of one device that is attached to it: ports are reserved and descriptors opened for the emulator. Both are
/// this object's, and are given back with it, until a run takes them over.
/// </summary>
internal sealed class LiveHost(string libFolder, string channelFolder, QemuSettings settings, DisplayPorts ports, DateTimeOffset now)
    : ILaunchHost, IDisposable
{
    // Whoever may pass the socket's folder may connect, as with libvirt: the folders of its own making are closed to others.
    private const uint OwnerOnly = 0x180, OwnerAndGroup = 0x1fd;
    private const UnixFileMode OwnFolder =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute;
    private const int NoEntry = 2;
    private const int NonBlocking = 0x800, WriteOnlyCreate = 0x41, Truncate = 0x200, Append = 0x400;
    private readonly List<int> _ports = [];
    private readonly Dictionary<string, HostFd> _sockets = new(StringComparer.Ordinal);
    private readonly Dictionary<NetworkInterface, HostFd> _taps = new(ReferenceEqualityComparer.Instance);

    /// <summary>Gives the guest's user a file or folder that lives no longer than this run.</summary>
    public required Action<string> GiveOwn { get; init; }

    /// <summary>Where a part of the guest's memory is kept.</summary>
    public required Func<string, string> MemoryPath { get; init; }

    /// <summary>Where the program that emulates a TPM listens.</summary>
    public required Func<Tpm, string> TpmPath { get; init; }

    /// <summary>The host's secrets that the emulator is given.</summary>
    public required RunSecrets Secrets { get; init; }

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

    /// <summary>Leaves the display ports to a run, which gives them back when it ends.</summary>
    public void HandOverPorts() => _ports.Clear();

    /// <inheritdoc/>
    public bool HasMemoryNode(int node) => HostMemory.Nodes(HostFiles.Live).Contains(node);

    /// <inheritdoc/>
    public bool IsStarting => true;

    /// <inheritdoc/>
    public bool HasHugepages => HostDevices.HasHugepages;

    /// <inheritdoc/>
    public bool HasLink(string name) => HostLink.Exists(name);

    /// <inheritdoc/>
    public bool Exists(string path) => File.Exists(path) || Directory.Exists(path);

    /// <inheritdoc/>
    public void ReadChain(Disk disk) => ImageChain.Read(disk);

    /// <inheritdoc/>
    public void CopyVariables(string template, string path) => Variables = File.Exists(template)
        ? (template, path)
        : throw Errors.FileNotOpened(ErrorDomain.Qemu, NoEntry, template);

    /// <inheritdoc/>
    public bool IsCdrom(string path) => HostDevices.IsCdrom(path);

    /// <inheritdoc/>
    public string MemoryFile(string alias) => MemoryPath(alias);

    /// <inheritdoc/>
    public string TpmSocket(Tpm tpm) => TpmPath(tpm);

    /// <inheritdoc/>
    public HostFd? ListenUnix(string path) =>
        _sockets.TryGetValue(path, out var socket) ? socket : throw LaunchErrors.NobodyListens(path);

    /// <summary>Listens on a socket for the emulator.</summary>
    public void Listen(string path)
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

        _sockets[path] = socket;
    }

    /// <inheritdoc/>
    public HostFd OpenTap(NetworkInterface net) => _taps[net];

    /// <summary>Keeps the tap of an interface for the emulator.</summary>
    public void AddTap(NetworkInterface net, SafeHandle tap) => _taps[net] = Keep(tap);

    /// <summary>Closes the tap of an interface.</summary>
    public void CloseTap(NetworkInterface net)
    {
        if (_taps.Remove(net, out var tap))
        {
            tap.Handle?.Dispose();
        }
    }

    /// <inheritdoc/>
    public SealedSecret Seal(SecretUse use) => Secrets.Seal(use);

    /// <summary>Makes a file that the guest writes, unless it exists.</summary>
    public static void MakeFile(string path)
    {
        if (!File.Exists(path))
        {
            Fd.Open(path, WriteOnlyCreate, (int)OwnerOnly).Dispose();
        }
    }

    /// <inheritdoc/>
    public HostFd? OpenFile(string path, LaunchFileUse use, bool append) => Keep(use switch
    {
        LaunchFileUse.Tpm => File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite),
        LaunchFileUse.TpmCancel => File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite),
        _ => OpenOutput(path, append),
    });

    // A pipe that nobody reads is refused, where an ordinary open would wait for a reader.
    private static SafeFileHandle OpenOutput(string path, bool append)
    {
        var file = Fd.Open(path, WriteOnlyCreate | NonBlocking | (append ? Append : Truncate), (int)OwnerOnly);
        Fd.SetNonBlocking(file, on: false);
        return file;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Secrets.Dispose();
        Handles.ForEach(static h => h.Dispose());
        Handles.Clear();
        ports.Release(_ports);
        _ports.Clear();
    }

    private HostFd Keep(SafeHandle handle)
    {
        Handles.Add(handle);
        return new HostFd((int)handle.DangerousGetHandle(), handle);
    }
}
