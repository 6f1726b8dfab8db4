using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Vireo.Posix;

/// <summary>
/// What the kernel's hypervisor says of the processor: registers that describe its abilities, which a program cannot read itself, and its
/// clock. Numbers are those of the kernel's <c>linux/kvm.h</c>.
/// </summary>
public static partial class KvmDevice
{
    private const string Path = "/dev/kvm";
    private const nuint CreateVm = 0xAE01, CheckExtension = 0xAE03, CreateVcpu = 0xAE41, GetMsrs = 0xC008AE88, GetTscKhz = 0xAEA3;
    private const nint TscControl = 60, TscKhz = 61;
    private const int HeaderLength = 8, EntryLength = 16;

    /// <summary>Reads registers. Those that do not exist are not in the result; without KVM it is empty.</summary>
    public static IReadOnlyDictionary<uint, ulong> ReadRegisters(IEnumerable<uint> indexes)
    {
        var values = new Dictionary<uint, ulong>();
        using SafeFileHandle? kvm = Open();
        if (kvm is null)
        {
            return values;
        }

        // The kernel stops at the first that it does not know: each is asked alone.
        Span<byte> request = stackalloc byte[HeaderLength + EntryLength];
        foreach (uint index in indexes)
        {
            request.Clear();
            BinaryPrimitives.WriteUInt32LittleEndian(request, 1);
            BinaryPrimitives.WriteUInt32LittleEndian(request[HeaderLength..], index);
            if (Control(kvm, GetMsrs, ref MemoryMarshal.GetReference(request)) == 1)
            {
                values[index] = BinaryPrimitives.ReadUInt64LittleEndian(request[(HeaderLength + 8)..]);
            }
        }

        return values;
    }

    /// <summary>The frequency of the processor's time stamp counter in Hz, and whether a guest can have another; null when
    /// unknown.</summary>
    public static (ulong Frequency, bool Scaling)? ReadTsc()
    {
        using SafeFileHandle? kvm = Open();
        if (kvm is null || Control(kvm, CheckExtension, TscKhz) <= 0)
        {
            return null;
        }

        int vm = Control(kvm, CreateVm, 0);
        if (vm < 0)
        {
            return null;
        }

        using var machine = new SafeFileHandle(vm, ownsHandle: true);
        int cpu = Control(machine, CreateVcpu, 0);
        if (cpu < 0)
        {
            return null;
        }

        using var processor = new SafeFileHandle(cpu, ownsHandle: true);
        int khz = Control(processor, GetTscKhz, 0);
        return khz > 0 ? ((ulong)khz * 1000, Control(kvm, CheckExtension, TscControl) > 0) : null;
    }

    private static SafeFileHandle? Open()
    {
        try
        {
            return FileStatus.Read(Path) is { Kind: FileKind.Other }
                ? File.OpenHandle(Path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite)
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Control(SafeFileHandle file, nuint request, nint argument);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Control(SafeFileHandle file, nuint request, ref byte argument);
}
