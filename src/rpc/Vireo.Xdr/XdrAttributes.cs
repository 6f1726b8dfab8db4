using System.Runtime.CompilerServices;

namespace Vireo.Xdr;

/// <summary>Marks a partial record struct as a wire struct; <paramref name="wireName"/> is its name in libvirt's protocol
/// description.</summary>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class XdrStructAttribute(string wireName) : Attribute
{
    public string WireName { get; } = wireName;
}

/// <summary>The name of a field in libvirt's protocol description, where it is not the C# name with a small first letter.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class WireAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>The limit of a string, opaque or array field: a security boundary, hence mandatory.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class MaxAttribute(int value, [CallerArgumentExpression(nameof(value))] string name = "") : Attribute
{
    public int Value { get; } = value;

    /// <summary>The constant that the limit was taken from, for messages.</summary>
    public string Name { get; } = name;
}

/// <summary>The limit of each string of an array of strings.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ElementMaxAttribute(int value) : Attribute
{
    public int Value { get; } = value;
}

/// <summary>The exact length of a fixed array or opaque field.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FixedLengthAttribute(int value) : Attribute
{
    public int Value { get; } = value;
}

/// <summary>The bytes travel as an array of <c>char</c>, four bytes an element, instead of as opaque data.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class CharArrayAttribute : Attribute;
