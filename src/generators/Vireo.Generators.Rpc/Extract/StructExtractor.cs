using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Vireo.Generators.Rpc;

/// <summary>Reads a wire struct, from source or from another assembly.</summary>
internal static class StructExtractor
{
    public static StructModel Extract(INamedTypeSymbol type)
    {
        string wireName = "";
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass?.ToDisplayString() == "Vireo.Xdr.XdrStructAttribute")
            {
                wireName = (string)attribute.ConstructorArguments[0].Value!;
            }
        }

        var fields = new List<FieldModel>();
        var problems = new List<ProblemModel>();
        foreach (var parameter in TypeReader.PrimaryParameters(type))
        {
            var field = ExtractField(parameter);
            fields.Add(field);
            Check(type, parameter, field, problems);
        }

        string file = type.Locations.Length > 0 && type.Locations[0].SourceTree is { } tree ? tree.FilePath : "";
        return new StructModel(
            type.ContainingNamespace.ToDisplayString(), type.Name, wireName, file, new EquatableArray<FieldModel>(fields),
                new EquatableArray<ProblemModel>(problems));
    }

    private static FieldModel ExtractField(IParameterSymbol parameter)
    {
        int max = -1, elementMax = -1, fixedLength = -1;
        bool chars = false;
        string role = "None", requirement = "None", requirementName = "", maxName = "";
        foreach (var attribute in parameter.GetAttributes())
        {
            switch (attribute.AttributeClass?.ToDisplayString())
            {
                case "Vireo.Xdr.MaxAttribute":
                    max = (int)attribute.ConstructorArguments[0].Value!;
                    maxName = LimitName(attribute.ConstructorArguments[1].Value as string ?? "");
                    break;
                case "Vireo.Xdr.ElementMaxAttribute":
                    elementMax = (int)attribute.ConstructorArguments[0].Value!;
                    break;
                case "Vireo.Xdr.FixedLengthAttribute":
                    fixedLength = (int)attribute.ConstructorArguments[0].Value!;
                    break;
                case "Vireo.Xdr.CharArrayAttribute":
                    chars = true;
                    break;
                case "Vireo.Protocol.RoleAttribute":
                    role = EnumName(attribute.ConstructorArguments[0]);
                    break;
                case "Vireo.Protocol.RequireAttribute":
                    requirement = EnumName(attribute.ConstructorArguments[0]);
                    requirementName = attribute.ConstructorArguments[1].Value as string ?? TypeReader.WireName(parameter);
                    break;
            }
        }

        return new FieldModel(
            parameter.Name, TypeReader.WireName(parameter), TypeReader.Read(parameter.Type, withMembers: false), max, elementMax,
                fixedLength, chars, role,
            requirement, requirementName, maxName);
    }

    /// <summary>The protocol's own name of a limit: <c>RemoteLimits.DomainListMax</c> is <c>REMOTE_DOMAIN_LIST_MAX</c>.</summary>
    private static string LimitName(string expression)
    {
        var name = new System.Text.StringBuilder();
        foreach (char c in expression.Replace("Limits.", ""))
        {
            if (char.IsUpper(c) && name.Length > 0)
            {
                name.Append('_');
            }

            name.Append(char.ToUpperInvariant(c));
        }

        return name.ToString();
    }

    private static void Check(INamedTypeSymbol type, IParameterSymbol parameter, FieldModel field, List<ProblemModel> problems)
    {
        string subject = $"{type.Name}.{field.Name}";
        bool limited = field.Type.Kind is ValueKind.Text or ValueKind.Bytes or ValueKind.List or ValueKind.Parameters;
        if (limited && field.Max < 0 && field.FixedLength < 0)
        {
            problems.Add(Diagnostics.Problem(
                Diagnostics.LimitMissing, parameter, subject, "a string, array or opaque field needs [Max] or [FixedLength]"));
        }

        if (field.Type.Kind == ValueKind.List && field.Type.Element!.Kind == ValueKind.Text && field.ElementMax < 0)
        {
            problems.Add(Diagnostics.Problem(Diagnostics.LimitMissing, parameter, subject, "an array of strings needs [ElementMax]"));
        }

        if (field.Type.Kind is ValueKind.Other or ValueKind.Record or ValueKind.File or ValueKind.Stream)
        {
            problems.Add(Diagnostics.Problem(Diagnostics.TypeUnknown, parameter, subject, $"{field.Type.FullName} has no XDR form"));
        }
    }

    /// <summary>The name of an enum constant.</summary>
    internal static string EnumName(TypedConstant constant)
    {
        foreach (var member in constant.Type!.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && Equals(field.ConstantValue, constant.Value))
            {
                return field.Name;
            }
        }

        return "";
    }
}
