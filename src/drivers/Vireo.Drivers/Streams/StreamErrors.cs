namespace Vireo.Drivers;

/// <summary>Errors of streams over bytes in memory.</summary>
[ErrorCatalogue(ErrorDomain.Streams)]
internal static partial class StreamErrors
{
    [ErrorText(ErrorCode.SystemError, "unable to truncate")]
    public static partial VirException NotTruncated(int errno);
}
