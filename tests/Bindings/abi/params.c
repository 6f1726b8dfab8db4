/* Typed parameters: built, found, checked and freed with the library's helpers; and lists, names and memory that the application frees with free(). */
#include "abi.h"

int main(void)
{
    virTypedParameterPtr params = NULL;
    int n = 0, max = 0, i = 0, flag = 0;
    unsigned int u = 0;
    long long l = 0;
    unsigned long long ul = 0;
    double d = 0;
    const char *text = NULL;

    virInitialize();
    virSetErrorFunc(NULL, silent);
    step("int", virTypedParamsAddInt(&params, &n, &max, "int", -5));
    step("uint", virTypedParamsAddUInt(&params, &n, &max, "uint", 5));
    step("llong", virTypedParamsAddLLong(&params, &n, &max, "llong", -5000000000LL));
    step("ullong", virTypedParamsAddULLong(&params, &n, &max, "ullong", 5000000000ULL));
    step("double", virTypedParamsAddDouble(&params, &n, &max, "double", 2.5));
    step("bool", virTypedParamsAddBoolean(&params, &n, &max, "bool", 7));
    step("string", virTypedParamsAddString(&params, &n, &max, "string", "words"));
    step("null string", virTypedParamsAddString(&params, &n, &max, "none", NULL));
    const char *list[] = {"a", "b", "c", NULL};
    step("list", virTypedParamsAddStringList(&params, &n, &max, "list", list));
    step("from string", virTypedParamsAddFromString(&params, &n, &max, "parsed", VIR_TYPED_PARAM_UINT, "42"));
    step("from a bad string", virTypedParamsAddFromString(&params, &n, &max, "bad", VIR_TYPED_PARAM_UINT, "x42"));
    step("from a negative", virTypedParamsAddFromString(&params, &n, &max, "bad", VIR_TYPED_PARAM_ULLONG, "-1"));
    step("from a bool", virTypedParamsAddFromString(&params, &n, &max, "yes", VIR_TYPED_PARAM_BOOLEAN, "1"));
    step("of an unknown type", virTypedParamsAddFromString(&params, &n, &max, "bad", 99, "1"));
    step("the same name", virTypedParamsAddInt(&params, &n, &max, "int", 6));
    char name[200];
    memset(name, 'n', 199);
    name[199] = 0;
    step("too long a name", virTypedParamsAddInt(&params, &n, &max, name, 1));
    name[80] = 0;
    step("a name of 80", virTypedParamsAddInt(&params, &n, &max, name, 1));
    name[79] = 0;
    step("a name of 79", virTypedParamsAddInt(&params, &n, &max, name, 1));
    seen("count", "%d", n);
    check(max >= n, "room");

    step("get int", virTypedParamsGetInt(params, n, "int", &i));
    step("get uint", virTypedParamsGetUInt(params, n, "uint", &u));
    step("get llong", virTypedParamsGetLLong(params, n, "llong", &l));
    step("get ullong", virTypedParamsGetULLong(params, n, "ullong", &ul));
    step("get double", virTypedParamsGetDouble(params, n, "double", &d));
    step("get bool", virTypedParamsGetBoolean(params, n, "bool", &flag));
    step("get string", virTypedParamsGetString(params, n, "string", &text));
    seen("values", "%d %u %lld %llu %g %d %s", i, u, l, ul, d, flag, text ? text : "null");
    step("get none", virTypedParamsGetString(params, n, "nosuch", &text));
    step("get of the wrong type", virTypedParamsGetInt(params, n, "uint", &i));
    step("get without a name", virTypedParamsGetInt(params, n, NULL, &i));
    step("get without a place", virTypedParamsGetInt(params, n, "int", NULL));
    seen("found", "%d %d", (int)(virTypedParamsGet(params, n, "double") - params), virTypedParamsGet(params, n, "nosuch") != NULL);
    step("found in null", virTypedParamsGet(NULL, 0, "x") != NULL);
    for (int k = 0; k < n; k++) {
        char label[128];
        snprintf(label, sizeof label, "parameter %d", k);
        seen(label, "%.20s type %d", params[k].field, params[k].type);
    }
    virTypedParamsClear(params, n);
    virTypedParamsFree(params, 0);
    virTypedParamsFree(NULL, 0);

    virConnectPtr conn = opened();
    virDomainPtr domain = guest(conn);
    int count = 0;
    char *type = virDomainGetSchedulerType(domain, &count);
    seen("scheduler", "%s %d", type, count);
    free(type);
    virTypedParameterPtr got = calloc(count, sizeof *got);
    step("get parameters", virDomainGetSchedulerParameters(domain, got, &count));
    seen("parameter", "%s %d %u", got[0].field, got[0].type, got[0].value.ui);
    count = 0;
    step("with no room", virDomainGetSchedulerParameters(domain, got, &count));
    virTypedParameter wrong = {.type = 55};
    strcpy(wrong.field, "weight");
    step("set of an unknown type", virDomainSetSchedulerParameters(domain, &wrong, 1));
    memset(wrong.field, 'x', sizeof wrong.field);
    wrong.type = VIR_TYPED_PARAM_UINT;
    step("set of a name without an end", virDomainSetSchedulerParameters(domain, &wrong, 1) < 0);
    virTypedParameter twice[2] = {{.type = VIR_TYPED_PARAM_UINT, .value.ui = 60}, {.type = VIR_TYPED_PARAM_UINT, .value.ui = 61}};
    strcpy(twice[0].field, "weight");
    strcpy(twice[1].field, "weight");
    step("the same set twice", virDomainSetSchedulerParameters(domain, twice, 2));
    step("none set", virDomainSetSchedulerParameters(domain, twice, 0));
    step("null set", virDomainSetSchedulerParameters(domain, NULL, 1));
    free(got);

    /* What is returned is the application's to free. */
    virDomainPtr *all = NULL;
    int found = virConnectListAllDomains(conn, &all, 0);
    check(found > 0 && all[found] == NULL, "a list ends with null");
    for (int k = 0; k < found; k++)
        virDomainFree(all[k]);
    free(all);
    step("a list that is only counted", virConnectListAllDomains(conn, NULL, 0) > 0);
    char *names[8];
    found = virConnectListNetworks(conn, names, 8);
    for (int k = 0; k < found; k++) {
        seen("network", "%s", names[k]);
        free(names[k]);
    }
    virDomainStatsRecordPtr *stats = NULL;
    found = virConnectGetAllDomainStats(conn, VIR_DOMAIN_STATS_STATE, &stats, 0);
    check(found > 0 && stats[found] == NULL && stats[0]->dom && stats[0]->nparams > 0, "stats");
    virDomainStatsRecordListFree(stats);
    virDomainStatsRecordListFree(NULL);
    unsigned char *cpus = NULL;
    unsigned int online = 0;
    int cpu_count = virNodeGetCPUMap(conn, &cpus, &online, 0);
    seen("cpus", "%d %u %d", cpu_count, online, cpus ? cpus[0] : -1);
    free(cpus);
    char *words[] = {virConnectGetURI(conn), virConnectGetHostname(conn), virConnectGetCapabilities(conn), virDomainGetXMLDesc(domain, 0), virDomainGetOSType(domain)};
    for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
        check(words[k] && *words[k], "text");
        free(words[k]);
    }
    virSecurityLabel label;
    virSecurityModel model;
    step("label", virDomainGetSecurityLabel(domain, &label));
    step("model", virNodeGetSecurityModel(conn, &model));
    seen("model's name", "%s", model.model);
    virDomainFree(domain);
    seen("close", "%d", virConnectClose(conn));
    return 0;
}
