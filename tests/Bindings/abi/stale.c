/* ours only: handles that are gone are answered with an error, where libvirt may crash: double free, use after free, use after close, memory that never was a handle. */
#include "abi.h"

static void fails(const char *name, int failed, int code, const char *text)
{
    virErrorPtr e = virGetLastError();

    check(failed && e && e->code == code && e->message && strstr(e->message, text), name);
    if (e && !strstr(e->message, text))
        fprintf(stderr, "%s: %s\n", name, error());
}

static void on_freed(void *opaque) { ++*(int *)opaque; }
static void on_timer(int timer, void *opaque) { (void)timer; (void)opaque; }
static int on_event(virConnectPtr c, virDomainPtr d, int e, int i, void *o) { (void)c, (void)d, (void)e, (void)i, (void)o; return 0; }

int main(void)
{
    virDomainInfo info;
    int freed = 0;

    virSetErrorFunc(NULL, silent);
    virEventRegisterDefaultImpl();
    virConnectPtr conn = opened();
    virDomainPtr domain = guest(conn);
    check(virDomainFree(domain) == 0, "free");
    fails("free again", virDomainFree(domain) == -1, VIR_ERR_INVALID_DOMAIN, "invalid domain pointer in virDomainFree");
    fails("use after free", virDomainGetInfo(domain, &info) == -1, VIR_ERR_INVALID_DOMAIN, "invalid domain pointer in virDomainGetInfo");
    fails("name after free", virDomainGetName(domain) == NULL, VIR_ERR_INVALID_DOMAIN, "invalid domain pointer in virDomainGetName");
    fails("ref after free", virDomainRef(domain) == -1, VIR_ERR_INVALID_DOMAIN, "invalid domain pointer in virDomainRef");

    /* An old handle is not taken for a new one, even after thousands of them (docs/adr/0030). */
    virDomainPtr fresh = NULL;
    int mistaken = 0;
    for (int i = 0; i < 15000; i++) {
        fresh = guest(conn);
        mistaken += virDomainGetName(domain) != NULL;
        virDomainFree(fresh);
    }
    check(mistaken == 0, "an old handle stays invalid");

    virNetworkPtr net = virNetworkLookupByName(conn, "default");
    virNetworkFree(net);
    fails("network", virNetworkIsActive(net) == -1, VIR_ERR_INVALID_NETWORK, "invalid network pointer in virNetworkIsActive");
    virStreamPtr stream = virStreamNew(conn, 0);
    virStreamFree(stream);
    fails("stream", virStreamFinish(stream) == -1, VIR_ERR_INVALID_STREAM, "invalid stream pointer in virStreamFinish");
    int callback = virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE, VIR_DOMAIN_EVENT_CALLBACK(on_event), &freed, on_freed);
    check(callback >= 0 && virConnectDomainEventDeregisterAny(conn, callback) == 0, "a callback comes and goes");
    check(virConnectClose(conn) == 0, "close");
    fails("close again", virConnectClose(conn) == -1, VIR_ERR_INVALID_CONN, "invalid connection pointer in virConnectClose");
    fails("use after close", virConnectGetType(conn) == NULL, VIR_ERR_INVALID_CONN, "invalid connection pointer in virConnectGetType");
    fails("lookup after close", virDomainLookupByName(conn, "test") == NULL, VIR_ERR_INVALID_CONN, "invalid connection pointer in virDomainLookupByName");

    /* Memory of the application, and addresses that are none. */
    static long words[64];
    fails("zeros", virDomainGetName((virDomainPtr)words) == NULL, VIR_ERR_INVALID_DOMAIN, "invalid domain pointer in virDomainGetName");
    memset(words, 0xa5, sizeof words);
    fails("noise", virDomainGetName((virDomainPtr)words) == NULL, VIR_ERR_INVALID_DOMAIN, "invalid domain pointer in virDomainGetName");
    fails("no address", virConnectIsAlive((virConnectPtr)8) == -1, VIR_ERR_INVALID_CONN, "invalid connection pointer in virConnectIsAlive");
    fails("high address", virConnectIsAlive((virConnectPtr)0x7ffffffffff8) == -1, VIR_ERR_INVALID_CONN, "invalid connection pointer in virConnectIsAlive");
    fails("odd address", virConnectIsAlive((virConnectPtr)((char *)words + 3)) == -1, VIR_ERR_INVALID_CONN, "invalid connection pointer in virConnectIsAlive");

    for (int i = 0; i < 20 && !freed; i++) {
        int timer = virEventAddTimeout(1, on_timer, NULL, NULL);
        virEventRunDefaultImpl();
        virEventRemoveTimeout(timer);
    }
    check(freed == 1, "freed once");
    return 0;
}
