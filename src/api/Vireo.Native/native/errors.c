/* The last error of each thread, and who is notified of it. It lives here, on the thread that called, so that whoever asks next on the
   same thread finds it. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "shim.h"

static __thread virError last;
static __thread int watched;
static pthread_key_t ending;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static virErrorFunc handler;
static void *handler_data;

static void forget(void *error)
{
    virResetError(error);
}

static void prepare(void)
{
    pthread_key_create(&ending, forget);
}

static char *copy_text(const char *text)
{
    return text ? strdup(text) : NULL;
}

void virResetError(virErrorPtr err)
{
    if (!err)
        return;
    free(err->message);
    free(err->str1);
    free(err->str2);
    free(err->str3);
    memset(err, 0, sizeof(*err));
}

int vireo_copy_error(const virError *from, virErrorPtr to)
{
    virResetError(to);
    to->code = from->code;
    to->domain = from->domain;
    to->level = from->level;
    to->message = copy_text(from->message);
    to->str1 = copy_text(from->str1);
    to->str2 = copy_text(from->str2);
    to->str3 = copy_text(from->str3);
    to->int1 = from->int1;
    to->int2 = from->int2;
    return from->code;
}

void vireo_raise(int code, int domain, int level, const char *message, const char *str1, const char *str2, const char *str3,
                 int int1, int int2, virErrorFunc own, void *own_data)
{
    virError error = { code, domain, (char *)message, level, NULL, NULL, (char *)str1, (char *)str2, (char *)str3, int1, int2, NULL };

    if (!watched) {
        pthread_once(&once, prepare);
        pthread_setspecific(ending, &last);
        watched = 1;
    }
    vireo_copy_error(&error, &last);
    if (own)
        own(own_data, &last);
    else if (handler)
        handler(handler_data, &last);
    else
        virDefaultErrorFunc(&last);
}

void virResetLastError(void)
{
    if (last.code)
        virResetError(&last);
}

virErrorPtr virGetLastError(void)
{
    return last.code == VIR_ERR_OK ? NULL : &last;
}

int virGetLastErrorCode(void)
{
    return last.code;
}

int virGetLastErrorDomain(void)
{
    return last.code == VIR_ERR_OK ? VIR_FROM_NONE : last.domain;
}

const char *virGetLastErrorMessage(void)
{
    if (last.code == VIR_ERR_OK)
        return "no error";
    return last.message ? last.message : "unknown error";
}

int virCopyLastError(virErrorPtr to)
{
    if (!to)
        return -1;
    if (last.code == VIR_ERR_OK) {
        virResetError(to);
        return VIR_ERR_OK;
    }
    return vireo_copy_error(&last, to);
}

virErrorPtr virSaveLastError(void)
{
    virErrorPtr copy = calloc(1, sizeof(*copy));

    if (copy)
        virCopyLastError(copy);
    return copy;
}

void virFreeError(virErrorPtr err)
{
    virResetError(err);
    free(err);
}

void virSetErrorFunc(void *userData, virErrorFunc function)
{
    handler = function;
    handler_data = userData;
}

void virDefaultErrorFunc(virErrorPtr err)
{
    const char *level, *domain = "";

    if (!err || err->code == VIR_ERR_OK)
        return;
    level = err->level == VIR_ERR_WARNING ? "warning" : err->level == VIR_ERR_ERROR ? "error" : "";
    if (err->domain > 0 && err->domain < vireo_domain_count && vireo_domain_names[err->domain])
        domain = vireo_domain_names[err->domain];
    fprintf(stderr, "libvirt: %s %s : %s\n", domain, level, err->message ? err->message : "");
    fflush(stderr);
}
