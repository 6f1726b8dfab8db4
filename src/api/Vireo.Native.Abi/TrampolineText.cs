using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Vireo.Native.Abi;

/// <summary>
/// The C functions that callers see: each clears the thread's last error, starts the managed runtime when it is not running, refuses in a
/// child that was forked after that, and hands over to the managed export of the same name.
/// </summary>
internal static class TrampolineText
{
    public static string Write(IEnumerable<CSymbol> symbols)
    {
        var text = new StringBuilder("/* Generated from the headers. */\n#include \"shim.h\"\n");
        foreach (CSymbol symbol in symbols.Where(s => !s.IsNative && !s.IsData))
        {
            string arguments = string.Join(", ", symbol.Parameters.Select(p => p.Name));
            string enter = symbol.KeepsError ? "vireo_enter_quietly" : "vireo_enter";
            string inner = symbol.Prototype.Replace(" " + symbol.Name + "(", " vireo_" + symbol.Name + "(").Replace(
                "*" + symbol.Name + "(", "*vireo_" + symbol.Name + "(");
            string failure = Failure(symbol.Returns);
            string call = $"vireo_{symbol.Name}({arguments});";
            text.Append("\nextern ").Append(inner).Append(";\n").Append(symbol.Prototype).Append("\n{\n");
            text.Append($"    if ({enter}(\"{symbol.Name}\") < 0)\n        return{failure};\n    ");
            text.Append(symbol.Returns == "void" ? call : "return " + call).Append("\n}\n");
        }

        return text.ToString();
    }

    private static string Failure(string type) =>
        type == "void" ? "" : type.EndsWith("*", System.StringComparison.Ordinal) || type.EndsWith("Ptr", System.StringComparison.Ordinal)
            ? " NULL" : type.StartsWith("unsigned long", System.StringComparison.Ordinal) ? " 0" : " -1";
}
