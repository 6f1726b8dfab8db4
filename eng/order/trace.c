/* trace SYMBOLS LIST PROGRAM [ARGUMENT…]: writes the functions that a program enters into LIST, in the order of their first call. SYMBOLS has lines as of nm. A breakpoint
   lies on each function until it is hit, so the program runs at nearly its own speed. SIGTERM goes on to the program. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

struct function { unsigned long address; char *name; unsigned char byte; int entered; };

static struct function *functions;
static long count;
static pid_t program;

static void pass_on(int signal) { kill(program, signal); }

static long find(unsigned long address)
{
    for (long low = 0, high = count - 1; low <= high;) {
        long middle = (low + high) / 2;
        if (functions[middle].address == address)
            return middle;
        if (functions[middle].address < address)
            low = middle + 1;
        else
            high = middle - 1;
    }
    return -1;
}

static int open_memory(pid_t process)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/mem", process);
    return open(path, O_RDWR);
}

static void read_symbols(const char *path)
{
    char line[8192], name[8192], kind;
    unsigned long address, last = 0;
    FILE *file = fopen(path, "r");
    functions = calloc(500000, sizeof *functions);
    while (file && count < 500000 && fgets(line, sizeof line, file))
        if (sscanf(line, "%lx %c %8000s", &address, &kind, name) == 3 && (kind == 't' || kind == 'T') && address != last) {
            functions[count++] = (struct function){ .address = address, .name = strdup(name) };
            last = address;
        }
    if (file)
        fclose(file);
}

static unsigned long base_of(pid_t process)
{
    char path[64];
    unsigned long base = 0;
    snprintf(path, sizeof path, "/proc/%d/maps", process);
    FILE *file = fopen(path, "r");
    if (!file || fscanf(file, "%lx", &base) != 1)
        exit(1);
    fclose(file);
    return base;
}

static void on_breakpoint(pid_t thread, unsigned long base, FILE *list)
{
    struct user_regs_struct registers;
    ptrace(PTRACE_GETREGS, thread, 0, &registers);
    long i = find(registers.rip - 1 - base);
    if (i < 0)
        return;
    int memory = open_memory(thread);
    if (pwrite(memory, &functions[i].byte, 1, base + functions[i].address) != 1)
        perror("trace");
    close(memory);
    registers.rip--;
    ptrace(PTRACE_SETREGS, thread, 0, &registers);
    if (!functions[i].entered) {
        functions[i].entered = 1;
        fprintf(list, "%s\n", functions[i].name);
    }
}

int main(int argc, char **argv)
{
    int status;
    const unsigned char stop = 0xcc;

    if (argc < 4)
        return 2;
    read_symbols(argv[1]);
    FILE *list = fopen(argv[2], "w");
    if (!list)
        return 1;
    program = fork();
    if (program == 0) {
        ptrace(PTRACE_TRACEME, 0, 0, 0);
        execv(argv[3], argv + 3);
        _exit(127);
    }
    signal(SIGTERM, pass_on);
    waitpid(program, &status, 0);
    ptrace(PTRACE_SETOPTIONS, program, 0, PTRACE_O_TRACECLONE | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACEEXEC);
    unsigned long base = base_of(program);
    int memory = open_memory(program);
    for (long i = 0; i < count; i++)
        if (pread(memory, &functions[i].byte, 1, base + functions[i].address) != 1 || pwrite(memory, &stop, 1, base + functions[i].address) != 1)
            functions[i].entered = 1;
    close(memory);
    ptrace(PTRACE_CONT, program, 0, 0);
    for (;;) {
        pid_t thread = waitpid(-1, &status, __WALL);
        if (thread < 0 && errno == EINTR)
            continue;
        if (thread < 0 || ((WIFEXITED(status) || WIFSIGNALED(status)) && thread == program))
            break;
        if (!WIFSTOPPED(status))
            continue;
        int signal = WSTOPSIG(status), event = status >> 16;
        if (event == PTRACE_EVENT_EXEC) {
            /* Another program from here on. */
            ptrace(PTRACE_DETACH, thread, 0, 0);
            continue;
        }
        if (!event && signal == SIGTRAP)
            on_breakpoint(thread, base, list);
        ptrace(PTRACE_CONT, thread, 0, event || signal == SIGTRAP || signal == SIGSTOP ? 0 : signal);
    }
    return fclose(list) == 0 ? 0 : 1;
}
