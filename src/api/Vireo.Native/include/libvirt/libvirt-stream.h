/* Streams. The declarations of Vireo: facts of libvirt 11.3's interface; licence LGPL-2.1-or-later.
   The comment before a function is what the library is made from: docs/runbook-add-symbol.md. */
#ifndef LIBVIRT_STREAM_H
#define LIBVIRT_STREAM_H

#include <libvirt/libvirt-host.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    VIR_STREAM_EVENT_READABLE = 1,
    VIR_STREAM_EVENT_WRITABLE = 2,
    VIR_STREAM_EVENT_ERROR = 4,
    VIR_STREAM_EVENT_HANGUP = 8,
} virStreamEventType;

typedef enum {
    VIR_STREAM_NONBLOCK = 1,
} virStreamFlags;

typedef enum {
    VIR_STREAM_RECV_STOP_AT_HOLE = 1,
} virStreamRecvFlagsValues;

typedef void (*virStreamEventCallback)(virStreamPtr stream, int events, void *opaque);
typedef int (*virStreamSinkFunc)(virStreamPtr st, const char *data, size_t nbytes, void *opaque);
typedef int (*virStreamSinkHoleFunc)(virStreamPtr st, long long length, void *opaque);
typedef int (*virStreamSourceFunc)(virStreamPtr st, char *data, size_t nbytes, void *opaque);
typedef int (*virStreamSourceHoleFunc)(virStreamPtr st, int *inData, long long *length, void *opaque);
typedef int (*virStreamSourceSkipFunc)(virStreamPtr st, long long length, void *opaque);

/* LIBVIRT_0.7.2 Manual */ int virStreamAbort(virStreamPtr stream);
/* LIBVIRT_0.7.2 Manual */ int virStreamEventAddCallback(virStreamPtr stream, int events, virStreamEventCallback cb, void *opaque, virFreeCallback ff);
/* LIBVIRT_0.7.2 Manual */ int virStreamEventRemoveCallback(virStreamPtr stream);
/* LIBVIRT_0.7.2 Manual */ int virStreamEventUpdateCallback(virStreamPtr stream, int events);
/* LIBVIRT_0.7.2 Manual */ int virStreamFinish(virStreamPtr stream);
/* LIBVIRT_0.7.2 Free */ int virStreamFree(virStreamPtr stream);
/* LIBVIRT_0.7.2 Manual */ virStreamPtr virStreamNew(virConnectPtr conn, unsigned int flags);
/* LIBVIRT_0.7.2 Manual */ int virStreamRecv(virStreamPtr stream, char *data, size_t nbytes);
/* LIBVIRT_0.7.2 Manual */ int virStreamRecvAll(virStreamPtr stream, virStreamSinkFunc handler, void *opaque);
/* LIBVIRT_0.7.2 Ref */ int virStreamRef(virStreamPtr stream);
/* LIBVIRT_0.7.2 Manual */ int virStreamSend(virStreamPtr stream, const char *data, size_t nbytes);
/* LIBVIRT_0.7.2 Manual */ int virStreamSendAll(virStreamPtr stream, virStreamSourceFunc handler, void *opaque);
/* LIBVIRT_3.4.0 Manual */ int virStreamRecvFlags(virStreamPtr stream, char *data, size_t nbytes, unsigned int flags);
/* LIBVIRT_3.4.0 Manual */ int virStreamRecvHole(virStreamPtr stream, long long *length, unsigned int flags);
/* LIBVIRT_3.4.0 Manual */ int virStreamSendHole(virStreamPtr stream, long long length, unsigned int flags);
/* LIBVIRT_3.4.0 Manual */ int virStreamSparseRecvAll(virStreamPtr stream, virStreamSinkFunc handler, virStreamSinkHoleFunc holeHandler, void *opaque);
/* LIBVIRT_3.4.0 Manual */ int virStreamSparseSendAll(virStreamPtr stream, virStreamSourceFunc handler, virStreamSourceHoleFunc holeHandler, virStreamSourceSkipFunc skipHandler, void *opaque);

#ifdef __cplusplus
}
#endif

#endif
