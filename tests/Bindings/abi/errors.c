/* Errors: of each thread for itself, reset by the next call, copied, saved and set again, and told to callbacks of the process and of a connection. */
#include "abi.h"

static int calls, conn_calls;
static char last[512];
static void *last_data;

static void told(void *data, virErrorPtr e)
{
    calls++;
    last_data = data;
    snprintf(last, sizeof last, "%d %s", e->code, e->message);
}

static void conn_told(void *data, virErrorPtr e)
{
    conn_calls++;
    last_data = data;
    snprintf(last, sizeof last, "%d %s", e->code, e->message);
}

static virConnectPtr conn;

static void *other(void *data)
{
    char *text = data;

    snprintf(text, 200, "%s", error());
    virDomainPtr d = virDomainLookupByName(conn, NULL);
    (void)d;
    snprintf(text + 200, 200, "%s", error());
    return NULL;
}

int main(void)
{
    static char texts[400];

    step("initialize", virInitialize());
    step("nothing happened, code", virGetLastErrorCode());
    step("nothing happened, domain", virGetLastErrorDomain());
    seen("nothing happened, message", "%s", virGetLastErrorMessage());
    virSetErrorFunc(texts, told);
    check(virConnectOpen("test:///nosuch/file.xml") == NULL, "no such file");
    seen("open fails", "%s", error());
    seen("callback", "%d %s", calls, last);
    check(last_data == texts, "callback's data");
    conn = opened();
    seen("a success ends the error", "%s", error());

    check(virDomainLookupByName(conn, "nosuch") == NULL, "no such domain");
    seen("lookup fails", "%s", error());
    virErrorPtr e = virGetLastError();
    check(e == virGetLastError(), "one error of a thread");
    pthread_t t;
    pthread_create(&t, NULL, other, texts);
    pthread_join(t, NULL);
    seen("another thread begins with", "%s", texts);
    seen("another thread then has", "%s", texts + 200);
    seen("this thread keeps", "%s", error());

    virError copy;
    memset(&copy, 0, sizeof copy);
    step("copy", virCopyLastError(&copy));
    seen("copied", "%d %s", copy.code, copy.message ? copy.message : "-");
    virErrorPtr saved = virSaveLastError();
    seen("saved", "%d %s", saved->code, saved->message);
    virResetLastError();
    seen("after reset", "%s", error());
    seen("copy of nothing", "%d", virCopyLastError(&copy));
    virResetError(&copy);
    virFreeError(saved);
    virFreeError(NULL);
    virErrorPtr nothing = (virResetLastError(), virSaveLastError());
    seen("saving nothing", "%d %d", nothing != NULL, nothing ? nothing->code : -1);
    virFreeError(nothing);

    /* A connection's own callback instead of the process's; the copy of its last error. */
    seen("connection has no error", "%s", virConnGetLastError(conn) ? "error" : "null");
    virConnSetErrorFunc(conn, &conn, conn_told);
    calls = 0;
    check(virDomainLookupByID(conn, 99) == NULL, "no such id");
    seen("callbacks of process and connection", "%d %d %s", calls, conn_calls, last);
    check(last_data == &conn, "connection callback's data");
    e = virConnGetLastError(conn);
    seen("the connection's error", "%d %s", e ? e->code : -1, e && e->message ? e->message : "-");
    step("copy of it", virConnCopyLastError(conn, &copy));
    seen("copied from the connection", "%d", copy.code);
    virResetError(&copy);
    check(virDomainLookupByName(NULL, "x") == NULL, "null connection");
    seen("without a connection it goes to the process", "%d %d", calls, conn_calls);
    virConnResetLastError(conn);
    seen("connection reset", "%s", virConnGetLastError(conn) ? "error" : "null");
    virConnSetErrorFunc(conn, NULL, NULL);
    check(virDomainLookupByID(conn, 98) == NULL, "no such id again");
    seen("process again", "%d %d", calls, conn_calls);

    /* Without a callback errors go to stderr, in libvirt's words. */
    int pipes[2], saved_stderr = dup(2);
    char printed[1024];
    ssize_t n;
    check(pipe(pipes) == 0, "pipe");
    virSetErrorFunc(NULL, NULL);
    dup2(pipes[1], 2);
    check(virDomainLookupByName(conn, "nosuch") == NULL, "to stderr");
    check(virConnectOpenReadOnly("nosuch:///") == NULL, "to stderr as well");
    fflush(stderr);
    dup2(saved_stderr, 2);
    close(pipes[1]);
    n = read(pipes[0], printed, sizeof printed - 1);
    printed[n > 0 ? n : 0] = 0;
    seen("stderr", "%s", printed);
    virSetErrorFunc(NULL, silent);

    /* Every code's error is refused to nobody: a read-only connection, a wrong type, a null output. */
    virConnectPtr ro = virConnectOpenReadOnly("test:///default");
    virDomainPtr d = virDomainLookupByName(ro, "test");
    step("read-only", virDomainDestroy(d));
    step("null info", virDomainGetInfo(d, NULL));
    step("null stats", virDomainMemoryStats(d, NULL, 3, 0));
    step("null path", virDomainGetBlockInfo(d, NULL, NULL, 0));
    virDomainFree(d);
    virConnectClose(ro);
    virConnectClose(conn);
    seen("at the end", "%s", error());
    return 0;
}
