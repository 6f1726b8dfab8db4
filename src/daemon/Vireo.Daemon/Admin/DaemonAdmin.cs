using Vireo.Operations;

namespace Vireo.Daemon;

/// <summary>What <c>virt-admin</c> can see and change: servers, clients, limits, logging, time-out, end. It only forwards to the parts that
/// do it.</summary>
internal sealed partial class DaemonAdmin(DaemonControl control, LogRouter log) : AdminConnection
{
    private readonly List<ServerEntry> _servers = [];

    /// <summary>Makes a server visible.</summary>
    public void Add(ServerEntry server) => _servers.Add(server);

    public override ValueTask<ulong> GetLibraryVersionAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(DaemonVersion.Library);

    public override ValueTask<IReadOnlyList<AdminServerRef>> ListServersAsync(uint flags, CancellationToken cancellationToken)
    {
        NoFlags(flags, "adminConnectListServers");
        return ValueTask.FromResult<IReadOnlyList<AdminServerRef>>([.. _servers.Select(static s => new AdminServerRef(s.Name))]);
    }

    public override ValueTask<AdminServerRef> LookupServerAsync(string name, uint flags, CancellationToken cancellationToken)
    {
        NoFlags(flags, "adminConnectLookupServer");
        return ValueTask.FromResult(new AdminServerRef(Find(new AdminServerRef(name)).Name));
    }

    public override ValueTask<AdminLogOutputs> GetLoggingOutputsAsync(uint flags, CancellationToken cancellationToken)
    {
        NoFlags(flags, "adminConnectGetLoggingOutputs");
        IReadOnlyList<LogOutputSpec> outputs = log.Outputs;
        return ValueTask.FromResult(new AdminLogOutputs(string.Join(' ', outputs), (uint)outputs.Count));
    }

    public override ValueTask<AdminLogFilters> GetLoggingFiltersAsync(uint flags, CancellationToken cancellationToken)
    {
        NoFlags(flags, "adminConnectGetLoggingFilters");
        IReadOnlyList<LogFilter> filters = log.Filters;
        return ValueTask.FromResult(new AdminLogFilters(
            filters.Count == 0 ? null : string.Concat(filters.Select(static f => f + " ")), (uint)filters.Count));
    }

    public override ValueTask SetLoggingOutputsAsync(string? outputs, uint flags, CancellationToken cancellationToken)
    {
        NoFlags(flags, "adminConnectSetLoggingOutputs");
        log.SetOutputs(string.IsNullOrEmpty(outputs) ? [control.DefaultLogOutput] : LogOutputSpec.ParseAll(outputs));
        return ValueTask.CompletedTask;
    }

    public override ValueTask SetLoggingFiltersAsync(string? filters, uint flags, CancellationToken cancellationToken)
    {
        NoFlags(flags, "adminConnectSetLoggingFilters");
        log.SetFilters(string.IsNullOrEmpty(filters) ? [] : LogFilter.ParseAll(filters));
        return ValueTask.CompletedTask;
    }

    public override ValueTask SetDaemonTimeoutAsync(uint timeout, uint flags, CancellationToken cancellationToken)
    {
        NoFlags(flags, "adminConnectSetDaemonTimeout");
        control.SetTimeout(timeout);
        return ValueTask.CompletedTask;
    }

    public override ValueTask DaemonShutdownAsync(AdmConnectDaemonShutdownFlags flags, CancellationToken cancellationToken)
    {
        control.RequestStop();
        return ValueTask.CompletedTask;
    }

    private static void NoFlags(uint flags, string function)
    {
        if (flags != 0)
        {
            throw Errors.UnsupportedFlags(ErrorDomain.Admin, flags, function);
        }
    }

    private ServerEntry Find(AdminServerRef server) =>
        _servers.Find(s => s.Name == server.Name)
        ?? throw AdminErrors.ServerUnknown(server.Name);
}
