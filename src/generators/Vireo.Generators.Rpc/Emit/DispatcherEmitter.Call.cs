using System.Collections.Generic;
using System.Linq;

namespace Vireo.Generators.Rpc;

/// <content>One procedure that an operation serves.</content>
internal static partial class DispatcherEmitter
{
    private static void EmitCall(SourceWriter w, FaceModel face, BoundCall call)
    {
        var procedure = call.Procedure;
        string function = ProcedureIndex.FunctionOf(procedure);
        w.Line($"/// <summary>{Shapes.Of(call)}: {function}</summary>");
        if (call.Operation.Manual)
        {
            DeclareManual(w, face, procedure);
        }

        using (w.Block($"private static async {Tasks}ValueTask {procedure.Name}({face.Session} session, global::Vireo.Rpc.RpcCall call)"))
        {
            EmitDecode(w, procedure);
            EmitReadOnly(w, procedure);
            EmitRequirements(w, procedure);
            EmitDriver(w, procedure);
            var objects = call.Operation.Parameters.Where(p => p.Type.Kind == ValueKind.Struct)
                .Select(p => (p.Type, call.ServerArgument(p))).ToList();
            EmitAccess(w, procedure, objects);
            if (call.Operation.Manual)
            {
                w.Line($"await {procedure.Name}(session, call, driver{(procedure.Args is null ? "" : ", args")}).ConfigureAwait(false);");
                return;
            }

            EmitCount(w, call);
            EmitInvocation(w, call);
            EmitReply(w, call);
        }

        w.Line();
    }

    /// <summary>The guards are generated for it all the same; only what comes after them is written by hand.</summary>
    private static void DeclareManual(SourceWriter w, FaceModel face, ProcedureModel procedure)
    {
        string args = procedure.Args is null ? "" : $", {procedure.Args.FullName} args";
        w.Line($"private static partial {Tasks}ValueTask {procedure.Name}({face.Session} session, global::Vireo.Rpc.RpcCall call, "
            + $"{face.DriverBase} driver{args});").Line();
    }

    private static void EmitDecode(SourceWriter w, ProcedureModel procedure)
    {
        if (procedure.Args is not null)
        {
            w.Line($"var args = call.Read<{procedure.Args.FullName}>();");
        }
    }

    private static void EmitDriver(SourceWriter w, ProcedureModel procedure) =>
        w.Line($"var driver = session.GetDriver({Protocol}DriverGroup.{procedure.Driver}, \"{ProcedureIndex.FunctionOf(procedure)}\");");

    /// <summary>What changes something, or reads secrets, is refused on read-only connections.</summary>
    private static void EmitReadOnly(SourceWriter w, ProcedureModel procedure)
    {
        string function = ProcedureIndex.FunctionOf(procedure);
        if (procedure.RefusedReadOnly)
        {
            w.Line($"session.RequireWrite(\"{function}\");");
        }

        foreach (var rule in procedure.RefusedReadOnlyWhen)
        {
            using (w.Block($"if ({Condition(rule, procedure)})"))
            {
                w.Line(rule.WhenSet != 0 && rule.Secret
                    ? $"session.RequireWriteForSecret(\"{function}\");"
                    : $"session.RequireWrite(\"{function}\");");
            }
        }
    }

    /// <summary>What libvirt's public functions check before they ask the driver.</summary>
    private static void EmitRequirements(SourceWriter w, ProcedureModel procedure)
    {
        if (procedure.Args is null)
        {
            return;
        }

        string function = ProcedureIndex.FunctionOf(procedure);
        foreach (var field in procedure.Args.Fields.Where(f => f.Requirement is not ("None" or "LocalPath")))
        {
            string value = $"args.{field.Name}";
            string number = field.Type.Kind is ValueKind.List or ValueKind.Parameters ? value + ".Count" : value;
            string missing = field.Requirement == "NotEmpty" ? $"string.IsNullOrEmpty({value})" : field.Type.Kind == ValueKind.Text
                ? value + " is null" : field.Requirement == "Positive" ? number + " <= 0" : field.Requirement == "NotNegative"
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
                string given = field.Requirement == "NotEmpty" ? value + ", " : "";
                w.Line($"throw global::Vireo.Errors.{error}({given}\"{field.RequirementName}\", \"{function}\");");
            }
        }

