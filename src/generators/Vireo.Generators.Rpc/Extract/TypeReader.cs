using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Vireo.Generators.Rpc;

/// <summary>Turns type symbols into <see cref="TypeModel"/>s, so that no symbol outlives the extraction.</summary>
internal static class TypeReader
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
            | SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    public static TypeModel Read(ITypeSymbol type, bool withMembers = true)
    {
        bool nullable = type.NullableAnnotation == NullableAnnotation.Annotated && type.IsReferenceType;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } wrapped)
        {
            return Read(wrapped.TypeArguments[0], withMembers) with { Nullable = true };
        }

        string name = type.ToDisplayString(Format);
        var none = new EquatableArray<MemberModel>([]);
        string? number = Keyword(type.SpecialType);
        if (number is not null)
        {
            return new TypeModel(name, ValueKind.Number, number, false, null, none);
        }

        switch (type.SpecialType)
        {
            case SpecialType.System_Boolean:
                return new TypeModel(name, ValueKind.Bool, "bool", false, null, none);
            case SpecialType.System_Double:
                return new TypeModel(name, ValueKind.Double, "double", false, null, none);
            case SpecialType.System_String:
                return new TypeModel(name, ValueKind.Text, "string", nullable, null, none);
        }

        if (type is not INamedTypeSymbol named)
        {
            return new TypeModel(name, ValueKind.Other, "", nullable, null, none);
        }

        if (named.TypeKind == TypeKind.Enum)
        {
            return new TypeModel(name, ValueKind.Enum, Keyword(named.EnumUnderlyingType!.SpecialType) ?? "int", false, null, none);
        }

        switch (name)
        {
            case "global::Vireo.Uuid":
                return new TypeModel(name, ValueKind.Uuid, "", false, null, none);
            case "global::Vireo.TypedParameterList":
                return new TypeModel(name, ValueKind.Parameters, "", nullable, null, none);
            case "global::Vireo.Operations.VirStream":
                return new TypeModel(name, ValueKind.Stream, "", nullable, null, none);
            case "global::Microsoft.Win32.SafeHandles.SafeFileHandle":
                return new TypeModel(name, ValueKind.File, "", nullable, null, none);
            case "global::System.ReadOnlyMemory<byte>":
                return new TypeModel(name, ValueKind.Bytes, "", false, null, none);
        }

        if (named.OriginalDefinition.ToDisplayString(Format) == "global::System.Collections.Generic.IReadOnlyList<T>")
        {
            return new TypeModel(name, ValueKind.List, "", nullable, Read(named.TypeArguments[0], withMembers), none);
        }

        bool isStruct = false;
        foreach (var attribute in named.GetAttributes())
        {
            isStruct |= attribute.AttributeClass?.ToDisplayString() == "Vireo.Xdr.XdrStructAttribute";
        }

        // A record struct of another assembly does not show that it is a record.
        if (isStruct || named.IsRecord || (named.IsValueType && name.StartsWith("global::Vireo.", System.StringComparison.Ordinal)))
        {
            var members = withMembers ? ReadMembers(named) : none;
            return new TypeModel(name, isStruct ? ValueKind.Struct : ValueKind.Record, "", nullable, null, members);
        }

        return new TypeModel(name, ValueKind.Other, "", nullable, null, none);
    }

    /// <summary>The parameters of the widest constructor, which is the primary one of a record.</summary>
    public static EquatableArray<MemberModel> ReadMembers(INamedTypeSymbol type)
    {
        var members = new List<MemberModel>();
        foreach (var parameter in PrimaryParameters(type))
        {
            members.Add(new MemberModel(parameter.Name, WireName(parameter), Read(parameter.Type, withMembers: false)));
        }

        return new EquatableArray<MemberModel>(members);
    }

    public static IReadOnlyList<IParameterSymbol> PrimaryParameters(INamedTypeSymbol type)
    {
        IMethodSymbol? best = null;
        foreach (var constructor in type.InstanceConstructors)
        {
            bool copies = constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, type);
            if (!copies && (best is null || constructor.Parameters.Length > best.Parameters.Length))
            {
                best = constructor;
            }
        }

        return best is null ? [] : best.Parameters;
    }

    /// <summary>The wire name of a field or argument: declared, or the C# name with a small first letter.</summary>
    public static string WireName(IParameterSymbol parameter)
    {
        foreach (var attribute in parameter.GetAttributes())
        {
            if (attribute.AttributeClass?.ToDisplayString() == "Vireo.Xdr.WireAttribute")
            {
                return (string)attribute.ConstructorArguments[0].Value!;
            }
        }

        return char.ToLowerInvariant(parameter.Name[0]) + parameter.Name.Substring(1);
    }

    private static string? Keyword(SpecialType type) => type switch
    {
        SpecialType.System_SByte => "sbyte",
        SpecialType.System_Byte => "byte",
        SpecialType.System_Int16 => "short",
        SpecialType.System_UInt16 => "ushort",
        SpecialType.System_Int32 => "int",
        SpecialType.System_UInt32 => "uint",
        SpecialType.System_Int64 => "long",
        SpecialType.System_UInt64 => "ulong",
        _ => null,
    };
}
