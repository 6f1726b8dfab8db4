/* Prints what calls answer, in words that are the same with any library that has libvirt's interface. */
#ifndef SHOW_H
#define SHOW_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>

static inline void quiet(void *data, virErrorPtr error)
{
    (void)data;
    (void)error;
}

/* The last error, or "-". */
static inline void show_error(void)
{
    virErrorPtr e = virGetLastError();
    if (e)
        printf(" error %d domain %d level %d '%s' str1 '%s' str2 '%s' int %d %d", e->code, e->domain, e->level, e->message ? e->message : "(null)",
               e->str1 ? e->str1 : "(null)", e->str2 ? e->str2 : "(null)", e->int1, e->int2);
    printf("\n");
}

#define NUMBER(call) do { long long n_ = (long long)(call); printf("%s = %lld", #call, n_); show_error(); } while (0)
#define POINTER(call) do { const void *p_ = (const void *)(call); printf("%s = %s", #call, p_ ? "something" : "NULL"); show_error(); } while (0)
#define TEXT(call) do { const char *t_ = (const char *)(call); printf("%s = '%s'", #call, t_ ? t_ : "NULL"); show_error(); } while (0)
#define NEWTEXT(call) do { char *t_ = (char *)(call); printf("%s = '%s'", #call, t_ ? t_ : "NULL"); show_error(); free(t_); } while (0)

#endif
