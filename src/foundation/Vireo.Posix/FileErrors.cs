namespace Vireo.Posix;

/// <summary>Errors of files and descriptors.</summary>
[ErrorCatalogue(ErrorDomain.None)]
public static partial class FileErrors
{
    [ErrorText(ErrorCode.SystemError, "failed to generate random bytes")]
    public static partial VirException NoRandomBytes(int errno);

    [ErrorText(ErrorCode.SystemError, "cannot create a file in memory")]
    public static partial VirException MemoryFileNotCreated(int errno);

    [ErrorText(ErrorCode.SystemError, "cannot create a wait set")]
    public static partial VirException WaitSetNotCreated(int errno);

    [ErrorText(ErrorCode.SystemError, "cannot wait for file descriptors")]
    public static partial VirException WaitFailed(int errno);

    [ErrorText(ErrorCode.SystemError, "cannot watch file descriptor")]
    public static partial VirException WatchFailed(int errno);

    [ErrorText(ErrorCode.SystemError, "cannot duplicate file descriptor")]
    public static partial VirException NotDuplicated(int errno);

    [ErrorText(ErrorCode.SystemError, "unable to open '{path}'")]
    public static partial VirException NotOpened(int errno, string path);

    [ErrorText(ErrorCode.SystemError, "Unable to create pipes")]
    public static partial VirException PipesNotCreated(int errno);

    [ErrorText(ErrorCode.SystemError, "cannot create event descriptor")]
    public static partial VirException EventNotCreated(int errno);

    [ErrorText(ErrorCode.SystemError, "Unable to set non-blocking mode")]
    public static partial VirException NonBlockingNotSet(int errno);

    [ErrorText(ErrorCode.SystemError, "Failed to set close-on-exec file descriptor flag")]
    public static partial VirException CloseOnExecNotSet(int errno);

    [ErrorText(ErrorCode.SystemError, "unable to read from file descriptor")]
    public static partial VirException ReadFailed(int errno);

    [ErrorText(ErrorCode.SystemError, "unable to write to file descriptor")]
    public static partial VirException WriteFailed(int errno);

    [ErrorText(ErrorCode.SystemError, "Failed to acquire lock on '{path}'")]
    public static partial VirException LockNotAcquired(int errno, string path);

    [ErrorText(ErrorCode.SystemError, "Failed to truncate '{path}'")]
    public static partial VirException NotTruncated(int errno, string path);

    [ErrorText(ErrorCode.SystemError, "unable to set user and group to '{user}:{group}' on '{path}'")]
    public static partial VirException OwnerNotSet(int errno, long? user, long? group, string path);

    [ErrorText(ErrorCode.SystemError, "cannot open directory '{folder}'")]
    public static partial VirException FolderNotOpened(int errno, string folder);

    [ErrorText(ErrorCode.SystemError, "cannot sync folder '{folder}'")]
    public static partial VirException FolderNotSynced(int errno, string folder);

    [ErrorText(ErrorCode.InternalError, "cannot create a RELAX NG validation context", Domain = ErrorDomain.Xml)]
    public static partial VirException NoSchemaContext();
}
