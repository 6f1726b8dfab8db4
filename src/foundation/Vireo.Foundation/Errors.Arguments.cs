namespace Vireo;

/// <summary>Errors of arguments that every driver checks alike.</summary>
public static partial class Errors
{
    /// <summary>Flags that the function of the driver does not know (code 8, without the code's usual text).</summary>
    [ErrorText(ErrorCode.InvalidArg, "unsupported flags (0x{flags:x}) in function {function}", Argument = "flags")]
    public static partial VirException UnsupportedFlags(ErrorDomain domain, uint flags, string function);

    /// <summary>An argument of the driver's function is wrong (code 8, without the code's usual text).</summary>
    public static VirException BadArgumentOf(ErrorDomain domain, string function, string argument, string message) =>
        new(ErrorCode.InvalidArg, domain, message, str1: function, str2: argument, int1: 0, int2: 0);

    /// <summary>A table that a caller wants filled would be larger than a number can say (code 82).</summary>
    public static VirException TooLarge(uint rows, uint columns, string function) =>
        TooLarge(DomainOf(function), rows, columns);

    [ErrorText(ErrorCode.Overflow, "input too large: {rows} * {columns}")]
    private static partial VirException TooLarge(ErrorDomain domain, uint rows, uint columns);

    /// <summary>The name of a typed parameter fills its whole field (code 8).</summary>
    [ErrorText(ErrorCode.InvalidArg, "string parameter name '{name}' too long", Domain = ErrorDomain.None,
        Function = "virTypedParameterValidateSet", Argument = "params")]
    public static partial VirException ParameterNameTooLong(string name);
}
