namespace Vireo.Protocol;

/// <summary>The procedures of the admin program with everything that is fixed about each of them.</summary>
[Program("admin", 0x06900690, 1)]
public enum AdminProcedure
{
    [Procedure(Args = typeof(AdminConnectOpenArgs), Function = "virAdmConnectOpen", Manual = true)]
    ConnectOpen = 1,

    [Procedure(Function = "virAdmConnectClose", Manual = true)]
    ConnectClose = 2,

    [Procedure(Ret = typeof(AdminConnectGetLibVersionRet), Function = "virAdmConnectGetLibVersion")]
    ConnectGetLibVersion = 3,

    [Procedure(Args = typeof(AdminConnectListServersArgs), Ret = typeof(AdminConnectListServersRet), Function = "virAdmConnectListServers")]
    ConnectListServers = 4,

    [Procedure(Args = typeof(AdminConnectLookupServerArgs), Ret = typeof(AdminConnectLookupServerRet),
        Function = "virAdmConnectLookupServer")]
    ConnectLookupServer = 5,

    [Procedure(Args = typeof(AdminServerGetThreadPoolParametersArgs), Ret = typeof(AdminServerGetThreadPoolParametersRet),
        Function = "virAdmServerGetThreadPoolParameters")]
    [WireProcedure("ADMIN_PROC_SERVER_GET_THREADPOOL_PARAMETERS")]
    ServerGetThreadPoolParameters = 6,

    [Procedure(Args = typeof(AdminServerSetThreadPoolParametersArgs), Function = "virAdmServerSetThreadPoolParameters")]
    [WireProcedure("ADMIN_PROC_SERVER_SET_THREADPOOL_PARAMETERS")]
    ServerSetThreadPoolParameters = 7,

    [Procedure(Args = typeof(AdminServerListClientsArgs), Ret = typeof(AdminServerListClientsRet), Function = "virAdmServerListClients")]
    ServerListClients = 8,

    [Procedure(Args = typeof(AdminServerLookupClientArgs), Ret = typeof(AdminServerLookupClientRet), Function = "virAdmServerLookupClient")]
    ServerLookupClient = 9,

    [Procedure(Args = typeof(AdminClientGetInfoArgs), Ret = typeof(AdminClientGetInfoRet), Function = "virAdmClientGetInfo")]
    ClientGetInfo = 10,

    [Procedure(Args = typeof(AdminClientCloseArgs), Function = "virAdmClientClose")]
    ClientClose = 11,

    [Procedure(Args = typeof(AdminServerGetClientLimitsArgs), Ret = typeof(AdminServerGetClientLimitsRet),
        Function = "virAdmServerGetClientLimits")]
    ServerGetClientLimits = 12,

    [Procedure(Args = typeof(AdminServerSetClientLimitsArgs), Function = "virAdmServerSetClientLimits")]
    ServerSetClientLimits = 13,

    [Procedure(Args = typeof(AdminConnectGetLoggingOutputsArgs), Ret = typeof(AdminConnectGetLoggingOutputsRet),
        Function = "virAdmConnectGetLoggingOutputs")]
    ConnectGetLoggingOutputs = 14,

    [Procedure(Args = typeof(AdminConnectGetLoggingFiltersArgs), Ret = typeof(AdminConnectGetLoggingFiltersRet),
        Function = "virAdmConnectGetLoggingFilters")]
    ConnectGetLoggingFilters = 15,

    [Procedure(Args = typeof(AdminConnectSetLoggingOutputsArgs), Function = "virAdmConnectSetLoggingOutputs")]
    ConnectSetLoggingOutputs = 16,

    [Procedure(Args = typeof(AdminConnectSetLoggingFiltersArgs), Function = "virAdmConnectSetLoggingFilters")]
    ConnectSetLoggingFilters = 17,

    [Procedure(Args = typeof(AdminServerUpdateTlsFilesArgs), Function = "virAdmServerUpdateTlsFiles")]
    ServerUpdateTlsFiles = 18,

    [Procedure(Args = typeof(AdminConnectSetDaemonTimeoutArgs), Function = "virAdmConnectSetDaemonTimeout")]
    ConnectSetDaemonTimeout = 19,

    [Procedure(Args = typeof(AdminConnectDaemonShutdownArgs), Function = "virAdmConnectDaemonShutdown")]
    ConnectDaemonShutdown = 20,
}
