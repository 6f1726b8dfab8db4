using System.Collections.Generic;
using System.Linq;

namespace Vireo.Generators.Rpc;

/// <summary>
/// An operation tied to one of its procedures: which field feeds which parameter, and how the result becomes the reply. Fields are found by
/// their declared name, then by type when they name the object. <see cref="Problems"/> holds what could not be tied.
/// </summary>
internal sealed class BoundCall
{
    private readonly Dictionary<string, FieldModel> _fields = new();

    public BoundCall(OperationModel operation, ProcedureModel procedure, LegacyModel? legacy, string primaryFunction = "")
    {
        PrimaryFunction = primaryFunction;
        Operation = operation;
        Procedure = procedure;
        Legacy = legacy;
        if (!operation.Manual)
        {
            BindArguments();
            SplitResult();
        }
    }

    public OperationModel Operation { get; }

    public ProcedureModel Procedure { get; }

    public LegacyModel? Legacy { get; }

    /// <summary>For an older procedure, the function of the newer one.</summary>
    public string PrimaryFunction { get; }

    /// <summary>The method of drivers that serves the call. An older procedure has its own, which asks for the newer one where a driver
    /// knows no difference.</summary>
    public string Method => Legacy is null ? Operation.Method : Procedure.Name + "LegacyAsync";

    /// <summary>What that method takes: an older one lacks what its procedure lacks.</summary>
    public IEnumerable<MemberModel> Parameters =>
        Operation.Parameters.Where(p => Legacy is null || FieldOf(p) is not null || IsFile(p.Type));

    /// <summary>The field of an older procedure that holds the length of a list, or one member of each entry.</summary>
    public FieldModel? Reduced =>
        Legacy is not null && Operation.Result is { Kind: ValueKind.List } && ResultFields.Count == 1 ? ResultFields[0] : null;

    /// <summary>What that method gives.</summary>
    public TypeModel? Answer => Reduced?.Type ?? Operation.Result;

    /// <summary>The reply lacks something that the method gives.</summary>
    public bool LacksResult => Reduced is null && Operation.Result is not null && ResultFields.Count == 0;

    public List<ProblemModel> Problems { get; } = new();

    /// <summary>The stream that the result is or holds.</summary>
    public string? StreamOf { get; private set; }

    /// <summary>The file or files that the result is or holds, and which of both.</summary>
    public string? FilesOf { get; private set; }

    public bool OneFile { get; private set; }

    /// <summary>What of the result travels in the reply struct: expression on <c>result</c>, and type.</summary>
    public List<(string Value, TypeModel Type)> ResultParts { get; } = new();

    /// <summary>Fields of the reply struct that carry a value.</summary>
    public List<FieldModel> ResultFields { get; } = new();

    public bool NeedResults => HasArgument("NeedResults");

    public FieldModel? Capacity => Procedure.Args?.Fields.FirstOrDefault(f => f.Role == "Capacity");

    public FieldModel? ParameterCapacity => Procedure.Args?.Fields.FirstOrDefault(f => f.Role == "ParameterCount");

    /// <summary>
    /// Answers with typed parameters, so that the client's library adds the flag that it understands texts among them. Statistics of the
    /// host are counted too, but are none.
    /// </summary>
    public bool AnswersParameters => ParameterCapacity is not null && ResultFields.Any(static f => f.Type.Kind == ValueKind.Parameters);

    /// <summary>Tells the number of its values to a caller without room for any.</summary>
    public bool TellsCount => !Operation.Manual && ParameterCapacity is not null
        && Procedure.Ret?.Fields.Any(static f => f.Role == "ParameterCount") == true;

    public FieldModel? FlagsField => Procedure.Args?.Fields.FirstOrDefault(f => f.WireName == "flags");

    /// <summary>The field that feeds a parameter, or null.</summary>
    public FieldModel? FieldOf(MemberModel parameter) => _fields.TryGetValue(parameter.Name, out var field) ? field : null;

    /// <summary>The parameter that a field feeds, or null.</summary>
    public MemberModel? ParameterOf(FieldModel field) => Operation.Parameters.FirstOrDefault(p => FieldOf(p) == field);

