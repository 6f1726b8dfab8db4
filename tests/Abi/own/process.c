/* Living in somebody else's process: forks, signals, unloading. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <sys/wait.h>
#include "check.h"

static int in_child(int (*body)(void))
{
    int status = -1, i;
    pid_t child = fork();

    if (child == 0)
        _exit(body());
    for (i = 0; i < 1000; i++) {
        if (waitpid(child, &status, WNOHANG) == child)
            return WIFEXITED(status) ? WEXITSTATUS(status) : -2;
        usleep(10000);
    }
    kill(child, SIGKILL);
    waitpid(child, &status, 0);
    return -3;
}

static int uses_it(void)
{
    virConnectPtr conn = virConnectOpen("test:///default");
    int n = conn ? virConnectNumOfDomains(conn) : -1;

    return n == 1 && virConnectClose(conn) == 0 ? 7 : 1;
}

static int is_refused(void)
{
    if (virConnectOpen("test:///default") != NULL || virGetLastErrorCode() != VIR_ERR_INTERNAL_ERROR)
        return 1;
    return strstr(virGetLastErrorMessage(), "fork") ? 8 : 2;
}

static int executes(void)
{
    execl("/bin/true", "true", (char *)NULL);
    return 1;
}

static void forks_before_use(void)
{
    unsigned long version;

    CHECK(virInitialize() == 0);
    CHECK(virGetVersion(&version, NULL, NULL) == 0 && version == LIBVIR_VERSION_NUMBER);
    virSetErrorFunc(NULL, silent);
    CHECK(in_child(uses_it) == 7);
}

static void forks_after_use(void)
{
    CHECK(uses_it() == 7);
    CHECK(in_child(is_refused) == 8);
    CHECK(in_child(executes) == 0);
    CHECK(uses_it() == 7);
}

static sigjmp_buf back;
static volatile sig_atomic_t caught;

static void on_fault(int number)
{
    caught = number;
    siglongjmp(back, 1);
}

static void *fault(void *unused)
{
    (void)unused;
    if (sigsetjmp(back, 1) == 0)
        *(volatile int *)8 = 1;
    return NULL;
}

static void handlers_stay(const struct sigaction *before)
{
    struct sigaction now;
    int i;

    /* Faults are the runtime's to look at first; it hands on what is not its own. One real-time signal stops threads for the collector. */
    for (i = 1; i < NSIG; i++) {
        if (sigaction(i, NULL, &now) < 0 || i == SIGSEGV || i == SIGFPE || i == SIGABRT || i == SIGBUS || i == SIGILL || i == SIGTRAP || i >= SIGRTMIN)
            continue;
        if (now.sa_handler != before[i].sa_handler) {
            printf("not ok %s: signal %d was taken\n", __func__, i);
            return;
        }
    }
    printf("ok %s: no signal was taken\n", __func__);
}

static void faults_are_handed_on(void)
{
    pthread_t thread;

    caught = 0;
    fault(NULL);
    CHECK(caught == SIGSEGV);
    caught = 0;
    pthread_create(&thread, NULL, fault, NULL);
    pthread_join(thread, NULL);
    CHECK(caught == SIGSEGV);
}

static void unloads(void)
{
    void *library = dlopen("libvirt.so.0", RTLD_NOW);
    int (*number)(virConnectPtr);

    CHECK(library != NULL);
    number = (int (*)(virConnectPtr))dlsym(library, "virConnectNumOfDomains");
    CHECK(number != NULL);
    CHECK(dlsym(library, "virDomainQemuMonitorCommand") != NULL && dlsym(library, "virAdmConnectOpen") != NULL);
    CHECK(dlsym(library, "vireo_start") == NULL);
    CHECK(dlclose(library) == 0);
    CHECK(number(NULL) == -1);
}

static void *small_stack(void *result)
{
    *(int *)result = uses_it();
    return NULL;
}

static void threads_with_small_stacks(void)
{
    pthread_attr_t attributes;
    pthread_t thread;
    int result = 0;

    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, 128 * 1024);
    pthread_create(&thread, &attributes, small_stack, &result);
    pthread_join(thread, NULL);
    CHECK(result == 7);
}

int main(void)
{
    struct sigaction before[NSIG], action;
    int i;

    forks_before_use();
    memset(&action, 0, sizeof(action));
    action.sa_handler = on_fault;
    sigaction(SIGSEGV, &action, NULL);
    for (i = 1; i < NSIG; i++)
        sigaction(i, NULL, &before[i]);
    forks_after_use();
    handlers_stay(before);
    faults_are_handed_on();
    unloads();
    threads_with_small_stacks();
    return 0;
}
