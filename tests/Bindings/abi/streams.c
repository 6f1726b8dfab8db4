/* Streams: of a guest's picture, which the test driver gives, blocking and not, with callbacks, wrong use, and abort; and those that a driver lacks. */
#include "abi.h"

static int calls, freed, last_events;
static long long got;

static void on_stream(virStreamPtr stream, int events, void *opaque)
{
    char buffer[65536];
    int n = -2;

    check(opaque == &calls, "the stream's callback gets its opaque");
    calls++;
    last_events = events;
    if (events & VIR_STREAM_EVENT_READABLE)
        while ((n = virStreamRecv(stream, buffer, sizeof buffer)) > 0)
            got += n;
    if (n == 0 || events & (VIR_STREAM_EVENT_ERROR | VIR_STREAM_EVENT_HANGUP))
        virStreamEventRemoveCallback(stream);
}

static void on_free(void *opaque) { (void)opaque; freed++; }
static void on_timer(int timer, void *opaque) { (void)timer; (void)opaque; }

static int sink(virStreamPtr stream, const char *data, size_t n, void *opaque)
{
    (void)stream;
    *(long long *)opaque += n;
    return data ? (int)n : -1;
}

static int bad_sink(virStreamPtr stream, const char *data, size_t n, void *opaque)
{
    (void)stream, (void)data, (void)n, (void)opaque;
    errno = ENOSPC;
    return -1;
}

static int source(virStreamPtr stream, char *data, size_t n, void *opaque)
{
    (void)stream, (void)data, (void)n, (void)opaque;
    return 0;
}

static int hole(virStreamPtr stream, long long length, void *opaque)
{
    (void)stream, (void)length, (void)opaque;
    return 0;
}

int main(void)
{
    char buffer[1000];
    long long total = 0;

    virSetErrorFunc(NULL, silent);
    virEventRegisterDefaultImpl();
    virConnectPtr conn = opened();
    virDomainPtr domain = guest(conn);

    virStreamPtr st = virStreamNew(conn, 0);
    step("receive on a fresh stream", virStreamRecv(st, buffer, sizeof buffer));
    step("send on a fresh stream", virStreamSend(st, "x", 1));
    step("finish a fresh stream", virStreamFinish(st));
    step("abort a fresh stream", virStreamAbort(st));
    step("callback on a fresh stream", virStreamEventAddCallback(st, 1, on_stream, &calls, on_free));
    seen("freed without being taken", "%d", freed);
    char *mime = virDomainScreenshot(domain, st, 0, 0);
    seen("picture", "%s", mime ? mime : error());
    free(mime);
    step("blocking", virStreamRecv(st, buffer, 4));
    seen("its signature", "%02x%c%c%c", (unsigned char)buffer[0], buffer[1], buffer[2], buffer[3]);
    step("receive with unknown flags", virStreamRecvFlags(st, buffer, 4, 1 << 10));
    step("callback on a blocking stream", virStreamEventAddCallback(st, 1, on_stream, &calls, NULL));
    int n, parts = 0;
    while ((n = virStreamRecv(st, buffer, sizeof buffer)) > 0)
        total += n, parts++;
    seen("the rest", "%lld, then %d", total, n);
    check(parts > 1, "in parts");
    step("finish", virStreamFinish(st));
    step("finish again", virStreamFinish(st));
    step("receive after finish", virStreamRecv(st, buffer, 4));
    step("free", virStreamFree(st));

    st = virStreamNew(conn, 0);
    free(virDomainScreenshot(domain, st, 0, 0));
    total = 0;
    step("all at once", virStreamRecvAll(st, sink, &total));
    seen("as much", "%lld", total);
    virStreamFinish(st);
    virStreamFree(st);

    st = virStreamNew(conn, 0);
    free(virDomainScreenshot(domain, st, 0, 0));
    step("a sink that fails", virStreamRecvAll(st, bad_sink, NULL));
    step("abort after that", virStreamAbort(st));
    virStreamFree(st);

    st = virStreamNew(conn, 0);
    free(virDomainScreenshot(domain, st, 0, 0));
    total = 0;
    step("sparse", virStreamSparseRecvAll(st, sink, hole, &total));
    seen("sparse as much", "%lld", total);
    step("abort", virStreamAbort(st));
    virStreamFree(st);

    st = virStreamNew(conn, 0);
    step("wrong screen", virDomainScreenshot(domain, st, 7, 0) != NULL);
    step("send all", virStreamSendAll(st, source, NULL));
    step("hole", virStreamSendHole(st, 10, 0));
    step("null handler", virStreamRecvAll(st, NULL, NULL));
    step("null buffer", virStreamRecv(st, NULL, 5));
    virStreamFree(st);

    /* Not blocking: -2 until something is there; the callback is called by the loop. */
    st = virStreamNew(conn, VIR_STREAM_NONBLOCK);
    mime = virDomainScreenshot(domain, st, 0, 0);
    seen("picture without blocking", "%s", mime ? mime : error());
    free(mime);
    step("callback", virStreamEventAddCallback(st, VIR_STREAM_EVENT_READABLE, on_stream, &calls, on_free));
    step("second callback", virStreamEventAddCallback(st, VIR_STREAM_EVENT_READABLE, on_stream, &calls, NULL));
    virEventAddTimeout(20, on_timer, NULL, NULL);
    freed = 0;
    for (long long end = milliseconds() + 5000; milliseconds() < end && !freed;)
        virEventRunDefaultImpl();
    seen("got by callback", "%lld", got);
    check(calls > 0, "the callback was called");
    seen("freed once", "%d", freed);
    step("remove again", virStreamEventRemoveCallback(st));
    step("update without one", virStreamEventUpdateCallback(st, 0));
    step("finish it", virStreamFinish(st));
    virStreamFree(st);

    st = virStreamNew(conn, VIR_STREAM_NONBLOCK);
    free(virDomainScreenshot(domain, st, 0, 0));
    step("helper on a stream that does not block", virStreamRecvAll(st, sink, &total));
    step("after that it is closed", virStreamEventAddCallback(st, VIR_STREAM_EVENT_READABLE, on_stream, &calls, NULL));
    virStreamFree(st);
    step("flags", virStreamNew(conn, 1 << 10) != NULL);
    step("null connection", virStreamNew(NULL, 0) != NULL);
    step("null stream", virStreamFinish(NULL));
    step("console", virDomainOpenConsole(domain, NULL, NULL, 0));
    virDomainFree(domain);
    seen("close", "%d", virConnectClose(conn));
    return 0;
}
