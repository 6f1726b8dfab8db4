/* What only QEMU has. The declarations of Vireo: facts of libvirt 11.3's interface; licence LGPL-2.1-or-later.
   The comment before a function is what the library is made from: docs/runbook-add-symbol.md. */
#ifndef LIBVIRT_QEMU_H
#define LIBVIRT_QEMU_H

#include <libvirt/libvirt.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    VIR_CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER_REGEX = 1,
    VIR_CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER_NOCASE = 2,
} virConnectDomainQemuMonitorEventRegisterFlags;

typedef enum {
    VIR_DOMAIN_QEMU_AGENT_COMMAND_BLOCK = (-2),
    VIR_DOMAIN_QEMU_AGENT_COMMAND_MIN = (-2),
    VIR_DOMAIN_QEMU_AGENT_COMMAND_DEFAULT = (-1),
    VIR_DOMAIN_QEMU_AGENT_COMMAND_NOWAIT = 0,
    VIR_DOMAIN_QEMU_AGENT_COMMAND_SHUTDOWN = 60,
} virDomainQemuAgentCommandTimeoutValues;

typedef enum {
    VIR_DOMAIN_QEMU_MONITOR_COMMAND_DEFAULT = 0,
    VIR_DOMAIN_QEMU_MONITOR_COMMAND_HMP = 1,
} virDomainQemuMonitorCommandFlags;

typedef void (*virConnectDomainQemuMonitorEventCallback)(virConnectPtr conn, virDomainPtr dom, const char *event, long long seconds, unsigned int micros, const char *details, void *opaque);

/* LIBVIRT_QEMU_0.8.3 Manual */ int virDomainQemuMonitorCommand(virDomainPtr domain, const char *cmd, char **result, unsigned int flags);
/* LIBVIRT_QEMU_0.9.4 Object(Qemu.DomainAttach) */ virDomainPtr virDomainQemuAttach(virConnectPtr conn, unsigned int pid_value, unsigned int flags);
/* LIBVIRT_QEMU_0.10.0 Text(Qemu.DomainAgentCommand) */ char *virDomainQemuAgentCommand(virDomainPtr domain, const char *cmd, int timeout, unsigned int flags);
/* LIBVIRT_QEMU_1.2.3 Manual */ int virConnectDomainQemuMonitorEventDeregister(virConnectPtr conn, int callbackID);
/* LIBVIRT_QEMU_1.2.3 Manual */ int virConnectDomainQemuMonitorEventRegister(virConnectPtr conn, virDomainPtr dom, const char *event, virConnectDomainQemuMonitorEventCallback cb, void *opaque, virFreeCallback freecb, unsigned int flags);
/* LIBVIRT_QEMU_8.2.0 Manual */ int virDomainQemuMonitorCommandWithFiles(virDomainPtr domain, const char *cmd, unsigned int ninfiles, int *infiles, unsigned int *noutfiles, int **outfiles, char **result, unsigned int flags);

#ifdef __cplusplus
}
#endif

#endif
