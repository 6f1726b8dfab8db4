/* Many threads on one connection: each sees its own errors, an id registered once is freed once, and the connection is closed by whoever leaves last. */
#include "abi.h"

#define THREADS 16
#define ROUNDS 150

static virConnectPtr conn;
static int wrong, freed, registered;

static void on_free(void *opaque) { (void)opaque; __atomic_add_fetch(&freed, 1, __ATOMIC_SEQ_CST); }
static int on_event(virConnectPtr c, virDomainPtr d, int e, int i, void *o) { (void)c, (void)d, (void)e, (void)i, (void)o; return 0; }
static void on_timer(int timer, void *opaque) { (void)timer; (void)opaque; }

static void *work(void *data)
{
    int me = (int)(long)data, bad = 0;
    char name[32], xml[300];

    virConnectRef(conn);
    snprintf(name, sizeof name, "thread%d", me);
    snprintf(xml, sizeof xml, GUEST, name);
    for (int i = 0; i < ROUNDS; i++) {
        virDomainPtr d = virDomainDefineXML(conn, xml);
        bad += !d;
        if (!d)
            continue;
        bad += virDomainCreate(d) != 0;
        bad += strcmp(virDomainGetName(d), name) != 0;
        if (me % 2) {
            bad += virDomainLookupByName(conn, "nosuch") != NULL || virGetLastErrorCode() != VIR_ERR_NO_DOMAIN;
        } else {
            bad += virDomainCreate(d) != -1 || virGetLastErrorCode() == VIR_ERR_NO_DOMAIN || virGetLastErrorCode() == 0;
        }
        int id = virConnectDomainEventRegisterAny(conn, d, VIR_DOMAIN_EVENT_ID_LIFECYCLE, VIR_DOMAIN_EVENT_CALLBACK(on_event), NULL, on_free);
        if (id >= 0)
            __atomic_add_fetch(&registered, 1, __ATOMIC_SEQ_CST);
        bad += id < 0;
        bad += virDomainDestroy(d) != 0;
        bad += virConnectDomainEventDeregisterAny(conn, id) != 0;
        bad += virDomainUndefine(d) != 0;
        bad += virDomainFree(d) != 0;
    }
    virConnectClose(conn);
    __atomic_add_fetch(&wrong, bad, __ATOMIC_SEQ_CST);
    return NULL;
}

static int done;

static void *loop(void *data)
{
    (void)data;
    while (!__atomic_load_n(&done, __ATOMIC_SEQ_CST))
        virEventRunDefaultImpl();
    return NULL;
}

int main(void)
{
    pthread_t threads[THREADS], runner;

    virSetErrorFunc(NULL, silent);
    virEventRegisterDefaultImpl();
    virEventAddTimeout(20, on_timer, NULL, NULL);
    conn = opened();
    pthread_create(&runner, NULL, loop, NULL);
    for (long i = 0; i < THREADS; i++)
        pthread_create(&threads[i], NULL, work, (void *)i);
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    seen("wrong answers", "%d", wrong);
    for (long long end = milliseconds() + 5000; milliseconds() < end && __atomic_load_n(&freed, __ATOMIC_SEQ_CST) != registered;)
        usleep(20000);
    seen("registered", "%d", registered);
    seen("freed", "%d", freed);
    __atomic_store_n(&done, 1, __ATOMIC_SEQ_CST);
    pthread_join(runner, NULL);
    seen("domains left", "%d", virConnectNumOfDefinedDomains(conn));
    seen("close", "%d", virConnectClose(conn));
    return 0;
}
