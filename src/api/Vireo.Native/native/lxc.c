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

static int refuse(int code, int domain, const char *format, const char *detail)
{
    char text[400];

    snprintf(text, sizeof(text), format, detail);
    vireo_raise(code, domain, VIR_ERR_ERROR, text, format, detail, NULL, -1, -1, NULL, NULL);
    return -1;
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

int virDomainLxcEnterNamespace(virDomainPtr domain, unsigned int nfdlist, int *fdlist, unsigned int *noldfdlist, int **oldfdlist, unsigned int flags)
{
    unsigned int i;
    int old;

    virResetLastError();
    if (!domain)
        return refuse(VIR_ERR_INVALID_DOMAIN, VIR_FROM_DOM, "invalid domain pointer in %s", __func__);
    if (flags)
        return refuse(VIR_ERR_INVALID_ARG, VIR_FROM_NONE, "unsupported flags in function %s", __func__);
    if (nfdlist && !fdlist)
        return refuse(VIR_ERR_INVALID_ARG, VIR_FROM_NONE, "fdlist in %s must not be NULL", __func__);
    if (noldfdlist && oldfdlist) {
        if ((old = own_namespaces(oldfdlist)) < 0)
            return -1;
        *noldfdlist = (unsigned int)old;
    }
    for (i = 0; i < nfdlist; i++)
        if (fdlist[i] >= 0 && setns(fdlist[i], 0) < 0)
            return system_error("Unable to join domain namespace");
    return 0;
}

int virDomainLxcEnterSecurityLabel(virSecurityModelPtr model, virSecurityLabelPtr label, virSecurityLabelPtr oldlabel, unsigned int flags)
{
    FILE *attribute;

    virResetLastError();
    if (flags)
        return refuse(VIR_ERR_INVALID_ARG, VIR_FROM_NONE, "unsupported flags in function %s", __func__);
    if (!model || !label)
        return refuse(VIR_ERR_INVALID_ARG, VIR_FROM_NONE, model ? "label in %s must not be NULL" : "model in %s must not be NULL", __func__);
    if (oldlabel)
        memset(oldlabel, 0, sizeof(*oldlabel));
    if (!strcmp(model->model, "none"))
        return 0;
    if (strcmp(model->model, "apparmor"))
        return refuse(VIR_ERR_ARGUMENT_UNSUPPORTED, VIR_FROM_NONE, "argument unsupported: Security model %s cannot be entered", model->model);
    if (!(attribute = fopen("/proc/self/attr/current", "w")))
        return system_error("cannot open the security attribute");
    fprintf(attribute, "changeprofile %s", label->label);
    if (fclose(attribute) != 0)
        return system_error("error changing profile");
    return 0;
}
