using Vireo.Protocol;

namespace Vireo.Operations;

/// <summary>The daemon itself: its servers, logging, time-out and end.</summary>
public interface IAdminDaemon
{
    /// <summary><c>virAdmConnectGetLibVersion</c>.</summary>
    [Operation(AdminProcedure.ConnectGetLibVersion)]
    ValueTask<ulong> GetLibraryVersionAsync(CancellationToken cancellationToken);

    /// <summary><c>virAdmConnectListServers</c>.</summary>
    [Operation(AdminProcedure.ConnectListServers)]
    ValueTask<IReadOnlyList<AdminServerRef>> ListServersAsync(uint flags, CancellationToken cancellationToken);

    /// <summary><c>virAdmConnectLookupServer</c>.</summary>
    [Operation(AdminProcedure.ConnectLookupServer)]
    ValueTask<AdminServerRef> LookupServerAsync(string name, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virAdmConnectGetLoggingOutputs</c>.</summary>
    [Operation(AdminProcedure.ConnectGetLoggingOutputs)]
    ValueTask<AdminLogOutputs> GetLoggingOutputsAsync(uint flags, CancellationToken cancellationToken);

    /// <summary><c>virAdmConnectGetLoggingFilters</c>.</summary>
    [Operation(AdminProcedure.ConnectGetLoggingFilters)]
    ValueTask<AdminLogFilters> GetLoggingFiltersAsync(uint flags, CancellationToken cancellationToken);

    /// <summary><c>virAdmConnectSetLoggingOutputs</c>.</summary>
    [Operation(AdminProcedure.ConnectSetLoggingOutputs)]
    ValueTask SetLoggingOutputsAsync(string? outputs, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virAdmConnectSetLoggingFilters</c>.</summary>
    [Operation(AdminProcedure.ConnectSetLoggingFilters)]
    ValueTask SetLoggingFiltersAsync(string? filters, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virAdmConnectSetDaemonTimeout</c>.</summary>
    [Operation(AdminProcedure.ConnectSetDaemonTimeout)]
    ValueTask SetDaemonTimeoutAsync(uint timeout, uint flags, CancellationToken cancellationToken);

    /// <summary><c>virAdmConnectDaemonShutdown</c>.</summary>
    [Operation(AdminProcedure.ConnectDaemonShutdown)]
    ValueTask DaemonShutdownAsync(AdmConnectDaemonShutdownFlags flags, CancellationToken cancellationToken);
}
