using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Vireo.Generators.Xml;

/// <summary>Turns symbols into the model. Nothing here writes code.</summary>
internal static class Extract
{
    private const string Ns = "Vireo.Xml.";
    private static readonly SymbolDisplayFormat s_full = SymbolDisplayFormat.FullyQualifiedFormat;

    public static RecordModel Record(GeneratorAttributeSyntaxContext context, CancellationToken token)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        AttributeData? root = Find(type, "XmlRootAttribute");
        AttributeData? union = Find(type, "XmlUnionAttribute");
        AttributeData? own = Find(type, "XmlCaseAttribute");
        INamedTypeSymbol? unionBase = own is null ? null : Bases(type).FirstOrDefault(b => Find(b, "XmlUnionAttribute") is not null);
        var members = new List<Member>();
        string? error = null;
        // Members of a base come first, unless the base says that they trail.
        IEnumerable<INamedTypeSymbol> bases = Bases(type).Reverse().ToArray();
        foreach (INamedTypeSymbol level in bases.Where(b => !Trails(b)).Concat(new[] { type }).Concat(bases.Where(Trails)))
        {
            foreach (IPropertySymbol property in level.GetMembers().OfType<IPropertySymbol>())
            {
                token.ThrowIfCancellationRequested();
                if (Find(property, "XmlPathAttribute") is { } path)
                {
                    Member? member = MemberOf(property, path, out string? fault);
                    error ??= fault;
                    if (member is not null)
                    {
                        members.Add(member);
                    }
                }
            }
        }

        if (members.Any(m => m.Rank != 0))
        {
            members = members.OrderBy(m => m.Rank).ToList();
        }

