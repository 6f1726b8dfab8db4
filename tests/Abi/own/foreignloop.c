/* The application's own event loop: callbacks run on it and nowhere else, and every registration is given back once. */
#include <poll.h>
#include <pthread.h>
#include "check.h"

#define PLACES 32

static struct { int used, fd, events; virEventHandleCallback cb; void *opaque; virFreeCallback ff; } handles[PLACES];
static struct { int used, timeout; virEventTimeoutCallback cb; void *opaque; virFreeCallback ff; } timers[PLACES];
static pthread_t loop_thread;
static int events, freed, elsewhere, left;

static int add_handle(int fd, int wanted, virEventHandleCallback cb, void *opaque, virFreeCallback ff)
{
    int i;
    for (i = 0; handles[i].used; i++)
        ;
    handles[i].used = 1;
    handles[i].fd = fd;
    handles[i].events = wanted;
    handles[i].cb = cb;
    handles[i].opaque = opaque;
    handles[i].ff = ff;
    return i;
}

static void update_handle(int watch, int wanted)
{
    handles[watch].events = wanted;
}

static int remove_handle(int watch)
{
    handles[watch].used = 0;
    if (handles[watch].ff)
        handles[watch].ff(handles[watch].opaque);
    return 0;
}

static int add_timeout(int timeout, virEventTimeoutCallback cb, void *opaque, virFreeCallback ff)
{
    int i;
    for (i = 0; timers[i].used; i++)
        ;
    timers[i].used = 1;
    timers[i].timeout = timeout;
    timers[i].cb = cb;
    timers[i].opaque = opaque;
    timers[i].ff = ff;
    return i;
}

static void update_timeout(int timer, int timeout)
{
    timers[timer].timeout = timeout;
}

static int remove_timeout(int timer)
{
    timers[timer].used = 0;
    if (timers[timer].ff)
        timers[timer].ff(timers[timer].opaque);
    return 0;
}

/* A few rounds of a loop that has no patience. */
static void run(void)
{
    int round, i;

    for (round = 0; round < 20; round++) {
        for (i = 0; i < PLACES; i++)
            if (timers[i].used && timers[i].timeout == 0)
                timers[i].cb(i, timers[i].opaque);
        for (i = 0; i < PLACES; i++) {
            struct pollfd p = { handles[i].fd, POLLIN, 0 };

            if (handles[i].used && (handles[i].events & VIR_EVENT_HANDLE_READABLE) && poll(&p, 1, 0) > 0)
                handles[i].cb(i, handles[i].fd, VIR_EVENT_HANDLE_READABLE, handles[i].opaque);
        }
        usleep(1000);
    }
}

static int busy(void)
{
    int i, n = 0;
    for (i = 0; i < PLACES; i++)
        n += handles[i].used + timers[i].used;
    return n;
}

static int lifecycle(virConnectPtr conn, virDomainPtr dom, int event, int detail, void *opaque)
{
    virDomainInfo info;

    (void)event;
    (void)detail;
    (void)opaque;
    events++;
    elsewhere += !pthread_equal(pthread_self(), loop_thread);
    /* Calls from inside a callback are allowed, on both handles. */
    if (virDomainGetInfo(dom, &info) < 0 || virConnectNumOfDomains(conn) < 0)
        elsewhere += 100;
    return 0;
}

static void gone(void *opaque)
{
    (void)opaque;
    freed++;
}

static void *suspend(void *opaque)
{
    virDomainSuspend(opaque);
    virDomainResume(opaque);
    return NULL;
}

static int leaving_id;

static int leave(virConnectPtr conn, virDomainPtr dom, int event, int detail, void *opaque)
{
    (void)dom;
    (void)event;
    (void)detail;
    (void)opaque;
    left += virConnectDomainEventDeregisterAny(conn, leaving_id) == 0;
    return 0;
}

int main(void)
{
    virConnectPtr conn;
    virDomainPtr dom;
    pthread_t other;
    int id;

    loop_thread = pthread_self();
    virSetErrorFunc(NULL, silent);
    virEventRegisterImpl(add_handle, update_handle, remove_handle, add_timeout, update_timeout, remove_timeout);
    conn = virConnectOpen("test:///default");
    dom = virDomainLookupByName(conn, "test");
    CHECK(busy() == 0);
    id = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE, VIR_DOMAIN_EVENT_CALLBACK(lifecycle), NULL, gone);
    CHECK(id >= 0);
    CHECK(busy() == 1);
    virDomainSuspend(dom);
    virDomainResume(dom);
    CHECK(events == 0);
    run();
    CHECK(events == 2);
    pthread_create(&other, NULL, suspend, dom);
    pthread_join(other, NULL);
    CHECK(events == 2);
    run();
    CHECK(events == 4);
    CHECK(elsewhere == 0);
    leaving_id = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE, VIR_DOMAIN_EVENT_CALLBACK(leave), NULL, gone);
    virDomainSuspend(dom);
    virDomainResume(dom);
    run();
    CHECK(left == 1);
    CHECK(freed == 1);
    CHECK(events == 6);
    /* What was queued for a callback that left is not delivered. */
    virDomainSuspend(dom);
    CHECK(virConnectDomainEventDeregisterAny(conn, id) == 0);
    CHECK(freed == 2);
    run();
    CHECK(events == 6);
    CHECK(busy() == 0);
    virDomainFree(dom);
    CHECK(virConnectClose(conn) == 0);
    return 0;
}
