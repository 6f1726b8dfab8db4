using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Vireo.Generators.Rpc;

/// <summary>Every message of the generator. It reports what it cannot do; it never guesses.</summary>
internal static class Diagnostics
{
    public static readonly DiagnosticDescriptor LimitMissing = New("VRPC001", "{0}: {1}");
    public static readonly DiagnosticDescriptor TypeUnknown = New("VRPC002", "{0}: {1}");
    public static readonly DiagnosticDescriptor ArgumentUnmapped = New("VRPC003", "{0}: {1}");
    public static readonly DiagnosticDescriptor ResultUnmapped = New("VRPC004", "{0}: {1}");
    public static readonly DiagnosticDescriptor ProcedureUnserved = New("VRPC005", "{0}: {1}");
    public static readonly DiagnosticDescriptor EventUnmapped = New("VRPC006", "{0}: {1}");
    public static readonly DiagnosticDescriptor FlagsUndeclared = New("VRPC007", "{0}: {1}");

    public static Diagnostic Create(ProblemModel problem)
    {
        var descriptor = problem.Id switch
        {
            "VRPC001" => LimitMissing,
            "VRPC002" => TypeUnknown,
            "VRPC003" => ArgumentUnmapped,
            "VRPC004" => ResultUnmapped,
            "VRPC005" => ProcedureUnserved,
            "VRPC006" => EventUnmapped,
            _ => FlagsUndeclared,
        };
        var location = problem.File.Length == 0
            ? Location.None
            : Location.Create(
                problem.File,
                new TextSpan(problem.Start, problem.Length),
                new LinePositionSpan(new LinePosition(problem.Line, problem.Column), new LinePosition(problem.EndLine, problem.EndColumn)));
        return Diagnostic.Create(descriptor, location, problem.Subject, problem.Detail);
    }

    /// <summary>A problem without a place: what it is about comes from another assembly.</summary>
    public static ProblemModel Problem(DiagnosticDescriptor descriptor, string subject, string detail) =>
        new(descriptor.Id, subject, detail, "", 0, 0, 0, 0, 0, 0);

    public static ProblemModel Problem(DiagnosticDescriptor descriptor, ISymbol symbol, string subject, string detail)
    {
        var location = symbol.Locations.Length > 0 ? symbol.Locations[0] : null;
        if (location?.SourceTree is null)
        {
            return Problem(descriptor, subject, detail);
        }

        var lines = location.GetLineSpan();
        return new ProblemModel(
            descriptor.Id, subject, detail, lines.Path, location.SourceSpan.Start, location.SourceSpan.Length,
            lines.StartLinePosition.Line, lines.StartLinePosition.Character, lines.EndLinePosition.Line, lines.EndLinePosition.Character);
    }

    private static DiagnosticDescriptor New(string id, string format) =>
        new(id, "RPC declaration", format, "Vireo.Rpc", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
