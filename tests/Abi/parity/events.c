/* Events of the test driver on the library's own loop; free functions, timers, handles. */
#include "show.h"

static int rounds, freed;

static int lifecycle(virConnectPtr conn, virDomainPtr dom, int event, int detail, void *opaque)
{
    printf("%s: %s event %d detail %d id %d connection %s\n", (const char *)opaque, virDomainGetName(dom), event, detail, virDomainGetID(dom),
           virDomainGetConnect(dom) == conn ? "same" : "other");
    return 0;
}

static int leaves(virConnectPtr conn, virDomainPtr dom, int event, int detail, void *opaque)
{
    (void)dom;
    printf("leaving at event %d detail %d\n", event, detail);
    NUMBER(virConnectDomainEventDeregisterAny(conn, *(int *)opaque));
    printf("freed inside: %d\n", freed);
    return 0;
}

static void release(void *opaque)
{
    (void)opaque;
    freed++;
}

static void tick(int timer, void *opaque)
{
    (void)opaque;
    rounds++;
    virEventUpdateTimeout(timer, -1);
}

static void readable(int watch, int fd, int events, void *opaque)
{
    char c;
    (void)watch;
    (void)opaque;
    printf("handle events %d read %d\n", events, (int)read(fd, &c, 1));
}

static void run(int times)
{
    int timer = virEventAddTimeout(30, tick, NULL, NULL);
    rounds = 0;
    while (rounds == 0)
        virEventRunDefaultImpl();
    virEventRemoveTimeout(timer);
    while (times-- > 0) {
        int again = virEventAddTimeout(0, tick, NULL, NULL);
        virEventRunDefaultImpl();
        virEventRemoveTimeout(again);
    }
}

int main(void)
{
    virConnectPtr conn, second;
    virDomainPtr dom;
    int any, leaving, one, fds[2], watch;

    virInitialize();
    virSetErrorFunc(NULL, quiet);
    conn = virConnectOpen("test:///default");
    NUMBER(virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE, VIR_DOMAIN_EVENT_CALLBACK(lifecycle), NULL, NULL));
    NUMBER(virConnectClose(conn));
    NUMBER(virEventRegisterDefaultImpl());
    NUMBER(virEventRegisterDefaultImpl());
    conn = virConnectOpen("test:///default");
    dom = virDomainLookupByName(conn, "test");
    NUMBER(virConnectDomainEventRegister(conn, lifecycle, (void *)"older", release));
    NUMBER(virConnectDomainEventRegister(conn, lifecycle, (void *)"older", release));
    any = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE, VIR_DOMAIN_EVENT_CALLBACK(lifecycle), (void *)"any", release);
    NUMBER(virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE, VIR_DOMAIN_EVENT_CALLBACK(lifecycle), (void *)"any", release));
    one = virConnectDomainEventRegisterAny(conn, dom, VIR_DOMAIN_EVENT_ID_LIFECYCLE, VIR_DOMAIN_EVENT_CALLBACK(lifecycle), (void *)"one", release);
    leaving = 0;
    leaving = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE, VIR_DOMAIN_EVENT_CALLBACK(leaves), &leaving, release);
    NUMBER(any >= 0 && one > any && leaving > one);
    NUMBER(virDomainSuspend(dom));
    NUMBER(virDomainResume(dom));
    printf("before the loop\n");
    run(3);
    printf("freed %d\n", freed);
    NUMBER(virDomainDestroy(dom));
    run(3);
    NUMBER(virDomainCreate(dom));
    run(3);
    NUMBER(virConnectDomainEventDeregisterAny(conn, one));
    printf("freed %d\n", freed);
    NUMBER(virConnectDomainEventDeregisterAny(conn, one));
    NUMBER(virConnectDomainEventDeregister(conn, lifecycle));
    NUMBER(virConnectDomainEventDeregister(conn, lifecycle));
    NUMBER(virDomainSuspend(dom));
    NUMBER(virConnectDomainEventDeregisterAny(conn, any));
    printf("freed %d\n", freed);
    run(3);
    second = virConnectOpen("test:///default");
    any = virConnectDomainEventRegisterAny(second, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE, VIR_DOMAIN_EVENT_CALLBACK(lifecycle), (void *)"second", release);
    NUMBER(virDomainResume(dom));
    NUMBER(virConnectClose(second));
    run(3);
    NUMBER(virConnectDomainEventDeregisterAny(second, any));
    printf("freed %d\n", freed);

    if (pipe(fds) < 0 || write(fds[1], "x", 1) != 1)
        return 1;
    watch = virEventAddHandle(fds[0], VIR_EVENT_HANDLE_READABLE, readable, NULL, release);
    run(1);
    NUMBER(virEventRemoveHandle(watch));
    NUMBER(virEventRemoveHandle(watch));
    run(1);
    printf("freed %d\n", freed);
    virDomainFree(dom);
    NUMBER(virConnectClose(conn));
    return 0;
}
