using System.Runtime.InteropServices;
using Vireo.Documents;
using Vireo.Drivers.Qemu.CommandLine;
using Vireo.Posix;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>The host's side of one start: descriptors opened for the emulator. Until they are handed over they are this object's.</summary>
internal sealed class LaunchResources(string libFolder, Func<Tpm, string> tpmSocket, Func<NetworkInterface, string, SafeHandle> openTap) : ILaunchResources, IDisposable
{
    private const uint OwnerOnly = 0x180;

    /// <summary>What the emulator inherits.</summary>
    public List<SafeHandle> Handles { get; } = [];

    /// <inheritdoc/>
    public string LibFolder { get; } = libFolder;

    /// <inheritdoc/>
    public int? ListenUnix(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? "/");
        return Keep(PosixSocket.ListenUnix(path, OwnerOnly, 4));
    }

    /// <inheritdoc/>
    public int OpenTap(NetworkInterface net, string bridge) => Keep(openTap(net, bridge));

    /// <inheritdoc/>
    public string TpmSocket(Tpm tpm) => tpmSocket(tpm);

    /// <inheritdoc/>
    public void Dispose() => Handles.ForEach(h => h.Dispose());

    private int Keep(SafeHandle handle)
    {
        Handles.Add(handle);
        return (int)handle.DangerousGetHandle();
    }
}
