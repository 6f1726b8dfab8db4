using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Vireo.Native.Abi;

namespace Vireo.Generators.Native;

/// <summary>
/// From the C headers and the operations: the exported functions of the C library. What a function does follows from the shape that its
/// line in the header names and from the types on both sides; a shape called Manual becomes a partial method. No name of any function
/// occurs in here.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class NativeGenerator : IIncrementalGenerator
{
    private static readonly DiagnosticDescriptor Problem =
        new("VNAT001", "C declaration", "{0}: {1}", "Vireo.Native", DiagnosticSeverity.Error, isEnabledByDefault: true);

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var surfaces = context.SyntaxProvider.ForAttributeWithMetadataName(
            "Vireo.Native.CSurfaceAttribute", static (_, _) => true, static (c, _) =>
                SurfaceExtractor.Extract((INamedTypeSymbol)c.TargetSymbol, c.Attributes[0]))
            .WithTrackingName("Surfaces");
        var headers = context.AdditionalTextsProvider
            .Where(static file => file.Path.EndsWith(".h", StringComparison.Ordinal))
            .Select(static (file, cancel) =>
                (Name: Path.GetFileNameWithoutExtension(file.Path), Text: file.GetText(cancel)?.ToString() ?? ""))
            .WithTrackingName("Headers").Collect();
        context.RegisterSourceOutput(surfaces.Combine(headers), static (output, pair) =>
        {
            var all = pair.Right.OrderBy(h => h.Name, StringComparer.Ordinal).ToList();
            var parsed = new CHeaders(all.Select(h => h.Text));
            var emitter = new ExportEmitter(
                pair.Left, parsed, (name, text) => output.ReportDiagnostic(Diagnostic.Create(Problem, Location.None, name, text)));
            foreach (var (name, text) in all)
            {
                var symbols = new HashSet<string>(new CHeaders([text]).Symbols.Select(s => s.Name), StringComparer.Ordinal);
                output.AddSource($"{pair.Left.Name}.{name}.g.cs", emitter.Emit(
                    parsed.Symbols.Where(s => symbols.Contains(s.Name) && !s.IsNative && !s.IsData)));
            }
        });
    }
}
