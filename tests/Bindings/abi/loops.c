/* The event loop with wrong arguments, and callbacks that come back in: that take themselves away, run the loop inside of itself, end the connection they were called for. */
#include "abi.h"

static void never(int id, void *opaque) { (void)id, (void)opaque; }
static void never_ready(int watch, int fd, int events, void *opaque) { (void)watch, (void)fd, (void)events, (void)opaque; }

static int freed, depth, deepest, fired, events, last_events, reads, mine = -1, stopped;
static virConnectPtr conn, doomed;

static void on_free(void *opaque) { (void)opaque; freed++; }
static void on_stop(int timer, void *opaque) { (void)opaque; virEventRemoveTimeout(timer); stopped = 1; }

static void run(int times)
{
    virEventAddTimeout(times, on_stop, NULL, NULL);
    for (stopped = 0; !stopped;)
        if (virEventRunDefaultImpl() < 0)
            break;
}

static void until(const int *count, int wanted)
{
    int timer = virEventAddTimeout(20, never, NULL, NULL);

    for (long long end = milliseconds() + 10000; *count < wanted && milliseconds() < end;)
        virEventRunDefaultImpl();
    virEventRemoveTimeout(timer);
}

/* Runs the loop from inside of it; it would be called again there, and goes three deep. */
static void nested(int timer, void *opaque)
{
    (void)timer, (void)opaque;
    fired++;
    depth++;
    deepest = depth > deepest ? depth : deepest;
    if (depth < 3)
        virEventRunDefaultImpl();
    depth--;
}

static void frees_itself(void *opaque)
{
    (void)opaque;
    freed++;
    /* What gives data back may use the loop again. */
    virEventRemoveTimeout(virEventAddTimeout(-1, never, NULL, NULL));
}

static void removes_itself_and_runs(int watch, int fd, int what, void *opaque)
{
    char buffer[8];

    (void)opaque;
    reads += what & VIR_EVENT_HANDLE_READABLE && read(fd, buffer, sizeof buffer) > 0;
    step("a watch removes itself", virEventRemoveHandle(watch));
    step("and once more", virEventRemoveHandle(watch));
    virEventUpdateHandle(watch, VIR_EVENT_HANDLE_READABLE);
    virEventAddTimeout(0, on_stop, NULL, NULL);
    virEventRunDefaultImpl();
}

static int on_event(virConnectPtr c, virDomainPtr domain, int event, int detail, void *opaque)
{
    (void)c, (void)event, (void)detail, (void)opaque;
    events++;
    if (mine >= 0) {
        step("an event's callback takes itself away", virConnectDomainEventDeregisterAny(c, mine));
        step("and once more it cannot", virConnectDomainEventDeregisterAny(c, mine));
        mine = -1;
        /* Another in its place, and a turn of the loop, before it returns. */
        step("another comes", virConnectDomainEventRegisterAny(c, domain, VIR_DOMAIN_EVENT_ID_LIFECYCLE, VIR_DOMAIN_EVENT_CALLBACK(on_event), NULL, on_free) >= 0);
        virEventAddTimeout(0, on_stop, NULL, NULL);
        virEventRunDefaultImpl();
    }
    return 0;
}

static int closes(virConnectPtr c, virDomainPtr domain, int event, int detail, void *opaque)
{
    (void)c, (void)event, (void)detail, (void)opaque;
    last_events++;
    if (doomed) {
        virConnectPtr it = doomed;
        doomed = NULL;
        /* The application's own reference; the registration holds another. */
        step("an event's callback closes its connection", virConnectClose(it));
        seen("the domain is still there", "%s", virDomainGetName(domain));
    }
    return 0;
}

static void raises(void *data, virErrorPtr e)
{
    static int inside;

    (*(int *)data)++;
    if (!inside) {
        inside = 1;
        seen("the error's callback is told", "%d %s", e->code, e->message);
        step("a call inside of it fails", virDomainLookupByName(conn, "other") != NULL);
        virSetErrorFunc(NULL, silent);
        step("and another", virDomainLookupByName(conn, "third") != NULL);
    }
}

