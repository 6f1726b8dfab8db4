using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Vireo.Documents;
using Vireo.Posix;

namespace Vireo.Drivers.Qemu.Lifecycle;

/// <summary>
/// A tap device on a bridge for a user who may not make one: QEMU's own helper does it, and sends the open device back over a socket.
/// </summary>
internal static class BridgeHelper
{
    private static readonly string[] Helpers = ["/usr/lib/qemu/qemu-bridge-helper", "/usr/libexec/qemu-bridge-helper"];

    /// <summary>The open tap device.</summary>
    /// <exception cref="VirException">There is no helper, or it refuses the bridge.</exception>
    public static SafeHandle Open(NetworkInterface net, string bridge)
    {
        string helper = Array.Find(Helpers, File.Exists)
            ?? throw LifecycleErrors.NoBridgeHelper(net.Mac?.Address, bridge);
        var (ours, theirs) = PosixSocket.CreatePair();
        using (ours)
        {
            var (errorRead, errorWrite) = Fd.CreatePipe();
            using (errorRead)
            {
                using (theirs)
                using (errorWrite)
                {
                    var spec = new ProcessSpec(helper, "--use-vnet", "--br=" + bridge, $"--fd={Fd.Number(theirs)}")
                    {
                        ErrorOutput = errorWrite,
                    };
                    spec.Handles.Add((theirs, Fd.Number(theirs)));
                    ProcessSpawner.Start(spec).Dispose();
                }

                // Both ends here are blocking, and the helper ends within moments: it either sends the device or closes its end.
                Fd.SetNonBlocking(ours, on: false);
                Span<byte> one = stackalloc byte[1];
                List<SafeFileHandle>? handles = null;
                PosixSocket.Receive(ours, one, ref handles);
                if (handles is { Count: > 0 })
                {
                    return handles[0];
                }

                Span<byte> text = stackalloc byte[512];
                int length = Math.Max(Fd.Read(errorRead, text), 0);
                throw LifecycleErrors.BridgeHelperFailed(helper, bridge, System.Text.Encoding.UTF8.GetString(text[..length]).Trim());
            }
        }
    }
}
