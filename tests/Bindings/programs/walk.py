"""Long walks over the test driver: thousands of calls in an order that only a seed decides, each recorded with its result, its events and what it changed.

    walk.py FIRST LAST [STEPS]     walks FIRST to LAST-1, one line each: '= walk SEED<tab>[steps]'

What is called, and with what, is drawn from the binding's own methods and from walk_values.py; nothing depends on what a call gave, so that both libraries walk the same way.
Objects are looked up by name anew for each call. Each walk has a connection of its own to programs/machine.xml or to the default node.
"""
import inspect
import os
import random
import re
import sys

import libvirt

import walk_values as values

HERE = os.path.dirname(os.path.abspath(__file__))
# What needs a partner, ends the walk, tells of the machine, or is no call of libvirt's.
LEFT_OUT = re.compile(r"close$|connect$|domain$|c_pointer|getConnect|getDomain$|network$|.*EventRegister|.*EventDeregister|.*CloseCallback|newStream|createLinux|"
                      r"getHostname|getSysinfo|getLibVersion|getVersion|virConn|setKeepAlive|openConsole|openChannel|openGraphics|screenshot|upload|migrate|"
                      r"getCPUModelNames|.*NWFilter|nwfilter|FDAssociate|.*WithFiles|setIdentity|download|createXMLFrom|domainListGetStats|event|getTime|suspendForDuration|blockCopy|allocPages")
KINDS = {
    "virConnect": 4, "virDomain": 14, "virNetwork": 3, "virInterface": 1, "virStoragePool": 3, "virStorageVol": 2, "virNodeDevice": 2,
    "virDomainSnapshot": 2, "virDomainCheckpoint": 1,
}


def shown(value):
    if isinstance(value, (list, tuple)):
        texts = [shown(v) for v in value]
        return "[" + ", ".join(sorted(texts) if value and (hasattr(value[0], "_o") or isinstance(value[0], tuple) and hasattr(value[0][0], "_o")) else texts) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k}: {shown(v)}" for k, v in sorted(value.items(), key=lambda kv: str(kv[0]))) + "}"
    if hasattr(value, "_o"):
        return f"<{type(value).__name__} {name_of(value)}>"
    return repr(value)


def name_of(thing):
    for method in ("name", "getName", "UUIDString"):
        if hasattr(thing, method):
            try:
                return getattr(thing, method)()
            except libvirt.libvirtError as e:
                return str(e)
    return ""


def steady(text):
    """Without what clocks and chance decide."""
    text = re.sub(r"0x[0-9a-f]{7,}", "0x…", text)
    text = re.sub(r"\b1[78]\d{8}(\d{6}|\d{9})?\b", "<time>", text)
    # Names that snapshots and checkpoints get by themselves, identities that the driver makes.
    text = re.sub(r"(?<![-0-9a-f])[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", lambda found: found[0] if found[0].startswith("11111111-") else "<uuid>", text)
    return re.sub(r"(?:[0-9a-f]{2}:){5}[0-9a-f]{2}", lambda found: found[0] if found[0].startswith(("52:54:00:00:00", "aa:bb:cc")) else "<mac>", text)


# What these give grows with time; lists of these names have no order.
GROWING = {"blockStats", "blockStatsFlags", "interfaceStats", "vcpus", "getCPUStats", "info", "getAllDomainStats", "memoryStats", "jobInfo", "jobStats", "getMemoryStats"}
UNORDERED = {"listStoragePools", "listDomainsID", "listNetworks", "listDefinedDomains", "listDevices", "listInterfaces", "listVolumes", "listDefinedStoragePools", "listDefinedNetworks",
             "listDefinedInterfaces", "snapshotListNames", "listChildrenNames"}


def outcome(call):
    try:
        return shown(call())
    except libvirt.libvirtError as e:
        return f"error {e.get_error_code()}/{e.get_error_domain()}/{e.get_error_level()}: {e.get_error_message()} | {e.get_str2()}"
    except (TypeError, OverflowError, ValueError, AttributeError, LookupError) as e:  # what the binding itself says of an argument
        return f"{type(e).__name__}"


