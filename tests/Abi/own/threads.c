/* Many threads on one connection: every one sees its own errors, and nothing is lost. */
#include <pthread.h>
#include "check.h"

#define THREADS 32
#define ROUNDS 300

static virConnectPtr conn;
static int wrong;

static void *work(void *argument)
{
    int me = (int)(long)argument, i;
    char name[32], message[128];

    for (i = 0; i < ROUNDS; i++) {
        virDomainPtr dom = virDomainLookupByName(conn, "test");
        char *xml;

        snprintf(name, sizeof(name), "nosuch-%d-%d", me, i);
        if (virDomainLookupByName(conn, name) != NULL || virGetLastErrorCode() != VIR_ERR_NO_DOMAIN)
            __atomic_add_fetch(&wrong, 1, __ATOMIC_SEQ_CST);
        snprintf(message, sizeof(message), "invalid domain pointer in %s", me % 2 ? "virDomainGetName" : "virDomainGetUUIDString");
        if (me % 2)
            virDomainGetName((virDomainPtr)(void *)(long)me);
        else
            virDomainGetUUIDString((virDomainPtr)(void *)(long)me, name);
        sched_yield();
        if (strcmp(virGetLastErrorMessage(), message) != 0)
            __atomic_add_fetch(&wrong, 1, __ATOMIC_SEQ_CST);
        xml = virDomainGetXMLDesc(dom, 0);
        if (!xml || virGetLastErrorCode() != 0)
            __atomic_add_fetch(&wrong, 1, __ATOMIC_SEQ_CST);
        free(xml);
        if (i % 16 == 0) {
            virConnectPtr own = virConnectOpen("test:///default");

            if (virConnectNumOfDomains(own) < 1 || virConnectClose(own) != 0)
                __atomic_add_fetch(&wrong, 1, __ATOMIC_SEQ_CST);
        }
        virDomainFree(dom);
    }
    return NULL;
}

int main(void)
{
    pthread_t threads[THREADS];
    long i;

    virSetErrorFunc(NULL, silent);
    conn = virConnectOpen("test:///default");
    for (i = 0; i < THREADS; i++)
        pthread_create(&threads[i], NULL, work, (void *)i);
    for (i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    CHECK(wrong == 0);
    CHECK(virConnectClose(conn) == 0);
    return 0;
}
