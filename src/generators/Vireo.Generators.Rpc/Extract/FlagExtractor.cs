using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Vireo.Generators.Rpc;

/// <summary>Reads which flags the overrides of a driver's connection class accept, its base classes' included.</summary>
internal static class FlagExtractor
{
    private const string Flags = "flags";

    public static FlagCheckModel Extract(INamedTypeSymbol type, AttributeData attribute)
    {
        var operations = OperationExtractor.Operations(type, out var programs);
        var accepts = new Dictionary<string, AcceptModel>();
        for (var level = type; level is not null && !IsDriverBase(level); level = level.BaseType)
        {
            foreach (var method in level.GetMembers().OfType<IMethodSymbol>())
            {
                // The count of an operation's values goes with the operation.
                bool counts = method.Name.EndsWith("CountAsync", System.StringComparison.Ordinal);
                if (method.IsOverride && !counts && method.Parameters.Any(p => p.Name == Flags) && !accepts.ContainsKey(method.Name))
                {
                    accepts.Add(method.Name, Read(method));
                }
            }
        }

        var parameters = type.InstanceConstructors.OrderByDescending(c => c.Parameters.Length).First().Parameters
            .Select(p => new MemberModel(p.Name, p.Name, TypeReader.Read(p.Type, withMembers: false)));
        return new FlagCheckModel(
            type.ContainingNamespace.ToDisplayString(), type.Name,
            Constant(attribute.ConstructorArguments[0]), (string)attribute.ConstructorArguments[1].Value!,
            new EquatableArray<MemberModel>(parameters),
            new EquatableArray<AcceptModel>(accepts.Values.OrderBy(a => a.Method, System.StringComparer.Ordinal)),
            operations, programs);
    }

    private static bool IsDriverBase(INamedTypeSymbol type) =>
        type.GetAttributes().Any(a => a.AttributeClass?.Name == "DriverBaseAttribute");

    private static AcceptModel Read(IMethodSymbol method)
    {
        var attribute = method.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == "AcceptsAttribute");
        if (attribute is null)
        {
            return new AcceptModel(method.Name, 0, "", "", Diagnostics.Problem(
                Diagnostics.FlagsUndeclared, method, method.Name, "an override with flags says with [Accepts] which it takes"));
        }

        string function = "", domain = "";
        foreach (var named in attribute.NamedArguments)
        {
            function = named.Key == "Function" ? (string)named.Value.Value! : function;
            domain = named.Key == "Domain" ? Constant(named.Value) : domain;
        }

        return new AcceptModel(method.Name, Mask(attribute.ConstructorArguments[0].Value), function, domain, null);
    }

    /// <summary>A number, or a type: all that the enum has.</summary>
    private static uint Mask(object? flags) => flags switch
    {
        null => 0,
        INamedTypeSymbol type => type.GetMembers().OfType<IFieldSymbol>().Where(f => f.HasConstantValue)
            .Aggregate(0u, static (all, field) => all | Mask(field.ConstantValue)),
        _ => unchecked((uint)System.Convert.ToInt64(flags, System.Globalization.CultureInfo.InvariantCulture)),
    };

    /// <summary>A constant of an enum as an expression.</summary>
    private static string Constant(TypedConstant value) => $"(global::{value.Type!.ToDisplayString()}){value.Value}";
}
