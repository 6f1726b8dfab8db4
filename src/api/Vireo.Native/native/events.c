/* The application's event loop: libraries register one at import time, so this needs no runtime. */
#include "shim.h"

struct vireo_event_loop vireo_loop;

void virEventRegisterImpl(virEventAddHandleFunc addHandle, virEventUpdateHandleFunc updateHandle, virEventRemoveHandleFunc removeHandle,
                          virEventAddTimeoutFunc addTimeout, virEventUpdateTimeoutFunc updateTimeout,
                          virEventRemoveTimeoutFunc removeTimeout)
{
    struct vireo_event_loop given = { addHandle, updateHandle, removeHandle, addTimeout, updateTimeout, removeTimeout };

    if (!vireo_loop.add_handle)
        vireo_loop = given;
}

int virEventAddHandle(int fd, int events, virEventHandleCallback cb, void *opaque, virFreeCallback ff)
{
    return vireo_loop.add_handle ? vireo_loop.add_handle(fd, events, cb, opaque, ff) : -1;
}

void virEventUpdateHandle(int watch, int events)
{
    if (vireo_loop.update_handle)
        vireo_loop.update_handle(watch, events);
}

int virEventRemoveHandle(int watch)
{
    return vireo_loop.remove_handle ? vireo_loop.remove_handle(watch) : -1;
}

int virEventAddTimeout(int timeout, virEventTimeoutCallback cb, void *opaque, virFreeCallback ff)
{
    return vireo_loop.add_timeout ? vireo_loop.add_timeout(timeout, cb, opaque, ff) : -1;
}

void virEventUpdateTimeout(int timer, int timeout)
{
    if (vireo_loop.update_timeout)
        vireo_loop.update_timeout(timer, timeout);
}

int virEventRemoveTimeout(int timer)
{
    return vireo_loop.remove_timeout ? vireo_loop.remove_timeout(timer) : -1;
}
