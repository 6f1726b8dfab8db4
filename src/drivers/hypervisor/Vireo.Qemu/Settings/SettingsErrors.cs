namespace Vireo.Drivers.Qemu;

/// <summary>Errors in qemu.conf.</summary>
[ErrorCatalogue(ErrorDomain.Conf)]
internal static partial class SettingsErrors
{
    [ErrorText(ErrorCode.InternalError, "{file}: {ports}_port_max: port must be between the minimal port and 65535")]
    public static partial VirException LastPort(string file, string ports);

    [ErrorText(ErrorCode.InternalError, "{file}: migration_port_max: port must be between the minimal port {first} and 65535")]
    public static partial VirException LastMigrationPort(string file, int first);

    [ErrorText(ErrorCode.InternalError, "{file}: {setting}: port must be greater than or equal to {least}")]
    public static partial VirException FirstPort(string file, string setting, int least);

    [ErrorText(ErrorCode.InternalError, "{file}: {setting}: port must be greater than {limit}")]
    public static partial VirException PortZero(string file, string setting, int limit);

    [ErrorText(ErrorCode.ConfSyntax, "{key} directory '{folder}' does not exist")]
    public static partial VirException FolderMissing(string key, string folder);

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

    [ErrorText(ErrorCode.ConfSyntax, "migration_host must not be the address of the local machine: {host}")]
    public static partial VirException MigrationHostLocal(string host);

    [ErrorText(ErrorCode.SystemError, "cannot determine filesystem for '{mount}'", Domain = ErrorDomain.None)]
    public static partial VirException FilesystemUndetermined(int errno, string mount);

    [ErrorText(ErrorCode.InternalError, "not a hugetlbfs mount: '{mount}'", Domain = ErrorDomain.None)]
    public static partial VirException NotHugetlbfs(string mount);

    [ErrorText(ErrorCode.ConfigUnsupported, "Invalid nvram format: {pair}")]
    public static partial VirException NvramInvalid(string pair);

    [ErrorText(ErrorCode.ConfigUnsupported, "Security driver \"none\" cannot create confined guests", Domain = ErrorDomain.Security)]
    public static partial VirException NoneConfined();
}
