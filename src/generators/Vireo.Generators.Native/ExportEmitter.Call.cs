using System;
using System.Collections.Generic;
using System.Linq;
using Vireo.Generators.Rpc;
using Vireo.Native.Abi;

namespace Vireo.Generators.Native;

/// <content>Functions that ask a driver: guards, arguments, the call, the result.</content>
internal sealed partial class ExportEmitter
{
    private const string Protocol = "global::Vireo.Protocol.";

    private void EmitCall(SourceWriter w, CSymbol symbol, BoundCall call, bool administration)
    {
        var procedure = call.Procedure;
        if (symbol.Parameters.Count == 0 || !_handles.TryGetValue(symbol.Parameters[0].Type, out var handle))
        {
            _report(symbol.Name, "the first parameter is no handle");
            return;
        }

        w.Line($"var self = Arguments.Handle<{handle.Class}>({symbol.Parameters[0].Name}, Function);");
        w.Line($"var connection = self.{(handle.IsObject ? "Connection" : "Self")};");
        if (symbol.IsChecked)
        {
            w.Line($"Check_{symbol.Name}({string.Join(", ", symbol.Parameters.Select(p => p.Name))});");
        }

        if (procedure.RefusedReadOnly && !administration)
        {
            w.Line("connection.RequireWrite(Function);");
        }

        var results = ResultParameters(symbol);
        var binder = new ArgumentBinder(_headers, _handles, symbol, results, text => _report(symbol.Name, text));
        var arguments = binder.Write(w, call, handle.IsObject ? handle.Type : null);
        EmitGuards(w, call, arguments);
        EmitResultGuards(w, symbol, results);
        w.Line(administration
            ? "var driver = connection.Administration(Function);"
            : $"var driver = connection.Driver({Protocol}DriverGroup.{procedure.Driver}, \"{ProcedureIndex.FunctionOf(procedure)}\");");
        EmitCount(w, symbol, call, results, arguments);
        string invocation = $"Waiting.For(driver.{call.Method}({string.Join(", ", arguments.Concat(["default"]))}));";
        w.Line(call.Answer is null ? invocation : "var result = " + invocation);
        EmitResult(w, symbol, call, results, handle);
    }

    /// <summary>Room for nothing asks for the number of values, which some drivers know without looking for them.</summary>
    private static void EmitCount(SourceWriter w, CSymbol symbol, BoundCall call, List<CParameter> results, List<string> arguments)
    {
        int list = results.FindIndex(p => p.Type == "virTypedParameterPtr");
        if (symbol.Shape != "Out" || call.Legacy is not null || !call.TellsCount || list < 0)
        {
            return;
        }

        string count = results[list + 1].Name;
        string ask = $"Waiting.For(driver.{call.Operation.CountMethod}({string.Join(", ", arguments.Concat(["default"]))}))";
        using (w.Block($"if (*{count} == 0 && {ask} is {{ }} known)"))
        {
            w.Line($"*{count} = known;");
            w.Line("return 0;");
        }
    }

    /// <summary>The C parameters that take results, by shape.</summary>
    private List<CParameter> ResultParameters(CSymbol symbol)
    {
        var all = symbol.Parameters;
        return symbol.Shape switch
        {
            "Out" or "OutSome" => all.Where(IsOut).Concat(all.Where(p => CTypes.IsParameter(p.Type))).OrderBy(p => all.ToList().IndexOf(p))
                .ToList(),
            "Struct" => all.Where(p => _headers.StructOf(p.Type) is not null && !_handles.ContainsKey(p.Type)).ToList(),
            "ObjectList" => all.Where(p => p.Type.EndsWith("**", StringComparison.Ordinal)).ToList(),
            "TextList" => all.Where(p => p.Type.EndsWith("***", StringComparison.Ordinal)).ToList(),
            "NameFill" or "NumberFill" =>
                Pair(all, p => p.Type.StartsWith(symbol.Shape == "NameFill" ? "char **" : "int *", StringComparison.Ordinal)),
            "Stream" => all.Where(p => _handles.TryGetValue(p.Type, out var h) && !h.IsObject && p != all[0]).ToList(),
            _ => [],
        };
    }

    private static List<CParameter> Pair(IReadOnlyList<CParameter> all, Func<CParameter, bool> first)
    {
        int at = all.ToList().FindIndex(p => first(p));
        return at < 0 || at + 1 >= all.Count ? [] : [all[at], all[at + 1]];
    }

