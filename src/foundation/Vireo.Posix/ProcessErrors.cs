namespace Vireo.Posix;

/// <summary>Errors of processes.</summary>
[ErrorCatalogue(ErrorDomain.None)]
internal static partial class ProcessErrors
{
    [ErrorText(ErrorCode.SystemError, "cannot prepare a process")]
    public static partial VirException NotPrepared(int errno);

    [ErrorText(ErrorCode.SystemError, "cannot prepare descriptors")]
    public static partial VirException DescriptorsNotPrepared(int errno);

    [ErrorText(ErrorCode.SystemError, "cannot prepare the working folder")]
    public static partial VirException FolderNotPrepared(int errno);

    [ErrorText(ErrorCode.SystemError, "cannot prepare signals")]
    public static partial VirException SignalsNotPrepared(int errno);

    [ErrorText(ErrorCode.InternalError, "cannot find the path of the running program")]
    public static partial VirException OwnPathUnknown();

    [ErrorText(ErrorCode.InternalError, "the daemon did not become ready in time")]
    public static partial VirException DaemonNotReady();

    [ErrorText(ErrorCode.SystemError, "no process with pid {pid}")]
    public static partial VirException NoProcess(int errno, int pid);

    [ErrorText(ErrorCode.SystemError, "Failed to send signal {signal} to process {process}")]
    public static partial VirException SignalNotSent(int errno, int signal, int process);

    [ErrorText(ErrorCode.SystemError, "Cannot find '{program}' in path")]
    public static partial VirException ProgramNotFound(int errno, string program);

    [ErrorText(ErrorCode.SystemError, "cannot separate the thread's file system state")]
    public static partial VirException FileSystemNotSeparated(int errno);

    [ErrorText(ErrorCode.SystemError, "cannot set supplemental groups")]
    public static partial VirException GroupsNotSet(int errno);

    [ErrorText(ErrorCode.SystemError, "cannot change to '{group}' group")]
    public static partial VirException GroupNotChanged(int errno, uint group);

    [ErrorText(ErrorCode.SystemError, "cannot change to uid to '{user}'")]
    public static partial VirException UserNotChanged(int errno, uint user);

    [ErrorText(ErrorCode.SystemError, "cannot execute binary {program}")]
    public static partial VirException NotExecuted(int errno, string program);

    [ErrorText(ErrorCode.InternalError, "no descriptor number is free to hold a process back")]
    public static partial VirException NoDescriptorToHold();

    [ErrorText(ErrorCode.SystemError, "cannot limit {limit} of process {pid} to {most}")]
    public static partial VirException LimitNotSet(int errno, string limit, int pid, ulong most);

    [ErrorText(ErrorCode.SystemError, "cannot read the limit {limit} of process {pid}")]
    public static partial VirException LimitUnreadable(int errno, ResourceKind limit, int pid);

    [ErrorText(ErrorCode.SystemError, "cannot get CPU affinity of process {process}")]
    public static partial VirException AffinityUnreadable(int errno, int process);

    [ErrorText(ErrorCode.SystemError, "cannot set CPU affinity on process {process}")]
    public static partial VirException AffinityNotSet(int errno, int process);
}