    /// <summary>The expression for a parameter on the side of the daemon, where <c>args</c> holds the struct.</summary>
    public string ServerArgument(MemberModel parameter)
    {
        switch (parameter.Type.Kind)
        {
            case ValueKind.File:
                return "call.TakeFile()";
            case ValueKind.List when parameter.Type.Element!.Kind == ValueKind.File:
                return Procedure.RequestFiles == "None"
                    ? "[]"
                    : Procedure.RequestFiles == "Some"
                    ? $"call.TakeFiles(\"{ProcedureIndex.FunctionOf(Procedure)}\")"
                    : "call.TakeHandles()";
        }

        var field = FieldOf(parameter) ?? ManualField(parameter);
        if (field is not null)
        {
            string value = $"args.{field.Name}";
            if (AnswersParameters && field == FlagsField)
            {
                value = $"(args.{field.Name} & ~global::Vireo.Dispatch.CallHelpers.StringParametersFlag)";
                return $"({parameter.Type.Name}){value}";
            }

            return Conversion.FromWire(field, parameter.Type, value)!;
        }

        return Implied(parameter);
    }

    /// <summary>What an older procedure means by an argument that it lacks.</summary>
    public string Implied(MemberModel parameter) =>
        parameter.Type.IsInteger && Legacy is { Flags: > 0 } && parameter.WireName == "flags"
            ? $"({parameter.Type.Name}){Legacy.Flags}u"
            : "default";

    /// <summary>The object of a manual call, for the access check.</summary>
    private FieldModel? ManualField(MemberModel parameter) =>
        Operation.Manual ? Procedure.Args?.Fields.FirstOrDefault(f => f.Type.Name == parameter.Type.Name) : null;

    private bool HasArgument(string role) => Procedure.Args is not null && Procedure.Args.Fields.Any(f => f.Role == role);

    private void BindArguments()
    {
        var free = Procedure.Args is null ? [] : Procedure.Args.Fields.Where(f => f.Role == "None").ToList();
        foreach (var parameter in Operation.Parameters)
        {
            if (IsFile(parameter.Type))
            {
                continue;
            }

            var field = free.FirstOrDefault(f => f.WireName == parameter.WireName)
                ?? free.FirstOrDefault(f => Plain(f.WireName) == Plain(parameter.WireName))
                ?? free.FirstOrDefault(f => f.Type.Kind == ValueKind.Struct && f.Type.Name == parameter.Type.Name);
            if (field is null)
            {
                if (Legacy is null)
                {
                    Report(Diagnostics.ArgumentUnmapped,
                        $"no field of {Procedure.Args?.WireName ?? "the call"} for parameter {parameter.Name}");
                }

                continue;
            }

            free.Remove(field);
            _fields.Add(parameter.Name, field);
            if (Conversion.FromWire(field, parameter.Type, "x") is null || Conversion.ToWire(parameter.Type, field, "x") is null)
            {
                Report(Diagnostics.ArgumentUnmapped,
                    $"{field.Type.FullName} {field.WireName} does not become {parameter.Type.FullName} {parameter.Name}");
            }
        }

        foreach (var field in free)
        {
            Report(Diagnostics.ArgumentUnmapped, $"field {field.WireName} of {Procedure.Args!.WireName} feeds no parameter");
        }
    }

    private void SplitResult()
    {
        if (Procedure.Ret is not null)
        {
            ResultFields.AddRange(Procedure.Ret.Fields.Where(f => f.Role == "None"));
        }

        if (Operation.Result is not { } result)
        {
            return;
        }

        bool whole = result.Kind is not (ValueKind.Record or ValueKind.Struct)
            || (ResultFields.Count == 1 && ResultFields[0].Type.Name == result.Name)
            || (ResultFields.Count == 1 && result.Kind == ValueKind.Struct && result.Members.Count == 1);
        if (whole)
        {
            AddPart("result", result);
        }
        else
        {
            foreach (var member in result.Members)
            {
                AddPart("result." + member.Name, member.Type);
            }
        }
    }

    private void AddPart(string value, TypeModel type)
    {
        switch (type.Kind)
        {
            case ValueKind.Stream:
                StreamOf = value;
                break;
            case ValueKind.File:
                FilesOf = value;
                OneFile = true;
                break;
            case ValueKind.List when type.Element!.Kind == ValueKind.File:
                FilesOf = value;
                break;
            default:
                ResultParts.Add((value, type));
                break;
        }
    }

    public void Report(Microsoft.CodeAnalysis.DiagnosticDescriptor descriptor, string detail) =>
        Problems.Add(Diagnostics.Problem(descriptor, $"{Operation.Interface}.{Operation.Method} ({Procedure.Name})", detail));

    private static bool IsFile(TypeModel type) =>
        type.Kind == ValueKind.File || (type.Kind == ValueKind.List && type.Element!.Kind == ValueKind.File);

    private static string Plain(string name) => name.Replace("_", "").ToLowerInvariant();
}
