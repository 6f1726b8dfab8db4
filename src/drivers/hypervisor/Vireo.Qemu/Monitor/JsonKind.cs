namespace Vireo.Drivers.Qemu.Monitor;

/// <summary>The kinds of JSON values.</summary>
public enum JsonKind
{
    Null,
    True,
    False,
    Number,
    String,
    Array,
    Object,
}
