/* Measures a C library of libvirt's interface from a program of its own: what bindings feel. The library is the one that the loader finds.
 *
 *   library cold URI             opens and closes once (the caller times the process)
 *   library idle URI             opens, waits a second, prints private memory in KiB
 *   library calls URI N          makes N domains, then prints a line for each kind of call: name, microseconds
 */
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static long long events;

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e6 + t.tv_nsec / 1e3;
}

static void silent(void *data, virErrorPtr error) { (void)data; (void)error; }

static void fail(const char *what)
{
    fprintf(stderr, "%s: %s\n", what, virGetLastErrorMessage());
    exit(1);
}

static int on_event(virConnectPtr conn, virDomainPtr domain, int event, int detail, void *opaque)
{
    (void)conn, (void)domain, (void)event, (void)detail, (void)opaque;
    events++;
    return 0;
}

static void on_timer(int timer, void *opaque) { (void)timer; (void)opaque; }

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return x < y ? -1 : x > y;
}

/* The median time of a call, of several rounds of so many calls. */
#define MEASURE(name, rounds, calls, body)                                    \
    do {                                                                      \
        double times[rounds];                                                 \
        for (int round_ = 0; round_ < (rounds); round_++) {                   \
            double began_ = now();                                            \
            for (int i = 0; i < (calls); i++) {                               \
                body;                                                         \
            }                                                                 \
            times[round_] = (now() - began_) / (calls);                       \
        }                                                                     \
        qsort(times, rounds, sizeof *times, by_value);                        \
        printf("%s\t%.3f\n", name, times[(rounds) / 2]);                      \
        fflush(stdout);                                                       \
    } while (0)

static void list_all(virConnectPtr conn)
{
    virDomainPtr *all;
    int n = virConnectListAllDomains(conn, &all, 0);

    if (n < 0)
        fail("list");
    for (int i = 0; i < n; i++)
        virDomainFree(all[i]);
    free(all);
}

static void stats_of_all(virConnectPtr conn)
{
    virDomainStatsRecordPtr *records;

    if (virConnectGetAllDomainStats(conn, VIR_DOMAIN_STATS_STATE, &records, 0) < 0)
        fail("stats");
    virDomainStatsRecordListFree(records);
}

static void calls(const char *uri, int n)
{
    char xml[512], name[64];
    virConnectPtr conn = virConnectOpen(uri);
    virDomainInfo info;

    if (!conn)
        fail("open");
    double began = now();
    for (int i = 0; i < n; i++) {
        snprintf(xml, sizeof xml, "<domain type='test'><name>bench-%d</name><memory>65536</memory><vcpu>1</vcpu><os><type>hvm</type></os></domain>", i);
        virDomainPtr made = virDomainDefineXML(conn, xml);
        if (!made)
            fail("define");
        virDomainFree(made);
    }
    printf("define a small domain\t%.3f\n", (now() - began) / n);
    virDomainPtr domain = virDomainLookupByName(conn, "test");
    if (!domain)
        fail("lookup");
    unsigned char uuid[VIR_UUID_BUFLEN];
    virDomainGetUUID(domain, uuid);
    snprintf(name, sizeof name, "list %d domains", n + 1);
    MEASURE(name, 9, 3, list_all(conn));
    snprintf(name, sizeof name, "state of %d domains", n + 1);
    MEASURE(name, 9, 3, stats_of_all(conn));
    MEASURE("look a domain up by name", 9, 2000, virDomainFree(virDomainLookupByName(conn, "test")));
    MEASURE("look a domain up by UUID", 9, 2000, virDomainFree(virDomainLookupByUUID(conn, uuid)));
    MEASURE("a lookup that fails", 9, 1000, virDomainLookupByName(conn, "nosuch"));
    MEASURE("information of a domain", 9, 2000, virDomainGetInfo(domain, &info));
    MEASURE("XML of a domain", 9, 1000, free(virDomainGetXMLDesc(domain, 0)));
    MEASURE("name of a domain", 9, 20000, virDomainGetName(domain));

    int id = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE, VIR_DOMAIN_EVENT_CALLBACK(on_event), NULL, NULL);
    if (id < 0)
        fail("register");
    MEASURE("change and its event", 9, 1000, {
        long long before = events;
        i % 2 ? virDomainResume(domain) : virDomainSuspend(domain);
        while (events == before)
            virEventRunDefaultImpl();
    });
    virConnectDomainEventDeregisterAny(conn, id);
    for (int i = 0; i < n; i++) {
        snprintf(name, sizeof name, "bench-%d", i);
        virDomainPtr made = virDomainLookupByName(conn, name);
        if (made) {
            virDomainUndefine(made);
            virDomainFree(made);
        }
    }
    virDomainFree(domain);
    virConnectClose(conn);
}

static long private_memory(void)
{
    char line[256];
    long sum = 0, part;
    FILE *f = fopen("/proc/self/smaps_rollup", "r");

    while (f && fgets(line, sizeof line, f))
        if (sscanf(line, "Private_Clean: %ld", &part) == 1 || sscanf(line, "Private_Dirty: %ld", &part) == 1)
            sum += part;
    if (f)
        fclose(f);
    return sum;
}

int main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    virSetErrorFunc(NULL, silent);
    if (strcmp(argv[1], "calls") == 0) {
        virEventRegisterDefaultImpl();
        virEventAddTimeout(100, on_timer, NULL, NULL);
        calls(argv[2], argc > 3 ? atoi(argv[3]) : 1000);
        return 0;
    }
    long before = private_memory();
    virConnectPtr conn = virConnectOpen(argv[2]);
    if (!conn)
        fail("open");
    if (strcmp(argv[1], "idle") == 0) {
        sleep(1);
        printf("%ld\n", private_memory() - before);
    }
    virConnectClose(conn);
    return 0;
}
