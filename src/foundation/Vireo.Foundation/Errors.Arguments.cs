namespace Vireo;

/// <summary>Errors of arguments that every driver checks alike.</summary>
public static partial class Errors
{
    /// <summary>Flags that the function of the driver does not know (code 8, without the code's usual text).</summary>
    public static VirException UnsupportedFlags(ErrorDomain domain, uint flags, string function)
    {
        string text = $"unsupported flags (0x{flags:x}) in function {function}";
        return new VirException(ErrorCode.InvalidArg, domain, text, str1: function, str2: "flags", int1: 0, int2: 0);
    }

    /// <summary>An argument of the driver's function is wrong (code 8, without the code's usual text).</summary>
    public static VirException BadArgumentOf(ErrorDomain domain, string function, string argument, string message) =>
        new(ErrorCode.InvalidArg, domain, message, str1: function, str2: argument, int1: 0, int2: 0);

    /// <summary>A table that a caller wants filled would be larger than a number can say (code 82).</summary>
    public static VirException TooLarge(uint rows, uint columns, string function) =>
        Report(DomainOf(function), ErrorCode.Overflow, $"input too large: {rows} * {columns}");

    /// <summary>The name of a typed parameter fills its whole field (code 8).</summary>
    public static VirException ParameterNameTooLong(string name) =>
        new(ErrorCode.InvalidArg, ErrorDomain.None, $"string parameter name '{name}' too long", str1: "virTypedParameterValidateSet",
            str2: "params", int1: 0, int2: 0);

    /// <summary>An error whose whole message is given (code and text do not follow the code's template).</summary>
    public static VirException Plain(ErrorDomain domain, ErrorCode code, string message) =>
        new(code, domain, message, str1: "%s", str2: message);
}