int main(void)
{
    int pipes[2], told = 0, id;

    virInitialize();
    virSetErrorFunc(NULL, silent);
    if (pipe(pipes) < 0)
        return 1;

    /* Nothing is registered yet. */
    virEventRegisterImpl(NULL, NULL, NULL, NULL, NULL, NULL);
    step("no loop: timer", virEventAddTimeout(1, never, NULL, NULL));
    step("no loop: watch", virEventAddHandle(pipes[0], VIR_EVENT_HANDLE_READABLE, never_ready, NULL, NULL));
    step("no loop: remove timer", virEventRemoveTimeout(1));
    step("no loop: remove watch", virEventRemoveHandle(1));
    virEventUpdateTimeout(1, 1);
    virEventUpdateHandle(1, 1);
    step("default", virEventRegisterDefaultImpl());
    virEventRegisterImpl(NULL, NULL, NULL, NULL, NULL, NULL);

    int ids[] = {0, -1, 4711, 0x7fffffff, (int)0x80000000};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        char name[60];
        snprintf(name, sizeof name, "remove timer %d", ids[i]);
        step(name, virEventRemoveTimeout(ids[i]));
        snprintf(name, sizeof name, "remove watch %d", ids[i]);
        step(name, virEventRemoveHandle(ids[i]));
        virEventUpdateTimeout(ids[i], 5);
        virEventUpdateHandle(ids[i], VIR_EVENT_HANDLE_READABLE);
    }
    int odd[] = {-2, 0x7fffffff, (int)0x80000000};
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        char name[60];
        snprintf(name, sizeof name, "a timer of %d", odd[i]);
        id = virEventAddTimeout(odd[i], never, NULL, NULL);
        seen(name, "%d", id > 0);
        virEventRemoveTimeout(id);
        snprintf(name, sizeof name, "a watch for events %d", odd[i]);
        id = virEventAddHandle(pipes[0], odd[i], never_ready, NULL, NULL);
        seen(name, "%d", id > 0);
        virEventRemoveHandle(id);
    }
    id = virEventAddHandle(pipes[0], 0, never_ready, NULL, NULL);
    seen("a watch for nothing", "%d", id > 0);
    virEventRemoveHandle(id);
    run(10);

    id = virEventAddTimeout(1, nested, NULL, frees_itself);
    until(&fired, 5);
    check(deepest > 0 && depth == 0, "a loop inside of itself");
    step("its timer goes", virEventRemoveTimeout(id));
    run(20);
    seen("freed", "%d", freed);

    freed = 0;
    id = virEventAddHandle(pipes[0], VIR_EVENT_HANDLE_READABLE, removes_itself_and_runs, NULL, on_free);
    check(id > 0 && write(pipes[1], "x", 1) == 1, "a watch");
    until(&reads, 1);
    run(20);
    seen("freed once", "%d", freed);

    conn = opened();
    virDomainPtr domain = guest(conn);
    freed = 0;
    mine = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE, VIR_DOMAIN_EVENT_CALLBACK(on_event), NULL, on_free);
    virDomainSuspend(domain);
    until(&events, 1);
    virDomainResume(domain);
    until(&events, 2);
    run(20);
    seen("events and what was freed", "%d %d", events, freed);

    doomed = virConnectOpen(getenv("ABI_URI") ? getenv("ABI_URI") : "test:///default");
    int last = virConnectDomainEventRegisterAny(doomed, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE, VIR_DOMAIN_EVENT_CALLBACK(closes), NULL, on_free);
    check(last >= 0, "a callback that closes");
    virConnectPtr same = doomed;
    virConnectRef(same);
    virDomainPtr there = virDomainLookupByName(same, virDomainGetName(domain));
    virDomainSuspend(there);
    until(&last_events, 1);
    virDomainResume(there);
    until(&last_events, 2);
    seen("events of a connection that was closed", "%d", last_events);
    step("its domain", virDomainFree(there));
    step("its callback", virConnectDomainEventDeregisterAny(same, last));
    run(20);
    step("its end", virConnectClose(same));
    run(20);

    virSetErrorFunc(&told, raises);
    step("no such domain", virDomainLookupByName(conn, "nosuch") != NULL);
    seen("the error's callback", "%d", told);
    virSetErrorFunc(NULL, silent);
    virConnSetErrorFunc(conn, &told, raises);
    step("nor with one of the connection", virDomainLookupByName(conn, "nosuch") != NULL);
    seen("which was told", "%d", told);
    virDomainFree(domain);
    return 0;
}
