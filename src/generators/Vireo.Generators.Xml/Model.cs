using System;

namespace Vireo.Generators.Xml;

/// <summary>How a member's type is read and written.</summary>
internal enum MemberKind
{
    Text,
    Flag,
    Enum,
    Int32,
    UInt32,
    Int64,
    UInt64,
    UInt16,
    UInt8,
    Double,
    Uuid,
    Scalar,
    Fragment,
    Record,
    Union,
    Extensions,
    Coded,
    ElementCoded,
}

/// <summary>One declared member. Only strings, numbers and flags: the model must compare by value and hold no symbol.</summary>
internal sealed record Member(
    string Name,
    string Path,
    MemberKind Kind,
    string TypeName,
    bool IsList,
    bool Nullable,
    bool NullableValue,
    bool IsValueType,
    bool Required,
    int When,
    int Unless,
    string? Omit,
    int Hex,
    bool AnyBase,
    string? Unit,
    bool HideUnit,
    bool DropEmpty,
    bool Always,
    bool Full,
    bool NonZero,
    bool NonNegative,
    string? BadValue,
    string BadValueCode,
    string? Missing,
    string MissingCode,
    string? MissingDomain,
    bool Lenient,
    bool SkipEmpty,
    string? Look,
    string? Codec,
    string? By,
    int Rank,
    string Location) : IEquatable<Member>;

/// <summary>One case of a union.</summary>
internal sealed record UnionCase(string BaseType, string CaseType, string Value, bool Default) : IEquatable<UnionCase>;

/// <summary>One record, with its inherited members first.</summary>
internal sealed record RecordModel(
    string Namespace,
    string Name,
    string FullName,
    string BaseName,
    bool DeclaresBase,
    bool IsAbstract,
    bool IsSealed,
    EquatableArray<Member> Members,
    string? RootName,
    string Domain,
    bool IsUnion,
    string? Discriminator,
    string? UnionBad,
    string UnionBadCode,
    string? UnionMissing,
    string UnionMissingCode,
    string? OwnDiscriminator,
    string? OwnCase,
    bool OwnCaseDefault,
    string? Error) : IEquatable<RecordModel>;

/// <summary>One enum with its texts.</summary>
internal sealed record EnumModel(string Namespace, string Name, string FullName, bool IsPublic, EquatableArray<EnumEntry> Entries)
    : IEquatable<EnumModel>;

/// <summary>One member of an enum and its text.</summary>
internal sealed record EnumEntry(string Name, string Text, bool IsZero) : IEquatable<EnumEntry>;
