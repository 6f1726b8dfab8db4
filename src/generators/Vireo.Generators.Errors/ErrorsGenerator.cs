using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vireo.Generators.Errors;

/// <summary>
/// Bodies of error factories: a partial method with <c>[ErrorText(code, "text with {parameter}")]</c> in a class with
/// <c>[ErrorCatalogue(domain)]</c>. The text is written once, on the declaration, where a reader and the lock file see it. It knows no
/// error by name.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ErrorsGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var factories = context.SyntaxProvider.ForAttributeWithMetadataName(
            "Vireo.ErrorTextAttribute", static (node, _) => node is MethodDeclarationSyntax, static (c, _) => Extract(c)).WithTrackingName(
                "Factories");
        context.RegisterSourceOutput(factories.Collect(), static (output, all) =>
        {
            foreach (var type in all.GroupBy(f => (f.Namespace, f.Type, f.TypeModifiers)))
            {
                output.AddSource($"{type.Key.Namespace}.{type.Key.Type}.Texts.g.cs", Emit(
                    type.Key.Namespace, $"{type.Key.TypeModifiers} class {type.Key.Type}", type));
            }
        });
    }

    private static Factory Extract(GeneratorAttributeSyntaxContext context)
    {
        var method = (IMethodSymbol)context.TargetSymbol;
        var attribute = context.Attributes[0];
        var type = method.ContainingType;
        string parameters = (method.IsExtensionMethod ? "this " : "") + string.Join(
            ", ", method.Parameters.Select(static p => $"{p.Type.ToDisplayString(s_names)} {p.Name}"));
        return new Factory(
            type.ContainingNamespace.ToDisplayString(), type.Name, SyntaxFacts.GetText(type.DeclaredAccessibility)
                + " static partial", SyntaxFacts.GetText(method.DeclaredAccessibility), method.Name, parameters, Body(method, attribute),
            context.TargetNode.GetLeadingTrivia().ToFullString().Contains("///") ? "" : Summary(attribute));
    }

    // A factory without a comment is documented by its text, which an editor then shows at the calls.
    private static string Summary(AttributeData attribute)
    {
        string text = Text(attribute) ?? "The text of the code alone.";
        return $"/// <summary>{text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\n", " ")}</summary>";
    }

    // The call that makes the error. Parameters say what it is given: see ErrorTextAttribute.
    private static string Body(IMethodSymbol method, AttributeData attribute)
    {
        string? text = Text(attribute);
        string? domain = Named(attribute, "Domain"), function = Named(attribute, "Function"), argument = Named(attribute, "Argument");
        string? Parameter(string name, string type) =>
            method.Parameters.Any(p => p.Name == name && p.Type.Name == type) ? name : null;

        string code = Parameter("code", "ErrorCode") ?? Constant(attribute.ConstructorArguments[0]);
        string detail = Detail(method, text);
        domain ??= Parameter("domain", "ErrorDomain");
        if (method.IsExtensionMethod)
        {
            var unmentioned = method.Parameters.Skip(1).Select(static p => p.Name)
                .Where(p => p != domain && p != code && !Mentions(text, p));
            string[] given = [.. domain is null ? [] : new[] { domain }, code, .. unmentioned, detail];
            return $"{method.Parameters[0].Name}.Error({string.Join(", ", given)})";
        }

        argument ??= Parameter("argument", "String");
        function ??= Parameter("function", "String");
        if (argument is not null && function is not null)
        {
            return domain is null
                ? $"global::Vireo.Errors.Argument({function}, {argument}, {detail})"
                : $"global::Vireo.Errors.BadArgumentOf({domain}, {function}, {argument}, {detail})";
        }

        domain ??= method.ContainingType.GetAttributes().Where(static a => a.AttributeClass?.Name == "ErrorCatalogueAttribute")
            .Select(static a => Constant(a.ConstructorArguments[0])).FirstOrDefault() ?? "global::Vireo.ErrorDomain.None";
        string? inner = Parameter("inner", "Exception");
        string made = Parameter("errno", "Int32") is { } errno
            ? $"global::Vireo.Errors.System({domain}, {errno}, {detail}{(inner is null ? "" : ", " + inner)})"
            : $"global::Vireo.Errors.Report({domain}, {code}, {detail}{(inner is null ? "" : ", " + inner)})";
        return Parameter("location", "SourceLocation") is { } location ? $"{made}.At({location})" : made;
    }

    // A text that is nothing but a parameter is handed on as it is; null then means a text of the code alone.
    private static string Detail(IMethodSymbol method, string? text) =>
        text is null ? "null"
        : method.Parameters.Any(p => text == "{" + p.Name + "}" && p.Type.SpecialType == SpecialType.System_String) ? text.Trim('{', '}')
        : text.IndexOf('{') < 0 && text.IndexOf('}') < 0 ? SymbolDisplay.FormatLiteral(text, quote: true)
        : "$" + SymbolDisplay.FormatLiteral(text, quote: true);

    private static bool Mentions(string? text, string name) => text is not null
        && (text.Contains("{" + name + "}") || text.Contains("{" + name + ":"));

    private static string? Text(AttributeData attribute) =>
        attribute.ConstructorArguments.Select(static a => a.Value).OfType<string>().FirstOrDefault();

    private static string? Named(AttributeData attribute, string name) =>
        attribute.NamedArguments.Where(a => a.Key == name).Select(static a => Constant(a.Value)).FirstOrDefault();

    private static readonly SymbolDisplayFormat s_names =
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static string Constant(TypedConstant constant) =>
        constant.ToCSharpString() is var text && text.StartsWith("Vireo.", StringComparison.Ordinal) ? "global::" + text : text;

    private static string Emit(string space, string type, IEnumerable<Factory> factories)
    {
        var writer = new SourceWriter();
        writer.Line("// <auto-generated/>").Line("#nullable enable").Line("#pragma warning disable CS1591");
        writer.Line($"namespace {space};").Line();
        using (writer.Block(type))
        {
            foreach (var f in factories)
            {
                if (f.Summary.Length > 0)
                {
                    writer.Line(f.Summary);
                }

                writer.Line($"{f.Access} static partial global::Vireo.VirException {f.Name}({f.Parameters}) =>");
                writer.Line($"    {f.Body};").Line();
            }
        }

        return writer.ToString();
    }

    private sealed record Factory(
        string Namespace, string Type, string TypeModifiers, string Access, string Name, string Parameters, string Body,
        string Summary);
}
