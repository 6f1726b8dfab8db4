namespace Vireo;

/// <content>Errors in configuration files and in JSON texts. Those of settings are reasons: their place is put before them.</content>
public static partial class Errors
{
    /// <summary>The same error with the place of the setting that is its cause before the text: file, line, key, reason. An error that has
    /// such a place keeps it.</summary>
    public static VirException At(this VirException reason, ConfigPlace place)
    {
        if (reason.Setting is not null)
        {
            return reason;
        }

        string detail = $"{place}: {reason.Str2 ?? reason.Message}";
        return new VirException(
            reason.Code, reason.Domain, ErrorTexts.Format(reason.Code, detail), reason.Level, reason.Str1, detail, reason.Str3, reason.Int1,
            reason.Int2, reason)
        { Setting = place };
    }

    [ErrorText(ErrorCode.InternalError, "expected a string", Domain = ErrorDomain.Conf)]
    internal static partial VirException TextExpected();

    [ErrorText(ErrorCode.InternalError, "expected a string list", Domain = ErrorDomain.Conf)]
    internal static partial VirException TextsExpected();

    [ErrorText(ErrorCode.InternalError, "expected a string or string list", Domain = ErrorDomain.Conf)]
    internal static partial VirException TextOrTextsExpected();

    [ErrorText(ErrorCode.InternalError, "expected a bool", Domain = ErrorDomain.Conf)]
    internal static partial VirException FlagExpected();

    [ErrorText(ErrorCode.InternalError, "value must be 0 or 1", Domain = ErrorDomain.Conf)]
    internal static partial VirException FlagOutOfRange();

    [ErrorText(ErrorCode.InternalError, "expected an unsigned integer", Domain = ErrorDomain.Conf)]
    internal static partial VirException UnsignedExpected();

    [ErrorText(ErrorCode.InternalError, "expected a signed integer", Domain = ErrorDomain.Conf)]
    internal static partial VirException SignedExpected();

    [ErrorText(ErrorCode.InternalError, "value must be in range {least}:{most}", Domain = ErrorDomain.Conf)]
    internal static partial VirException NumberOutOfRange(long least, long most);

    [ErrorText(ErrorCode.ConfigUnsupported, "an absolute path is needed, not '{path}'", Domain = ErrorDomain.Conf)]
    internal static partial VirException PathNotAbsolute(string path);

    /// <summary>libvirt's text for its clients' files, which names no line.</summary>
    [ErrorText(ErrorCode.InternalError, "{file}: expected a string for '{key}' parameter", Domain = ErrorDomain.Conf)]
    internal static partial VirException TextExpectedFor(string file, string key);

    /// <summary>libvirt's text for its clients' files, which names no line.</summary>
    [ErrorText(ErrorCode.InternalError, "{file}: expected a string list for '{key}' parameter", Domain = ErrorDomain.Conf)]
    internal static partial VirException TextsExpectedFor(string file, string key);

    [ErrorText(ErrorCode.InternalError, "cannot parse json {text}: {reason}")]
    public static partial VirException JsonUnreadable(ErrorDomain domain, string text, string reason, Exception inner);

    [ErrorText(ErrorCode.InvalidArg, "a value with key '{key}' already exists")]
    internal static partial VirException JsonKeyTwice(string key);

    [ErrorText(ErrorCode.InvalidArg, "mixed object and nested object for key '{key}'")]
    internal static partial VirException JsonKeyMixed(string key);

    /// <summary>libvirt's text for a list with something else in it.</summary>
    [ErrorText(ErrorCode.ConfSyntax, "{file}: expected a string list for '{key}' parameter", Domain = ErrorDomain.Conf)]
    internal static partial VirException TextsExpectedInside(string file, string key);

    [ErrorText(ErrorCode.ConfSyntax, "{file}:{line}: {expected}", Domain = ErrorDomain.Conf)]
    internal static partial VirException ConfigSyntax(string file, int line, string expected);
}
