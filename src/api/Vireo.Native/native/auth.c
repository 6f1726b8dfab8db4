/* The one data symbol, and what it stands for: asking on the terminal. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>
#include "shim.h"

static char *read_line(int hidden)
{
    struct termios before, quiet;
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    int changed = hidden && tcgetattr(STDIN_FILENO, &before) == 0;

    if (changed) {
        quiet = before;
        quiet.c_lflag &= ~(tcflag_t)ECHO;
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    length = getline(&line, &room, stdin);
    if (changed) {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
        fputc('\n', stdout);
    }
    if (length < 0) {
        free(line);
        return NULL;
    }
    line[strcspn(line, "\r\n")] = '\0';
    return line;
}

static int ask(virConnectCredentialPtr cred, unsigned int ncred, void *cbdata)
{
    unsigned int i;

    (void)cbdata;
    for (i = 0; i < ncred; i++) {
        int hidden = cred[i].type == VIR_CRED_PASSPHRASE || cred[i].type == VIR_CRED_NOECHOPROMPT;

        if (cred[i].type == VIR_CRED_EXTERNAL)
            return -1;
        if (printf("%s: ", cred[i].prompt ? cred[i].prompt : "") < 0 || fflush(stdout) != 0)
            return -1;
        if (!(cred[i].result = read_line(hidden)))
            return -1;
        if (cred[i].result[0] == '\0' && cred[i].defresult) {
            free(cred[i].result);
            if (!(cred[i].result = strdup(cred[i].defresult)))
                return -1;
        }
        cred[i].resultlen = (unsigned int)strlen(cred[i].result);
    }
    return 0;
}

static int kinds[] = {
    VIR_CRED_AUTHNAME, VIR_CRED_ECHOPROMPT, VIR_CRED_REALM, VIR_CRED_PASSPHRASE, VIR_CRED_NOECHOPROMPT, VIR_CRED_EXTERNAL,
};

static virConnectAuth terminal = { kinds, sizeof(kinds) / sizeof(kinds[0]), ask, NULL };

virConnectAuthPtr virConnectAuthPtrDefault = &terminal;
