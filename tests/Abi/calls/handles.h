/* What the generated calls.c needs: good handles, bad ones, memory and functions of no meaning. */
#ifndef HANDLES_H
#define HANDLES_H

#include <stdlib.h>
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <libvirt/libvirt-qemu.h>
#include <libvirt/libvirt-lxc.h>
#include <libvirt/libvirt-admin.h>

struct entry {
    const char *name;
    void (*call)(int mode);
    int takes_handle;
};

extern const struct entry entries[];
extern const int entry_count;

extern virConnectPtr good_virConnectPtr;
extern virDomainPtr good_virDomainPtr;
extern virDomainSnapshotPtr good_virDomainSnapshotPtr;
extern virDomainCheckpointPtr good_virDomainCheckpointPtr;
extern virNetworkPtr good_virNetworkPtr;
extern virNetworkPortPtr good_virNetworkPortPtr;
extern virInterfacePtr good_virInterfacePtr;
extern virStoragePoolPtr good_virStoragePoolPtr;
extern virStorageVolPtr good_virStorageVolPtr;
extern virNodeDevicePtr good_virNodeDevicePtr;
extern virSecretPtr good_virSecretPtr;
extern virNWFilterPtr good_virNWFilterPtr;
extern virNWFilterBindingPtr good_virNWFilterBindingPtr;
extern virStreamPtr good_virStreamPtr;
extern virAdmConnectPtr good_virAdmConnectPtr;
extern virAdmServerPtr good_virAdmServerPtr;
extern virAdmClientPtr good_virAdmClientPtr;

void *bad_handle(void);
int nothing(void);

static inline void *fresh(void)
{
    return calloc(1, 8192);
}

#endif
