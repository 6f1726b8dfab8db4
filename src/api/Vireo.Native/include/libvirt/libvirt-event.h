/* The event loop. The declarations of Vireo: facts of libvirt 11.3's interface; licence LGPL-2.1-or-later.
   The comment before a function is what the library is made from: docs/runbook-add-symbol.md. */
#ifndef LIBVIRT_EVENT_H
#define LIBVIRT_EVENT_H

#include <libvirt/libvirt-host.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    VIR_EVENT_HANDLE_READABLE = 1,
    VIR_EVENT_HANDLE_WRITABLE = 2,
    VIR_EVENT_HANDLE_ERROR = 4,
    VIR_EVENT_HANDLE_HANGUP = 8,
} virEventHandleType;

typedef void (*virEventHandleCallback)(int watch, int fd, int events, void *opaque);
typedef int (*virEventRemoveHandleFunc)(int watch);
typedef int (*virEventRemoveTimeoutFunc)(int timer);
typedef void (*virEventTimeoutCallback)(int timer, void *opaque);
typedef void (*virEventUpdateHandleFunc)(int watch, int event);
typedef void (*virEventUpdateTimeoutFunc)(int timer, int timeout);
typedef int (*virEventAddHandleFunc)(int fd, int event, virEventHandleCallback cb, void *opaque, virFreeCallback ff);
typedef int (*virEventAddTimeoutFunc)(int timeout, virEventTimeoutCallback cb, void *opaque, virFreeCallback ff);

/* LIBVIRT_0.5.0 Native */ void virEventRegisterImpl(virEventAddHandleFunc addHandle, virEventUpdateHandleFunc updateHandle, virEventRemoveHandleFunc removeHandle, virEventAddTimeoutFunc addTimeout, virEventUpdateTimeoutFunc updateTimeout, virEventRemoveTimeoutFunc removeTimeout);
/* LIBVIRT_0.9.0 Manual */ int virEventRegisterDefaultImpl(void);
/* LIBVIRT_0.9.0 Manual */ int virEventRunDefaultImpl(void);
/* LIBVIRT_0.9.3 Native */ int virEventAddHandle(int fd, int events, virEventHandleCallback cb, void *opaque, virFreeCallback ff);
/* LIBVIRT_0.9.3 Native */ int virEventAddTimeout(int timeout, virEventTimeoutCallback cb, void *opaque, virFreeCallback ff);
/* LIBVIRT_0.9.3 Native */ int virEventRemoveHandle(int watch);
/* LIBVIRT_0.9.3 Native */ int virEventRemoveTimeout(int timer);
/* LIBVIRT_0.9.3 Native */ void virEventUpdateHandle(int watch, int events);
/* LIBVIRT_0.9.3 Native */ void virEventUpdateTimeout(int timer, int timeout);

#ifdef __cplusplus
}
#endif

#endif
