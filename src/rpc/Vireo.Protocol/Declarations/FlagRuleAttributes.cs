namespace Vireo.Protocol;

/// <summary>Two flags of the call that libvirt refuses together; names as its message has them.</summary>
[AttributeUsage(AttributeTargets.Field, AllowMultiple = true)]
public sealed class FlagsExcludeAttribute(string first, ulong firstBit, string second, ulong secondBit) : Attribute
{
    public string First { get; } = first;

    public ulong FirstBit { get; } = firstBit;

    public string Second { get; } = second;

    public ulong SecondBit { get; } = secondBit;
}

/// <summary>A flag of the call that libvirt takes only together with another.</summary>
[AttributeUsage(AttributeTargets.Field, AllowMultiple = true)]
public sealed class FlagNeedsAttribute(string flag, ulong bit, string needed, ulong neededBit) : Attribute
{
    public string Flag { get; } = flag;

    public ulong Bit { get; } = bit;

    public string Needed { get; } = needed;

    public ulong NeededBit { get; } = neededBit;
}
