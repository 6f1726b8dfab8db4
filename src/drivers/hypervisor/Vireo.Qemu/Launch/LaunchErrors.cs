namespace Vireo.Drivers.Qemu.Launch;

/// <summary>Errors of preparing a guest for running.</summary>
[ErrorCatalogue(ErrorDomain.Qemu)]
internal static partial class LaunchErrors
{
    [ErrorText(ErrorCode.InternalError, "Unable to find an unused port in range 'display' ({first}-{last})")]
    public static partial VirException NoDisplayPort(int first, int last);

    [ErrorText(ErrorCode.SystemError, "Cannot access storage file '{path}'", Domain = ErrorDomain.Storage)]
    public static partial VirException StorageFileInaccessible(int errno, string path);

    [ErrorText(ErrorCode.SystemError, "Cannot access storage file '{path}'{user}", Domain = ErrorDomain.Storage)]
    public static partial VirException StorageFileDenied(int errno, string path, string user);

    [ErrorText(ErrorCode.InternalError, "nobody listens on '{path}'")]
    public static partial VirException NobodyListens(string path);
}
