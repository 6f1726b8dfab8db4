/* Reference counts, identity of handles, objects that outlive virConnectClose, and what a closed connection still answers. */
#include "abi.h"

int main(void)
{
    virSetErrorFunc(NULL, silent);
    virConnectPtr conn = opened();
    seen("ref", "%d", virConnectRef(conn));
    seen("close with one more reference", "%d", virConnectClose(conn));
    seen("still alive", "%d %s", virConnectIsAlive(conn), virConnectGetType(conn));

    virDomainPtr a = guest(conn), b = guest(conn);
    seen("two lookups give two handles", "%d", a != b);
    check(virDomainGetConnect(a) == conn, "a domain knows its connection");
    seen("domain ref", "%d", virDomainRef(a));
    seen("domain free, one left", "%d", virDomainFree(a));
    seen("name", "%s", virDomainGetName(a));
    const char *name = virDomainGetName(a);
    check(name == virDomainGetName(a), "a name stays where it is");
    seen("domain free", "%d %d", virDomainFree(a), virDomainFree(b));

    /* A domain keeps its connection open, and each closing tells how many references are left. */
    virDomainPtr kept = guest(conn);
    seen("close with a domain open", "%d", virConnectClose(conn));
    seen("domain after close", "%s %d %d", virDomainGetName(kept), virDomainGetID(kept), virDomainIsActive(kept));
    check(virDomainGetConnect(kept) == conn, "the connection is still known");
    seen("last free", "%d", virDomainFree(kept));
    virResetLastError();

    conn = opened();
    virNetworkPtr net = virNetworkLookupByName(conn, "default");
    virStoragePoolPtr pool = virStoragePoolLookupByName(conn, getenv("ABI_URI") ? "pool" : "default-pool");
    virInterfacePtr iface = virInterfaceLookupByName(conn, "eth1");
    virStreamPtr stream = virStreamNew(conn, VIR_STREAM_NONBLOCK);
    char xml[] = "<volume><name>v</name><capacity>1024</capacity></volume>";
    virStorageVolPtr vol = virStorageVolCreateXML(pool, xml, 0);
    check(net && pool && iface && stream && vol, "one of each");
    seen("refs", "%d %d %d %d %d", virNetworkRef(net), virStoragePoolRef(pool), virInterfaceRef(iface), virStreamRef(stream), virStorageVolRef(vol));
    seen("frees", "%d %d %d %d %d", virNetworkFree(net), virStoragePoolFree(pool), virInterfaceFree(iface), virStreamFree(stream), virStorageVolFree(vol));
    check(virNetworkGetConnect(net) == conn && virStoragePoolGetConnect(pool) == conn && virInterfaceGetConnect(iface) == conn && virStorageVolGetConnect(vol) == conn,
          "all know their connection");
    seen("references counted by close", "%d", virConnectClose(conn));
    seen("cached words after close", "%s %s %s %s %s", virNetworkGetName(net), virStoragePoolGetName(pool), virInterfaceGetName(iface), virInterfaceGetMACString(iface), virStorageVolGetName(vol));
    seen("live words after close", "%d %d", virNetworkIsActive(net), virStoragePoolIsActive(pool));
    seen("last frees", "%d %d %d %d %d", virStorageVolFree(vol), virStreamFree(stream), virInterfaceFree(iface), virStoragePoolFree(pool), virNetworkFree(net));

    /* The id is in the handle: it changes by the calls of this handle only. */
    conn = opened();
    a = guest(conn);
    b = guest(conn);
    seen("ids", "%d %d", virDomainGetID(a), virDomainGetID(b));
    virDomainDestroy(a);
    seen("ids after destroy", "%d %d", (int)virDomainGetID(a), (int)virDomainGetID(b));
    virDomainCreate(a);
    seen("ids after create", "%d %d", virDomainGetID(a) > 0, (int)virDomainGetID(b));
    virDomainPtr c = guest(conn);
    seen("ids of a new handle", "%d", virDomainGetID(c) == virDomainGetID(a));
    unsigned char uuid[VIR_UUID_BUFLEN];
    char text[VIR_UUID_STRING_BUFLEN];
    step("uuid", virDomainGetUUID(a, uuid));
    step("uuid as text", virDomainGetUUIDString(a, text));
    seen("text", "%s", text);
    virDomainPtr d = virDomainLookupByUUID(conn, uuid);
    seen("lookup by uuid", "%s", virDomainGetName(d));

    /* Names are limited by nothing here. */
    char *big = malloc(300000), *document = malloc(400000);
    memset(big, 'n', 299999);
    big[299999] = 0;
    sprintf(document, GUEST, big);
    virDomainPtr e = virDomainDefineXML(conn, document);
    seen("long name", "%d %d", e != NULL, e ? (int)strlen(virDomainGetName(e)) : -1);
    seen("name that is no UTF-8", "%d", virDomainLookupByName(conn, "\xff\xfe\xc3") != NULL);
    seen("its error", "%s", error());
    seen("document that is no UTF-8", "%d", virDomainDefineXML(conn, "<domain type='test'><name>\xff\xfe</name></domain>") != NULL);
    check(virGetLastErrorCode() != 0, "it is an error");
    if (e)
        virDomainFree(e);
    virDomainFree(a);
    virDomainFree(b);
    virDomainFree(c);
    virDomainFree(d);
    seen("the last close", "%d", virConnectClose(conn));

    /* The default node is shared by all connections to it, and starts anew when the last one closes. */
    virConnectPtr one = virConnectOpen("test:///default"), two = virConnectOpen("test:///default");
    sprintf(document, GUEST, "shared");
    e = virDomainDefineXML(one, document);
    virDomainPtr f = virDomainLookupByName(two, "shared");
    seen("shared", "%d", f != NULL);
    virDomainFree(e);
    if (f)
        virDomainFree(f);
    virConnectClose(one);
    virConnectClose(two);
    one = virConnectOpen("test:///default");
    seen("started anew", "%d", virDomainLookupByName(one, "shared") == NULL);
    virConnectClose(one);
    free(big);
    free(document);
    return 0;
}
