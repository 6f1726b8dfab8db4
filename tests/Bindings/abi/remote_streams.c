/* Streams through a daemon: volumes sent and fetched, with holes, without blocking, given up in the middle, and when the connection goes away. */
#include "abi.h"

#include <sys/stat.h>

#define SIZE (4 * 1024 * 1024)

static unsigned char *content;
static size_t at;
static long long fetched, skipped, wrong_bytes;
static int calls, freed, ended;

static int source(virStreamPtr stream, char *data, size_t n, void *opaque)
{
    (void)stream, (void)opaque;
    if (n > SIZE - at)
        n = SIZE - at;
    memcpy(data, content + at, n);
    at += n;
    return (int)n;
}

static int source_fails(virStreamPtr stream, char *data, size_t n, void *opaque)
{
    (void)stream, (void)data, (void)n, (void)opaque;
    errno = EIO;
    return -1;
}

static int sink(virStreamPtr stream, const char *data, size_t n, void *opaque)
{
    (void)stream, (void)opaque;
    wrong_bytes += fetched + skipped + (long long)n > SIZE || memcmp(data, content + fetched + skipped, n) != 0;
    fetched += n;
    return (int)n;
}

static int hole(virStreamPtr stream, long long length, void *opaque)
{
    (void)stream, (void)opaque;
    skipped += length;
    return 0;
}

static int in_data(virStreamPtr stream, int *inData, long long *length, void *opaque)
{
    /* Four equal parts: data, hole, data, hole. */
    long long part = SIZE / 4, number = (long long)at / part;

    (void)stream, (void)opaque;
    *inData = number % 2 == 0 && at < SIZE;
    *length = at < SIZE ? part - (long long)at % part : 0;
    return 0;
}

static int skip(virStreamPtr stream, long long length, void *opaque)
{
    (void)stream, (void)opaque;
    at += length;
    return 0;
}

static void on_stream(virStreamPtr stream, int events, void *opaque)
{
    char buffer[30000];
    int n = -2;

    (void)opaque;
    calls++;
    if (events & VIR_STREAM_EVENT_READABLE)
        while ((n = virStreamRecv(stream, buffer, sizeof buffer)) > 0)
            sink(stream, buffer, n, NULL);
    if (n == 0 || n == -1 || events & (VIR_STREAM_EVENT_ERROR | VIR_STREAM_EVENT_HANGUP)) {
        ended = n == 0 ? 1 : 2;
        virStreamEventRemoveCallback(stream);
    }
}

static void on_writable(virStreamPtr stream, int events, void *opaque)
{
    (void)opaque;
    calls++;
    if (!(events & VIR_STREAM_EVENT_WRITABLE))
        return;
    while (at < SIZE) {
        size_t left = SIZE - at;
        int n = virStreamSend(stream, (char *)content + at, left > 60000 ? 60000 : left);
        if (n == -2)
            return;
        if (n < 0) {
            ended = 2;
            break;
        }
        at += n;
    }
    if (!ended)
        ended = 1;
    virStreamEventUpdateCallback(stream, 0);
    virStreamEventRemoveCallback(stream);
}

static void on_free(void *opaque) { (void)opaque; freed++; }
static void on_timer(int timer, void *opaque) { (void)timer; (void)opaque; }

static void run(void)
{
    for (long long end = milliseconds() + 15000; !ended && milliseconds() < end;)
        virEventRunDefaultImpl();
}

static int same_file(const char *path)
{
    FILE *f = fopen(path, "r");
    unsigned char *got = malloc(SIZE);
    size_t n = f ? fread(got, 1, SIZE, f) : 0;
    int same = n == SIZE && memcmp(got, content, SIZE) == 0;

    if (f)
        fclose(f);
    free(got);
    return same;
}

