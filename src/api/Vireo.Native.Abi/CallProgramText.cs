using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Vireo.Native.Abi;

/// <summary>
/// A C program that calls every function four times: with nothing, with pointers that are no handles, with good handles and nothing else,
/// and with something for every argument. It must survive, and what takes a handle must refuse a bad one with an error.
/// </summary>
internal static class CallProgramText
{
    public static string Write(CHeaders headers)
    {
        var functions = headers.Symbols.Where(s => !s.IsData).ToList();
        var references = functions.Where(f => f.Shape == "Ref").ToDictionary(
            f => f.Parameters[0].Type, f => f.Name, StringComparer.Ordinal);
        var text = new StringBuilder("/* Generated from the headers. The good handles come from handles.h. */\n#include \"handles.h\"\n\n");
        foreach (CSymbol function in functions)
        {
            WriteFunction(text, headers, function, references);
        }

        text.Append("const struct entry entries[] = {\n");
        foreach (CSymbol function in functions)
        {
            bool handle = function.Parameters.Count > 0 && references.ContainsKey(function.Parameters[0].Type);
            text.Append($"    {{ \"{function.Name}\", call_{function.Name}, {(handle && !function.KeepsError ? 1 : 0)} }},\n");
        }

        return text.Append("};\n\nconst int entry_count = sizeof(entries) / sizeof(entries[0]);\n").ToString();
    }

    private static void WriteFunction(StringBuilder text, CHeaders headers, CSymbol function, Dictionary<string, string> references)
    {
        text.Append($"static void call_{function.Name}(int mode)\n{{\n");
        var arguments = new List<string>();
        foreach (CParameter parameter in function.Parameters)
        {
            arguments.Add(Argument(headers, parameter, references));
        }

        if (function.Shape == "Free" && references.TryGetValue(function.Parameters[0].Type, out string? reference))
        {
            text.Append($"    if (mode >= 2)\n        {reference}({arguments[0]});\n");
        }

        text.Append("    (void)mode;\n    ");
        text.Append(function.Returns == "void" ? "" : "(void)").Append($"{function.Name}({string.Join(", ", arguments)});\n}}\n\n");
    }

    private static string Argument(CHeaders headers, CParameter parameter, Dictionary<string, string> references)
    {
        string type = parameter.Type;
        if (references.ContainsKey(type))
        {
            return $"mode == 0 ? NULL : mode == 1 ? ({type})bad_handle() : good_{type}";
        }

        if (headers.IsCallback(type))
        {
            return $"mode < 3 ? NULL : ({type})(void *)nothing";
        }

        if (type == "const char *")
        {
            return "mode < 3 ? NULL : \"x\"";
        }

        // Whatever else is pointed to is fresh zeroed memory, so that it does not matter what becomes of it.
        bool pointer = type.Contains('*') || headers.IsPointer(type);
        return pointer ? "mode < 3 ? NULL : fresh()" : parameter.Name == "flags" ? "0" : "mode < 3 ? 0 : 1";
    }
}
