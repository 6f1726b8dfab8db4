/* 64 threads on shared and own connections: mixed calls with good and bad arguments, events that come and go, streams, connections that close under others.
 *
 *   stress SECONDS [THREADS]
 *
 * Fails when an answer is wrong, when a callback's opaque is freed other than once, or when memory goes on growing after the first third.
 */
#include "../abi/abi.h"

#define SLOTS 8

static virConnectPtr shared[SLOTS];
static pthread_mutex_t locks[SLOTS];
static long long stop_at;
static int threads = 64, done;
static long calls, wrong, events, registered, freed, twice, opened_count;
static __thread unsigned seed;

#define ADD(counter, n) __atomic_add_fetch(&counter, n, __ATOMIC_RELAXED)

struct tag { int magic; };

static void on_free(void *opaque)
{
    struct tag *tag = opaque;

    if (tag->magic != 0x7a6)
        ADD(twice, 1);
    tag->magic = 0;
    ADD(freed, 1);
    free(tag);
}

static int on_event(virConnectPtr conn, virDomainPtr domain, int event, int detail, void *opaque)
{
    virDomainInfo info;

    (void)event, (void)detail;
    if (((struct tag *)opaque)->magic != 0x7a6 || !virDomainGetName(domain) || virDomainGetConnect(domain) != conn)
        ADD(wrong, 1);
    virDomainGetInfo(domain, &info);
    ADD(events, 1);
    return 0;
}

static void on_timer(int timer, void *opaque) { (void)timer; (void)opaque; }

/* A reference to one of the shared connections; now and then that one is closed and opened anew, while others still use it. */
static virConnectPtr borrow(void)
{
    int i = rand_r(&seed) % SLOTS;

    pthread_mutex_lock(&locks[i]);
    if (rand_r(&seed) % 200 == 0) {
        virConnectClose(shared[i]);
        shared[i] = virConnectOpen(i % 2 ? "test:///default" : getenv("ABI_URI") ? getenv("ABI_URI") : "test:///default");
        ADD(opened_count, 1);
    }
    virConnectPtr conn = shared[i];
    if (conn)
        virConnectRef(conn);
    pthread_mutex_unlock(&locks[i]);
    return conn;
}

static int sink(virStreamPtr stream, const char *data, size_t n, void *opaque)
{
    (void)stream, (void)data;
    *(long long *)opaque += n;
    return (int)n;
}

static void expect(int good)
{
    ADD(calls, 1);
    if (!good) {
        if (ADD(wrong, 1) <= 10)
            fprintf(stderr, "wrong: %s\n", error());
    }
}

static void round_of(virConnectPtr conn, int me)
{
    char name[64], xml[400];
    virDomainInfo info;

    switch (rand_r(&seed) % 10) {
    case 0: {
        virDomainPtr *all;
        int n = virConnectListAllDomains(conn, &all, 0);
        expect(n >= 1);
        for (int i = 0; i < n; i++) {
            free(virDomainGetXMLDesc(all[i], 0));
            virDomainFree(all[i]);
        }
        if (n >= 0)
            free(all);
        break;
    }
    case 1: {
        snprintf(name, sizeof name, "guest-%d", me);
        snprintf(xml, sizeof xml, GUEST, name);
        virDomainPtr d = virDomainDefineXML(conn, xml);
        expect(d != NULL);
        if (d) {
            virDomainCreate(d);
            virDomainDestroy(d);
            virDomainUndefine(d);
            virDomainFree(d);
        }
        break;
    }
    case 2: {
        virDomainPtr d = virDomainLookupByName(conn, "nosuch");
        expect(!d && virGetLastErrorCode() == VIR_ERR_NO_DOMAIN);
        break;
    }
    case 3: {
        /* Of one guest: the same function for all guests is accepted only once. */
        snprintf(name, sizeof name, "event-%d-%d", me, rand_r(&seed));
        snprintf(xml, sizeof xml, GUEST, name);
        virDomainPtr d = virDomainDefineXML(conn, xml);
        expect(d != NULL);
        if (!d)
            break;
        struct tag *tag = malloc(sizeof *tag);
        tag->magic = 0x7a6;
        int id = virConnectDomainEventRegisterAny(conn, d, VIR_DOMAIN_EVENT_ID_LIFECYCLE, VIR_DOMAIN_EVENT_CALLBACK(on_event), tag, on_free);
        expect(id >= 0);
        if (id < 0)
            free(tag);
        else
            ADD(registered, 1);
        virDomainCreate(d);
        virDomainSuspend(d);
        virDomainResume(d);
        virDomainDestroy(d);
        if (rand_r(&seed) % 2)
            usleep(1000);
        expect(id < 0 || virConnectDomainEventDeregisterAny(conn, id) == 0);
        virDomainUndefine(d);
        virDomainFree(d);
        break;
    }
    case 4: {
        virDomainStatsRecordPtr *stats;
        int n = virConnectGetAllDomainStats(conn, 0, &stats, 0);
        expect(n >= 0);
        if (n >= 0)
            virDomainStatsRecordListFree(stats);
        break;
    }
    case 5: {
        virStreamPtr st = virStreamNew(conn, 0);
        virDomainPtr d = virDomainLookupByID(conn, 1);
        long long size = 0;
        if (st && d) {
            char *mime = virDomainScreenshot(d, st, 0, 0);
            expect(mime != NULL);
            if (mime && rand_r(&seed) % 2)
                expect(virStreamRecvAll(st, sink, &size) == 0 && size > 1000);
            free(mime);
            if (rand_r(&seed) % 2)
                virStreamFinish(st);
            else
                virStreamAbort(st);
        }
        if (d)
            virDomainFree(d);
        if (st)
            virStreamFree(st);
        break;
    }
    case 6: {
        virConnectPtr own = virConnectOpen("test:///default");
        expect(own != NULL);
        virDomainPtr d = own ? virDomainLookupByName(own, "test") : NULL;
        if (own)
            virConnectClose(own);
        if (d) {
            expect(virDomainGetInfo(d, &info) == 0);
            virDomainFree(d);
        }
        break;
    }
    case 7: {
        virTypedParameterPtr params = NULL;
        int n = 0, max = 0;
        virTypedParamsAddUInt(&params, &n, &max, "weight", 50);
        virTypedParamsAddString(&params, &n, &max, "nosuch", "text");
        virDomainPtr d = virDomainLookupByID(conn, 1);
        if (d) {
            virDomainSetSchedulerParameters(d, params, n);
            virDomainFree(d);
        }
        virTypedParamsFree(params, n);
        ADD(calls, 1);
        break;
    }
    case 8:
        expect(virDomainGetInfo(NULL, &info) == -1 && virGetLastErrorCode() == VIR_ERR_INVALID_DOMAIN);
        expect(virDomainLookupByName((virConnectPtr)&info, "x") == NULL || 1);
        break;
    default: {
        virNetworkPtr *nets;
        int n = virConnectListAllNetworks(conn, &nets, 0);
        expect(n >= 0);
        for (int i = 0; i < n; i++) {
            free(virNetworkGetXMLDesc(nets[i], 0));
            virNetworkFree(nets[i]);
        }
        if (n >= 0)
            free(nets);
    }
    }
}

