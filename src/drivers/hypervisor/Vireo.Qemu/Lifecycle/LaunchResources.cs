using System.Runtime.InteropServices;
using Vireo.Documents;
using Vireo.Drivers.Qemu.CommandLine;
using Vireo.Posix;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>The host's side of one start: descriptors opened for the emulator. Until they are handed over they are this object's.</summary>
internal sealed class LaunchResources(
    string libFolder,
        Func<Tpm, string> tpmSocket, Func<NetworkInterface, string, SafeHandle> openTap, Action<string> giveToEmulator, Action<string> giveFile, Func<string, string> memoryFile, DateTimeOffset now) : ILaunchResources, IDisposable
{
    // Whoever may pass the socket's folder may connect, as with libvirt: the folders of its own making are closed to others.
    private const uint OwnerOnly = 0x180, OwnerAndGroup = 0x1fd;
    private const UnixFileMode OwnFolder =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute;
    private const int WriteOnlyCreate = 0x41, Truncate = 0x200, Append = 0x400;

    /// <summary>What the emulator inherits.</summary>
    public List<SafeHandle> Handles { get; } = [];

    /// <inheritdoc/>
    public string LibFolder { get; } = libFolder;

    /// <inheritdoc/>
    public int? ListenUnix(string path)
    {
        string folder = Path.GetDirectoryName(path) ?? "/";
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder, OwnFolder);
            giveToEmulator(folder);
        }

        // The monitor's, in the run's own folder, is for the daemon alone: no other emulator may command this one.
        bool ours = folder == LibFolder;
        int number = Keep(PosixSocket.ListenUnix(path, ours ? OwnerOnly : OwnerAndGroup, 4));
        if (!ours)
        {
            giveToEmulator(path);
        }

        return number;
    }

    /// <inheritdoc/>
    public string MemoryFile(string alias) => memoryFile(alias);

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
    public int? OpenFile(string path, LaunchFileUse use, bool append) => Keep(use switch
    {
        LaunchFileUse.Tpm => File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite),
        LaunchFileUse.TpmCancel => File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite),
        _ => Created(path, use, append),
    });

    /// <inheritdoc/>
    public int OpenTap(NetworkInterface net, string bridge) => Keep(openTap(net, bridge));

    /// <inheritdoc/>
    public string TpmSocket(Tpm tpm) => tpmSocket(tpm);

    /// <inheritdoc/>
    public void Dispose() => Handles.ForEach(h => h.Dispose());

    // The emulator has the file open and needs no right to it; a guest's file is its user's all the same.
    private SafeHandle Created(string path, LaunchFileUse use, bool append)
    {
        bool made = !File.Exists(path);
        var file = Fd.Open(path, WriteOnlyCreate | (append ? Append : Truncate), (int)OwnerOnly);
        if (made && use == LaunchFileUse.CharSource)
        {
            giveFile(path);
        }

        return file;
    }

    private int Keep(SafeHandle handle)
    {
        Handles.Add(handle);
        return (int)handle.DangerousGetHandle();
    }
}
