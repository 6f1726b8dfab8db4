/* Administration of a daemon, which DAEMON_PID names: every function of libvirt-admin, with good and with bad arguments, up to its end. */
#include "abi.h"

#include <libvirt/libvirt-admin.h>

static int closed, freed, reason = -1;

static void on_close(virAdmConnectPtr conn, int why, void *opaque)
{
    (void)conn, (void)opaque;
    closed++;
    reason = why;
}

static void another(virAdmConnectPtr conn, int why, void *opaque) { (void)conn, (void)why, (void)opaque; }
static void on_free(void *opaque) { (void)opaque; freed++; }
static void on_timer(int timer, void *opaque) { (void)timer; (void)opaque; }

/* Names and types, and the values that do not change from run to run. */
static void parameters(const char *name, virTypedParameterPtr params, int n, int result)
{
    char text[2000] = "";
    static const char *const unsteady[] = {"freeWorkers", "nWorkers", "unix_process_id", "selinux_context", "jobQueueDepth"};

    for (int i = 0; result == 0 && i < n; i++) {
        int steady = 1;
        for (size_t j = 0; j < sizeof unsteady / sizeof *unsteady; j++)
            steady &= strcmp(params[i].field, unsteady[j]) != 0;
        size_t at = strlen(text);
        if (!steady)
            snprintf(text + at, sizeof text - at, "%s:%d ", params[i].field, params[i].type);
        else if (params[i].type == VIR_TYPED_PARAM_STRING)
            snprintf(text + at, sizeof text - at, "%s='%s' ", params[i].field, params[i].value.s);
        else
            snprintf(text + at, sizeof text - at, "%s=%d ", params[i].field, params[i].value.i);
    }
    seen(name, "%d, %s%s", result, text, result ? error() : "");
    if (result == 0)
        virTypedParamsFree(params, n);
}

#define GET(name, call) do { params = NULL, n = 0; int result = (call); parameters(name, params, n, result); params = NULL, n = 0; } while (0)

/* The other process: connects, says so, waits to be asked, and tells whether it still is connected. */
static int client(void)
{
    char uri[300], asked;

    snprintf(uri, sizeof uri, "test+unix:///default?socket=%s", getenv("DAEMON_SOCKET"));
    virConnectPtr conn = virConnectOpenReadOnly(uri);
    if (!conn || write(1, "x", 1) != 1 || read(0, &asked, 1) != 1)
        return 8;
    return virConnectNumOfDomains(conn) < 0;
}

