/* virConnectAuth: the test driver asks for a name and a password when its document lists users. */
#include "abi.h"

static int rounds, fail, give_null;
static char asked[1024];
static const char *name = "grown", *password = "up";

static int answer(virConnectCredentialPtr creds, unsigned int count, void *data)
{
    rounds++;
    check(data == &rounds, "the callback gets its data");
    for (unsigned int i = 0; i < count; i++) {
        size_t used = strlen(asked);
        snprintf(asked + used, sizeof asked - used, "%d:%s:%s:%s ", creds[i].type, creds[i].prompt ? creds[i].prompt : "-", creds[i].challenge ? creds[i].challenge : "-",
                 creds[i].defresult ? creds[i].defresult : "-");
        if (give_null)
            continue;
        creds[i].result = strdup(creds[i].type == VIR_CRED_PASSPHRASE ? password : name);
        creds[i].resultlen = strlen(creds[i].result);
    }
    return fail ? -1 : 0;
}

static void attempt(const char *what, const char *uri, virConnectAuthPtr auth, int flags)
{
    rounds = 0;
    asked[0] = 0;
    virConnectPtr conn = virConnectOpenAuth(uri, auth, flags);
    seen(what, "%s after %d rounds (%s): %s", conn ? "opens" : "fails", rounds, asked, error());
    if (conn)
        virConnectClose(conn);
}

int main(void)
{
    char path[] = "/tmp/abi-auth-XXXXXX", uri[200];
    int fd = mkstemp(path);
    const char *document = "<node><auth><user password='up'>grown</user><user>free</user></auth></node>";
    int types[] = {VIR_CRED_AUTHNAME, VIR_CRED_PASSPHRASE}, only_name[] = {VIR_CRED_AUTHNAME};
    virConnectAuth auth = {types, 2, answer, &rounds};

    virSetErrorFunc(NULL, silent);
    check(write(fd, document, strlen(document)) > 0, "document");
    close(fd);
    snprintf(uri, sizeof uri, "test://%s", path);
    attempt("right", uri, &auth, 0);
    password = "wrong";
    attempt("wrong password", uri, &auth, 0);
    name = "nobody";
    attempt("unknown name", uri, &auth, 0);
    name = "free";
    attempt("no password needed", uri, &auth, 0);
    name = "grown";
    password = "up";
    fail = 1;
    attempt("callback fails", uri, &auth, 0);
    fail = 0;
    give_null = 1;
    attempt("callback gives nothing", uri, &auth, 0);
    give_null = 0;
    auth.credtype = only_name;
    auth.ncredtype = 1;
    attempt("no passwords offered", uri, &auth, 0);
    auth.credtype = types;
    auth.ncredtype = 0;
    attempt("nothing offered", uri, &auth, 0);
    auth.ncredtype = 2;
    auth.cb = NULL;
    attempt("no callback", uri, &auth, 0);
    auth.cb = answer;
    attempt("no auth", uri, NULL, 0);
    attempt("read-only", uri, &auth, VIR_CONNECT_RO);
    attempt("unknown flags", uri, &auth, 1 << 20);
    virConnectPtr plain = virConnectOpen(uri);
    step("without auth", plain != NULL);
    check(virConnectAuthPtrDefault != NULL, "the default auth is there");
    seen("default auth", "%u", virConnectAuthPtrDefault->ncredtype);
    attempt("default node needs none", "test:///default", virConnectAuthPtrDefault, 0);
    unlink(path);
    return 0;
}
