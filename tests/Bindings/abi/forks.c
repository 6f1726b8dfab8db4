/* fork: a child may use the library when its parent has only asked for the version; a child of a parent that has used it ends, whatever it calls. */
#include "abi.h"

static int child_ends(void (*work)(void))
{
    int status;
    pid_t pid = fork();

    if (pid == 0) {
        alarm(30);
        work();
        _exit(virGetLastError() ? 1 : 0);
    }
    if (waitpid(pid, &status, 0) != pid)
        return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

static void full_use(void)
{
    virConnectPtr conn = opened();
    virDomainPtr domain = guest(conn);

    if (virDomainSuspend(domain) < 0)
        _exit(9);
    virDomainFree(domain);
    virConnectClose(conn);
}

static virConnectPtr inherited;

static void late_use(void)
{
    virConnectPtr conn = virConnectOpen("test:///default");

    if (conn)
        virConnectClose(conn);
    virConnectGetType(inherited);
    virConnectClose(inherited);
}

static void exec_use(void)
{
    execl("/proc/self/exe", "forks", "again", NULL);
    _exit(8);
}

static void exits(void) { exit(0); }

int main(int argc, char **argv)
{
    unsigned long version = 0;

    virSetErrorFunc(NULL, silent);
    if (argc > 1) {
        full_use();
        return 0;
    }
    (void)argv;
    check(virInitialize() == 0, "initialize");
    check(virGetVersion(&version, NULL, NULL) == 0 && version >= 9000000, "version");
    virResetLastError();
    seen("no error", "%s", error());
    seen("a child before the first use", "%d", child_ends(full_use));
    seen("another child", "%d", child_ends(full_use));
    inherited = opened();
    int late = child_ends(late_use);
    check(late == 0 || late == 1, "a child after the first use ends in time, with or without an error");
    seen("a child that runs a program", "%d", child_ends(exec_use));
    seen("a child that exits", "%d", child_ends(exits));
    seen("the parent goes on", "%s", virConnectGetType(inherited));
    seen("system()", "%d", system("exit 3") >> 8);
    seen("close", "%d", virConnectClose(inherited));
    return 0;
}
