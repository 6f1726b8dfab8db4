/* An event loop of the application's own: the library asks it for handles and timers, and everything that the library calls back is called by that loop. */
#include "abi.h"

#define MAX 64

static struct timer { int id, ms, gone; long long due; virEventTimeoutCallback cb; void *opaque; virFreeCallback ff; } timers[MAX];
static struct handle { int id, fd, events, gone; virEventHandleCallback cb; void *opaque; virFreeCallback ff; } handles[MAX];
static int ids, timer_adds, handle_adds;
static pthread_t loop_thread;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int wake[2];

static void poke(void) { if (write(wake[1], "x", 1) < 0) abort(); }

static int add_handle(int fd, int events, virEventHandleCallback cb, void *opaque, virFreeCallback ff)
{
    pthread_mutex_lock(&lock);
    int i = 0, id = ++ids;
    while (i < MAX && handles[i].id)
        i++;
    handles[i] = (struct handle){id, fd, events, 0, cb, opaque, ff};
    handle_adds++;
    pthread_mutex_unlock(&lock);
    poke();
    return id;
}

static void update_handle(int id, int events)
{
    pthread_mutex_lock(&lock);
    for (int i = 0; i < MAX; i++)
        if (handles[i].id == id)
            handles[i].events = events;
    pthread_mutex_unlock(&lock);
    poke();
}

static int remove_handle(int id)
{
    int found = -1;
    pthread_mutex_lock(&lock);
    for (int i = 0; i < MAX; i++)
        if (handles[i].id == id && !handles[i].gone)
            handles[i].gone = 1, found = 0;
    pthread_mutex_unlock(&lock);
    poke();
    return found;
}

static int add_timer(int ms, virEventTimeoutCallback cb, void *opaque, virFreeCallback ff)
{
    pthread_mutex_lock(&lock);
    int i = 0, id = ++ids;
    while (i < MAX && timers[i].id)
        i++;
    timers[i] = (struct timer){id, ms, 0, ms < 0 ? -1 : milliseconds() + ms, cb, opaque, ff};
    timer_adds++;
    pthread_mutex_unlock(&lock);
    poke();
    return id;
}

static void update_timer(int id, int ms)
{
    pthread_mutex_lock(&lock);
    for (int i = 0; i < MAX; i++)
        if (timers[i].id == id) {
            timers[i].ms = ms;
            timers[i].due = ms < 0 ? -1 : milliseconds() + ms;
        }
    pthread_mutex_unlock(&lock);
    poke();
}

static int remove_timer(int id)
{
    int found = -1;
    pthread_mutex_lock(&lock);
    for (int i = 0; i < MAX; i++)
        if (timers[i].id == id && !timers[i].gone)
            timers[i].gone = 1, found = 0;
    pthread_mutex_unlock(&lock);
    poke();
    return found;
}

/* One turn of the loop, as an application would write it: polls, calls what is ready, and frees what was removed, without its lock held. */
static void turn(int limit)
{
    struct pollfd fds[MAX + 1];
    struct handle ready[MAX];
    struct timer due[MAX];
    int n = 0, m = 0, wait = limit;
    char drop[64];

    pthread_mutex_lock(&lock);
    fds[0] = (struct pollfd){wake[0], POLLIN, 0};
    for (int i = 0; i < MAX; i++) {
        if (handles[i].id && !handles[i].gone) {
            int e = (handles[i].events & VIR_EVENT_HANDLE_READABLE ? POLLIN : 0) | (handles[i].events & VIR_EVENT_HANDLE_WRITABLE ? POLLOUT : 0);
            if (e) {
                ready[n] = handles[i];
                fds[++n] = (struct pollfd){handles[i].fd, e, 0};
            }
        }
        if (timers[i].id && !timers[i].gone && timers[i].due >= 0) {
            long long left = timers[i].due - milliseconds();
            wait = left < wait ? left < 0 ? 0 : left : wait;
        }
    }
    pthread_mutex_unlock(&lock);
    poll(fds, n + 1, wait);
    if (fds[0].revents && read(wake[0], drop, sizeof drop) < 0)
        abort();
    pthread_mutex_lock(&lock);
    for (int i = 0; i < MAX; i++)
        if (timers[i].id && !timers[i].gone && timers[i].due >= 0 && timers[i].due <= milliseconds()) {
            timers[i].due = milliseconds() + timers[i].ms;
            due[m++] = timers[i];
        }
    pthread_mutex_unlock(&lock);
    for (int i = 0; i < m; i++)
        due[i].cb(due[i].id, due[i].opaque);
    for (int i = 0; i < n; i++)
        if (fds[i + 1].revents)
            ready[i].cb(ready[i].id, ready[i].fd, (fds[i + 1].revents & POLLIN ? VIR_EVENT_HANDLE_READABLE : 0) | (fds[i + 1].revents & POLLOUT ? VIR_EVENT_HANDLE_WRITABLE : 0), ready[i].opaque);
    for (int i = 0; i < MAX; i++) {
        struct handle h = {0};
        struct timer t = {0};
        pthread_mutex_lock(&lock);
        if (handles[i].id && handles[i].gone)
            h = handles[i], handles[i].id = 0;
        if (timers[i].id && timers[i].gone)
            t = timers[i], timers[i].id = 0;
        pthread_mutex_unlock(&lock);
        if (h.ff)
            h.ff(h.opaque);
        if (t.ff)
            t.ff(t.opaque);
    }
}

static int events, wrong_thread, freed, second_events, reentered;
static char log_text[512];

