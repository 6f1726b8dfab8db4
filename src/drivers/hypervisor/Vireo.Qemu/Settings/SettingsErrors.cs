namespace Vireo.Drivers.Qemu;

/// <summary>Errors in qemu.conf.</summary>
[ErrorCatalogue(ErrorDomain.Conf)]
internal static partial class SettingsErrors
{
    [ErrorText(ErrorCode.InternalError, "port must be between the minimal port and 65535")]
    public static partial VirException PortsReversed();

    [ErrorText(ErrorCode.InternalError, "port must be greater than or equal to {least}")]
    public static partial VirException FirstPort(int least);

    [ErrorText(ErrorCode.InternalError, "port must be greater than {limit}")]
    public static partial VirException PortTooLow(int limit);

    [ErrorText(ErrorCode.ConfSyntax, "directory '{folder}' does not exist")]
    public static partial VirException FolderMissing(string folder);

    [ErrorText(ErrorCode.ConfSyntax, "Duplicate security driver {driver}")]
    public static partial VirException SecurityDriverTwice(string driver);

    [ErrorText(ErrorCode.ConfigUnsupported, "Security driver {driver} not enabled", Domain = ErrorDomain.Security)]
    public static partial VirException SecurityDriverDisabled(string driver);

    [ErrorText(ErrorCode.InternalError, "Security driver {driver} not found", Domain = ErrorDomain.Security)]
    public static partial VirException SecurityDriverUnknown(string driver);

    [ErrorText(ErrorCode.ConfSyntax, "Unknown cgroup controller '{name}'")]
    public static partial VirException ControllerUnknown(string name);

    [ErrorText(ErrorCode.ConfSyntax, "Unknown namespace: {name}")]
    public static partial VirException NamespaceUnknown(string name);

    [ErrorText(ErrorCode.ConfigUnsupported, "Unknown stdio handler {handler}")]
    public static partial VirException StdioHandlerUnknown(string handler);

    [ErrorText(ErrorCode.ConfigUnsupported, "Unknown sched_core value {value}")]
    public static partial VirException CoreSchedulingUnknown(string value);

    [ErrorText(ErrorCode.ConfigUnsupported, "Unknown core size '{size}'")]
    public static partial VirException CoreSizeUnknown(string size);

    [ErrorText(ErrorCode.ConfSyntax, "must not be the address of the local machine: {host}")]
    public static partial VirException MigrationHostLocal(string host);

    [ErrorText(ErrorCode.SystemError, "cannot determine filesystem for '{mount}'", Domain = ErrorDomain.None)]
    public static partial VirException FilesystemUndetermined(int errno, string mount);

    [ErrorText(ErrorCode.InternalError, "not a hugetlbfs mount: '{mount}'", Domain = ErrorDomain.None)]
    public static partial VirException NotHugetlbfs(string mount);

    [ErrorText(ErrorCode.ConfigUnsupported, "Invalid nvram format: {pair}")]
    public static partial VirException NvramInvalid(string pair);

    [ErrorText(ErrorCode.ConfigUnsupported, "Security driver \"none\" cannot create confined guests", Domain = ErrorDomain.Security)]
    public static partial VirException NoneConfined();

    [ErrorText(ErrorCode.ConfigUnsupported, "unknown image format '{format}'")]
    public static partial VirException ImageFormatUnknown(string format);

    [ErrorText(ErrorCode.ConfigUnsupported, "it must be \"none\", \"omit\", \"reject\" or \"crash\", not '{behavior}'")]
    public static partial VirException DeprecationUnknown(string behavior);

    [ErrorText(ErrorCode.ConfigUnsupported, "certificates with a passphrase are not supported")]
    public static partial VirException SecretsUnsupported();

    [ErrorText(ErrorCode.ConfigUnsupported, "TLS of this transport is not supported")]
    public static partial VirException TransportTlsUnsupported();

    [ErrorText(ErrorCode.ConfigUnsupported, "control groups are not used: only an empty list is possible")]
    public static partial VirException ControllersUnsupported();

    [ErrorText(ErrorCode.ConfigUnsupported, "access to devices is not narrowed, and the list leaves out some that every guest has")]
    public static partial VirException DevicesNotNarrowed();

    [ErrorText(ErrorCode.ConfigUnsupported, "private mount namespaces are not supported")]
    public static partial VirException NamespacesUnsupported();

    [ErrorText(ErrorCode.ConfigUnsupported, "lock managers are not supported")]
    public static partial VirException LockManagersUnsupported();

    [ErrorText(ErrorCode.ConfigUnsupported, "filters of MAC addresses are not supported")]
    public static partial VirException MacFilterUnsupported();

    [ErrorText(ErrorCode.ConfigUnsupported, "dumps go through the cache")]
    public static partial VirException DumpsUseCache();

    [ErrorText(ErrorCode.ConfigUnsupported, "saved guests are read through the cache")]
    public static partial VirException RestoresUseCache();

    [ErrorText(ErrorCode.ConfigUnsupported, "emulators write to their log file themselves: \"file\" is supported, \"logd\" is not")]
    public static partial VirException LogDaemonUnsupported();

    [ErrorText(ErrorCode.ConfigUnsupported, "disks are never served by nbdkit")]
    public static partial VirException NbdkitUnsupported();

    [ErrorText(ErrorCode.ConfigUnsupported, "threads are not limited without cgroups")]
    public static partial VirException ThreadsNotLimited();

    [ErrorText(ErrorCode.ConfigUnsupported, "scheduling groups are not supported")]
    public static partial VirException CoreSchedulingUnsupported();
}
