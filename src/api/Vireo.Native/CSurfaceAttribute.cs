namespace Vireo.Native;

/// <summary>Asks the generator for the exports, made of the operations of these two classes.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class CSurfaceAttribute(Type drivers, Type administration) : Attribute
{
    public Type Drivers { get; } = drivers;

    public Type Administration { get; } = administration;
}

/// <summary>What a C pointer type stands for: the record that names an object, or a class of handles.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class CHandleAttribute(string pointerType, Type target) : Attribute
{
    public string PointerType { get; } = pointerType;

    public Type Target { get; } = target;
}
