/* What all parts share: typed parameters, close reasons. The declarations of Vireo: facts of libvirt 11.3's interface; licence LGPL-2.1-or-later.
   The comment before a function is what the library is made from: docs/runbook-add-symbol.md. */
#ifndef LIBVIRT_COMMON_H
#define LIBVIRT_COMMON_H

#include <sys/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define LIBVIR_CHECK_VERSION(major, minor, micro) ((major) * 1000000 + (minor) * 1000 + (micro) <= LIBVIR_VERSION_NUMBER)
#define LIBVIR_VERSION_NUMBER 11003000
#define VIR_TYPED_PARAM_FIELD_LENGTH 80

typedef struct _virTypedParameter virTypedParameter;

typedef virTypedParameter *virTypedParameterPtr;

typedef enum {
    VIR_CONNECT_CLOSE_REASON_ERROR = 0,
    VIR_CONNECT_CLOSE_REASON_EOF = 1,
    VIR_CONNECT_CLOSE_REASON_KEEPALIVE = 2,
    VIR_CONNECT_CLOSE_REASON_CLIENT = 3,
#ifdef VIR_ENUM_SENTINELS
    VIR_CONNECT_CLOSE_REASON_LAST = 4,
#endif
} virConnectCloseReason;

typedef enum {
    VIR_TYPED_PARAM_INT = 1,
    VIR_TYPED_PARAM_UINT = 2,
    VIR_TYPED_PARAM_LLONG = 3,
    VIR_TYPED_PARAM_ULLONG = 4,
    VIR_TYPED_PARAM_DOUBLE = 5,
    VIR_TYPED_PARAM_BOOLEAN = 6,
    VIR_TYPED_PARAM_STRING = 7,
#ifdef VIR_ENUM_SENTINELS
    VIR_TYPED_PARAM_LAST = 8,
#endif
} virTypedParameterType;

typedef enum {
    VIR_TYPED_PARAM_STRING_OKAY = 4,
} virTypedParameterFlags;

struct _virTypedParameter {
    char field[VIR_TYPED_PARAM_FIELD_LENGTH];
    int type;
    union {
        int i;
        unsigned int ui;
        long long int l;
        unsigned long long int ul;
        double d;
        char b;
        char *s;
    } value;
};

typedef void (*virFreeCallback)(void *opaque);

/* LIBVIRT_1.0.2 Manual */ int virTypedParamsAddBoolean(virTypedParameterPtr *params, int *nparams, int *maxparams, const char *name, int value);
/* LIBVIRT_1.0.2 Manual */ int virTypedParamsAddDouble(virTypedParameterPtr *params, int *nparams, int *maxparams, const char *name, double value);
/* LIBVIRT_1.0.2 Manual */ int virTypedParamsAddFromString(virTypedParameterPtr *params, int *nparams, int *maxparams, const char *name, int type, const char *value);
/* LIBVIRT_1.0.2 Manual */ int virTypedParamsAddInt(virTypedParameterPtr *params, int *nparams, int *maxparams, const char *name, int value);
/* LIBVIRT_1.0.2 Manual */ int virTypedParamsAddLLong(virTypedParameterPtr *params, int *nparams, int *maxparams, const char *name, long long value);
/* LIBVIRT_1.0.2 Manual */ int virTypedParamsAddString(virTypedParameterPtr *params, int *nparams, int *maxparams, const char *name, const char *value);
/* LIBVIRT_1.0.2 Manual */ int virTypedParamsAddUInt(virTypedParameterPtr *params, int *nparams, int *maxparams, const char *name, unsigned int value);
/* LIBVIRT_1.0.2 Manual */ int virTypedParamsAddULLong(virTypedParameterPtr *params, int *nparams, int *maxparams, const char *name, unsigned long long value);
/* LIBVIRT_1.0.2 Manual(KeepError) */ void virTypedParamsClear(virTypedParameterPtr params, int nparams);
/* LIBVIRT_1.0.2 Manual(KeepError) */ void virTypedParamsFree(virTypedParameterPtr params, int nparams);
/* LIBVIRT_1.0.2 Manual */ virTypedParameterPtr virTypedParamsGet(virTypedParameterPtr params, int nparams, const char *name);
/* LIBVIRT_1.0.2 Manual */ int virTypedParamsGetBoolean(virTypedParameterPtr params, int nparams, const char *name, int *value);
/* LIBVIRT_1.0.2 Manual */ int virTypedParamsGetDouble(virTypedParameterPtr params, int nparams, const char *name, double *value);
/* LIBVIRT_1.0.2 Manual */ int virTypedParamsGetInt(virTypedParameterPtr params, int nparams, const char *name, int *value);
/* LIBVIRT_1.0.2 Manual */ int virTypedParamsGetLLong(virTypedParameterPtr params, int nparams, const char *name, long long *value);
/* LIBVIRT_1.0.2 Manual */ int virTypedParamsGetString(virTypedParameterPtr params, int nparams, const char *name, const char **value);
/* LIBVIRT_1.0.2 Manual */ int virTypedParamsGetUInt(virTypedParameterPtr params, int nparams, const char *name, unsigned int *value);
/* LIBVIRT_1.0.2 Manual */ int virTypedParamsGetULLong(virTypedParameterPtr params, int nparams, const char *name, unsigned long long *value);
/* LIBVIRT_1.2.17 Manual */ int virTypedParamsAddStringList(virTypedParameterPtr *params, int *nparams, int *maxparams, const char *name, const char **values);

#ifdef __cplusplus
}
#endif

#endif
