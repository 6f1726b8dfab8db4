namespace Vireo;

/// <summary>
/// The catalogue of errors. Each factory gives one libvirt error; texts are libvirt's (its message templates), because clients match on
/// them. Topics are split over partial files (<c>Errors.Topic.cs</c>); no other code may construct a <see cref="VirException"/>.
/// </summary>
public static partial class Errors
{
    /// <summary>An error of <paramref name="code"/> whose message is libvirt's template for it filled with
    /// <paramref name="detail"/>.</summary>
    public static VirException Report(ErrorDomain domain, ErrorCode code, string? detail = null, Exception? inner = null) =>
        new(code, domain, ErrorTexts.Format(code, detail), str1: detail is null
            ? ErrorTexts.Format(code, null)
            : ErrorTexts.Format(code, "%1$s"), str2: detail, inner: inner);

    /// <summary>The function is not served by the driver (code 3); <paramref name="function"/> is the C function's name.</summary>
    public static VirException NoSupport(string function, ErrorDomain? domain = null) =>
        Report(domain ?? DomainOf(function), ErrorCode.NoSupport, function);

    /// <summary>A call that changes something on a read-only connection (code 29).</summary>
    public static VirException ReadOnly(string function) => ReadOnly(DomainOf(function), function);

    [ErrorText(ErrorCode.OperationDenied, "read only access prevents {function}")]
    private static partial VirException ReadOnly(ErrorDomain domain, string function);

    /// <summary>A system call failed (code 38): <paramref name="detail"/>, then the text of <paramref name="errno"/>.</summary>
    public static VirException System(ErrorDomain domain, int errno, string detail, Exception? inner = null)
    {
        string text = errno == 0 ? detail : $"{detail}: {Errno.Describe(errno)}";
        return new VirException(ErrorCode.SystemError, domain, text, str1: "%s", str2: text, int1: errno, inner: inner);
    }
}