static void *work(void *data)
{
    int me = (int)(long)data;

    seed = (unsigned)me * 7919 + 1;
    while (milliseconds() < stop_at) {
        virConnectPtr conn = borrow();
        if (!conn) {
            ADD(wrong, 1);
            continue;
        }
        for (int i = 0; i < 20 && milliseconds() < stop_at; i++)
            round_of(conn, me);
        virConnectClose(conn);
    }
    return NULL;
}

static void *loop(void *data)
{
    (void)data;
    while (!__atomic_load_n(&done, __ATOMIC_SEQ_CST))
        virEventRunDefaultImpl();
    return NULL;
}

static long resident(void)
{
    long pages = 0, total;
    FILE *f = fopen("/proc/self/statm", "r");

    if (f) {
        if (fscanf(f, "%ld %ld", &total, &pages) != 2)
            pages = 0;
        fclose(f);
    }
    return pages * (sysconf(_SC_PAGESIZE) / 1024);
}

int main(int argc, char **argv)
{
    int seconds = argc > 1 ? atoi(argv[1]) : 20;
    pthread_t *ids, runner;
    long early = 0, late = 0;

    if (argc > 2)
        threads = atoi(argv[2]);
    virInitialize();
    virSetErrorFunc(NULL, silent);
    virEventRegisterDefaultImpl();
    virEventAddTimeout(5, on_timer, NULL, NULL);
    for (int i = 0; i < SLOTS; i++) {
        pthread_mutex_init(&locks[i], NULL);
        shared[i] = virConnectOpen("test:///default");
    }
    stop_at = milliseconds() + seconds * 1000LL;
    pthread_create(&runner, NULL, loop, NULL);
    ids = calloc(threads, sizeof *ids);
    for (long i = 0; i < threads; i++)
        pthread_create(&ids[i], NULL, work, (void *)i);
    /* The largest of a third of the samples each, so that a collection in between does not count. */
    int minute = 1;
    for (long long began = milliseconds(); milliseconds() < stop_at; usleep(100000)) {
        long now = resident();
        long long past = milliseconds() - began, part = past * 3 / (seconds * 1000LL + 1);
        if (past >= minute * 60000LL)
            fprintf(stderr, "resident after %d minutes: %ld KiB\n", minute++, now);
        if (part == 1 && now > early)
            early = now;
        if (part == 2 && now > late)
            late = now;
    }
    for (int i = 0; i < threads; i++)
        pthread_join(ids[i], NULL);
    for (int i = 0; i < SLOTS; i++)
        if (shared[i])
            virConnectClose(shared[i]);
    for (long long end = milliseconds() + 10000; milliseconds() < end && __atomic_load_n(&freed, __ATOMIC_SEQ_CST) != registered;)
        usleep(20000);
    __atomic_store_n(&done, 1, __ATOMIC_SEQ_CST);
    pthread_join(runner, NULL);
    fprintf(stderr, "%ld calls, %ld events, %ld connections, %ld wrong, %ld registered, %ld freed, %ld freed twice, resident %ld and %ld KiB\n", calls, events, opened_count, wrong,
            registered, freed, twice, early, late);
    check(calls > threads, "it worked");
    check(wrong == 0, "no wrong answer");
    check(freed == registered && twice == 0, "each opaque is freed once");
    check(events > 0, "events came");
    check(late < early + early / 4 + 8192, "memory does not grow");
    free(ids);
    return wrong != 0;
}
