/* Loaded and unloaded at run time, as PHP and plugins do: found by name without a version, used, closed, opened again; several times, and from threads. */
#include "abi.h"

#include <dlfcn.h>

static void *use(void *data)
{
    int *good = data;
    void *library = dlopen("libvirt.so.0", RTLD_NOW | RTLD_LOCAL);

    if (!library)
        return NULL;
    virConnectPtr (*open_)(const char *) = (virConnectPtr(*)(const char *))dlsym(library, "virConnectOpen");
    int (*close_)(virConnectPtr) = (int (*)(virConnectPtr))dlsym(library, "virConnectClose");
    int (*count)(virConnectPtr) = (int (*)(virConnectPtr))dlsym(library, "virConnectNumOfDomains");
    virErrorPtr (*last)(void) = (virErrorPtr(*)(void))dlsym(library, "virGetLastError");
    if (open_ && close_ && count && last) {
        virConnectPtr conn = open_("test:///default");
        if (conn && count(conn) == 1 && close_(conn) == 0)
            ++*good;
    }
    dlclose(library);
    return NULL;
}

int main(void)
{
    int good = 0;
    void *library = dlopen("libvirt.so.0", RTLD_NOW | RTLD_LOCAL);

    check(library != NULL, "loads");
    if (!library) {
        fprintf(stderr, "%s\n", dlerror());
        return 1;
    }
    check(dlsym(library, "virDomainLookupByName") != NULL, "a name without a version");
    check(dlvsym(library, "virDomainLookupByName", "LIBVIRT_0.0.3") != NULL, "a name with its version");
    check(dlvsym(library, "virDomainLookupByName", "LIBVIRT_9.0.0") == NULL, "not with another's");
    check(dlsym(library, "virConnectAuthPtrDefault") != NULL, "the one symbol that is data");
    check(dlsym(library, "virDomainNoSuchFunction") == NULL, "no name that is not there");
    dlclose(library);
    for (int i = 0; i < 5; i++)
        use(&good);
    seen("used and unloaded", "%d", good);
    pthread_t threads[8];
    int each[8] = {0}, sum = 0;
    for (int i = 0; i < 8; i++)
        pthread_create(&threads[i], NULL, use, &each[i]);
    for (int i = 0; i < 8; i++) {
        pthread_join(threads[i], NULL);
        sum += each[i];
    }
    seen("from threads", "%d", sum);
    void *qemu = dlopen("libvirt-qemu.so.0", RTLD_NOW | RTLD_LOCAL), *lxc = dlopen("libvirt-lxc.so.0", RTLD_NOW | RTLD_LOCAL), *admin = dlopen("libvirt-admin.so.0", RTLD_NOW | RTLD_LOCAL);
    check(qemu && dlvsym(qemu, "virDomainQemuMonitorCommand", "LIBVIRT_QEMU_0.8.3"), "libvirt-qemu");
    check(lxc && dlvsym(lxc, "virDomainLxcOpenNamespace", "LIBVIRT_LXC_1.0.2"), "libvirt-lxc");
    check(admin && dlvsym(admin, "virAdmConnectOpen", "LIBVIRT_ADMIN_2.0.0"), "libvirt-admin");
    good = 0;
    use(&good);
    seen("once more", "%d", good);
    return 0;
}
