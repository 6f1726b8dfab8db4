/* Wrong handles: null ones, and handles of another kind, at functions of every class. Each is an error with libvirt's code and text, and nothing breaks. */
#include "abi.h"

static virConnectPtr conn;
static virDomainPtr domain;
static virNetworkPtr net;
static virStoragePoolPtr pool;
static virInterfacePtr iface;
static virStreamPtr stream;
static virDomainSnapshotPtr snapshot;

static void as_domain(const char *what, void *handle)
{
    virDomainPtr d = handle;
    virDomainInfo info;
    char name[200];

#define WITH(text, call) snprintf(name, sizeof name, "%s: %s", what, text); step(name, call)
    WITH("name", virDomainGetName(d) != NULL);
    WITH("info", virDomainGetInfo(d, &info));
    WITH("suspend", virDomainSuspend(d));
    WITH("xml", virDomainGetXMLDesc(d, 0) != NULL);
    WITH("ref", virDomainRef(d));
    WITH("free", virDomainFree(d));
    WITH("connection", virDomainGetConnect(d) != NULL);
    WITH("snapshots", virDomainSnapshotNum(d, 0));
    WITH("id", virDomainGetID(d) == (unsigned)-1);
    WITH("migrate", virDomainMigrateToURI(d, "test:///default", 0, NULL, 0));
}

static void as_others(const char *what, void *handle)
{
    char name[200], uuid[VIR_UUID_STRING_BUFLEN];
    int autostart;

    WITH("network name", virNetworkGetName(handle) != NULL);
    WITH("network uuid", virNetworkGetUUIDString(handle, uuid));
    WITH("network free", virNetworkFree(handle));
    WITH("pool refresh", virStoragePoolRefresh(handle, 0));
    WITH("pool autostart", virStoragePoolGetAutostart(handle, &autostart));
    WITH("pool free", virStoragePoolFree(handle));
    WITH("volume path", virStorageVolGetPath(handle) != NULL);
    WITH("volume free", virStorageVolFree(handle));
    WITH("interface name", virInterfaceGetName(handle) != NULL);
    WITH("interface free", virInterfaceFree(handle));
    WITH("device caps", virNodeDeviceNumOfCaps(handle));
    WITH("device free", virNodeDeviceFree(handle));
    WITH("secret value", virSecretGetValue(handle, NULL, 0) != NULL);
    WITH("secret free", virSecretFree(handle));
    WITH("filter xml", virNWFilterGetXMLDesc(handle, 0) != NULL);
    WITH("filter free", virNWFilterFree(handle));
    WITH("binding free", virNWFilterBindingFree(handle));
    WITH("port free", virNetworkPortFree(handle));
    WITH("snapshot name", virDomainSnapshotGetName(handle) != NULL);
    WITH("snapshot free", virDomainSnapshotFree(handle));
    WITH("checkpoint name", virDomainCheckpointGetName(handle) != NULL);
    WITH("checkpoint free", virDomainCheckpointFree(handle));
    WITH("stream send", virStreamSend(handle, "x", 1));
    WITH("stream free", virStreamFree(handle));
}

static void as_connection(const char *what, void *handle)
{
    virNodeInfo info;
    int ids[4];
    char name[200];

    WITH("type", virConnectGetType(handle) != NULL);
    WITH("node info", virNodeGetInfo(handle, &info));
    WITH("lookup", virDomainLookupByName(handle, "x") != NULL);
    WITH("ids", virConnectListDomains(handle, ids, 4));
    WITH("domains", virConnectListAllDomains(handle, NULL, 0));
    WITH("networks", virConnectNumOfNetworks(handle));
    WITH("volume", virStorageVolLookupByPath(handle, "/x") != NULL);
    WITH("define", virDomainDefineXML(handle, "<domain/>") != NULL);
    WITH("stream", virStreamNew(handle, 0) != NULL);
    WITH("alive", virConnectIsAlive(handle));
    WITH("ref", virConnectRef(handle));
    WITH("close", virConnectClose(handle));
}

int main(void)
{
    virInitialize();
    virSetErrorFunc(NULL, silent);
    conn = opened();
    domain = guest(conn);
    net = virNetworkLookupByName(conn, "default");
    pool = virStoragePoolLookupByName(conn, getenv("ABI_URI") ? "pool" : "default-pool");
    iface = virInterfaceLookupByName(conn, "eth1");
    stream = virStreamNew(conn, 0);
    snapshot = virDomainSnapshotCreateXML(domain, "<domainsnapshot><name>s</name></domainsnapshot>", 0);
    as_domain("null domain", NULL);
    as_domain("a network as domain", net);
    as_domain("a connection as domain", conn);
    as_domain("a stream as domain", stream);
    as_others("null", NULL);
    as_others("a domain", domain);
    as_connection("null connection", NULL);
    as_connection("a domain as connection", domain);
    as_connection("a snapshot as connection", snapshot);

    /* Nothing of that changed the count of a real handle. */
    seen("domain still", "%s", virDomainGetName(domain));
    step("names, null array", virConnectListDefinedDomains(conn, NULL, 4));
    step("names, negative room", virConnectListDefinedDomains(conn, (char *[]){NULL}, -1));
    step("ids, null array", virConnectListDomains(conn, NULL, 4));
    step("ids, negative room", virConnectListDomains(conn, (int[]){0}, -1));
    step("ids, no room", virConnectListDomains(conn, (int[]){0}, 0));
    step("null uuid", virDomainLookupByUUID(conn, NULL) != NULL);
    step("null uuid text", virDomainLookupByUUIDString(conn, NULL) != NULL);
    step("null xml", virDomainDefineXML(conn, NULL) != NULL);
    step("empty xml", virDomainDefineXML(conn, "") != NULL);
    step("uuid into null", virDomainGetUUIDString(domain, NULL));
    step("vcpu pins, no maps", virDomainPinVcpu(domain, 0, NULL, 1));
    step("vcpu pins, negative length", virDomainPinVcpu(domain, 0, (unsigned char *)"x", -1));
    step("vcpus, negative room", virDomainGetVcpus(domain, NULL, -1, NULL, 0));
    step("memory, zero", virDomainSetMemory(domain, 0));
    step("scheduler, null count", virDomainGetSchedulerParameters(domain, NULL, NULL));
    int count = -1;
    virTypedParameter one = {.type = 0};
    step("scheduler, negative count", virDomainGetSchedulerParameters(domain, &one, &count));
    step("save to null", virDomainSave(domain, NULL));
    step("keys, none", virDomainSendKey(domain, 0, 0, NULL, 0, 0));
    unsigned int keys[20] = {1};
    step("keys, too many", virDomainSendKey(domain, 0, 0, keys, 20, 0));
    step("peek, no buffer", virDomainMemoryPeek(domain, 0, 16, NULL, VIR_MEMORY_VIRTUAL));
    step("negative vcpus", virDomainSetVcpus(domain, 0));
    step("unknown flags of open", virConnectOpenAuth("test:///default", NULL, 1 << 9) != NULL);
    step("empty uri", virConnectOpen("test:") != NULL);
    step("no such driver", virConnectOpen("nosuch://") != NULL);
    step("broken uri", virConnectOpen("te st:///default") != NULL);
    step("null version", virGetVersion(NULL, NULL, NULL));
    step("null version of a connection", virConnectGetVersion(conn, NULL));
    virDomainSnapshotFree(snapshot);
    virStreamFree(stream);
    virInterfaceFree(iface);
    virStoragePoolFree(pool);
    virNetworkFree(net);
    virDomainFree(domain);
    seen("close", "%d", virConnectClose(conn));
    return 0;
}
