using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Vireo.Posix;

/// <summary>Pseudo-terminals, and the line settings of terminals.</summary>
public static partial class PseudoTerminal
{
    private const int ReadWriteNoTty = 0x102;
    private const int SettingsSize = 64;

    /// <summary>A new pair in raw mode: the master, and the path that guests and users open.</summary>
    public static unsafe (SafeFileHandle Master, string SlavePath) Open(bool raw = true)
    {
        int fd = PosixOpenPt(ReadWriteNoTty | Libc.OCloexec);
        if (fd < 0)
        {
            throw TerminalErrors.NotOpened(Marshal.GetLastPInvokeError());
        }

        SafeFileHandle master = Fd.Own(fd);
        try
        {
            byte* name = stackalloc byte[128];

            // SAFETY: the size of the buffer is passed.
            if (GrantPt(fd) != 0 || UnlockPt(fd) != 0 || PtsName(fd, name, 128) != 0)
            {
                throw TerminalErrors.NotSetUp(Marshal.GetLastPInvokeError());
            }

            if (raw)
            {
                SetRaw(master);
            }

            return (master, Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name)));
        }
        catch
        {
            master.Dispose();
            throw;
        }
    }

    /// <summary>Opens a terminal device (a guest's pty) without making it the controlling one.</summary>
    public static SafeFileHandle OpenDevice(string path) => Fd.Open(path, ReadWriteNoTty | Libc.ONonblock);

    /// <summary>Puts a terminal into raw mode; returns the settings before, for <see cref="Restore"/>.</summary>
    public static unsafe byte[] SetRaw(SafeHandle terminal)
    {
        byte[] before = new byte[SettingsSize];
        byte[] after = new byte[SettingsSize];

        // SAFETY: struct termios takes 60 bytes; the arrays are pinned.
        fixed (byte* old = before, now = after)
        {
            if (TcGetAttr(Fd.Number(terminal), old) != 0)
            {
                throw TerminalErrors.AttributesUnreadable(Marshal.GetLastPInvokeError());
            }

            before.CopyTo(after.AsSpan());
            CfMakeRaw(now);
            if (TcSetAttr(Fd.Number(terminal), 1, now) != 0)
            {
                throw TerminalErrors.AttributesNotSet(Marshal.GetLastPInvokeError());
            }
        }

        GC.KeepAlive(terminal);
        return before;
    }

    /// <summary>Puts back what <see cref="SetRaw"/> returned.</summary>
    public static unsafe void Restore(SafeHandle terminal, byte[] settings)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Length, SettingsSize);

        // SAFETY: the array is pinned and long enough for struct termios.
        fixed (byte* p = settings)
        {
            _ = TcSetAttr(Fd.Number(terminal), 1, p);
        }

        GC.KeepAlive(terminal);
    }

    /// <summary>True when the descriptor is a terminal.</summary>
    public static bool IsTerminal(SafeHandle handle)
    {
        int result = IsATty(Fd.Number(handle));
        GC.KeepAlive(handle);
        return result == 1;
    }

    [LibraryImport("libc", EntryPoint = "posix_openpt", SetLastError = true)]
    private static partial int PosixOpenPt(int flags);

    [LibraryImport("libc", EntryPoint = "grantpt", SetLastError = true)]
    private static partial int GrantPt(int fd);

    [LibraryImport("libc", EntryPoint = "unlockpt", SetLastError = true)]
    private static partial int UnlockPt(int fd);

    [LibraryImport("libc", EntryPoint = "ptsname_r", SetLastError = true)]
    private static unsafe partial int PtsName(int fd, byte* buffer, nint size);

    [LibraryImport("libc", EntryPoint = "tcgetattr", SetLastError = true)]
    private static unsafe partial int TcGetAttr(int fd, byte* settings);

    [LibraryImport("libc", EntryPoint = "tcsetattr", SetLastError = true)]
    private static unsafe partial int TcSetAttr(int fd, int when, byte* settings);

    [LibraryImport("libc", EntryPoint = "cfmakeraw")]
    private static unsafe partial void CfMakeRaw(byte* settings);

    [LibraryImport("libc", EntryPoint = "isatty")]
    private static partial int IsATty(int fd);
}
