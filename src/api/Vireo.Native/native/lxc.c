/* Entering a container: called in a forked child with one thread, so that it must do without the managed runtime. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "shim.h"

/* An argument that is wrong: what of it, the function and the argument's name. */
static int refuse(const char *text, const char *function, const char *argument)
{
    vireo_raise(VIR_ERR_INVALID_ARG, VIR_FROM_NONE, VIR_ERR_ERROR, text, function, argument, NULL, 0, 0, NULL, NULL);
    return -1;
}

static int refuse_null(const char *function, const char *argument)
{
    char text[200];

    snprintf(text, sizeof(text), "%s in %s must not be NULL", argument, function);
    return refuse(text, function, argument);
}

static int refuse_flags(const char *function, unsigned int flags)
{
    char text[200];

    snprintf(text, sizeof(text), "unsupported flags (0x%x) in function %s", flags, function);
    return refuse(text, function, "flags");
}

static int system_error(const char *detail)
{
    char text[400];
    int number = errno;

    snprintf(text, sizeof(text), "%s: %s", detail, strerror(number));
    vireo_raise(VIR_ERR_SYSTEM_ERROR, VIR_FROM_NONE, VIR_ERR_ERROR, text, "%s", text, NULL, number, -1, NULL, NULL);
    return -1;
}

static int own_namespaces(int **list)
{
    static const char *const names[] = { "user", "ipc", "uts", "net", "pid", "mnt" };
    size_t i;

    if (!(*list = calloc(sizeof(names) / sizeof(names[0]), sizeof(int))))
        return system_error("cannot allocate memory");
    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        char path[64];

        snprintf(path, sizeof(path), "/proc/self/ns/%s", names[i]);
        if (((*list)[i] = open(path, O_RDONLY | O_CLOEXEC)) < 0) {
            system_error("cannot open own namespaces");
            while (i-- > 0)
                close((*list)[i]);
            free(*list);
            *list = NULL;
            return -1;
        }
    }
    return (int)i;
}

int virDomainLxcEnterNamespace(virDomainPtr domain, unsigned int nfdlist, int *fdlist, unsigned int *noldfdlist,
                               int **oldfdlist, unsigned int flags)
{
    unsigned int i;
    int old;

    virResetLastError();
    (void)domain;
    if (flags)
        return refuse_flags(__func__, flags);
    if (nfdlist && !fdlist)
        return refuse_null(__func__, "fdlist");
    if (noldfdlist && oldfdlist) {
        if ((old = own_namespaces(oldfdlist)) < 0)
            return -1;
        *noldfdlist = (unsigned int)old;
    }
    if (!nfdlist)
        return refuse("Expected at least one file descriptor", "virProcessSetNamespaces", "nfdlist");
    /* A namespace that the process is in already cannot be joined, and need not be. */
    for (i = 0; i < nfdlist; i++)
        if (fdlist[i] >= 0 && setns(fdlist[i], 0) < 0 && errno != EINVAL)
            return system_error("Unable to join domain namespace");
    return 0;
}

int virDomainLxcEnterSecurityLabel(virSecurityModelPtr model, virSecurityLabelPtr label, virSecurityLabelPtr oldlabel, unsigned int flags)
{
    FILE *attribute;

    virResetLastError();
    if (flags)
        return refuse_flags(__func__, flags);
    if (!model || !label)
        return refuse_null(__func__, model ? "label" : "model");
    if (oldlabel)
        memset(oldlabel, 0, sizeof(*oldlabel));
    if (!strcmp(model->model, "none"))
        return 0;
    if (strcmp(model->model, "apparmor")) {
        char text[400];

        snprintf(text, sizeof(text), "argument unsupported: Security model %s cannot be entered", model->model);
        vireo_raise(VIR_ERR_ARGUMENT_UNSUPPORTED, VIR_FROM_NONE, VIR_ERR_ERROR, text, "argument unsupported: %s",
                    strchr(text, ':') + 2, NULL, -1, -1, NULL, NULL);
        return -1;
    }
    if (!(attribute = fopen("/proc/self/attr/current", "w")))
        return system_error("cannot open the security attribute");
    fprintf(attribute, "changeprofile %s", label->label);
    if (fclose(attribute) != 0)
        return system_error("error changing profile");
    return 0;
}
