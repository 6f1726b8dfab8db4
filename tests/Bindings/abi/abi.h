/* Shared by the programs of this folder: each prints what it sees, a line for each step, and the runner compares that with what the system's library shows.
 *   check(condition, name)      'ok NAME' or 'not ok NAME': must hold with every library
 *   seen(name, format, ...)     '= NAME<tab>VALUE': must be the same with both libraries
 */
#ifndef VIREO_TESTS_ABI_H
#define VIREO_TESTS_ABI_H

#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>

#define GUEST "<domain type='test'><name>%s</name><memory>65536</memory><os><type>hvm</type></os></domain>"

__attribute__((unused)) static void check(int condition, const char *name)
{
    printf("%s %s\n", condition ? "ok" : "not ok", name);
    fflush(stdout);
}

__attribute__((unused, format(printf, 2, 3))) static void seen(const char *name, const char *format, ...)
{
    char text[4096];
    va_list list;

    va_start(list, format);
    vsnprintf(text, sizeof text, format, list);
    va_end(list);
    for (char *c = text; *c; c++)
        if (*c == '\n' || *c == '\t')
            *c = ' ';
    printf("= %s\t%s\n", name, text);
    fflush(stdout);
}

/* The last error of this thread in one line. */
__attribute__((unused)) static const char *error(void)
{
    static __thread char text[1024];
    virErrorPtr e = virGetLastError();

    if (!e)
        return "no error";
    snprintf(text, sizeof text, "%d/%d/%d %s [%s|%s|%s|%d|%d]", e->code, e->domain, e->level, e->message ? e->message : "(none)", e->str1 ? e->str1 : "-",
             e->str2 ? e->str2 : "-", e->str3 ? e->str3 : "-", e->int1, e->int2);
    return text;
}

__attribute__((unused)) static void silent(void *data, virErrorPtr e)
{
    (void)data;
    (void)e;
}

/* What a call returns, and the error that it leaves. */
#define step(name, call) do { long long step_result = (long long)(call); seen(name, "%lld, %s", step_result, error()); } while (0)

/* A fresh connection to the node that the runner names, or to the default one. */
__attribute__((unused)) static virConnectPtr opened(void)
{
    const char *uri = getenv("ABI_URI");
    virConnectPtr conn = virConnectOpen(uri ? uri : "test:///default");

    if (!conn) {
        printf("not ok opens: %s\n", error());
        exit(1);
    }
    return conn;
}

__attribute__((unused)) static virDomainPtr guest(virConnectPtr conn)
{
    virDomainPtr domain = virDomainLookupByName(conn, getenv("ABI_URI") ? "runs" : "test");

    if (!domain) {
        printf("not ok finds the guest: %s\n", error());
        exit(1);
    }
    return domain;
}

__attribute__((unused)) static long long milliseconds(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

#endif