int main(void)
{
    char uri[300], path[] = "/run/abi-pool";
    const char *socket = getenv("DAEMON_SOCKET"), *pid = getenv("DAEMON_PID");

    if (!socket || !pid) {
        printf("skip no daemon\n");
        return 0;
    }
    virInitialize();
    virSetErrorFunc(NULL, silent);
    virEventRegisterDefaultImpl();
    virEventAddTimeout(20, on_timer, NULL, NULL);
    mkdir(path, 0755);
    content = malloc(SIZE);
    for (int i = 0; i < SIZE; i++)
        content[i] = (i / (SIZE / 4)) % 2 ? 0 : (unsigned char)(i * 31 + i / 4096);
    snprintf(uri, sizeof uri, "storage+unix:///system?socket=%s", socket);
    virConnectPtr conn = virConnectOpen(uri);
    if (!conn) {
        printf("skip the daemon has no storage: %s\n", error());
        return 0;
    }
    virStoragePoolPtr pool = virStoragePoolCreateXML(conn, "<pool type='dir'><name>p</name><target><path>/run/abi-pool</path></target></pool>", 0);
    char xml[200];
    snprintf(xml, sizeof xml, "<volume><name>v</name><capacity>%d</capacity><target><format type='raw'/></target></volume>", SIZE);
    virStorageVolPtr vol = pool ? virStorageVolCreateXML(pool, xml, 0) : NULL;
    seen("pool and volume", "%d %d", pool != NULL, vol != NULL);
    if (!vol)
        return 1;

    virStreamPtr st = virStreamNew(conn, 0);
    step("upload", virStorageVolUpload(vol, st, 0, SIZE, 0));
    step("send all", virStreamSendAll(st, source, NULL));
    step("finish", virStreamFinish(st));
    virStreamFree(st);
    seen("the file", "%d", same_file("/run/abi-pool/v"));

    st = virStreamNew(conn, 0);
    step("download", virStorageVolDownload(vol, st, 0, 0, 0));
    step("receive all", virStreamRecvAll(st, sink, NULL));
    step("finish download", virStreamFinish(st));
    virStreamFree(st);
    seen("fetched", "%lld, %lld wrong", fetched, wrong_bytes);

    st = virStreamNew(conn, 0);
    at = 0;
    step("sparse upload", virStorageVolUpload(vol, st, 0, SIZE, VIR_STORAGE_VOL_UPLOAD_SPARSE_STREAM));
    step("sparse send all", virStreamSparseSendAll(st, source, in_data, skip, NULL));
    step("finish sparse upload", virStreamFinish(st));
    virStreamFree(st);
    seen("the file again", "%d", same_file("/run/abi-pool/v"));
    struct stat info;
    check(stat("/run/abi-pool/v", &info) == 0 && info.st_blocks * 512 <= SIZE * 3 / 4, "it has holes");

    fetched = 0;
    st = virStreamNew(conn, 0);
    step("sparse download", virStorageVolDownload(vol, st, 0, 0, VIR_STORAGE_VOL_DOWNLOAD_SPARSE_STREAM));
    step("sparse receive all", virStreamSparseRecvAll(st, sink, hole, NULL));
    step("finish sparse download", virStreamFinish(st));
    virStreamFree(st);
    seen("fetched and skipped", "%lld %lld, %lld wrong", fetched, skipped, wrong_bytes);

    fetched = skipped = 0;
    st = virStreamNew(conn, VIR_STREAM_NONBLOCK);
    step("download without blocking", virStorageVolDownload(vol, st, 0, 0, 0));
    step("callback", virStreamEventAddCallback(st, VIR_STREAM_EVENT_READABLE | VIR_STREAM_EVENT_HANGUP | VIR_STREAM_EVENT_ERROR, on_stream, NULL, on_free));
    run();
    seen("by callback", "%lld, %lld wrong, end %d", fetched, wrong_bytes, ended);
    step("finish it", virStreamFinish(st));
    virStreamFree(st);
    check(calls > 1, "several callbacks");

    ended = 0;
    at = 0;
    unlink("/run/abi-pool/w");
    strcpy(strstr(xml, "<name>v") + 6, "w</name><capacity>4194304</capacity></volume>");
    virStorageVolPtr other = virStorageVolCreateXML(pool, xml, 0);
    st = virStreamNew(conn, VIR_STREAM_NONBLOCK);
    step("upload without blocking", virStorageVolUpload(other, st, 0, SIZE, 0));
    step("writable callback", virStreamEventAddCallback(st, VIR_STREAM_EVENT_WRITABLE, on_writable, NULL, on_free));
    run();
    seen("sent by callback", "%zu, end %d", at, ended);
    step("finish that", virStreamFinish(st));
    virStreamFree(st);
    seen("the other file", "%d", same_file("/run/abi-pool/w"));
    for (int i = 0; i < 5; i++)
        virEventRunDefaultImpl();
    seen("freed", "%d", freed);

    char buffer[5000];
    st = virStreamNew(conn, 0);
    step("download to give up", virStorageVolDownload(vol, st, 0, 0, 0));
    seen("some", "%d", virStreamRecv(st, buffer, sizeof buffer) > 0);
    step("abort", virStreamAbort(st));
    step("receive after abort", virStreamRecv(st, buffer, sizeof buffer));
    virStreamFree(st);
    st = virStreamNew(conn, 0);
    step("upload to give up", virStorageVolUpload(vol, st, 0, SIZE, 0));
    step("send", virStreamSend(st, buffer, sizeof buffer));
    step("abort it", virStreamAbort(st));
    virStreamFree(st);
    st = virStreamNew(conn, 0);
    step("upload that fails", virStorageVolUpload(vol, st, 0, SIZE, 0));
    step("source fails", virStreamSendAll(st, source_fails, NULL));
    virStreamFree(st);
    st = virStreamNew(conn, 0);
    step("from beyond the end", virStorageVolDownload(vol, st, 2LL * SIZE, 10, 0));
    virStreamFree(st);
    st = virStreamNew(conn, 0);
    step("more than fits", virStorageVolUpload(vol, st, 0, 10, 0));
    step("send more", virStreamSend(st, buffer, sizeof buffer) != 0);
    check(virStreamFinish(st) == -1, "finish tells");
    virStreamFree(st);
    step("a stream of another connection", ({
        virConnectPtr second = virConnectOpen(uri);
        virStreamPtr foreign = virStreamNew(second, 0);
        int r = virStorageVolDownload(vol, foreign, 0, 0, 0);
        virStreamFree(foreign);
        virConnectClose(second);
        r;
    }));

    /* The daemon dies in the middle. */
    st = virStreamNew(conn, 0);
    step("download to lose", virStorageVolDownload(vol, st, 0, 0, 0));
    seen("some of it", "%d", virStreamRecv(st, buffer, 100));
    kill(atoi(pid), SIGKILL);
    int n;
    while ((n = virStreamRecv(st, buffer, sizeof buffer)) > 0)
        ;
    check(n == -1 && virGetLastErrorCode() != 0, "then an error");
    check(virStreamFinish(st) == -1, "finish fails");
    virStreamAbort(st);
    virStreamFree(st);
    virStorageVolFree(other);
    virStorageVolFree(vol);
    virStoragePoolFree(pool);
    check(virConnectClose(conn) >= 0, "close");
    free(content);
    return 0;
}
