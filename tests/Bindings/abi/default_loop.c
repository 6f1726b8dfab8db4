/* The library's own event loop: timers, handles on pipes, changes from inside callbacks and from other threads, and what is freed. */
#include "abi.h"

static int fired, freed, reads, order[16], count, removed_in_callback, self = -1, other = -1, stop;

static void on_timer(int timer, void *opaque)
{
    (void)timer;
    (*(int *)opaque)++;
}

static void ordered(int timer, void *opaque)
{
    virEventUpdateTimeout(timer, -1);
    if (count < 16)
        order[count++] = *(int *)opaque;
}

static void removes(int timer, void *opaque)
{
    (void)opaque;
    removed_in_callback++;
    check(virEventRemoveTimeout(timer) == 0, "a timer may remove itself");
    check(virEventRemoveTimeout(other) == 0, "a timer may remove another");
}

static void on_free(void *opaque)
{
    (void)opaque;
    freed++;
}

static void on_read(int watch, int fd, int events, void *opaque)
{
    char buffer[16];

    (void)watch;
    (void)opaque;
    if (events & VIR_EVENT_HANDLE_READABLE && read(fd, buffer, sizeof buffer) > 0)
        reads++;
}

static void hangup(int watch, int fd, int events, void *opaque)
{
    (void)fd;
    *(int *)opaque |= events;
    virEventRemoveHandle(watch);
}

static void on_stop(int timer, void *opaque)
{
    (void)timer;
    (void)opaque;
    stop = 1;
}

static void run(int milliseconds_to_run)
{
    int timer = virEventAddTimeout(milliseconds_to_run, on_stop, NULL, NULL);

    for (stop = 0; !stop;)
        if (virEventRunDefaultImpl() < 0)
            break;
    virEventRemoveTimeout(timer);
}

static void *adds(void *data)
{
    (void)data;
    usleep(50000);
    self = virEventAddTimeout(1, on_timer, &fired, on_free);
    return NULL;
}

int main(void)
{
    int pipes[2], events = 0, one = 1, two = 2, three = 3;
    pthread_t thread;

    virInitialize();
    virSetErrorFunc(NULL, silent);
    seen("without a loop", "%d %d", virEventAddTimeout(1, on_timer, &fired, NULL), virEventAddHandle(0, 1, on_read, NULL, NULL));
    seen("register", "%d", virEventRegisterDefaultImpl());
    seen("register again", "%d", virEventRegisterDefaultImpl());
    if (pipe(pipes) < 0)
        return 1;

    int timer = virEventAddTimeout(5, on_timer, &fired, on_free);
    check(timer > 0, "timer");
    run(200);
    check(fired >= 10 && fired <= 60, "a timer fires again and again");
    virEventUpdateTimeout(timer, -1);
    fired = 0;
    run(60);
    seen("a timer that is off", "%d", fired);
    virEventUpdateTimeout(timer, 0);
    run(30);
    check(fired > 3, "a timer of 0 fires at each turn");
    seen("removed", "%d", virEventRemoveTimeout(timer));
    seen("removed again", "%d", virEventRemoveTimeout(timer));
    seen("not freed before the loop turns", "%d", freed);
    run(20);
    seen("freed", "%d", freed);

    int a = virEventAddTimeout(900, ordered, &three, NULL), b = virEventAddTimeout(30, ordered, &one, NULL), c = virEventAddTimeout(50, ordered, &two, NULL);
    run(300);
    seen("in order of time", "%d %d", order[0], order[1]);
    virEventRemoveTimeout(a);
    virEventRemoveTimeout(b);
    virEventRemoveTimeout(c);

    freed = 0;
    other = virEventAddTimeout(1000, on_timer, &fired, on_free);
    virEventAddTimeout(1, removes, NULL, on_free);
    run(60);
    seen("removed inside", "%d, freed %d", removed_in_callback, freed);

    int watch = virEventAddHandle(pipes[0], VIR_EVENT_HANDLE_READABLE, on_read, NULL, on_free);
    check(watch > 0, "watch");
    check(write(pipes[1], "a", 1) == 1, "write");
    run(30);
    seen("read", "%d", reads);
    virEventUpdateHandle(watch, 0);
    check(write(pipes[1], "b", 1) == 1, "write more");
    run(30);
    seen("a watch that is off", "%d", reads);
    virEventUpdateHandle(watch, VIR_EVENT_HANDLE_READABLE);
    run(30);
    seen("on again", "%d", reads);
    freed = 0;
    seen("watch removed", "%d %d", virEventRemoveHandle(watch), virEventRemoveHandle(watch));
    run(20);
    seen("watch freed", "%d", freed);
    virEventAddHandle(pipes[0], VIR_EVENT_HANDLE_READABLE, hangup, &events, NULL);
    close(pipes[1]);
    run(30);
    seen("hang-up", "%d", events);
    seen("bad watch", "%d", virEventAddHandle(-1, VIR_EVENT_HANDLE_READABLE, on_read, NULL, NULL) > 0);
    seen("removing nonsense", "%d %d %d", virEventRemoveHandle(-1), virEventRemoveTimeout(-1), virEventRemoveTimeout(9999));

    /* Another thread wakes the loop that waits. */
    fired = 0;
    pthread_create(&thread, NULL, adds, NULL);
    long long began = milliseconds();
    while (!fired && milliseconds() - began < 5000)
        virEventRunDefaultImpl();
    check(milliseconds() - began < 2000, "another thread's timer wakes the loop");
    pthread_join(thread, NULL);
    virEventRemoveTimeout(self);
    run(10);

    /* Domain events come through this loop too. */
    virConnectPtr conn = opened();
    virDomainPtr domain = guest(conn);
    virDomainSuspend(domain);
    virDomainFree(domain);
    seen("close", "%d", virConnectClose(conn));
    return 0;
}
