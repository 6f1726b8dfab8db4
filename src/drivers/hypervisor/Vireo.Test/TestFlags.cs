using System.Runtime.CompilerServices;

namespace Vireo.Drivers.Test;

/// <summary>Checks flags as libvirt's drivers do: bits outside the known ones are an error that names the driver's function.</summary>
internal static class TestFlags
{
    public static void Check(uint flags, uint known, string function)
    {
        if ((flags & ~known) != 0)
        {
            throw Errors.UnsupportedFlags(ErrorDomain.Test, flags & ~known, function);
        }
    }

    public static void Check<T>(T flags, T known, string function)
        where T : unmanaged, Enum =>
        Check(Unsafe.BitCast<T, uint>(flags), Unsafe.BitCast<T, uint>(known), function);

    public static void None<T>(T flags, string function)
        where T : unmanaged, Enum =>
        Check(Unsafe.BitCast<T, uint>(flags), 0, function);

    /// <summary>True when <paramref name="flags"/> names no side of a pair (yes, no), or the one that holds.</summary>
    public static bool Wants(uint flags, uint yes, uint no, bool holds) => (flags & (yes | no)) == 0 || (flags & (holds ? yes : no)) != 0;
}
