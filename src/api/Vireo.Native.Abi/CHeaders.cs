using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace Vireo.Native.Abi;

/// <summary>
/// The C surface, read from our own headers: they are the declaration. It understands the C that stands in them (one prototype a line
/// behind its comment, plain typedefs and structs, simple macros) and nothing more.
/// </summary>
internal sealed class CHeaders
{
    private static readonly Regex SymbolLine = new(
        @"^/\* (\S+) (\w+)(?:\(([\w.]+)\))?( checked)? \*/ (.+);$", RegexOptions.Multiline | RegexOptions.CultureInvariant);
    private static readonly Regex PointerTypedef = new(@"^typedef (\w+) \*(\w+);$", RegexOptions.Multiline | RegexOptions.CultureInvariant);
    private static readonly Regex StructTypedef = new(
        @"^typedef struct (\w+) (\w+);$", RegexOptions.Multiline | RegexOptions.CultureInvariant);
    private static readonly Regex ScalarTypedef = new(
        @"^typedef ((?:unsigned )?(?:long long|long|int)) (\w+);$", RegexOptions.Multiline | RegexOptions.CultureInvariant);
    private static readonly Regex FunctionTypedef = new(
        @"^typedef .*\(\*(\w+)\)\(", RegexOptions.Multiline | RegexOptions.CultureInvariant);
    private static readonly Regex EnumTypedef = new(@"^\} (\w+);$", RegexOptions.Multiline | RegexOptions.CultureInvariant);
    private static readonly Regex StructBody = new(
        @"^struct (\w+) \{\n(.*?)^\};$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant);
    private static readonly Regex Macro = new(@"^#define (\w+) (.+)$", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    private readonly Dictionary<string, string> _macros = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _pointers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _tags = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _scalars = new(StringComparer.Ordinal);
    private readonly HashSet<string> _functions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _enums = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CStruct> _structs = new(StringComparer.Ordinal);

    /// <summary>Reads the texts of all headers, in any order.</summary>
    public CHeaders(IEnumerable<string> texts)
    {
        var all = texts.ToList();
        foreach (string text in all)
        {
            Collect(Macro, text, m => _macros[m.Groups[1].Value] = m.Groups[2].Value);
            Collect(PointerTypedef, text, m => _pointers[m.Groups[2].Value] = m.Groups[1].Value);
            Collect(StructTypedef, text, m => _tags[m.Groups[2].Value] = m.Groups[1].Value);
            Collect(ScalarTypedef, text, m => _scalars[m.Groups[2].Value] = m.Groups[1].Value);
            Collect(FunctionTypedef, text, m => _functions.Add(m.Groups[1].Value));
            Collect(EnumTypedef, text, m => _enums.Add(m.Groups[1].Value));
        }

        foreach (string text in all)
        {
            Collect(StructBody, text, m => _structs[m.Groups[1].Value] = ReadStruct(m.Groups[1].Value, m.Groups[2].Value));
        }

        Symbols = all.SelectMany(text => SymbolLine.Matches(text).Cast<Match>().Select(ReadSymbol))
            .OrderBy(s => s.Name, StringComparer.Ordinal).ToList();
    }

    /// <summary>Every exported symbol, by name.</summary>
    public IReadOnlyList<CSymbol> Symbols { get; }

    /// <summary>Every struct with a body, by name.</summary>
    public IEnumerable<CStruct> Structs => _structs.Values.OrderBy(s => s.Name, StringComparer.Ordinal);

    /// <summary>The struct behind a pointer type such as <c>virDomainInfoPtr</c>, or null.</summary>
    public CStruct? StructOf(string pointerType)
    {
        string name = _pointers.TryGetValue(pointerType, out string? target) ? target : pointerType;
        string tag = _tags.TryGetValue(name, out string? found) ? found : name;
        return _structs.TryGetValue(tag, out CStruct? result) ? result : null;
    }

    /// <summary>Whether a type is a function pointer.</summary>
    public bool IsCallback(string type) => _functions.Contains(type);

    /// <summary>Whether a type is a named pointer.</summary>
    public bool IsPointer(string type) => _pointers.ContainsKey(type);

    /// <summary>The plain C type under a typedef of a number or an enum; the type itself otherwise.</summary>
    public string Scalar(string type) => _scalars.TryGetValue(type, out string? target) ? target : _enums.Contains(type) ? "int" : type;

    private static void Collect(Regex pattern, string text, Action<Match> use)
    {
        foreach (Match match in pattern.Matches(text))
        {
            use(match);
        }
    }

    private static CSymbol ReadSymbol(Match match)
    {
        string prototype = match.Groups[5].Value;
        bool isChecked = match.Groups[4].Success;
        string node = match.Groups[1].Value, shape = match.Groups[2].Value, subject = match.Groups[3].Value;
        int open = prototype.IndexOf('(');
        if (open < 0)
        {
            CParameter data = Split(prototype.Replace("extern ", ""));
            return new CSymbol(node, shape, subject, data.Type, data.Name, [], prototype, isChecked);
        }

        CParameter function = Split(prototype.Substring(0, open));
        string inside = prototype.Substring(open + 1, prototype.Length - open - 2);
        var parameters = inside == "void" ? [] : inside.Split(',').Select(Split).ToList();
        return new CSymbol(node, shape, subject, function.Type, function.Name, parameters, prototype, isChecked);
    }

    /// <summary>Splits <c>const char *name</c> into type and name.</summary>
    private static CParameter Split(string declaration)
    {
        string text = declaration.Trim();
        int at = text.Length;
        while (at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] == '_'))
        {
            at--;
        }

        return new CParameter(text.Substring(0, at).Trim(), text.Substring(at));
    }

    private CStruct ReadStruct(string name, string body)
    {
        // The one union of the interface is eight bytes wide.
        string flat = Regex.Replace(body, @"union \{.*?\} (\w+);", "unsigned long long $1;", RegexOptions.Singleline);
        var fields = new List<CField>();
        int at = 0, widest = 1;
        foreach (string line in flat.Split(';').Select(l => l.Trim()).Where(l => l.Length > 0))
        {
            int bracket = line.IndexOf('[');
            CParameter field = Split(bracket < 0 ? line : line.Substring(0, bracket));
            int length = bracket < 0 ? 0 : Value(line.Substring(bracket + 1, line.Length - bracket - 2));
            int size = SizeOf(field.Type);
            at = (at + size - 1) / size * size;
            fields.Add(new CField(field.Type, field.Name, at, length));
            at += size * Math.Max(1, length);
            widest = Math.Max(widest, size);
        }

        return new CStruct(name, fields, (at + widest - 1) / widest * widest);
    }

    private int SizeOf(string type) => type.EndsWith("*", StringComparison.Ordinal) || IsPointer(type) || IsCallback(type)
        ? 8
        : Scalar(type) switch
        {
            "char" or "unsigned char" => 1,
            "unsigned short" or "short" => 2,
            "int" or "unsigned int" => 4,
            _ => 8,
        };

    /// <summary>A macro, a number, or a sum in parentheses.</summary>
    private int Value(string expression)
    {
        string text = expression.Trim().Trim('(', ')');
        return text.Split('+').Sum(part =>
            _macros.TryGetValue(part.Trim(), out string? macro) ? Value(macro) : int.Parse(part.Trim(), CultureInfo.InvariantCulture));
    }
}
