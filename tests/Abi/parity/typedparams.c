/* The helpers for typed parameters. */
#include "show.h"

int main(void)
{
    virTypedParameterPtr p = NULL;
    int n = 0, max = 0, i;
    unsigned int u;
    long long ll;
    unsigned long long ull;
    double d;
    const char *s;
    const char *list[] = { "one", "two", NULL };
    char longname[200];

    virInitialize();
    virSetErrorFunc(NULL, quiet);
    memset(longname, 'x', sizeof(longname));
    longname[sizeof(longname) - 1] = '\0';
    NUMBER(virTypedParamsAddInt(&p, &n, &max, "int", -5));
    NUMBER(virTypedParamsAddUInt(&p, &n, &max, "uint", 5));
    NUMBER(virTypedParamsAddLLong(&p, &n, &max, "llong", -5000000000LL));
    NUMBER(virTypedParamsAddULLong(&p, &n, &max, "ullong", 5000000000ULL));
    NUMBER(virTypedParamsAddDouble(&p, &n, &max, "double", 0.5));
    NUMBER(virTypedParamsAddBoolean(&p, &n, &max, "boolean", 7));
    NUMBER(virTypedParamsAddString(&p, &n, &max, "string", "text"));
    NUMBER(virTypedParamsAddString(&p, &n, &max, "null", NULL));
    NUMBER(virTypedParamsAddStringList(&p, &n, &max, "list", list));
    NUMBER(virTypedParamsAddStringList(&p, &n, &max, "nolist", NULL));
    NUMBER(virTypedParamsAddInt(&p, &n, &max, longname, 1));
    NUMBER(virTypedParamsAddFromString(&p, &n, &max, "f1", VIR_TYPED_PARAM_INT, "-12"));
    NUMBER(virTypedParamsAddFromString(&p, &n, &max, "f2", VIR_TYPED_PARAM_UINT, "12"));
    NUMBER(virTypedParamsAddFromString(&p, &n, &max, "f3", VIR_TYPED_PARAM_DOUBLE, "1.25"));
    NUMBER(virTypedParamsAddFromString(&p, &n, &max, "f4", VIR_TYPED_PARAM_BOOLEAN, "1"));
    NUMBER(virTypedParamsAddFromString(&p, &n, &max, "f5", VIR_TYPED_PARAM_STRING, "abc"));
    NUMBER(virTypedParamsAddFromString(&p, &n, &max, "b1", VIR_TYPED_PARAM_INT, "x"));
    NUMBER(virTypedParamsAddFromString(&p, &n, &max, "b2", VIR_TYPED_PARAM_UINT, "-1"));
    NUMBER(virTypedParamsAddFromString(&p, &n, &max, "b3", VIR_TYPED_PARAM_LLONG, "x"));
    NUMBER(virTypedParamsAddFromString(&p, &n, &max, "b4", VIR_TYPED_PARAM_ULLONG, "x"));
    NUMBER(virTypedParamsAddFromString(&p, &n, &max, "b5", VIR_TYPED_PARAM_DOUBLE, "x"));
    NUMBER(virTypedParamsAddFromString(&p, &n, &max, "b6", VIR_TYPED_PARAM_BOOLEAN, "x"));
    NUMBER(virTypedParamsAddFromString(&p, &n, &max, "b7", 99, "x"));
    for (i = 0; i < n; i++)
        printf("%d: %s type %d\n", i, p[i].field, p[i].type);
    NUMBER(virTypedParamsGetInt(p, n, "int", &i));
    NUMBER(i);
    NUMBER(virTypedParamsGetUInt(p, n, "uint", &u));
    NUMBER(u);
    NUMBER(virTypedParamsGetLLong(p, n, "llong", &ll));
    NUMBER(ll);
    NUMBER(virTypedParamsGetULLong(p, n, "ullong", &ull));
    NUMBER(ull);
    NUMBER(virTypedParamsGetDouble(p, n, "double", &d));
    NUMBER(d * 100);
    NUMBER(virTypedParamsGetBoolean(p, n, "boolean", &i));
    NUMBER(i);
    NUMBER(virTypedParamsGetString(p, n, "string", &s));
    TEXT(s);
    NUMBER(virTypedParamsGetString(p, n, "string", NULL));
    NUMBER(virTypedParamsGetInt(p, n, "string", &i));
    NUMBER(virTypedParamsGetInt(p, n, "nosuch", &i));
    NUMBER(virTypedParamsGetInt(p, n, NULL, &i));
    POINTER(virTypedParamsGet(p, n, "list"));
    POINTER(virTypedParamsGet(p, n, "nosuch"));
    POINTER(virTypedParamsGet(p, n, NULL));
    virTypedParamsClear(p, n);
    NUMBER(virTypedParamsGetString(p, n, "string", &s));
    virTypedParamsFree(p, n);
    virTypedParamsFree(NULL, 0);
    return 0;
}
