namespace Vireo.Drivers.Host.CpuModels;

/// <summary>A feature of the map: where the processor reports it.</summary>
public sealed record X86CpuFeature(string Name, bool Register, uint Leaf, uint Sub, int Part, ulong Mask, bool Migratable)
{
    /// <summary>True when the processor has it.</summary>
    public bool IsIn(CpuidData data)
    {
        if (Register)
        {
            return data.TryGetRegister(Leaf, out ulong value) && (value & Mask) == Mask;
        }

        var (a, b, c, d) = data.Get(Leaf, Sub);
        uint word = Part switch { 0 => a, 1 => b, 2 => c, _ => d };
        return (word & (uint)Mask) == (uint)Mask;
    }
}
