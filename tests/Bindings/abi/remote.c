/* Through a daemon, which DAEMON_SOCKET and DAEMON_PID name: close callbacks, events, keepalive, and what calls say when the daemon dies under them. Ends the daemon. */
#include "abi.h"

static int closed, closed_freed, reason = -1, events, freed, timers;

static void on_close(virConnectPtr conn, int why, void *opaque)
{
    (void)conn;
    check(opaque == &closed, "the close callback gets its opaque");
    closed++;
    reason = why;
}

static void another(virConnectPtr conn, int why, void *opaque) { (void)conn; (void)why; (void)opaque; }
static void on_close_freed(void *opaque) { (void)opaque; closed_freed++; }
static void on_free(void *opaque) { (void)opaque; freed++; }
static void on_timer(int timer, void *opaque) { (void)timer; (void)opaque; timers++; }

static int on_event(virConnectPtr conn, virDomainPtr domain, int event, int detail, void *opaque)
{
    (void)conn, (void)event, (void)detail, (void)opaque;
    check(strcmp(virDomainGetName(domain), "test") == 0, "the event's domain has its name");
    events++;
    return 0;
}

static void run_until(int *value, int wanted)
{
    for (long long end = milliseconds() + 8000; *value < wanted && milliseconds() < end;)
        virEventRunDefaultImpl();
}

static void *in_flight(void *data)
{
    virConnectPtr conn = data;
    long answered = 0;

    while (virConnectNumOfDomains(conn) >= 0)
        answered++;
    return (void *)(answered ? virGetLastErrorCode() : -1L);
}

int main(void)
{
    char uri[300];
    const char *socket = getenv("DAEMON_SOCKET"), *pid = getenv("DAEMON_PID");
    virDomainInfo info;

    if (!socket || !pid) {
        printf("skip no daemon\n");
        return 0;
    }
    virInitialize();
    virSetErrorFunc(NULL, silent);
    virEventRegisterDefaultImpl();
    snprintf(uri, sizeof uri, "test+unix:///default?socket=%s", socket);
    virConnectPtr conn = virConnectOpen(uri);
    seen("opens", "%d %s", conn != NULL, conn ? virConnectGetType(conn) : error());
    if (!conn)
        return 1;
    seen("secure, encrypted", "%d %d", virConnectIsSecure(conn), virConnectIsEncrypted(conn));
    step("alive", virConnectIsAlive(conn));
    step("keepalive", virConnectSetKeepAlive(conn, 5, 3));
    step("keepalive again", virConnectSetKeepAlive(conn, 6, 3));
    step("keepalive off", virConnectSetKeepAlive(conn, 0, 0));
    step("keepalive after the end", virConnectSetKeepAlive(conn, 1, 1));

    /* The loop has nothing else to wake up for: its pings alone keep it turning, and the answers keep the connection. */
    virConnectPtr pinged = virConnectOpen(uri);
    step("keepalive of a second", virConnectSetKeepAlive(pinged, 1, 1));
    long long began = milliseconds();
    int turns = 1;
    alarm(30);
    while (turns && milliseconds() - began < 3500)
        turns = virEventRunDefaultImpl() == 0;
    alarm(0);
    check(turns, "the loop turns");
    step("alive after pings", virConnectIsAlive(pinged));
    step("close of the pinged", virConnectClose(pinged));
    virEventAddTimeout(20, on_timer, NULL, NULL);
    step("close callback", virConnectRegisterCloseCallback(conn, on_close, &closed, on_close_freed));
    step("another", virConnectRegisterCloseCallback(conn, on_close, &closed, NULL));
    step("a wrong one leaves", virConnectUnregisterCloseCallback(conn, another));
    step("it leaves", virConnectUnregisterCloseCallback(conn, on_close));
    seen("freed by leaving", "%d", closed_freed);
    step("it comes back", virConnectRegisterCloseCallback(conn, on_close, &closed, on_close_freed));

    virDomainPtr domain = virDomainLookupByName(conn, "test");
    int id = virConnectDomainEventRegisterAny(conn, domain, VIR_DOMAIN_EVENT_ID_LIFECYCLE, VIR_DOMAIN_EVENT_CALLBACK(on_event), NULL, on_free);
    seen("event", "%d", id >= 0);
    virDomainSuspend(domain);
    virDomainResume(domain);
    run_until(&events, 2);
    seen("events", "%d", events);
    step("no such domain", virDomainLookupByName(conn, "nosuch") != NULL);
    step("read-only", virConnectClose(virConnectOpenReadOnly(uri)));
    step("wrong path", virConnectOpen("test+unix:///nosuch.xml?socket=/nosuch/socket") != NULL);
    step("no such transport", virConnectOpen("test+nosuch:///default") != NULL);
    step("no host for tcp", virConnectOpen("test+tcp://127.0.0.1:1/default") != NULL);
    step("unknown mode", virConnectOpen("test+unix:///default?mode=nosuch") != NULL);
    step("ext without a command", virConnectOpen("test+ext:///default") != NULL);

    virConnectPtr other = virConnectOpen(uri);
    pthread_t threads[4];
    for (int i = 0; i < 4; i++)
        pthread_create(&threads[i], NULL, in_flight, i % 2 ? other : conn);
    usleep(200000);
    kill(atoi(pid), SIGKILL);
    for (int i = 0; i < 4; i++) {
        void *code;
        pthread_join(threads[i], &code);
        check((long)code > 0, "a call in flight fails with an error");
    }
    run_until(&closed, 1);
    seen("closed", "%d, reason %d", closed, reason);
    step("alive no more", virConnectIsAlive(conn));
    step("a call after it", virDomainGetInfo(domain, &info));
    seen("what is cached stays", "%s %d", virDomainGetName(domain), (int)virDomainGetID(domain));
    step("deregister", virConnectDomainEventDeregisterAny(conn, id) < 0);
    step("free", virDomainFree(domain));
    step("close the other", virConnectClose(other));
    check(virConnectClose(conn) >= 0, "close");
    timers = 0;
    run_until(&timers, 3);
    seen("close callback freed", "%d", closed_freed);
    return 0;
}