static int on_event(virConnectPtr conn, virDomainPtr domain, int event, int detail, void *opaque)
{
    size_t used = strlen(log_text);

    (void)opaque;
    events++;
    wrong_thread += !pthread_equal(pthread_self(), loop_thread);
    snprintf(log_text + used, sizeof log_text - used, "%s:%d/%d ", virDomainGetName(domain), event, detail);
    /* Calls from inside a callback: information, and an action that raises another event. */
    virDomainInfo info;
    check(virDomainGetInfo(domain, &info) == 0 && virDomainGetConnect(domain) == conn, "a callback may ask");
    if (event == VIR_DOMAIN_EVENT_SUSPENDED && !reentered) {
        reentered = 1;
        check(virDomainResume(domain) == 0, "a callback may act");
    }
    return 0;
}

static int once_id = -1;

static int once(virConnectPtr conn, virDomainPtr domain, int event, int detail, void *opaque)
{
    (void)domain, (void)event, (void)detail, (void)opaque;
    second_events++;
    check(virConnectDomainEventDeregisterAny(conn, once_id) == 0, "a callback may deregister itself");
    return 0;
}

static void on_free(void *opaque)
{
    check(opaque == &freed, "freecb gets its opaque");
    freed++;
}

int main(void)
{
    virSetErrorFunc(NULL, silent);
    if (pipe(wake) < 0)
        return 1;
    loop_thread = pthread_self();
    virConnectPtr early = opened();
    step("no loop yet", virConnectDomainEventRegisterAny(early, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE, VIR_DOMAIN_EVENT_CALLBACK(on_event), NULL, NULL));
    virConnectClose(early);

    virEventRegisterImpl(add_handle, update_handle, remove_handle, add_timer, update_timer, remove_timer);
    virConnectPtr conn = opened();
    virDomainPtr domain = guest(conn);
    int id = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE, VIR_DOMAIN_EVENT_CALLBACK(on_event), &freed, on_free);
    seen("first id", "%d", id);
    step("the same function with other data", virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE, VIR_DOMAIN_EVENT_CALLBACK(on_event), &events, NULL));
    check(timer_adds + handle_adds > 0, "the library asked for something");
    once_id = virConnectDomainEventRegisterAny(conn, domain, VIR_DOMAIN_EVENT_ID_LIFECYCLE, VIR_DOMAIN_EVENT_CALLBACK(once), &freed, on_free);
    seen("second id", "%d", once_id);
    check(virDomainSuspend(domain) == 0, "suspend");
    check(events == 0, "nothing is called before the loop turns");
    long long end = milliseconds() + 5000;
    while (events < 2 && milliseconds() < end)
        turn(50);
    seen("events", "%s", log_text);
    seen("the one that left", "%d", second_events);
    for (int i = 0; i < 10; i++)
        turn(5);
    seen("freed after deregistration inside", "%d", freed);
    check(wrong_thread == 0, "on the loop's thread");

    seen("deregister", "%d", virConnectDomainEventDeregisterAny(conn, id));
    for (int i = 0; i < 10; i++)
        turn(5);
    seen("freed", "%d", freed);
    step("deregister again", virConnectDomainEventDeregisterAny(conn, id));
    step("deregister nonsense", virConnectDomainEventDeregisterAny(conn, -1));
    virDomainSuspend(domain);
    virDomainResume(domain);
    for (int i = 0; i < 10; i++)
        turn(5);
    seen("silence afterwards", "%d", events);

    /* An old-style registration, the same twice, and closing with a callback still registered: freed all the same, once. */
    freed = 0;
    seen("old style", "%d", virConnectDomainEventRegister(conn, on_event, &freed, on_free));
    step("the same again", virConnectDomainEventRegister(conn, on_event, &freed, on_free));
    seen("old style gone", "%d", virConnectDomainEventDeregister(conn, on_event));
    seen("old style gone again", "%d", virConnectDomainEventDeregister(conn, on_event));
    check(virGetLastErrorCode() == VIR_ERR_INVALID_ARG, "it is not registered");
    for (int i = 0; i < 10; i++)
        turn(5);
    seen("freed of old style", "%d", freed);
    freed = 0;
    id = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_REBOOT, VIR_DOMAIN_EVENT_CALLBACK(on_event), &freed, on_free);
    seen("network events", "%d", virConnectNetworkEventRegisterAny(conn, NULL, VIR_NETWORK_EVENT_ID_LIFECYCLE, VIR_NETWORK_EVENT_CALLBACK(on_event), &freed, on_free) >= 0);
    virDomainFree(domain);
    seen("close", "%d", virConnectClose(conn));
    for (int i = 0; i < 20; i++)
        turn(5);
    seen("freed by close", "%d", freed);
    int open_handles = 0, open_timers = 0;
    for (int i = 0; i < MAX; i++) {
        open_handles += handles[i].id != 0;
        open_timers += timers[i].id != 0;
    }
    seen("a connection with callbacks stays", "%d", open_timers + open_handles > 0);
    conn = opened();
    step("wrong event id", virConnectDomainEventRegisterAny(conn, NULL, 999, VIR_DOMAIN_EVENT_CALLBACK(on_event), NULL, NULL));
    step("negative event id", virConnectDomainEventRegisterAny(conn, NULL, -1, VIR_DOMAIN_EVENT_CALLBACK(on_event), NULL, NULL));
    step("null callback", virConnectDomainEventRegisterAny(conn, NULL, 0, NULL, NULL, NULL));
    virConnectClose(conn);
    return 0;
}