        foreach (var rule in procedure.FlagRules)
        {
            string flags = "(ulong)args." + procedure.Args.Fields.First(f => f.WireName == "flags").Name;
            string broken = rule.Exclusive
                ? $"({flags} & {rule.FirstBit | rule.SecondBit}ul) == {rule.FirstBit | rule.SecondBit}ul"
                : $"({flags} & {rule.FirstBit | rule.SecondBit}ul) == {rule.FirstBit}ul";
            string error = rule.Exclusive ? "FlagsExclusive" : "FlagMissing";
            using (w.Block($"if ({broken})"))
            {
                w.Line($"throw global::Vireo.Errors.{error}(\"{rule.First}\", \"{rule.Second}\", \"{function}\");");
            }
        }
    }

    private static void EmitAccess(SourceWriter w, ProcedureModel procedure, List<(TypeModel Type, string Value)> objects)
    {
        var rules = procedure.Acl.Where(r => !ChecksResult(procedure, r, objects)).ToList();
        if (rules.Count == 0)
        {
            return;
        }

        using (w.Block("if (session.ChecksAccess)"))
        {
            foreach (var rule in rules)
            {
                string check =
                    $"await session.RequireAsync({Protocol}Permission.{rule.Permission}, {Target(rule, objects)}, "
                    + "call.Cancellation).ConfigureAwait(false);";
                if (rule.Conditional)
                {
                    using (w.Block($"if ({Condition(rule, procedure)})"))
                    {
                        w.Line(check);
                    }
                }
                else
                {
                    w.Line(check);
                }
            }
        }
    }

    /// <summary>A look-up: the rule is about the object that is found, not about an argument.</summary>
    private static bool ChecksResult(ProcedureModel procedure, AclModel rule, List<(TypeModel Type, string Value)> objects) =>
        !rule.Conditional && rule.Looks && procedure.Ret is not null && procedure.Ret.Fields.Count == 1
        && procedure.Ret.Fields[0].Type.Kind == ValueKind.Struct && IsOf(rule, procedure.Ret.Fields[0].Type)
        && !objects.Any(o => IsOf(rule, o.Type));

    private static string Target(AclModel rule, List<(TypeModel Type, string Value)> objects)
    {
        if (rule.OnConnection || objects.Count == 0)
        {
            return $"{Dispatch}AccessObject.None";
        }

        var exact = objects.FirstOrDefault(o => IsOf(rule, o.Type));
        return $"{Dispatch}AccessObject.Of({exact.Value ?? objects[0].Value})";
    }

    /// <summary>Whether a permission is about objects of this handle type: its class stands first in its name.</summary>
    private static bool IsOf(AclModel rule, TypeModel handle)
    {
        string name = handle.Name.Substring(handle.Name.LastIndexOf('.') + 1);
        return name.EndsWith("Ref", System.StringComparison.Ordinal)
            && string.Equals(rule.Object.Replace("_", ""), name.Substring(0, name.Length - 3), System.StringComparison.OrdinalIgnoreCase);
    }

    private static string Condition(AclModel rule, ProcedureModel procedure)
    {
        if (rule.WhenField.Length > 0)
        {
            var field = procedure.Args!.Fields.First(f => f.WireName == rule.WhenField);
            return $"(long)args.{field.Name} == {rule.WhenValue}L";
        }

        var flags = procedure.Args!.Fields.First(f => f.WireName == "flags");
        return rule.WhenSet != 0
            ? $"((ulong)args.{flags.Name} & {rule.WhenSet}ul) != 0"
            : $"((ulong)args.{flags.Name} & {rule.WhenNotSet}ul) == 0";
    }

    /// <summary>
    /// A caller without room asks for the number of values. What libvirt's drivers check only on the way to the values must not fail yet.
    /// </summary>
    private static void EmitCount(SourceWriter w, BoundCall call)
    {
        if (call.TellsCount)
        {
            var arguments = call.Operation.Parameters.Select(call.ServerArgument).Concat(["call.Cancellation"]);
            string ask = $"await driver.{call.Operation.CountMethod}({string.Join(", ", arguments)}).ConfigureAwait(false)";
            using (w.Block($"if (args.{call.ParameterCapacity!.Name} == 0 && {ask} is {{ }} known)"))
            {
                w.Line($"new {call.Procedure.Ret!.FullName}([], known).WriteXdr(call.Reply);");
                w.Line("return;");
            }

            w.Line();
        }
    }

    private static void EmitInvocation(SourceWriter w, BoundCall call)
    {
        bool whole = AsksForObjects(call);
        var arguments = (whole ? call.Operation.Parameters : call.Parameters).Select(call.ServerArgument).Concat(["call.Cancellation"]);
        string invocation =
            $"await driver.{(whole ? call.Operation.Method : call.Method)}({string.Join(", ", arguments)}).ConfigureAwait(false);";
        if (!whole)
        {
            w.Line(call.Answer is null ? invocation : "var result = " + invocation);
            return;
        }

        // The error names the function that was called, not the newer one behind it.
        w.Line($"{call.Operation.Result!.FullName} result;");
        using (w.Block("try"))
        {
            w.Line("result = " + invocation);
        }

        DriverBaseEmitter.EmitOlderName(w, call);
    }

    /// <summary>A filter looks at the objects, so that an older call gets them too, and is answered with what it asked for.</summary>
    private static bool AsksForObjects(BoundCall call) => call.Legacy is not null && call.Procedure.Filters.Count > 0;

    private static void EmitReply(SourceWriter w, BoundCall call)
    {
        var procedure = call.Procedure;
        foreach (var rule in procedure.Acl)
        {
            var objects = call.Operation.Parameters.Where(p => p.Type.Kind == ValueKind.Struct).Select(p => (p.Type, "")).ToList();
            if (ChecksResult(procedure, rule, objects))
            {
                using (w.Block("if (session.ChecksAccess)"))
                {
                    w.Line($"await session.RequireAsync({Protocol}Permission.{rule.Permission}, {Dispatch}AccessObject.Of(result), "
                        + "call.Cancellation).ConfigureAwait(false);");
                }
            }
        }

        foreach (string filter in procedure.Filters)
        {
            using (w.Block("if (session.ChecksAccess)"))
            {
                w.Line($"result = await session.FilterAsync(result, static item => {Dispatch}AccessObject.Of(item), "
                    + $"{Protocol}Permission.{filter}, call.Cancellation).ConfigureAwait(false);");
            }
        }

        if (procedure.Ret is not null)
        {
            EmitReplyStruct(w, call, procedure.Ret);
        }

        if (call.FilesOf is not null)
        {
            w.Line(call.OneFile ? $"call.AttachFile({call.FilesOf});" : $"call.AttachFiles({call.FilesOf});");
        }

        if (call.StreamOf is not null)
        {
            string direction = procedure.Stream == "None" ? "ToServer" : procedure.Stream;
            string sparse = procedure.SparseFlag == 0 ? "false" : $"(args.{call.FlagsField!.Name} & {procedure.SparseFlag}u) != 0";
            w.Line($"call.AttachStream({call.StreamOf}, {Protocol}StreamDirection.{direction}, {sparse});");
        }
    }

    private static void EmitReplyStruct(SourceWriter w, BoundCall call, StructModel ret)
    {
        var values = new List<string>();
        var first = call.ResultFields.Count > 0 ? call.ResultFields[0] : null;
        if (call.Reduced is { } reduced)
        {
            string value = AsksForObjects(call) ? DriverBaseEmitter.Reduce(call, "result") : "result";
            if (call.Capacity is { } size)
            {
                value = $"call.Head({value}, (int)args.{size.Name}, {reduced.Max}, \"{size.WireName}\", \"{reduced.MaxName}\")";
            }

            w.Line($"new {ret.FullName}({value}).WriteXdr(call.Reply);");
            return;
        }

        if (call.ParameterCapacity is { } capacity)
        {
            string flags = call.FlagsField is null ? "0u" : $"args.{call.FlagsField.Name}";
            string value = first!.Type.Kind == ValueKind.Parameters
                ? $"call.Fit({call.ResultParts[0].Value}, args.{capacity.Name}, {first.Max}, {flags}, out int count)"
                : $"call.FitItems({call.ResultParts[0].Value}, args.{capacity.Name}, {first.Max}, out int count)";
            w.Line($"var fitted = {value};");
            string counted = ret.Fields.Any(f => f.Role == "ParameterCount") ? ", count" : "";
            w.Line($"new {ret.FullName}(fitted{counted}).WriteXdr(call.Reply);");
            return;
        }

        int part = 0;
        foreach (var field in ret.Fields)
        {
            if (field.Role == "Count")
            {
                values.Add($"({field.Type.Name})result.Count");
                continue;
            }

            if (part >= call.ResultParts.Count)
            {
                call.Report(Diagnostics.ResultUnmapped, $"nothing in the result for field {field.WireName}");
                return;
            }

            var (source, type) = call.ResultParts[part++];
            string? value = Conversion.ToWire(type, field, source);
            if (value is null)
            {
                call.Report(Diagnostics.ResultUnmapped, $"{type.FullName} does not become {field.Type.FullName} {field.WireName}");
                return;
            }

            if (call.NeedResults && field.Type.Kind == ValueKind.List)
            {
                var need = call.Procedure.Args!.Fields.First(f => f.Role == "NeedResults");
                value = $"call.Wanted({value}, args.{need.Name} != 0, {field.Max}, \"{field.WireName}\")";
            }
            else if (call.Capacity is { } room && field.Type.Kind == ValueKind.List)
            {
                value = $"call.Head({value}, (int)args.{room.Name}, {field.Max}, \"{room.WireName}\", \"{field.MaxName}\")";
            }

            values.Add(value);
        }

        if (part < call.ResultParts.Count && call.Legacy is null)
        {
            call.Report(Diagnostics.ResultUnmapped, $"part {call.ResultParts[part].Value} of the result has no field");
        }

        w.Line($"new {ret.FullName}({string.Join(", ", values)}).WriteXdr(call.Reply);");
    }
}
