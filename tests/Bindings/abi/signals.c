/* In somebody else's process: handlers, masks and stacks for signals stay as the application made them, small stacks are enough, and its children are its own. */
#include "abi.h"

#include <setjmp.h>
#include <sys/mman.h>

static volatile sig_atomic_t segv, child, usr, pipe_signal;
static volatile int on_alternate;
static sigjmp_buf out;
static char *alternate;
static size_t alternate_size;

static void on_segv(int signal, siginfo_t *info, void *context)
{
    char here;

    (void)signal, (void)info, (void)context;
    segv++;
    on_alternate = &here >= alternate && &here < alternate + alternate_size;
    siglongjmp(out, 1);
}

static void on_child(int signal) { (void)signal; child++; }
static void on_usr(int signal) { (void)signal; usr++; }
static void on_pipe(int signal) { (void)signal; pipe_signal++; }

static void use(void)
{
    virConnectPtr conn = opened();
    virDomainPtr domain = guest(conn);
    virDomainInfo info;

    for (int i = 0; i < 200; i++) {
        virDomainGetInfo(domain, &info);
        char *xml = virDomainGetXMLDesc(domain, 0);
        free(xml);
        virDomainPtr none = virDomainLookupByName(conn, "nosuch");
        if (none)
            virDomainFree(none);
    }
    virDomainFree(domain);
    virConnectClose(conn);
}

static void *small_stack(void *data)
{
    use();
    *(int *)data = 1;
    return NULL;
}

static void crash(const char *name)
{
    volatile int before = segv;

    if (sigsetjmp(out, 1) == 0)
        *(volatile int *)16 = 1;
    check(segv == before + 1, name);
}

int main(void)
{
    struct sigaction action, now;
    sigset_t mask, after;

    virSetErrorFunc(NULL, silent);
    alternate_size = 16384;
    alternate = mmap(NULL, alternate_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    stack_t stack = {.ss_sp = alternate, .ss_size = alternate_size}, stack_now;
    check(sigaltstack(&stack, NULL) == 0, "alternate stack");
    memset(&action, 0, sizeof action);
    action.sa_sigaction = on_segv;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    sigaction(SIGSEGV, &action, NULL);
    memset(&action, 0, sizeof action);
    action.sa_handler = on_child;
    sigaction(SIGCHLD, &action, NULL);
    action.sa_handler = on_usr;
    for (int s = SIGRTMIN; s <= SIGRTMAX; s++)
        sigaction(s, &action, NULL);
    int mine[] = {SIGUSR1, SIGUSR2, SIGTERM, SIGINT, SIGQUIT, SIGHUP, SIGALRM, SIGWINCH, SIGCONT, SIGTSTP, SIGTTIN, SIGTTOU, SIGURG, SIGIO};
    for (size_t i = 0; i < sizeof mine / sizeof *mine; i++)
        sigaction(mine[i], &action, NULL);
    action.sa_handler = on_pipe;
    sigaction(SIGPIPE, &action, NULL);
    sigemptyset(&mask);
    sigaddset(&mask, SIGUSR2);
    pthread_sigmask(SIG_BLOCK, &mask, NULL);

    crash("the handler works before");
    use();
    crash("the handler of SIGSEGV works after");
    check(on_alternate, "on its alternate stack");
    crash("and again");
    sigaltstack(NULL, &stack_now);
    check(stack_now.ss_sp == stack.ss_sp && stack_now.ss_size == stack.ss_size, "the alternate stack is the application's");
    pthread_sigmask(SIG_BLOCK, NULL, &after);
    check(sigismember(&after, SIGUSR2) == 1 && sigismember(&after, SIGUSR1) == 0 && sigismember(&after, SIGTERM) == 0, "the mask is the application's");
    int kept = 0;
    for (size_t i = 0; i < sizeof mine / sizeof *mine; i++)
        kept += sigaction(mine[i], NULL, &now) == 0 && now.sa_handler == on_usr;
    seen("handlers kept", "%d", kept);
    sigaction(SIGCHLD, NULL, &now);
    check(now.sa_handler == on_child, "SIGCHLD's handler is the application's");
    sigaction(SIGPIPE, NULL, &now);
    check(now.sa_handler == on_pipe, "SIGPIPE's handler is the application's");
    raise(SIGUSR1);
    seen("SIGUSR1", "%d", (int)usr);
    int pipes[2];
    check(pipe(pipes) == 0, "pipe");
    close(pipes[0]);
    check(write(pipes[1], "x", 1) == -1 && errno == EPIPE, "a broken pipe");
    seen("SIGPIPE", "%d", (int)pipe_signal);

    /* Children of the application are reaped by the application. */
    pid_t pid = fork();
    if (pid == 0)
        _exit(7);
    int status = 0;
    usleep(100000);
    pid_t reaped;
    while ((reaped = waitpid(pid, &status, 0)) < 0 && errno == EINTR)
        ;
    check(reaped == pid && WEXITSTATUS(status) == 7, "its child is its own");
    check(child > 0, "SIGCHLD came");

    /* Threads with small stacks, as runtimes of other languages have them. */
    size_t sizes[] = {512 * 1024, 256 * 1024, 128 * 1024};
    for (int i = 0; i < 3; i++) {
        pthread_attr_t attr;
        pthread_t thread;
        int done = 0;
        char name[64];
        pthread_attr_init(&attr);
        pthread_attr_setstacksize(&attr, sizes[i]);
        snprintf(name, sizeof name, "a stack of %zu KiB", sizes[i] / 1024);
        if (pthread_create(&thread, &attr, small_stack, &done) == 0)
            pthread_join(thread, NULL);
        check(done, name);
    }

    /* Signals that interrupt while the library works. */
    pthread_t me = pthread_self();
    (void)me;
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGALRM};
    timer_t timer;
    struct itimerspec every = {{0, 1000000}, {0, 1000000}};
    if (timer_create(CLOCK_MONOTONIC, &event, &timer) == 0) {
        timer_settime(timer, 0, &every, NULL);
        /* A quick library on a quick machine is done before the first one comes. */
        for (int i = 0; i < 100 && usr <= 10; i++)
            use();
        timer_delete(timer);
    }
    check(usr > 1, "interrupted by signals");
    crash("SIGSEGV at the end");
    return 0;
}
