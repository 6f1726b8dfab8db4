/* Many threads at once: mixed calls, events, connections that come and go. STRESS_SECONDS (3) and STRESS_THREADS (16) say how long and how many; memory must not grow. */
#include <pthread.h>
#include <time.h>
#include "check.h"

static virConnectPtr shared;
static volatile int stop;
static long calls, events, freed, registered, wrong;

static long resident(void)
{
    long pages = 0, ignored = 0;
    FILE *f = fopen("/proc/self/statm", "r");

    if (!f || fscanf(f, "%ld %ld", &ignored, &pages) != 2)
        pages = 0;
    if (f)
        fclose(f);
    return pages * 4;
}

static int lifecycle(virConnectPtr conn, virDomainPtr dom, int event, int detail, void *opaque)
{
    (void)conn;
    (void)event;
    (void)detail;
    (void)opaque;
    if (!virDomainGetName(dom))
        __atomic_add_fetch(&wrong, 1, __ATOMIC_SEQ_CST);
    __atomic_add_fetch(&events, 1, __ATOMIC_SEQ_CST);
    return 0;
}

static void gone(void *opaque)
{
    (void)opaque;
    __atomic_add_fetch(&freed, 1, __ATOMIC_SEQ_CST);
}

static void tick(int timer, void *opaque)
{
    (void)timer;
    (void)opaque;
}

static void *loop(void *unused)
{
    while (!stop)
        virEventRunDefaultImpl();
    return unused;
}

static void one_round(unsigned int *seed, int me)
{
    char name[64], xml[400];
    virDomainPtr dom, *all = NULL;
    virConnectPtr own;
    char *text;
    int n, id;

    switch (rand_r(seed) % 8) {
    case 0:
        snprintf(name, sizeof(name), "guest-%d", me);
        snprintf(xml, sizeof(xml), "<domain type='test'><name>%s</name><memory>1024</memory><os><type>hvm</type></os></domain>", name);
        dom = virDomainDefineXML(shared, xml);
        if (dom) {
            virDomainCreate(dom);
            virDomainSuspend(dom);
            virDomainResume(dom);
            virDomainDestroy(dom);
            virDomainUndefine(dom);
            virDomainFree(dom);
        }
        break;
    case 1:
        n = virConnectListAllDomains(shared, &all, 0);
        while (n-- > 0) {
            free(virDomainGetXMLDesc(all[n], 0));
            virDomainFree(all[n]);
        }
        free(all);
        break;
    case 2:
        own = virConnectOpen("test:///default");
        id = virConnectDomainEventRegisterAny(own, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE, VIR_DOMAIN_EVENT_CALLBACK(lifecycle), NULL, gone);
        if (id >= 0) {
            __atomic_add_fetch(&registered, 1, __ATOMIC_SEQ_CST);
            virConnectDomainEventDeregisterAny(own, id);
        }
        virConnectClose(own);
        break;
    case 3:
        if (virDomainLookupByName(shared, "nosuch") || virGetLastErrorCode() != VIR_ERR_NO_DOMAIN)
            __atomic_add_fetch(&wrong, 1, __ATOMIC_SEQ_CST);
        break;
    case 4:
        dom = virDomainLookupByName(shared, "test");
        virDomainFree(dom);
        virDomainFree(dom);
        virDomainGetName(dom);
        break;
    case 5:
        text = virConnectGetCapabilities(shared);
        free(text);
        break;
    case 6: {
        virDomainStatsRecordPtr *stats = NULL;

        if (virConnectGetAllDomainStats(shared, 0, &stats, 0) >= 0)
            virDomainStatsRecordListFree(stats);
        break;
    }
    default: {
        virTypedParameterPtr params = NULL;
        int count = 0, room = 0;

        virTypedParamsAddString(&params, &count, &room, "a", "text");
        virTypedParamsAddInt(&params, &count, &room, "b", me);
        virTypedParamsFree(params, count);
        break;
    }
    }
    __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST);
}

static void *work(void *argument)
{
    unsigned int seed = (unsigned int)(long)argument;

    while (!stop)
        one_round(&seed, (int)(long)argument);
    return NULL;
}

int main(void)
{
    int threads = getenv("STRESS_THREADS") ? atoi(getenv("STRESS_THREADS")) : 16, seconds = getenv("STRESS_SECONDS") ? atoi(getenv("STRESS_SECONDS")) : 3;
    pthread_t *ids = calloc((size_t)threads + 1, sizeof(*ids));
    long i, before, after;

    virSetErrorFunc(NULL, silent);
    virEventRegisterDefaultImpl();
    virEventAddTimeout(10, tick, NULL, NULL);
    shared = virConnectOpen("test:///default");
    virConnectDomainEventRegisterAny(shared, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE, VIR_DOMAIN_EVENT_CALLBACK(lifecycle), NULL, gone);
    pthread_create(&ids[threads], NULL, loop, NULL);
    for (i = 0; i < threads; i++)
        pthread_create(&ids[i], NULL, work, (void *)(i + 1));
    sleep((unsigned int)(seconds + 1) / 2);
    before = resident();
    sleep((unsigned int)seconds / 2 + 1);
    after = resident();
    stop = 1;
    for (i = 0; i <= threads; i++)
        pthread_join(ids[i], NULL);
    fprintf(stderr, "%ld calls, %ld events, %ld registered, %ld freed, %ld KiB then %ld KiB\n", calls, events, registered, freed, before, after);
    CHECK(wrong == 0);
    CHECK(calls > 100);
    CHECK(events > 0);
    CHECK(freed == registered);
    CHECK(after < before * 2 + 20000);
    return 0;
}
