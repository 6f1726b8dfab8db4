/* Signals by the thousand while eight threads use the library: handlers with and without a stack of their own, which is as small as may be, a timer, queued signals sent
   to the threads at work. Nothing is lost, no call fails. */
#include "abi.h"

#include <stdatomic.h>
#include <sys/mman.h>
#include <sys/time.h>

enum { THREADS = 8, SIGNALS = 4000 };

static int on_own, on_thread;
static atomic_int own, plain, strange, ticks, calls, failed, events, threads_ready, stop;
static __thread char *low, *high;

static int on_small_stack(void)
{
    char here;

    return &here >= low && &here < high;
}

static void on_own_stack(int signal) { (void)signal; atomic_fetch_add(&own, 1); atomic_fetch_add(&strange, !on_small_stack()); }
static void on_thread_stack(int signal) { (void)signal; atomic_fetch_add(&plain, 1); atomic_fetch_add(&strange, on_small_stack()); }
static void on_tick(int signal) { (void)signal; atomic_fetch_add(&ticks, 1); }

static void handle(int signal, void (*handler)(int), int flags)
{
    struct sigaction action = {.sa_handler = handler, .sa_flags = flags};

    /* One at a time: the small stack has room for no second. */
    sigfillset(&action.sa_mask);
    sigaction(signal, &action, NULL);
}

/* A stack for signals with nothing below it: whoever needs more ends the process. */
static void small_stack(void)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE), least = (size_t)sysconf(_SC_MINSIGSTKSZ) + 1024, size = (least + page - 1) / page * page;
    char *area = mmap(NULL, size + page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    stack_t stack = {.ss_sp = area + page + size - least, .ss_size = least};

    if (mprotect(area + page, size, PROT_READ | PROT_WRITE) < 0 || sigaltstack(&stack, NULL) < 0)
        abort();
    low = stack.ss_sp;
    high = low + least;
}

static void *work(void *data)
{
    virConnectPtr conn = data;
    virDomainInfo info;

    small_stack();
    atomic_fetch_add(&threads_ready, 1);
    do {
        virDomainPtr domain = guest(conn);
        char *xml = virDomainGetXMLDesc(domain, 0);
        atomic_fetch_add(&failed, !xml || virDomainGetInfo(domain, &info) < 0);
        free(xml);
        virDomainPtr none = virDomainLookupByName(conn, "nosuch");
        atomic_fetch_add(&failed, none || virGetLastErrorCode() != VIR_ERR_NO_DOMAIN);
        virDomainFree(domain);
        atomic_fetch_add(&calls, 5);
    } while (!atomic_load(&stop));
    return NULL;
}

static int on_event(virConnectPtr conn, virDomainPtr domain, int event, int detail, void *opaque)
{
    (void)conn, (void)domain, (void)event, (void)detail, (void)opaque;
    atomic_fetch_add(&events, 1);
    return 0;
}

static void wake(int timer, void *opaque) { (void)timer, (void)opaque; }

static void *loop(void *data)
{
    (void)data;
    small_stack();
    while (atomic_load(&stop) < 2)
        virEventRunDefaultImpl();
    return NULL;
}

static void until(const atomic_int *count, int wanted)
{
    for (long long end = milliseconds() + 20000; atomic_load(count) < wanted && milliseconds() < end;)
        usleep(1000);
}

static void storm(const char *when, virConnectPtr conn, int order)
{
    pthread_t threads[THREADS];
    struct itimerval every = {{0, 1000}, {0, 1000}}, never = {{0, 0}, {0, 0}};
    union sigval value = {0};
    char name[100];
    int sent[2] = {0, 0};

    atomic_store(&own, 0), atomic_store(&plain, 0), atomic_store(&calls, 0), atomic_store(&stop, 0), atomic_store(&threads_ready, 0), atomic_store(&ticks, 0);
    if (order)
        handle(SIGALRM, on_tick, 0);
    setitimer(ITIMER_REAL, &every, NULL);
    for (int i = 0; i < THREADS; i++)
        pthread_create(&threads[i], NULL, work, conn);
    until(&threads_ready, THREADS);
    for (int i = 0; i < SIGNALS; i++) {
        while (pthread_sigqueue(threads[i % THREADS], i % 2 ? on_own : on_thread, value) == EAGAIN)
            usleep(1000);
        sent[i % 2]++;
        if (i % 8 == 0)
            usleep(500);
    }
    until(&ticks, 100);
    atomic_store(&stop, 1);
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    setitimer(ITIMER_REAL, &never, NULL);
    snprintf(name, sizeof name, "%s: signals", when);
    seen(name, "%d %d of %d %d", atomic_load(&own), atomic_load(&plain), sent[1], sent[0]);
    snprintf(name, sizeof name, "%s: calls and ticks", when);
    check(atomic_load(&calls) > 1000 && atomic_load(&ticks) >= 100, name);
    snprintf(name, sizeof name, "%s: what failed", when);
    seen(name, "%d calls, %d handlers on another stack", atomic_load(&failed), atomic_load(&strange));
}

int main(void)
{
    pthread_t looper;

    virInitialize();
    virSetErrorFunc(NULL, silent);
    on_own = SIGRTMAX - 1, on_thread = SIGRTMAX - 2;
    small_stack();
    handle(on_own, on_own_stack, SA_ONSTACK);
    handle(on_thread, on_thread_stack, SA_RESTART);
    handle(SIGALRM, on_tick, SA_RESTART);
    virEventRegisterDefaultImpl();
    virEventAddTimeout(20, wake, NULL, NULL);
    virConnectPtr conn = opened();
    virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE, VIR_DOMAIN_EVENT_CALLBACK(on_event), NULL, NULL);
    pthread_create(&looper, NULL, loop, NULL);
    storm("handlers of before", conn, 0);

    /* And again with handlers that came after the library was first used, in all places that an application may take. */
    handle(on_own, on_own_stack, SA_ONSTACK | SA_RESTART);
    handle(on_thread, on_thread_stack, 0);
    storm("handlers of after", conn, 1);

    virDomainPtr domain = guest(conn);
    struct itimerval every = {{0, 1000}, {0, 1000}}, never = {{0, 0}, {0, 0}};
    setitimer(ITIMER_REAL, &every, NULL);
    for (int i = 0; i < 100; i++)
        if (virDomainSuspend(domain) < 0 || virDomainResume(domain) < 0)
            atomic_fetch_add(&failed, 1);
    until(&events, 200);
    setitimer(ITIMER_REAL, &never, NULL);
    seen("events among ticks", "%d, failed %d", atomic_load(&events), atomic_load(&failed));
    atomic_store(&stop, 2);
    pthread_join(looper, NULL);
    virDomainFree(domain);
    return 0;
}
