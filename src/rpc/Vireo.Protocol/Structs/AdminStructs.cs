// Wire structs: Admin.
using Vireo.Xdr;

namespace Vireo.Protocol;

[XdrStruct("admin_connect_open_args")]
public readonly partial record struct AdminConnectOpenArgs(uint Flags);

[XdrStruct("admin_connect_get_lib_version_ret")]
public readonly partial record struct AdminConnectGetLibVersionRet(ulong LibVer);

[XdrStruct("admin_connect_list_servers_args")]
public readonly partial record struct AdminConnectListServersArgs(
    [Wire("need_results"), Role(FieldRole.NeedResults)] uint NeedResults,
    uint Flags);

[XdrStruct("admin_connect_list_servers_ret")]
public readonly partial record struct AdminConnectListServersRet(
    [Max(AdminLimits.ServerListMax)] IReadOnlyList<AdminServerRef> Servers,
    [Role(FieldRole.Count)] uint Ret);

[XdrStruct("admin_connect_lookup_server_args")]
public readonly partial record struct AdminConnectLookupServerArgs([Max(AdminLimits.StringMax)] string Name, uint Flags);

[XdrStruct("admin_connect_lookup_server_ret")]
public readonly partial record struct AdminConnectLookupServerRet(AdminServerRef Srv);

[XdrStruct("admin_server_get_threadpool_parameters_args")]
public readonly partial record struct AdminServerGetThreadPoolParametersArgs(AdminServerRef Srv, uint Flags);

[XdrStruct("admin_server_get_threadpool_parameters_ret")]
public readonly partial record struct AdminServerGetThreadPoolParametersRet(
    [Max(AdminLimits.ServerThreadPoolParametersMax)] TypedParameterList Params);

[XdrStruct("admin_server_set_threadpool_parameters_args")]
public readonly partial record struct AdminServerSetThreadPoolParametersArgs(
    AdminServerRef Srv,
    [Max(AdminLimits.ServerThreadPoolParametersMax)] TypedParameterList Params,
    uint Flags);

[XdrStruct("admin_server_list_clients_args")]
public readonly partial record struct AdminServerListClientsArgs(
    AdminServerRef Srv,
    [Wire("need_results"), Role(FieldRole.NeedResults)] uint NeedResults,
    uint Flags);

[XdrStruct("admin_server_list_clients_ret")]
public readonly partial record struct AdminServerListClientsRet(
    [Max(AdminLimits.ClientListMax)] IReadOnlyList<AdminClientRef> Clients,
    [Role(FieldRole.Count)] uint Ret);

[XdrStruct("admin_server_lookup_client_args")]
public readonly partial record struct AdminServerLookupClientArgs(AdminServerRef Srv, ulong Id, uint Flags);

[XdrStruct("admin_server_lookup_client_ret")]
public readonly partial record struct AdminServerLookupClientRet(AdminClientRef Clnt);

[XdrStruct("admin_client_get_info_args")]
public readonly partial record struct AdminClientGetInfoArgs(AdminClientRef Clnt, uint Flags);

[XdrStruct("admin_client_get_info_ret")]
public readonly partial record struct AdminClientGetInfoRet([Max(AdminLimits.ClientInfoParametersMax)] TypedParameterList Params);

[XdrStruct("admin_client_close_args")]
public readonly partial record struct AdminClientCloseArgs(AdminClientRef Clnt, uint Flags);

[XdrStruct("admin_server_get_client_limits_args")]
public readonly partial record struct AdminServerGetClientLimitsArgs(AdminServerRef Srv, uint Flags);

[XdrStruct("admin_server_get_client_limits_ret")]
public readonly partial record struct AdminServerGetClientLimitsRet([Max(AdminLimits.ServerClientLimitsMax)] TypedParameterList Params);

[XdrStruct("admin_server_set_client_limits_args")]
public readonly partial record struct AdminServerSetClientLimitsArgs(
    AdminServerRef Srv,
    [Max(AdminLimits.ServerClientLimitsMax)] TypedParameterList Params,
    uint Flags);

[XdrStruct("admin_server_update_tls_files_args")]
public readonly partial record struct AdminServerUpdateTlsFilesArgs(AdminServerRef Srv, uint Flags);

[XdrStruct("admin_connect_get_logging_outputs_args")]
public readonly partial record struct AdminConnectGetLoggingOutputsArgs(uint Flags);

[XdrStruct("admin_connect_get_logging_outputs_ret")]
public readonly partial record struct AdminConnectGetLoggingOutputsRet([Max(AdminLimits.StringMax)] string Outputs, uint Noutputs);

[XdrStruct("admin_connect_get_logging_filters_args")]
public readonly partial record struct AdminConnectGetLoggingFiltersArgs(uint Flags);

[XdrStruct("admin_connect_get_logging_filters_ret")]
public readonly partial record struct AdminConnectGetLoggingFiltersRet([Max(AdminLimits.StringMax)] string? Filters, uint Nfilters);

[XdrStruct("admin_connect_set_logging_outputs_args")]
public readonly partial record struct AdminConnectSetLoggingOutputsArgs([Max(AdminLimits.StringMax)] string? Outputs, uint Flags);

[XdrStruct("admin_connect_set_logging_filters_args")]
public readonly partial record struct AdminConnectSetLoggingFiltersArgs([Max(AdminLimits.StringMax)] string? Filters, uint Flags);

[XdrStruct("admin_connect_set_daemon_timeout_args")]
public readonly partial record struct AdminConnectSetDaemonTimeoutArgs(uint Timeout, uint Flags);

[XdrStruct("admin_connect_daemon_shutdown_args")]
public readonly partial record struct AdminConnectDaemonShutdownArgs(uint Flags);
