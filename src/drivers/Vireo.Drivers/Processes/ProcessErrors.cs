namespace Vireo.Drivers;

/// <summary>Errors of programs that a driver runs.</summary>
[ErrorCatalogue(ErrorDomain.None)]
internal static partial class ProcessErrors
{
    /// <summary>A hook script failed; <paramref name="report"/> is the whole report of its end.</summary>
    [ErrorText(ErrorCode.HookScriptFailed, "{report}", Domain = ErrorDomain.Hook)]
    public static partial VirException HookFailed(string report);

    [ErrorText(ErrorCode.OperationTimeout, "Child process ({command}) did not end in {seconds:0} seconds")]
    public static partial VirException ChildTimeout(string command, double seconds);

    /// <summary>As libvirt's <c>virCommandRun</c> reports it: the command line, the end, what the program wrote.</summary>
    [ErrorText(ErrorCode.InternalError, "Child process ({command}) unexpected {end}{output}")]
    public static partial VirException ChildFailed(string command, string end, string output);
}
