using System.Linq;

namespace Vireo.Generators.Rpc;

/// <summary>The closed list of call shapes. The shape follows from the declarations; it is shown in the generated code and counted by a
/// test.</summary>
internal static class Shapes
{
    public static string Of(BoundCall call)
    {
        var procedure = call.Procedure;
        if (call.Operation.Manual)
        {
            return "Manual";
        }

        if (procedure.Stream != "None" || call.StreamOf is not null)
        {
            return "StreamOpen";
        }

        if (procedure.ReplyFiles != "None")
        {
            return "FdOut";
        }

        if (procedure.RequestFiles != "None")
        {
            return "FdIn";
        }

        if (call.ParameterCapacity is not null || call.ResultFields.Any(f => f.Type.Kind == ValueKind.Parameters))
        {
            return "TypedParamsGet";
        }

        if (procedure.Args is not null && procedure.Args.Fields.Any(f => f.Type.Kind == ValueKind.Parameters))
        {
            return "TypedParamsSet";
        }

        if (call.NeedResults)
        {
            return "ObjectList";
        }

        var list = call.ResultFields.FirstOrDefault(f => f.Type.Kind == ValueKind.List);
        if (list is not null)
        {
            return list.Type.Element!.Kind == ValueKind.Struct ? "StructArray" : "StringList";
        }

        return call.ResultFields.Any(f => f.Type.Kind == ValueKind.Bytes && !f.CharArray) ? "OpaqueBuffer" : "Plain";
    }
}
