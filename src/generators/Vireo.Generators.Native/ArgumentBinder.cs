using System;
using System.Collections.Generic;
using System.Linq;
using Vireo.Generators.Rpc;
using Vireo.Native.Abi;

namespace Vireo.Generators.Native;

/// <summary>
/// Feeds the parameters of an operation from those of a C function, in their common order: one C parameter for a number, a text or an
/// object, a pointer and a length for bytes, lists and typed parameters. What is left over is where results go.
/// </summary>
internal sealed class ArgumentBinder
{
    private readonly CHeaders _headers;
    private readonly IReadOnlyDictionary<string, HandleModel> _handles;
    private readonly CSymbol _symbol;
    private readonly List<CParameter> _free;
    private readonly Action<string> _report;

    public ArgumentBinder(CHeaders headers,
        IReadOnlyDictionary<string, HandleModel> handles, CSymbol symbol, IEnumerable<CParameter> results, Action<string> report)
    {
        _headers = headers;
        _handles = handles;
        _symbol = symbol;
        _report = report;
        _free = symbol.Parameters.Skip(1).Except(results).ToList();
    }

    /// <summary>Writes one local for each parameter of the operation, and returns their names.</summary>
    public List<string> Write(SourceWriter w, BoundCall call, string? self)
    {
        var names = new List<string>();
        bool selfTaken = false;
        foreach (var parameter in call.Parameters.Where(p => Files(p.Type)))
        {
            TakeFiles(w, parameter);
        }

        foreach (var parameter in call.Parameters)
        {
            if (Files(parameter.Type))
            {
                names.Add(Local(parameter));
            }
            else if (parameter.Type.Kind == ValueKind.Struct && !selfTaken && self == parameter.Type.Name)
            {
                selfTaken = true;
                names.Add("self.Reference");
            }
            else
            {
                names.Add(Take(w, call, parameter));
            }
        }

        foreach (var parameter in _free)
        {
            _report($"the C parameter {parameter.Name} feeds nothing");
        }

        return names;
    }

    private static bool Files(TypeModel type) =>
        type.Kind == ValueKind.File || (type.Kind == ValueKind.List && type.Element!.Kind == ValueKind.File);

    private static string Local(MemberModel parameter) => parameter.Name + "Value";

    private void TakeFiles(SourceWriter w, MemberModel parameter)
    {
        if (parameter.Type.Kind == ValueKind.File)
        {
            var file = _free.FirstOrDefault(p => p.Type == "int");
            if (file is null)
            {
                _report($"no file for {parameter.Name}");
                return;
            }

            _free.Remove(file);
            w.Line($"using var {Local(parameter)} = Arguments.File({file.Name});");
            return;
        }

        int at = _free.FindIndex(p => p.Type == "int *");
        if (at < 1)
        {
            _report($"no files for {parameter.Name}");
            return;
        }

        w.Line($"var {Local(parameter)} = Arguments.Files({_free[at].Name}, {_free[at - 1].Name}, {CTypes.Quoted(_free[at])}, "
            + $"{CTypes.Quoted(_free[at - 1])}, Function);");
        _free.RemoveRange(at - 1, 2);
    }