int main(int argc, char **argv)
{
    unsigned long long version = 0;
    virTypedParameterPtr params = NULL;
    virAdmServerPtr *servers = NULL;
    virAdmClientPtr *clients = NULL;
    int n = 0, max = 0;
    char *text = NULL;

    (void)argv;
    virSetErrorFunc(NULL, silent);
    if (argc > 1)
        return client();
    step("initialize", virAdmInitialize());
    step("version", virAdmGetVersion(&version));
    check(version >= 9000000, "a version");
    virEventRegisterDefaultImpl();
    virEventAddTimeout(20, on_timer, NULL, NULL);
    step("no such daemon", virAdmConnectOpen("nosuchd:///system", 0) != NULL);
    step("a wrong path", virAdmConnectOpen("libvirtd:///nosuch", 0) != NULL);
    step("a host", virAdmConnectOpen("libvirtd://host/system", 0) != NULL);
    step("no URI", virAdmConnectOpen("nonsense", 0) != NULL);
    step("unknown flags", virAdmConnectOpen("libvirtd:///system", 1 << 9) != NULL);
    virAdmConnectPtr conn = virAdmConnectOpen("libvirtd:///system", 0);
    seen("opens", "%d %s", conn != NULL, conn ? "" : error());
    if (!conn)
        return 1;
    text = virAdmConnectGetURI(conn);
    seen("URI", "%s", text);
    free(text);
    step("alive", virAdmConnectIsAlive(conn));
    step("library version", virAdmConnectGetLibVersion(conn, &version));
    seen("the daemon's", "%llu", version);
    step("library version, null", virAdmConnectGetLibVersion(conn, NULL));
    step("reference", virAdmConnectRef(conn));
    step("and back", virAdmConnectClose(conn));
    step("close callback", virAdmConnectRegisterCloseCallback(conn, on_close, NULL, on_free));
    step("a second one", virAdmConnectRegisterCloseCallback(conn, another, NULL, NULL));
    step("no function", virAdmConnectRegisterCloseCallback(conn, NULL, NULL, NULL));
    step("take another back", virAdmConnectUnregisterCloseCallback(conn, another));

    int count = virAdmConnectListServers(conn, &servers, 0);
    int first = count > 1 && strcmp(virAdmServerGetName(servers[0]), virAdmServerGetName(servers[1])) > 0;
    seen("servers", "%d %s %s", count, count > 1 ? virAdmServerGetName(servers[first]) : "", count > 1 ? virAdmServerGetName(servers[!first]) : "");
    step("servers, their number", virAdmConnectListServers(conn, NULL, 0));
    step("servers, unknown flags", virAdmConnectListServers(conn, &servers, 1 << 9));
    step("no such server", virAdmConnectLookupServer(conn, "nosuch", 0) != NULL);
    step("server without a name", virAdmConnectLookupServer(conn, NULL, 0) != NULL);
    virAdmServerPtr server = virAdmConnectLookupServer(conn, "libvirtd", 0);
    check(server != NULL, "the server");
    GET("thread pool", virAdmServerGetThreadPoolParameters(server, &params, &n, 0));
    GET("client limits", virAdmServerGetClientLimits(server, &params, &n, 0));
    step("limits, unknown flags", virAdmServerGetClientLimits(server, &params, &n, 1 << 9));
    params = NULL, n = 0, max = 0;
    virTypedParamsAddUInt(&params, &n, &max, VIR_THREADPOOL_WORKERS_MAX, 25);
    step("set workers", virAdmServerSetThreadPoolParameters(server, params, n, 0));
    step("set workers, null", virAdmServerSetThreadPoolParameters(server, NULL, 1, 0));
    step("set workers, none", virAdmServerSetThreadPoolParameters(server, params, 0, 0));
    virTypedParamsAddUInt(&params, &n, &max, "nosuch", 25);
    step("set something else", virAdmServerSetThreadPoolParameters(server, params, n, 0));
    virTypedParamsFree(params, n);
    params = NULL, n = 0, max = 0;
    virTypedParamsAddUInt(&params, &n, &max, VIR_THREADPOOL_WORKERS_MIN, 100);
    step("more at least than at most", virAdmServerSetThreadPoolParameters(server, params, n, 0));
    virTypedParamsFree(params, n);
    params = NULL, n = 0, max = 0;
    virTypedParamsAddUInt(&params, &n, &max, VIR_THREADPOOL_WORKERS_FREE, 1);
    step("set what is only told", virAdmServerSetThreadPoolParameters(server, params, n, 0));
    virTypedParamsFree(params, n);
    params = NULL, n = 0, max = 0;
    virTypedParamsAddUInt(&params, &n, &max, VIR_SERVER_CLIENTS_MAX, 77);
    step("set limits", virAdmServerSetClientLimits(server, params, n, 0));
    virTypedParamsFree(params, n);
    params = NULL, n = 0, max = 0;
    virTypedParamsAddString(&params, &n, &max, VIR_SERVER_CLIENTS_MAX, "77");
    step("set limits to a text", virAdmServerSetClientLimits(server, params, n, 0));
    virTypedParamsFree(params, n);
    GET("thread pool after it", virAdmServerGetThreadPoolParameters(server, &params, &n, 0));
    GET("client limits after it", virAdmServerGetClientLimits(server, &params, &n, 0));
    step("TLS files", virAdmServerUpdateTlsFiles(server, 0));

    /* A client to look at, in a process of its own: libvirt 9.0 does not survive both kinds of connections in one. */
    int there[2], asked[2];
    check(pipe(there) == 0 && pipe(asked) == 0, "pipes");
    pid_t pid = fork();
    if (pid == 0) {
        dup2(asked[0], 0);
        dup2(there[1], 1);
        execl("/proc/self/exe", "remote_admin", "client", (char *)NULL);
        _exit(9);
    }
    char ready;
    check(read(there[0], &ready, 1) == 1, "a client");
    count = virAdmServerListClients(server, &clients, 0);
    seen("clients", "%d", count);
    step("clients, their number", virAdmServerListClients(server, NULL, 0));
    if (count == 1) {
        virAdmClientPtr client = clients[0];
        seen("its transport", "%d", virAdmClientGetTransport(client));
        check(virAdmClientGetTimestamp(client) > 1600000000, "its time");
        unsigned long long id = virAdmClientGetID(client);
        check(id > 0, "its id");
        GET("its information", virAdmClientGetInfo(client, &params, &n, 0));
        virAdmClientPtr again = virAdmServerLookupClient(server, id, 0);
        check(again && virAdmClientGetID(again) == id, "found by its id");
        step("no such client", virAdmServerLookupClient(server, 99999, 0) != NULL);
        step("close it", virAdmClientClose(again, 0));
        step("free", virAdmClientFree(again));
        usleep(300000);
        step("close it again", virAdmClientClose(client, 0));
        virAdmClientFree(client);
    }
    int status = 0;
    check(write(asked[1], "x", 1) == 1 && waitpid(pid, &status, 0) == pid && WIFEXITED(status), "the client ends");
    seen("it was cut", "%d", WEXITSTATUS(status));

    step("log filters", virAdmConnectGetLoggingFilters(conn, &text, 0) >= 0);
    step("set filters", virAdmConnectSetLoggingFilters(conn, "1:util 3:rpc", 0));
    step("filters", virAdmConnectGetLoggingFilters(conn, &text, 0));
    seen("they are", "%s", text);
    step("wrong filters", virAdmConnectSetLoggingFilters(conn, "nonsense", 0));
    step("filters, null", virAdmConnectGetLoggingFilters(conn, NULL, 0));
    step("set outputs", virAdmConnectSetLoggingOutputs(conn, "3:stderr", 0));
    step("outputs", virAdmConnectGetLoggingOutputs(conn, &text, 0));
    seen("they are those", "%s", text);
    step("wrong outputs", virAdmConnectSetLoggingOutputs(conn, "9:nowhere", 0));
    step("defaults", virAdmConnectSetLoggingFilters(conn, NULL, 0));
    step("timeout", virAdmConnectSetDaemonTimeout(conn, 3600, 0));
    step("no timeout", virAdmConnectSetDaemonTimeout(conn, 0, 0));
    step("timeout, unknown flags", virAdmConnectSetDaemonTimeout(conn, 0, 1 << 9));

    /* Wrong pointers. */
    step("null connection", virAdmConnectListServers(NULL, &servers, 0));
    step("null server", virAdmServerListClients(NULL, &clients, 0));
    step("null client", virAdmClientClose(NULL, 0));
    step("a server as a connection", virAdmConnectIsAlive((virAdmConnectPtr)server));
    step("a connection as a server", virAdmServerGetClientLimits((virAdmServerPtr)conn, &params, &n, 0));

    kill(atoi(getenv("DAEMON_PID")), SIGKILL);
    for (long long end = milliseconds() + 5000; !closed && milliseconds() < end;)
        virEventRunDefaultImpl();
    seen("closed", "%d, reason %d", closed, reason);
    step("alive no more", virAdmConnectIsAlive(conn));
    step("a call after it", virAdmConnectListServers(conn, NULL, 0));
    step("free the server", virAdmServerFree(server));
    check(virAdmConnectClose(conn) >= 0, "close");
    for (int i = 0; i < 5; i++)
        virEventRunDefaultImpl();
    seen("freed", "%d", freed);
    return 0;
}
