namespace Vireo.Drivers.Host;

/// <summary>How a cache can be divided.</summary>
/// <param name="Level">Cache level.</param>
/// <param name="Type">"both", "code" or "data".</param>
/// <param name="Mask">All bits of the capacity mask.</param>
/// <param name="MinBits">Fewest bits of an allocation.</param>
/// <param name="MaxAllocations">How many groups there can be.</param>
public sealed record ResctrlCache(int Level, string Type, ulong Mask, int MinBits, int MaxAllocations)
{
    /// <summary>Bits of the mask.</summary>
    public int Bits => System.Numerics.BitOperations.PopCount(Mask);
}