        string baseName = type.BaseType is null || type.BaseType.SpecialType == SpecialType.System_Object
            ? "global::Vireo.Xml.XmlRecord"
            : type.BaseType.ToDisplayString(s_full);
        AttributeData? unionOfBase = unionBase is null ? null : Find(unionBase, "XmlUnionAttribute");
        return new RecordModel(
            type.ContainingNamespace.ToDisplayString(),
            type.Name,
            type.ToDisplayString(s_full),
            baseName,
            type.BaseType is { SpecialType: not SpecialType.System_Object },
            type.IsAbstract,
            type.IsSealed,
            new EquatableArray<Member>(members),
            root?.ConstructorArguments[0].Value as string,
            EnumText(root, "Domain", "global::Vireo.ErrorDomain") ?? "global::Vireo.ErrorDomain.Xml",
            union is not null,
            union?.ConstructorArguments[0].Value as string,
            Named(union, "BadValue") as string,
            EnumText(union, "BadValueCode", "global::Vireo.ErrorCode") ?? "global::Vireo.ErrorCode.ConfigUnsupported",
            Named(union, "Missing") as string,
            EnumText(union, "MissingCode", "global::Vireo.ErrorCode") ?? "global::Vireo.ErrorCode.InternalError",
            unionOfBase?.ConstructorArguments[0].Value as string,
            own?.ConstructorArguments[0].Value as string,
            Named(own, "Default") is true,
            error);
    }

    public static EquatableArray<UnionCase> Cases(GeneratorAttributeSyntaxContext context, CancellationToken token)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        INamedTypeSymbol? unionBase = Bases(type).FirstOrDefault(b => Find(b, "XmlUnionAttribute") is not null);
        if (unionBase is null)
        {
            return default;
        }

        return new EquatableArray<UnionCase>(context.Attributes.Select(a =>
            new UnionCase(unionBase.ToDisplayString(s_full), type.ToDisplayString(s_full), Literal(a.ConstructorArguments[0]),
                Named(a, "Default") is true)));
    }

    public static EnumModel Enum(GeneratorAttributeSyntaxContext context, CancellationToken token)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        return new EnumModel(
            type.ContainingNamespace.ToDisplayString(),
            type.Name,
            type.ToDisplayString(s_full),
            type.DeclaredAccessibility == Accessibility.Public,
            new EquatableArray<EnumEntry>(type.GetMembers().OfType<IFieldSymbol>().Where(f => f.HasConstantValue).Select(f => new EnumEntry(
                f.Name,
                Find(f, "XmlNameAttribute")?.ConstructorArguments[0].Value as string
                    ?? (Convert.ToInt64(f.ConstantValue, CultureInfo.InvariantCulture) == 0 ? "" : f.Name.ToLowerInvariant()),
                Convert.ToInt64(f.ConstantValue, CultureInfo.InvariantCulture) == 0))));
    }

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? b = type.BaseType; b is not null && b.SpecialType != SpecialType.System_Object; b = b.BaseType)
        {
            yield return b;
        }
    }

    private static bool Trails(ISymbol type) => Find(type, "XmlTrailingAttribute") is not null;

    private static AttributeData? Find(ISymbol symbol, string name) =>
        symbol.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == name && a.AttributeClass.ToDisplayString() == Ns + name);

    private static object? Named(AttributeData? data, string name)
    {
        return data is null ? null : Constant(data, name)?.Value;
    }

    private static TypedConstant? Constant(AttributeData data, string name)
    {
        foreach (KeyValuePair<string, TypedConstant> pair in data.NamedArguments)
        {
            if (pair.Key == name)
            {
                return pair.Value;
            }
        }

        return null;
    }

    private static string? EnumText(AttributeData? data, string name, string type) =>
        Named(data, name) is { } value ? $"({type}){value}" : null;

    private static string Literal(TypedConstant constant)
    {
        if (constant.Kind == TypedConstantKind.Enum)
        {
            foreach (IFieldSymbol field in constant.Type!.GetMembers().OfType<IFieldSymbol>())
            {
                if (field.HasConstantValue && Equals(field.ConstantValue, constant.Value))
                {
                    return constant.Type.ToDisplayString(s_full) + "." + field.Name;
                }
            }
        }

        return constant.Value switch
        {
            string s => SymbolDisplay.FormatLiteral(s, quote: true),
            bool b => b ? "true" : "false",
            null => "null",
            IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
            _ => constant.Value.ToString(),
        };
    }

    private static Member? MemberOf(IPropertySymbol property, AttributeData path, out string? error)
    {
        error = null;
        ITypeSymbol type = property.Type;
        bool nullable = type.NullableAnnotation == NullableAnnotation.Annotated;
        bool list = false;
        bool nullableValue = false;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } wrapped)
        {
            type = wrapped.TypeArguments[0];
            nullable = true;
            nullableValue = true;
        }
        else if (type is INamedTypeSymbol { Name: "List", IsGenericType: true } generic)
        {
            type = generic.TypeArguments[0];
            list = true;
        }

        type = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        string? codec = (Named(path, "Codec") as ITypeSymbol)?.ToDisplayString(s_full);
        string? elementCodec = (Named(path, "ElementCodec") as ITypeSymbol)?.ToDisplayString(s_full);
        MemberKind? kind = elementCodec is not null ? MemberKind.ElementCoded : codec is not null ? MemberKind.Coded : KindOf(type);
        string text = (path.ConstructorArguments[0].Value as string) ?? "";
        Location? location = property.Locations.FirstOrDefault();
        FileLinePositionSpan span = location?.GetLineSpan() ?? default;
        if (kind is null)
        {
            error = $"{property.ContainingType.Name}.{property.Name}: type {type.ToDisplayString()} needs a Codec or ElementCodec";
            return null;
        }

        return new Member(
            property.Name, text, kind.Value, type.ToDisplayString(s_full), list, nullable, nullableValue, type.IsValueType,
            Named(path, "Required") is true,
            Named(path, "When") is int when ? when : 0,
            Named(path, "Unless") is int unless ? unless : 0,
            Constant(path, "Omit") is { } omit ? Literal(omit) : null,
            Named(path, "Hex") is int hex ? hex : 0,
            Named(path, "AnyBase") is true,
            Named(path, "Unit") as string,
            Named(path, "HideUnit") is true,
            Named(path, "DropEmpty") is true,
            Named(path, "Always") is true,
            Named(path, "Full") is true,
            Named(path, "NonZero") is true,
            Named(path, "NonNegative") is true,
            Named(path, "BadValue") as string,
            EnumText(path, "BadValueCode", "global::Vireo.ErrorCode") ?? "global::Vireo.ErrorCode.ConfigUnsupported",
            Named(path, "Missing") as string,
            EnumText(path, "MissingCode", "global::Vireo.ErrorCode") ?? "global::Vireo.ErrorCode.XmlError",
            EnumText(path, "MissingDomain", "global::Vireo.ErrorDomain"),
            Named(path, "Lenient") is true,
            Named(path, "SkipEmpty") is true,
            Named(path, "Look") as string,
            elementCodec ?? codec,
            Named(path, "By") as string,
            Named(path, "Last") is true ? 1 : Named(path, "First") is true ? -1 : 0,
            System.IO.Path.GetFileName(span.Path ?? ""));
    }

    private static MemberKind? KindOf(ITypeSymbol type)
    {
        switch (type.SpecialType)
        {
            case SpecialType.System_String: return MemberKind.Text;
            case SpecialType.System_Boolean: return MemberKind.Flag;
            case SpecialType.System_Int32: return MemberKind.Int32;
            case SpecialType.System_UInt32: return MemberKind.UInt32;
            case SpecialType.System_Int64: return MemberKind.Int64;
            case SpecialType.System_UInt64: return MemberKind.UInt64;
            case SpecialType.System_UInt16: return MemberKind.UInt16;
            case SpecialType.System_Byte: return MemberKind.UInt8;
            case SpecialType.System_Double: return MemberKind.Double;
            default: break;
        }

        if (type.TypeKind == TypeKind.Enum)
        {
            return MemberKind.Enum;
        }

        switch (type.ToDisplayString())
        {
            case "Vireo.Uuid": return MemberKind.Uuid;
            case "Vireo.Xml.XmlFragment": return MemberKind.Fragment;
            case "Vireo.Xml.XmlExtensionList": return MemberKind.Extensions;
            default: break;
        }

        if (type.AllInterfaces.Any(i => i.Name == "IXmlScalar"))
        {
            return MemberKind.Scalar;
        }

        if (Find(type, "XmlUnionAttribute") is not null)
        {
            return MemberKind.Union;
        }

        return Find(type, "XmlRecordAttribute") is not null || Find(type, "XmlCaseAttribute") is not null
            || Find(type, "XmlRootAttribute") is not null
            ? MemberKind.Record
            : null;
    }
}
