/* The native part of the library: what must work without the managed runtime, and what only C can do
   (thread-local errors, data symbols, fork handlers). It must not know anything of drivers or of the wire. */
#ifndef VIREO_SHIM_H
#define VIREO_SHIM_H

#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <libvirt/libvirt-qemu.h>
#include <libvirt/libvirt-lxc.h>
#include <libvirt/libvirt-admin.h>

/* The event loop that the application registered. */
struct vireo_event_loop {
    virEventAddHandleFunc add_handle;
    virEventUpdateHandleFunc update_handle;
    virEventRemoveHandleFunc remove_handle;
    virEventAddTimeoutFunc add_timeout;
    virEventUpdateTimeoutFunc update_timeout;
    virEventRemoveTimeoutFunc remove_timeout;
};

/* What the managed side may call, handed over when the runtime starts; the order is that of the class Shim. */
struct vireo_shim {
    void *handles;
    size_t handles_size;
    struct vireo_event_loop *loop;
    void (*raise)(int code, int domain, int level, const char *message, const char *str1, const char *str2, const char *str3,
                  int int1, int int2, virErrorFunc handler, void *user);
    virErrorPtr (*last)(void);
    void (*reset)(virErrorPtr error);
    int (*copy)(const virError *from, virErrorPtr to);
    void (*free)(virErrorPtr error);
};

/* The first managed call: starts the runtime. */
extern int vireo_start(const struct vireo_shim *shim);

/* To be called first in every entry point: 0, or -1 with an error set. */
int vireo_enter(const char *function);
int vireo_enter_quietly(const char *function);

void vireo_raise(int code, int domain, int level, const char *message, const char *str1, const char *str2, const char *str3,
                 int int1, int int2, virErrorFunc handler, void *user);
int vireo_copy_error(const virError *from, virErrorPtr to);

extern const char *const vireo_domain_names[];
extern const int vireo_domain_count;
extern struct vireo_event_loop vireo_loop;

/* Non-zero in a child that was forked while the runtime ran. */
extern int vireo_forked;

#endif
