/* Administration of a daemon. The declarations of Vireo: facts of libvirt 11.3's interface; licence LGPL-2.1-or-later.
   The comment before a function is what the library is made from: docs/runbook-add-symbol.md. */
#ifndef LIBVIRT_ADMIN_H
#define LIBVIRT_ADMIN_H

#include <libvirt/libvirt.h>

#ifdef __cplusplus
extern "C" {
#endif

#define VIR_CLIENT_INFO_READONLY "readonly"
#define VIR_CLIENT_INFO_SASL_USER_NAME "sasl_user_name"
#define VIR_CLIENT_INFO_SELINUX_CONTEXT "selinux_context"
#define VIR_CLIENT_INFO_SOCKET_ADDR "sock_addr"
#define VIR_CLIENT_INFO_UNIX_GROUP_ID "unix_group_id"
#define VIR_CLIENT_INFO_UNIX_GROUP_NAME "unix_group_name"
#define VIR_CLIENT_INFO_UNIX_PROCESS_ID "unix_process_id"
#define VIR_CLIENT_INFO_UNIX_USER_ID "unix_user_id"
#define VIR_CLIENT_INFO_UNIX_USER_NAME "unix_user_name"
#define VIR_CLIENT_INFO_X509_DISTINGUISHED_NAME "tls_x509_dname"
#define VIR_SERVER_CLIENTS_CURRENT "nclients"
#define VIR_SERVER_CLIENTS_MAX "nclients_max"
#define VIR_SERVER_CLIENTS_UNAUTH_CURRENT "nclients_unauth"
#define VIR_SERVER_CLIENTS_UNAUTH_MAX "nclients_unauth_max"
#define VIR_THREADPOOL_JOB_QUEUE_DEPTH "jobQueueDepth"
#define VIR_THREADPOOL_WORKERS_CURRENT "nWorkers"
#define VIR_THREADPOOL_WORKERS_FREE "freeWorkers"
#define VIR_THREADPOOL_WORKERS_MAX "maxWorkers"
#define VIR_THREADPOOL_WORKERS_MIN "minWorkers"
#define VIR_THREADPOOL_WORKERS_PRIORITY "prioWorkers"

typedef struct _virAdmClient virAdmClient;
typedef struct _virAdmConnect virAdmConnect;
typedef struct _virAdmServer virAdmServer;

typedef virAdmClient *virAdmClientPtr;
typedef virAdmConnect *virAdmConnectPtr;
typedef virAdmServer *virAdmServerPtr;

typedef enum {
    VIR_CLIENT_TRANS_UNIX = 0,
    VIR_CLIENT_TRANS_TCP = 1,
    VIR_CLIENT_TRANS_TLS = 2,
#ifdef VIR_ENUM_SENTINELS
    VIR_CLIENT_TRANS_LAST = 3,
#endif
} virClientTransport;

typedef enum {
    VIR_DAEMON_SHUTDOWN_PRESERVE = 1,
} virAdmConnectDaemonShutdownFlags;

typedef void (*virAdmConnectCloseFunc)(virAdmConnectPtr conn, int reason, void *opaque);

/* LIBVIRT_ADMIN_2.0.0 Status(Admin.ClientClose) */ int virAdmClientClose(virAdmClientPtr client, unsigned int flags);
/* LIBVIRT_ADMIN_2.0.0 Free */ int virAdmClientFree(virAdmClientPtr client);
/* LIBVIRT_ADMIN_2.0.0 Member(Id) */ unsigned long long virAdmClientGetID(virAdmClientPtr client);
/* LIBVIRT_ADMIN_2.0.0 Out(Admin.ClientGetInfo) */ int virAdmClientGetInfo(virAdmClientPtr client, virTypedParameterPtr *params, int *nparams, unsigned int flags);
/* LIBVIRT_ADMIN_2.0.0 Member(Timestamp) */ long long virAdmClientGetTimestamp(virAdmClientPtr client);
/* LIBVIRT_ADMIN_2.0.0 Member(Transport) */ int virAdmClientGetTransport(virAdmClientPtr client);
/* LIBVIRT_ADMIN_2.0.0 Free */ int virAdmConnectClose(virAdmConnectPtr conn);
/* LIBVIRT_ADMIN_2.0.0 Out(Admin.ConnectGetLibVersion) */ int virAdmConnectGetLibVersion(virAdmConnectPtr conn, unsigned long long *libVer);
/* LIBVIRT_ADMIN_2.0.0 Manual */ char *virAdmConnectGetURI(virAdmConnectPtr conn);
/* LIBVIRT_ADMIN_2.0.0 Manual */ int virAdmConnectIsAlive(virAdmConnectPtr conn);
/* LIBVIRT_ADMIN_2.0.0 ObjectList(Admin.ConnectListServers) */ int virAdmConnectListServers(virAdmConnectPtr conn, virAdmServerPtr **servers, unsigned int flags);
/* LIBVIRT_ADMIN_2.0.0 Object(Admin.ConnectLookupServer) */ virAdmServerPtr virAdmConnectLookupServer(virAdmConnectPtr conn, const char *name, unsigned int flags);
/* LIBVIRT_ADMIN_2.0.0 Manual */ virAdmConnectPtr virAdmConnectOpen(const char *name, unsigned int flags);
/* LIBVIRT_ADMIN_2.0.0 Ref */ int virAdmConnectRef(virAdmConnectPtr conn);
/* LIBVIRT_ADMIN_2.0.0 Manual */ int virAdmConnectRegisterCloseCallback(virAdmConnectPtr conn, virAdmConnectCloseFunc cb, void *opaque, virFreeCallback freecb);
/* LIBVIRT_ADMIN_2.0.0 Manual */ int virAdmConnectUnregisterCloseCallback(virAdmConnectPtr conn, virAdmConnectCloseFunc cb);
/* LIBVIRT_ADMIN_2.0.0 Native */ int virAdmGetVersion(unsigned long long *libVer);
/* LIBVIRT_ADMIN_2.0.0 Native */ int virAdmInitialize(void);
/* LIBVIRT_ADMIN_2.0.0 Free */ int virAdmServerFree(virAdmServerPtr srv);
/* LIBVIRT_ADMIN_2.0.0 Out(Admin.ServerGetClientLimits) */ int virAdmServerGetClientLimits(virAdmServerPtr srv, virTypedParameterPtr *params, int *nparams, unsigned int flags);
/* LIBVIRT_ADMIN_2.0.0 Member(Name) */ const char *virAdmServerGetName(virAdmServerPtr srv);
/* LIBVIRT_ADMIN_2.0.0 Out(Admin.ServerGetThreadPoolParameters) */ int virAdmServerGetThreadPoolParameters(virAdmServerPtr srv, virTypedParameterPtr *params, int *nparams, unsigned int flags);
/* LIBVIRT_ADMIN_2.0.0 ObjectList(Admin.ServerListClients) */ int virAdmServerListClients(virAdmServerPtr srv, virAdmClientPtr **clients, unsigned int flags);
/* LIBVIRT_ADMIN_2.0.0 Object(Admin.ServerLookupClient) */ virAdmClientPtr virAdmServerLookupClient(virAdmServerPtr srv, unsigned long long id, unsigned int flags);
/* LIBVIRT_ADMIN_2.0.0 Status(Admin.ServerSetClientLimits) checked */ int virAdmServerSetClientLimits(virAdmServerPtr srv, virTypedParameterPtr params, int nparams, unsigned int flags);
/* LIBVIRT_ADMIN_2.0.0 Status(Admin.ServerSetThreadPoolParameters) checked */ int virAdmServerSetThreadPoolParameters(virAdmServerPtr srv, virTypedParameterPtr params, int nparams, unsigned int flags);
/* LIBVIRT_ADMIN_2.0.0 Status(Admin.ServerUpdateTlsFiles) */ int virAdmServerUpdateTlsFiles(virAdmServerPtr srv, unsigned int flags);
/* LIBVIRT_ADMIN_3.0.0 Manual */ int virAdmConnectGetLoggingFilters(virAdmConnectPtr conn, char **filters, unsigned int flags);
/* LIBVIRT_ADMIN_3.0.0 Manual */ int virAdmConnectGetLoggingOutputs(virAdmConnectPtr conn, char **outputs, unsigned int flags);
/* LIBVIRT_ADMIN_3.0.0 Status(Admin.ConnectSetLoggingFilters) */ int virAdmConnectSetLoggingFilters(virAdmConnectPtr conn, const char *filters, unsigned int flags);
/* LIBVIRT_ADMIN_3.0.0 Status(Admin.ConnectSetLoggingOutputs) */ int virAdmConnectSetLoggingOutputs(virAdmConnectPtr conn, const char *outputs, unsigned int flags);
/* LIBVIRT_ADMIN_8.6.0 Status(Admin.ConnectSetDaemonTimeout) */ int virAdmConnectSetDaemonTimeout(virAdmConnectPtr conn, unsigned int timeout, unsigned int flags);
/* LIBVIRT_ADMIN_11.2.0 Status(Admin.ConnectDaemonShutdown) */ int virAdmConnectDaemonShutdown(virAdmConnectPtr conn, unsigned int flags);

#ifdef __cplusplus
}
#endif

#endif