    private bool IsOut(CParameter parameter)
    {
        string managed = CTypes.Managed(_headers, parameter.Type);
        return managed is "int*" or "uint*" or "long*" or "ulong*" or "CTypedParameter**" or "byte**";
    }

    private static void EmitGuards(SourceWriter w, BoundCall call, List<string> arguments)
    {
        string? Value(Func<FieldModel, bool> wanted)
        {
            int at = call.Parameters.ToList().FindIndex(p => call.FieldOf(p) is { } field && wanted(field));
            return at < 0 ? null : arguments[at];
        }

        string? flags = Value(f => f.WireName == "flags");
        foreach (var rule in call.Procedure.RefusedReadOnlyWhen)
        {
            string? value = rule.WhenField.Length > 0 ? Value(f => f.WireName == rule.WhenField) : flags;
            if (value is null)
            {
                continue;
            }

            string condition = rule.WhenField.Length > 0 ? $"(long){value} == {rule.WhenValue}L"
                : rule.WhenSet != 0 ? $"((ulong){value} & {rule.WhenSet}ul) != 0" : $"((ulong){value} & {rule.WhenNotSet}ul) == 0";
            using (w.Block($"if ({condition})"))
            {
                w.Line(rule.WhenSet != 0 && rule.Secret
                    ? "connection.RequireWriteForSecret(Function);"
                    : "connection.RequireWrite(Function);");
            }
        }

        foreach (var rule in call.Procedure.FlagRules.Where(_ => flags is not null))
        {
            ulong wrong = rule.Exclusive ? rule.FirstBit | rule.SecondBit : rule.FirstBit;
            using (w.Block($"if (((ulong){flags} & {rule.FirstBit | rule.SecondBit}ul) == {wrong}ul)"))
            {
                w.Line($"throw global::Vireo.Errors.{(rule.Exclusive ? "FlagsExclusive" : "FlagMissing")}(\"{rule.First}\", "
                    + $"\"{rule.Second}\", Function);");
            }
        }
    }

    /// <summary>Places for results must be given before the driver is asked.</summary>
    private static void EmitResultGuards(SourceWriter w, CSymbol symbol, List<CParameter> results)
    {
        switch (symbol.Shape)
        {
            case "Struct" or "TextList" when results.Count > 0:
                w.Line($"Results.Require({results[0].Name} != {(symbol.Shape == "Struct" ? "0" : "null")}, "
                    + $"{CTypes.Quoted(results[0])}, Function);");
                break;
            case "NameFill" or "NumberFill" when results.Count == 2:
                w.Line($"Results.RequireRoom({results[0].Name} != null, {results[1].Name}, {CTypes.Quoted(results[0])}, "
                    + $"{CTypes.Quoted(results[1])}, Function);");
                break;
            case "Stream" when results.Count == 1:
                w.Line($"var streamHandle = Arguments.StreamFor({results[0].Name}, self, {CTypes.Quoted(results[0])}, Function);");
                break;
            case "Out" or "OutSome":
                int list = results.FindIndex(p => p.Type.StartsWith("virTypedParameterPtr", StringComparison.Ordinal));
                if (list >= 0 && list + 1 < results.Count)
                {
                    w.Line($"Results.RequireParameters({results[list].Name}, (int*){results[list + 1].Name}, "
                        + $"{(symbol.Shape == "OutSome" ? "true" : "false")}, Function);");
                }

                if (list != 0)
                {
                    w.Line($"Results.Require({results[0].Name} != null, {CTypes.Quoted(results[0])}, Function);");
                }

                break;
        }
    }

