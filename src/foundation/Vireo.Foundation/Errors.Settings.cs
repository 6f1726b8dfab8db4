namespace Vireo;

/// <content>Errors in configuration files and in JSON texts.</content>
public static partial class Errors
{
    /// <summary>A setting that cannot be obeyed; <paramref name="reason"/> is the setting's own.</summary>
    [ErrorText(ErrorCode.ConfigUnsupported, "{file}:{line}: {setting}: {reason}", Domain = ErrorDomain.Conf)]
    internal static partial VirException SettingRefused(string file, int line, string setting, string reason);

    [ErrorText(ErrorCode.InternalError, "{file}: {reason}", Domain = ErrorDomain.Conf)]
    internal static partial VirException SettingInvalid(string file, string reason);

    [ErrorText(ErrorCode.InternalError, "cannot parse json {text}: {reason}")]
    public static partial VirException JsonUnreadable(ErrorDomain domain, string text, string reason, Exception inner);

    [ErrorText(ErrorCode.InvalidArg, "a value with key '{key}' already exists")]
    internal static partial VirException JsonKeyTwice(string key);

    [ErrorText(ErrorCode.InvalidArg, "mixed object and nested object for key '{key}'")]
    internal static partial VirException JsonKeyMixed(string key);

    [ErrorText(ErrorCode.ConfSyntax, "{file}: {expected}", Domain = ErrorDomain.Conf)]
    internal static partial VirException ValueUnexpected(string file, string expected);

    [ErrorText(ErrorCode.ConfSyntax, "{file}:{line}: {expected}", Domain = ErrorDomain.Conf)]
    internal static partial VirException ConfigSyntax(string file, int line, string expected);
}
