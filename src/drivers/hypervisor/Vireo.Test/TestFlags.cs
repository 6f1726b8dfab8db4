namespace Vireo.Drivers.Test;

/// <summary>Flags of listings.</summary>
internal static class TestFlags
{
    /// <summary>True when <paramref name="flags"/> names no side of a pair (yes, no), or the one that holds.</summary>
    public static bool Wants(uint flags, uint yes, uint no, bool holds) => (flags & (yes | no)) == 0 || (flags & (holds ? yes : no)) != 0;
}
