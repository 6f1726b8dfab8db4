using System.Runtime.InteropServices;

namespace Vireo.Native;

/// <summary><c>virTypedParameter</c>.</summary>
[StructLayout(LayoutKind.Explicit, Size = 96)]
internal unsafe struct CTypedParameter
{
    /// <summary>Room for a name and its end.</summary>
    public const int FieldLength = 80;

    [FieldOffset(0)]
    public fixed byte Field[FieldLength];

    [FieldOffset(80)]
    public TypedParameterType Type;

    [FieldOffset(88)]
    public int Int;

    [FieldOffset(88)]
    public uint UInt;

    [FieldOffset(88)]
    public long Long;

    [FieldOffset(88)]
    public ulong ULong;

    [FieldOffset(88)]
    public double Double;

    [FieldOffset(88)]
    public byte Boolean;

    [FieldOffset(88)]
    public byte* String;
}
