/* Starting the managed runtime at the first call that needs it, and telling forked children that they have none. */
#define _GNU_SOURCE
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include "shim.h"

/* Handles are addresses inside a region that nothing is ever stored in: they collide with no object of the process, and a stale one is
   only a number. */
#define LARGEST_REGION ((size_t)1 << 38)
#define SMALLEST_REGION ((size_t)1 << 28)

int vireo_forked;

static int started;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void in_child(void)
{
    if (started)
        vireo_forked = 1;
}

static void start(void)
{
    static struct vireo_shim shim;
    struct sigaction before[NSIG];
    size_t size;
    int i;

    /* Only addresses are taken, no memory; where they are limited, fewer do. */
    for (size = LARGEST_REGION; size >= SMALLEST_REGION && shim.handles_size == 0; size >>= 2) {
        shim.handles = mmap(NULL, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        shim.handles_size = shim.handles == MAP_FAILED ? 0 : size;
    }
    shim.loop = &vireo_loop;
    shim.raise = vireo_raise;
    shim.last = virGetLastError;
    shim.reset = virResetError;
    shim.copy = vireo_copy_error;
    shim.free = virFreeError;

    for (i = 1; i < NSIG; i++)
        if (sigaction(i, NULL, &before[i]) < 0)
            before[i].sa_handler = SIG_DFL;
    __atomic_store_n(&started, 1, __ATOMIC_RELEASE);
    pthread_atfork(NULL, NULL, in_child);
    vireo_start(&shim);

    /* The runtime ignores SIGPIPE for the whole process; that is the application's business, and our own sockets are
       written with MSG_NOSIGNAL. */
    sigaction(SIGPIPE, &before[SIGPIPE], NULL);
}

int vireo_enter_quietly(const char *function)
{
    if (__builtin_expect(vireo_forked, 0)) {
        char text[200];
        snprintf(text, sizeof(text),
                 "internal error: %s was called in a process forked after the library was first used; call exec, or fork earlier",
                 function);
        vireo_raise(VIR_ERR_INTERNAL_ERROR, VIR_FROM_NONE, VIR_ERR_ERROR, text, "internal error: %s",
                    text + sizeof("internal error: ") - 1, NULL, -1, -1, NULL, NULL);
        return -1;
    }
    pthread_once(&once, start);
    return 0;
}

int vireo_enter(const char *function)
{
    virResetLastError();
    return vireo_enter_quietly(function);
}

int virInitialize(void)
{
    return 0;
}

int virAdmInitialize(void)
{
    return 0;
}

static int version(unsigned long long *target)
{
    virResetLastError();
    if (target) {
        *target = LIBVIR_VERSION_NUMBER;
        return 0;
    }
    /* libvirt gives no reason. */
    vireo_raise(VIR_ERR_INTERNAL_ERROR, VIR_FROM_NONE, VIR_ERR_ERROR, "An error occurred, but the cause is unknown",
                NULL, NULL, NULL, 0, 0, NULL, NULL);
    return -1;
}

int virGetVersion(unsigned long *libVer, const char *type, unsigned long *typeVer)
{
    unsigned long long found;

    (void)type;
    if (version(libVer ? &found : NULL) < 0)
        return -1;
    *libVer = (unsigned long)found;
    if (typeVer)
        *typeVer = (unsigned long)found;
    return 0;
}

int virAdmGetVersion(unsigned long long *libVer)
{
    return version(libVer);
}
