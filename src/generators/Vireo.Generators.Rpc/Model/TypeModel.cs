namespace Vireo.Generators.Rpc;

/// <summary>What the generator must know of a type to convert values.</summary>
internal enum ValueKind
{
    Other,
    Number,
    Enum,
    Bool,
    Double,
    Text,
    Uuid,
    Bytes,
    Parameters,
    List,
    Struct,
    Record,
    File,
    Stream,
}

/// <summary>A type, reduced to what conversion needs; compares by value.</summary>
/// <param name="Name">Full name, without the mark of nullability.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Primitive">C# keyword of a number, or of the number under an enum.</param>
/// <param name="Nullable">May be absent.</param>
/// <param name="Element">Element type of a list.</param>
/// <param name="Members">Constructor parameters of a struct or record.</param>
internal sealed record TypeModel(
    string Name, ValueKind Kind, string Primitive, bool Nullable, TypeModel? Element, EquatableArray<MemberModel> Members)
{
    public string FullName => Nullable ? Name + "?" : Name;

    /// <summary>Passed as it is from one to the other.</summary>
    public bool SameAs(TypeModel other) => FullName == other.FullName;

    public bool IsInteger => Kind is ValueKind.Number or ValueKind.Enum;
}

/// <summary>One constructor parameter of a struct or record.</summary>
internal sealed record MemberModel(string Name, string WireName, TypeModel Type);