    private void EmitResult(SourceWriter w, CSymbol symbol, BoundCall call, List<CParameter> results, HandleModel self)
    {
        var type = call.Answer;
        string result = CTypes.Managed(_headers, symbol.Returns);
        string parent = self.IsObject ? "self" : "null";
        switch (symbol.Shape)
        {
            case "Status":
                if (type is not null && type.Name == self.Type)
                {
                    w.Line("self.Update(result);");
                }

                w.Line("return 0;");
                break;
            case "Stop":
                w.Line("self.Update(self.Reference with { Id = -1 });");
                w.Line("return 0;");
                break;
            case "MayStop":
                w.Line("self.Update(connection.AsItIs(self.Reference));");
                w.Line("return 0;");
                break;
            case "Value" when type is not null:
                if (result == "ulong" && type.IsInteger)
                {
                    // Nothing is what such a function answers when it fails: the driver said nothing, and no reason.
                    w.Line("return result != 0 ? (ulong)result : throw global::Vireo.Errors.Unexplained();");
                    break;
                }

                w.Line(type.Kind == ValueKind.Bool
                    ? "return result ? 1 : 0;"
                    : type.Kind == ValueKind.List
                    ? "return result.Count;"
                    : $"return ({result})result;");
                break;
            case "Text" when type?.Kind == ValueKind.Text:
                w.Line("return Results.Text(result);");
                break;
            case "Object" when _handles.TryGetValue(symbol.Returns, out var made) && made.Type == type?.Name:
                w.Line($"return connection.New(result, {parent});");
                break;
            case "ObjectList" when results.Count == 1 && type?.Kind == ValueKind.List:
                w.Line($"return Results.Objects(result, connection, {parent}, (nint**){results[0].Name});");
                break;
            case "TextList" when results.Count == 1 && type is { Kind: ValueKind.List, Element.Kind: ValueKind.Text }:
                w.Line($"return Results.Texts(result, {results[0].Name});");
                break;
            case "NameFill" when results.Count == 2 && type is { Kind: ValueKind.List, Element.Kind: ValueKind.Text }:
                w.Line($"return Results.Names(result, {results[0].Name}, {results[1].Name});");
                break;
            case "NumberFill" when results.Count == 2 && type is { Kind: ValueKind.List, Element.Kind: ValueKind.Number }:
                w.Line($"return Results.Copy(result, {results[0].Name}, {results[1].Name});");
                break;
            case "Stream" when results.Count == 1 && call.StreamOf == "result":
                w.Line("streamHandle.Attach(result);");
                w.Line("return 0;");
                break;
            case "Struct" when results.Count == 1:
                EmitStruct(w, symbol, call, results[0]);
                break;
            case "Out" or "OutSome":
                EmitOut(w, symbol, call, results);
                break;
            default:
                _report(symbol.Name, $"the shape {symbol.Shape} does not fit the result {type?.FullName ?? "(none)"}");
                break;
        }
    }

    /// <summary>A struct of the caller's: its fields bear the names of those on the wire.</summary>
    private void EmitStruct(SourceWriter w, CSymbol symbol, BoundCall call, CParameter target)
    {
        var layout = _headers.StructOf(target.Type)!;
        w.Line($"new global::System.Span<byte>((void*){target.Name}, {layout.Size}).Clear();");
        for (int i = 0; i < call.ResultParts.Count; i++)
        {
            var (value, type) = call.ResultParts[i];
            string wire = call.ResultFields[i].WireName;
            var field = layout.Fields.FirstOrDefault(f => string.Equals(f.Name, wire, StringComparison.OrdinalIgnoreCase));
            if (field is null)
            {
                _report(symbol.Name, $"{layout.Name} has no field {wire}");
                continue;
            }

            string place = $"({target.Name} + {field.Offset})";
            string number = CTypes.Managed(_headers, field.Type);
            w.Line(type.Kind == ValueKind.Text
                ? $"Results.Characters({value}, (byte*){place}, {field.Length});"
                : $"*({number}*){place} = ({number})({value}{(type.Kind == ValueKind.Bool ? " ? 1 : 0" : "")});");
        }

        w.Line("return 0;");
    }

    /// <summary>Places of the caller's for each part of the result, in order; a place that may be missing is skipped.</summary>
    private void EmitOut(SourceWriter w, CSymbol symbol, BoundCall call, List<CParameter> results)
    {
        var free = results.ToList();
        foreach (var (value, type) in call.ResultParts)
        {
            if (type.Kind == ValueKind.Parameters)
            {
                var list = free.First(p => p.Type.StartsWith("virTypedParameterPtr", StringComparison.Ordinal));
                var count = free[free.IndexOf(list) + 1];
                free.Remove(list);
                free.Remove(count);
                w.Line($"Results.Parameters({value}, {list.Name}, (int*){count.Name}, Function);");
                continue;
            }

            if (free.Count == 0)
            {
                _report(symbol.Name, $"no C parameter for {value}");
                return;
            }

            var place = free[0];
            free.RemoveAt(0);
            string managed = CTypes.Managed(_headers, place.Type);
            string number = managed.Substring(0, managed.Length - 1);
            using (w.Block($"if ({place.Name} != null)"))
            {
                w.Line(type.Kind == ValueKind.Text
                    ? $"*{place.Name} = Results.Text({value});"
                    : $"*{place.Name} = ({number})({value}{(type.Kind == ValueKind.Bool ? " ? 1 : 0" : "")});");
            }
        }

        foreach (var left in free)
        {
            _report(symbol.Name, $"nothing goes to {left.Name}");
        }

        w.Line("return 0;");
    }
}