    private string Take(SourceWriter w, BoundCall call, MemberModel parameter)
    {
        var field = call.FieldOf(parameter);
        if (_free.Count == 0)
        {
            _report($"no C parameter for {parameter.Name}");
            return "default";
        }

        var c = Next();
        string local = Local(parameter);
        string managed = CTypes.Managed(_headers, c.Type);
        string? value = parameter.Type.Kind switch
        {
            ValueKind.Struct when _handles.TryGetValue(c.Type, out var handle) && handle.Type == parameter.Type.Name =>
                $"Arguments.Object<{handle.Type}>({c.Name}, Function).Reference",
            ValueKind.Text when managed == "byte*" && field?.Requirement == "LocalPath" =>
                $"Arguments.LocalPath({c.Name}, {CTypes.Quoted(c)}, Function)",
            ValueKind.Text when managed == "byte*" =>
                parameter.Type.Nullable ? $"Arguments.OptionalText({c.Name})" : $"Arguments.Text({c.Name}, {CTypes.Quoted(c)}, Function)",
            ValueKind.Uuid when c.Type == "const char *" => $"Arguments.UuidText({c.Name}, {CTypes.Quoted(c)}, Function)",
            ValueKind.Uuid when managed == "byte*" => $"Arguments.Uuid({c.Name}, {CTypes.Quoted(c)}, Function)",
            ValueKind.Bool when managed is "int" or "uint" => $"{c.Name} != 0",
            ValueKind.Number or ValueKind.Enum when CTypes.Scalar(_headers.Scalar(c.Type)) is not null =>
                $"({parameter.Type.Name}){c.Name}",
            ValueKind.Double when managed == "double" => c.Name,
            _ => null,
        };
        if (value is null && parameter.Type.Kind is ValueKind.Bytes or ValueKind.Parameters or ValueKind.List && _free.Count > 0)
        {
            var count = Next();
            value = Counted(parameter, field, c, count, managed);
        }

        if (value is null)
        {
            _report($"{c.Type} {c.Name} does not become {parameter.Type.FullName} {parameter.Name}");
            return "default";
        }

        w.Line($"var {local} = {value};");
        if (field is not null)
        {
            WriteRequirement(w, parameter, field, local);
        }

        return local;
    }

    private string? Counted(MemberModel parameter, FieldModel? field, CParameter items, CParameter count, string managed)
    {
        string names = $"{CTypes.Quoted(items)}, {CTypes.Quoted(count)}, Function";
        string required = field is { Requirement: "None" }
            ? "false"
            : "true", some = field is { Requirement: "Positive" }
            ? "true"
            : "false";
        return parameter.Type.Kind switch
        {
            ValueKind.Bytes when managed is "byte*" =>
                $"Arguments.Bytes({items.Name}, (long){count.Name}, {(count.Type == "int" ? "true" : "false")}, {names})",
            ValueKind.Parameters when managed == "CTypedParameter*" =>
                $"Arguments.Parameters({items.Name}, (long){count.Name}, {required}, {some}, {names})",
            ValueKind.List when parameter.Type.Element!.Kind == ValueKind.Text && managed == "byte**" =>
                $"Arguments.Texts({items.Name}, {count.Name}, {names})",
            ValueKind.List when parameter.Type.Element!.Kind == ValueKind.Number && managed == parameter.Type.Element.Name + "*" =>
                $"Arguments.Numbers({items.Name}, (long){count.Name}, {field?.Max ?? int.MaxValue}, {names})",
            _ => null,
        };
    }

    /// <summary>What libvirt demands of the argument, with its text.</summary>
    private static void WriteRequirement(SourceWriter w, MemberModel parameter, FieldModel field, string local)
    {
        if (field.Requirement is "None" or "LocalPath" || parameter.Type.Kind == ValueKind.Parameters)
        {
            return;
        }

        string number = parameter.Type.Kind == ValueKind.List
            ? local + ".Count"
            : parameter.Type.Kind == ValueKind.Enum
            ? $"({parameter.Type.Primitive}){local}"
            : local;
        string missing = field.Requirement == "NotEmpty" ? $"string.IsNullOrEmpty({local})" : parameter.Type.Kind == ValueKind.Text
            ? local + " is null" : field.Requirement == "Positive" ? number + " <= 0" : field.Requirement == "NotNegative"
            ? number + " < 0" : number + " == 0";
        string error = field.Requirement switch
        {
            "NotNull" => "ArgumentNull",
            "NotZero" => "ArgumentZero",
            "NotEmpty" => "ArgumentEmpty",
            "NotNegative" => "ArgumentNegative",
            _ => "ArgumentNotPositive",
        };
        using (w.Block($"if ({missing})"))
        {
            string value = field.Requirement == "NotEmpty" ? local + ", " : "";
            w.Line($"throw global::Vireo.Errors.{error}({value}\"{field.RequirementName}\", Function);");
        }
    }

    private CParameter Next()
    {
        var next = _free[0];
        _free.RemoveAt(0);
        return next;
    }
}