class Walk:
    def __init__(self, seed, steps):
        self.random = random.Random(seed)
        self.steps = steps
        self.uri = f"test://{HERE}/machine.xml" if seed % 4 else "test:///default"
        self.seen = []
        self.last = {}

    def run(self):
        self.conn = libvirt.open(self.uri)
        ids = self.listen()
        self.changes()
        lines = []
        for _ in range(self.steps):
            kind = self.random.choices(list(KINDS), list(KINDS.values()))[0]
            lines.append(self.step(kind))
        for remove, number in ids:
            remove(number)
        self.conn.close()
        return lines

    def listen(self):
        """Every event of every kind; what comes is kept until the step is recorded."""
        conn, ids = self.conn, []

        def got(what):
            return lambda c, thing, *rest: self.seen.append(f"{what} {name_of(thing)} {shown(rest[:-1])}")

        for event in range(libvirt.VIR_DOMAIN_EVENT_ID_LAST if hasattr(libvirt, "VIR_DOMAIN_EVENT_ID_LAST") else 28):
            try:
                ids.append((conn.domainEventDeregisterAny, conn.domainEventRegisterAny(None, event, got(f"event {event}"), None)))
            except libvirt.libvirtError:
                pass
        for word, register, remove in (("network", conn.networkEventRegisterAny, conn.networkEventDeregisterAny), ("pool", conn.storagePoolEventRegisterAny, conn.storagePoolEventDeregisterAny),
                                       ("device", conn.nodeDeviceEventRegisterAny, conn.nodeDeviceEventDeregisterAny)):
            for event in (0, 1):
                try:
                    ids.append((remove, register(None, event, got(f"{word} event {event}"), None)))
                except libvirt.libvirtError:
                    pass
        return ids

    def step(self, kind):
        methods = sorted(m for m in vars(getattr(libvirt, kind)) if not m.startswith("_") and callable(getattr(getattr(libvirt, kind), m)) and not LEFT_OUT.match(m))
        # Calls that change something come more often than those that only ask.
        weights = [4 if values.CHANGES.match(m) else 1 for m in methods]
        method = self.random.choices(methods, weights)[0]
        title, target = self.target(kind)
        arguments = {}
        for parameter in list(inspect.signature(getattr(getattr(libvirt, kind), method)).parameters.values())[1:]:
            if parameter.name == "snap":
                arguments["snap"] = self.random.choice(values.MOMENTS)
            else:
                arguments[parameter.name] = values.argument(self.random, kind, method, parameter.name)

        def call():
            thing = target()
            if "snap" in arguments:
                arguments["snap"] = thing.snapshotLookupByName(arguments["snap"])
            result = getattr(thing, method)(**arguments)
            return sorted(result) if method in UNORDERED and result else result

        said = f"{title}.{method}({', '.join(f'{k}={v!r}' for k, v in arguments.items())})"
        result = outcome(call)
        if method in GROWING:
            result = re.sub(r"\d{7,}", "…", result)
        for _ in range(2):
            libvirt.virEventRunDefaultImpl()
        events, self.seen = self.seen, []
        return steady(" ; ".join([said, result] + events + self.changes()))

    def target(self, kind):
        conn, draw = self.conn, self.random.choice
        if kind == "virConnect":
            return "conn", lambda: conn
        if kind in ("virDomain", "virDomainSnapshot", "virDomainCheckpoint"):
            name = draw(values.DOMAINS)
            if kind == "virDomain":
                return name, lambda: conn.lookupByName(name)
            moment = draw(values.MOMENTS)
            return f"{name}/{moment}", lambda: (conn.lookupByName(name).snapshotLookupByName(moment) if kind == "virDomainSnapshot" else conn.lookupByName(name).checkpointLookupByName(moment))
        if kind == "virNetwork":
            name = draw(values.NETWORKS)
            return f"network {name}", lambda: conn.networkLookupByName(name)
        if kind in ("virStoragePool", "virStorageVol"):
            name = draw(values.POOLS)
            if kind == "virStoragePool":
                return f"pool {name}", lambda: conn.storagePoolLookupByName(name)
            volume = draw(values.VOLUMES)
            return f"pool {name}/{volume}", lambda: conn.storagePoolLookupByName(name).storageVolLookupByName(volume)
        if kind == "virInterface":
            name = draw(values.INTERFACES)
            return f"interface {name}", lambda: conn.interfaceLookupByName(name)
        name = draw(values.DEVICES)
        return f"device {name}", lambda: conn.nodeDeviceLookupByName(name)

    def changes(self):
        """What is otherwise than before the step: documents of all objects, active and not, and what is not in them."""
        now = {}

        def add(key, call):
            now[key] = outcome(call)

        for d in self.conn.listAllDomains():
            name = d.name()
            add(f"domain {name}", lambda: d.XMLDesc(libvirt.VIR_DOMAIN_XML_SECURE))
            add(f"domain {name} later", lambda: d.XMLDesc(libvirt.VIR_DOMAIN_XML_SECURE | libvirt.VIR_DOMAIN_XML_INACTIVE))
            add(f"domain {name} state", lambda: (d.ID(), d.state(), d.isPersistent(), d.isUpdated(), d.autostart(), d.hasManagedSaveImage(), d.hasCurrentSnapshot(), d.info()[:4]))
            for s in d.listAllSnapshots():
                add(f"snapshot {name}/{s.getName()}", lambda s=s: (s.isCurrent(), s.getXMLDesc(libvirt.VIR_DOMAIN_SNAPSHOT_XML_SECURE)))
            for c in d.listAllCheckpoints():
                add(f"checkpoint {name}/{c.getName()}", c.getXMLDesc)
        for n in self.conn.listAllNetworks():
            add(f"network {n.name()}", lambda: (n.isActive(), n.isPersistent(), n.autostart(), n.XMLDesc(), n.XMLDesc(1)))
        for p in self.conn.listAllStoragePools():
            add(f"pool {p.name()}", lambda: (p.info(), p.isPersistent(), p.autostart(), p.XMLDesc(), p.XMLDesc(1)))
            for v in p.listAllVolumes() if p.isActive() else []:
                add(f"volume {p.name()}/{v.name()}", lambda v=v: (v.key(), v.info(), v.XMLDesc()))
        for i in self.conn.listAllInterfaces():
            add(f"interface {i.name()}", lambda: (i.isActive(), i.XMLDesc(), i.XMLDesc(1)))
        for d in self.conn.listAllDevices():
            add(f"device {d.name()}", lambda: (d.isActive(), d.isPersistent(), d.autostart(), d.XMLDesc()))
        told_now = [f"now {k} {v}" for k, v in sorted(now.items()) if self.last.get(k) != v] if self.last else []
        told_now += [f"gone {k}" for k in sorted(self.last) if k not in now]
        self.last = now
        return told_now


def main():
    first, last = int(sys.argv[1]), int(sys.argv[2])
    steps = int(sys.argv[3]) if len(sys.argv) > 3 else 40
    for seed in range(first, last):
        # In a child: a library may not survive a walk, and the default node's state is the process's.
        sys.stdout.flush()
        pid = os.fork()
        if pid == 0:
            libvirt.registerErrorHandler(lambda *_: None, None)
            libvirt.virEventRegisterDefaultImpl()
            # The loop never waits.
            libvirt.virEventAddTimeout(0, lambda *_: None, None)
            print(f"= walk {seed}\t{Walk(seed, steps).run()!r}", flush=True)
            os._exit(0)
        status = os.waitpid(pid, 0)[1]
        if status != 0:
            print(f"skip walk {seed}", flush=True)


main()
