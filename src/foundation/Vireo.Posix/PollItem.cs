using System.Runtime.InteropServices;

namespace Vireo.Posix;

/// <summary>A descriptor to wait for, in the layout of <c>struct pollfd</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct PollItem(int fd, short wanted)
{
    public const short In = 1;
    public const short Out = 4;
    public const short Err = 8;
    public const short Hup = 16;
    public const short Nval = 32;

    /// <summary>The descriptor.</summary>
    public int Number = fd;

    /// <summary>What to wait for.</summary>
    public short Wanted = wanted;

    /// <summary>What happened.</summary>
    public short Happened;
}
