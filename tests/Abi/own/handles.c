/* Handles that were given back, are of another kind, or never were any. */
#include "check.h"

static void stale(virConnectPtr conn)
{
    virDomainPtr dom = virDomainLookupByName(conn, "test");
    virDomainPtr *all = NULL;
    int i, n;

    CHECK(virDomainRef(dom) == 0);
    CHECK(virDomainFree(dom) == 0);
    CHECK(virDomainGetID(dom) == 1);
    CHECK(virDomainFree(dom) == 0);
    REFUSED(virDomainFree(dom) == -1, VIR_ERR_INVALID_DOMAIN);
    REFUSED(virDomainGetName(dom) == NULL, VIR_ERR_INVALID_DOMAIN);
    REFUSED(virDomainRef(dom) == -1, VIR_ERR_INVALID_DOMAIN);
    CHECK(strcmp(virGetLastErrorMessage(), "invalid domain pointer in virDomainRef") == 0);
    for (i = 0; i < 1000; i++) {
        n = virConnectListAllDomains(conn, &all, 0);
        while (n-- > 0)
            virDomainFree(all[n]);
        free(all);
    }
    REFUSED(virDomainGetName(dom) == NULL, VIR_ERR_INVALID_DOMAIN);
}

static void other_kinds(virConnectPtr conn)
{
    virDomainPtr dom = virDomainLookupByName(conn, "test");
    virNetworkPtr net = virNetworkLookupByName(conn, "default");
    char text[64] = "not a handle";

    REFUSED(virDomainGetName((virDomainPtr)net) == NULL, VIR_ERR_INVALID_DOMAIN);
    REFUSED(virNetworkGetName((virNetworkPtr)dom) == NULL, VIR_ERR_INVALID_NETWORK);
    REFUSED(virDomainGetName((virDomainPtr)conn) == NULL, VIR_ERR_INVALID_DOMAIN);
    REFUSED(virConnectNumOfDomains((virConnectPtr)dom) == -1, VIR_ERR_INVALID_CONN);
    REFUSED(virDomainGetName((virDomainPtr)text) == NULL, VIR_ERR_INVALID_DOMAIN);
    REFUSED(virDomainGetName((virDomainPtr)(void *)1) == NULL, VIR_ERR_INVALID_DOMAIN);
    REFUSED(virDomainGetName((virDomainPtr)(void *)-16) == NULL, VIR_ERR_INVALID_DOMAIN);
    REFUSED(virDomainGetName((virDomainPtr)((char *)dom + 1)) == NULL, VIR_ERR_INVALID_DOMAIN);
    virNetworkFree(net);
    virDomainFree(dom);
}

static void after_close(void)
{
    virConnectPtr conn = virConnectOpen("test:///default");
    virDomainPtr dom = virDomainLookupByName(conn, "test");

    CHECK(virConnectClose(conn) == 1);
    CHECK(virDomainIsActive(dom) == 1);
    CHECK(virDomainGetConnect(dom) == conn);
    CHECK(virDomainFree(dom) == 0);
    REFUSED(virConnectNumOfDomains(conn) == -1, VIR_ERR_INVALID_CONN);
    REFUSED(virConnectClose(conn) == -1, VIR_ERR_INVALID_CONN);
    REFUSED(virConnectRef(conn) == -1, VIR_ERR_INVALID_CONN);
}

static void parents(virConnectPtr conn)
{
    virDomainPtr dom = virDomainLookupByName(conn, "test");
    virDomainSnapshotPtr snap = virDomainSnapshotCreateXML(dom, "<domainsnapshot><name>one</name></domainsnapshot>", 0);

    CHECK(snap != NULL);
    CHECK(virDomainSnapshotGetDomain(snap) == dom);
    CHECK(virDomainFree(dom) == 0);
    CHECK(strcmp(virDomainGetName(virDomainSnapshotGetDomain(snap)), "test") == 0);
    CHECK(virDomainSnapshotDelete(snap, 0) == 0);
    CHECK(virDomainSnapshotFree(snap) == 0);
    REFUSED(virDomainGetName(dom) == NULL, VIR_ERR_INVALID_DOMAIN);
}

static void bad_text(virConnectPtr conn)
{
    char *big = malloc(1 << 20);

    memset(big, 'x', (1 << 20) - 1);
    big[(1 << 20) - 1] = '\0';
    REFUSED(virDomainLookupByName(conn, "\xff\xfe\x80") == NULL, VIR_ERR_NO_DOMAIN);
    REFUSED(virDomainLookupByName(conn, big) == NULL, VIR_ERR_NO_DOMAIN);
    CHECK(virDomainDefineXML(conn, "\xff\xfe") == NULL && virGetLastErrorCode() != 0);
    CHECK(virConnectOpen(big) == NULL && virGetLastErrorCode() != 0);
    free(big);
}

int main(void)
{
    virConnectPtr conn;

    virSetErrorFunc(NULL, silent);
    conn = virConnectOpen("test:///default");
    stale(conn);
    other_kinds(conn);
    after_close();
    parents(conn);
    bad_text(conn);
    CHECK(virConnectClose(conn) == 0);
    return 0;
}
