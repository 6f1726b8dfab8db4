/* Calls every function of the library; 'ok NAME' for each that was survived and refused bad handles. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "handles.h"

virConnectPtr good_virConnectPtr;
virDomainPtr good_virDomainPtr;
virDomainSnapshotPtr good_virDomainSnapshotPtr;
virDomainCheckpointPtr good_virDomainCheckpointPtr;
virNetworkPtr good_virNetworkPtr;
virNetworkPortPtr good_virNetworkPortPtr;
virInterfacePtr good_virInterfacePtr;
virStoragePoolPtr good_virStoragePoolPtr;
virStorageVolPtr good_virStorageVolPtr;
virNodeDevicePtr good_virNodeDevicePtr;
virSecretPtr good_virSecretPtr;
virNWFilterPtr good_virNWFilterPtr;
virNWFilterBindingPtr good_virNWFilterBindingPtr;
virStreamPtr good_virStreamPtr;
virAdmConnectPtr good_virAdmConnectPtr;
virAdmServerPtr good_virAdmServerPtr;
virAdmClientPtr good_virAdmClientPtr;

/* Administration takes no connection for one that is closed already, as libvirt's library does. */
static int null_is_right(const char *name)
{
    return !strcmp(name, "virAdmConnectClose") || !strcmp(name, "virAdmConnectIsAlive");
}

static void *stale;
static int turn;

/* No address, a stale handle, one between two handles, other memory, the end of the address space. */
void *bad_handle(void)
{
    static char storage[64];

    switch (turn++ % 5) {
    case 0: return (void *)16;
    case 1: return stale;
    case 2: return (char *)good_virConnectPtr + 3;
    case 3: return storage;
    default: return (void *)-1;
    }
}

int nothing(void)
{
    return 0;
}

static void tick(int timer, void *opaque)
{
    (void)timer;
    (void)opaque;
}

static const char volume[] = "<volume><name>abi</name><capacity>1000</capacity></volume>";

static void find(void)
{
    virConnectPtr c = good_virConnectPtr = virConnectOpen("test:///default");
    virNodeDevicePtr *devices = NULL;
    virDomainPtr gone = virDomainLookupByName(c, "test");

    stale = gone;
    virDomainFree(gone);
    good_virDomainPtr = virDomainLookupByName(c, "test");
    good_virDomainSnapshotPtr = virDomainSnapshotCreateXML(good_virDomainPtr, "<domainsnapshot/>", 0);
    good_virNetworkPtr = virNetworkLookupByName(c, "default");
    good_virInterfacePtr = virInterfaceLookupByName(c, "eth1");
    good_virStoragePoolPtr = virStoragePoolLookupByName(c, "default-pool");
    good_virStorageVolPtr = virStorageVolCreateXML(good_virStoragePoolPtr, volume, 0);
    if (virConnectListAllNodeDevices(c, &devices, 0) > 0)
        good_virNodeDevicePtr = devices[0];
    good_virStreamPtr = virStreamNew(c, VIR_STREAM_NONBLOCK);
}

int main(void)
{
    int i, mode;

    setvbuf(stdout, NULL, _IOLBF, 0);
    setenv("LIBVIRT_DEFAULT_URI", "test:///default", 1);
    setenv("XDG_RUNTIME_DIR", "/nonexistent", 1);
    virEventRegisterDefaultImpl();
    virEventAddTimeout(1, tick, NULL, NULL);
    find();
    printf("%s the test driver gave its objects\n",
           good_virDomainPtr && good_virNetworkPtr && good_virInterfacePtr && good_virStoragePoolPtr && good_virStreamPtr ? "ok" : "not ok");
    for (i = 0; i < entry_count; i++) {
        int refused = 1;

        for (mode = 0; mode < 4; mode++) {
            int again = mode == 1 && entries[i].takes_handle ? 5 : 1;

            while (again-- > 0) {
                virResetLastError();
                entries[i].call(mode);
                if (mode < 2 && entries[i].takes_handle && !(mode == 0 && null_is_right(entries[i].name)) && virGetLastErrorCode() == VIR_ERR_OK)
                    refused = 0;
            }
        }
        printf("%s %s\n", refused ? "ok" : "not ok", entries[i].name);
    }
    return 0;
}
