/* References, ids kept in handles, errors of connections, saved errors, handlers. */
#include "show.h"

static int told;

static void count(void *data, virErrorPtr error)
{
    told++;
    printf("told %s: %d\n", (const char *)data, error->code);
}

int main(void)
{
    virConnectPtr conn, other;
    virDomainPtr dom, again, defined;
    virDomainPtr *all = NULL;
    virErrorPtr saved;
    virError copy;
    int i, n;

    memset(&copy, 0, sizeof(copy));
    virInitialize();
    virSetErrorFunc((void *)"global", count);
    conn = virConnectOpen("test:///default");
    NUMBER(virConnectRef(conn));
    NUMBER(virConnectClose(conn));
    dom = virDomainLookupByName(conn, "test");
    again = virDomainLookupByName(conn, "test");
    NUMBER(dom == again);
    NUMBER(virDomainGetConnect(dom) == conn);
    NUMBER(virDomainRef(dom));
    NUMBER(virDomainFree(dom));

    NUMBER(virDomainGetID(dom));
    NUMBER(virDomainDestroy(dom));
    NUMBER(virDomainGetID(dom));
    NUMBER(virDomainGetID(again));
    NUMBER(virDomainIsActive(dom));
    NUMBER(virDomainGetID(again));
    NUMBER(virDomainCreate(dom));
    NUMBER(virDomainGetID(dom));
    NUMBER(virDomainGetID(again));
    NUMBER(virDomainShutdown(again));
    NUMBER(virDomainGetID(again));
    NUMBER(virDomainGetID(dom));
    NUMBER(virDomainCreateWithFlags(again, 0));
    NUMBER(virDomainGetID(again));

    defined = virDomainDefineXML(conn, "<domain type='test'><name>fresh</name><memory>1024</memory><os><type>hvm</type></os></domain>");
    TEXT(virDomainGetName(defined));
    NUMBER(virDomainGetID(defined));
    NUMBER(virDomainRename(defined, "renamed", 0));
    TEXT(virDomainGetName(defined));
    NUMBER(virDomainUndefine(defined));
    NUMBER(virDomainUndefine(defined));
    NUMBER(virDomainFree(defined));

    n = virConnectListAllDomains(conn, &all, 0);
    for (i = 0; i < n; i++) {
        printf("%d %s\n", virDomainGetID(all[i]), virDomainGetName(all[i]));
        virDomainFree(all[i]);
    }
    NUMBER(all[n] == NULL);
    free(all);

    POINTER(virDomainLookupByName(conn, "nosuch"));
    saved = virSaveLastError();
    virResetLastError();
    POINTER(virGetLastError());
    TEXT(saved->message);
    NUMBER(virConnCopyLastError(conn, &copy));
    TEXT(copy.message);
    virResetError(&copy);
    NUMBER(virCopyLastError(&copy));
    virConnSetErrorFunc(conn, (void *)"connection", count);
    POINTER(virDomainLookupByName(conn, "nosuch"));
    NUMBER(virCopyLastError(&copy));
    TEXT(copy.message);
    virResetError(&copy);
    virConnResetLastError(conn);
    POINTER(virConnGetLastError(conn));
    virFreeError(saved);
    NUMBER(told);

    other = virConnectOpen("test:///default");
    NUMBER(virConnectNumOfDomains(other));
    NUMBER(virConnectClose(other));
    NUMBER(virConnectClose(conn));
    TEXT(virDomainGetName(dom));
    NUMBER(virDomainFree(dom));
    NUMBER(virDomainFree(again));
    return 0;
}
