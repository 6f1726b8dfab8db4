/* Checks that print 'ok …' or 'not ok …'. */
#ifndef CHECK_H
#define CHECK_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>

#define CHECK(condition) do { printf("%s %s: %s\n", (condition) ? "ok" : "not ok", __func__, #condition); fflush(stdout); } while (0)
#define REFUSED(call, number) do { int ok_ = !!(call) && virGetLastErrorCode() == (number); \
    printf("%s %s: %s, error %d: %s\n", ok_ ? "ok" : "not ok", __func__, #call, virGetLastErrorCode(), virGetLastErrorMessage()); fflush(stdout); } while (0)

static inline void silent(void *data, virErrorPtr error)
{
    (void)data;
    (void)error;
}

#endif
