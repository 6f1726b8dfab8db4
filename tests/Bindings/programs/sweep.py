"""Calls every method of python3-libvirt on the test driver and tells what each gave: a value, or an error with code, domain and text.

Each call has a connection of its own to programs/machine.xml, so that no call sees what another one did. Arguments are found by the binding's own names
for them; nothing here names a method, save those that need a partner (callbacks, two connections) and are exercised in events.py.
"""
import inspect
import os
import re
import sys

import libvirt

HERE = os.path.dirname(os.path.abspath(__file__))
URI = os.environ.get("SWEEP_URI", "test://%s").replace("%s", HERE + "/machine.xml")
RUNS, OFF = "11111111-2222-4333-8444-000000000001", "11111111-2222-4333-8444-000000000002"

DISK = "<disk type='file' device='disk'><source file='/srv/more.img'/><target dev='vdb' bus='virtio'/></disk>"
GUEST = "<domain type='test'><name>fresh</name><uuid>11111111-2222-4333-8444-000000000003</uuid><memory>65536</memory><os><type>hvm</type></os></domain>"
CPU = "<cpu><arch>x86_64</arch><model>486</model></cpu>"
# The document that a method takes, by the class of the object and, where one class makes several things, by a word in the method's name.
DOCUMENTS = (
    ("virConnect", "network", "<network><name>net2</name><uuid>11111111-2222-4333-8444-000000000011</uuid><bridge name='virbr7'/></network>"),
    ("virConnect", "storagePool", "<pool type='dir'><name>pool2</name><uuid>11111111-2222-4333-8444-000000000022</uuid><target><path>/srv/pool2</path></target></pool>"),
    ("virConnect", "interface", "<interface type='ethernet' name='eth9'><start mode='none'/><mac address='aa:bb:cc:dd:ee:09'/></interface>"),
    ("virConnect", "nodeDevice", "<device><parent>scsi_host1</parent><capability type='scsi_host'><capability type='fc_host'><wwnn>2000000012341235</wwnn>"
                                 "<wwpn>1000000012341235</wwpn></capability></capability></device>"),
    ("virConnect", "secret", "<secret ephemeral='no' private='no'><uuid>11111111-2222-4333-8444-000000000030</uuid><usage type='volume'><volume>/srv/x</volume></usage></secret>"),
    ("virConnect", "nwfilter", "<filter name='f'><rule action='drop' direction='in'/></filter>"),
    ("virConnect", "CPU", CPU),
    ("virConnect", "", GUEST),
    ("virStoragePool", "", "<volume><name>two</name><capacity>4096</capacity></volume>"),
    ("virNetwork", "port", "<networkport><uuid>11111111-2222-4333-8444-000000000040</uuid><owner><name>runs</name><uuid>" + RUNS + "</uuid></owner></networkport>"),
    ("virNetwork", "", "<host mac='52:54:00:00:00:09' name='nine' ip='192.168.122.9'/>"),
    ("virNodeDevice", "", "<device><name>scsi_host1</name></device>"),
    ("virDomain", "checkpoint", "<domaincheckpoint><name>c1</name></domaincheckpoint>"),
    ("virDomain", "snapshot", "<domainsnapshot><name>s1</name></domainsnapshot>"),
    ("virDomain", "backup", "<domainbackup/>"),
    ("virDomain", "", DISK),
)
ARGUMENTS = {
    "flags": 0, "params": {}, "opaque": None, "name": "nosuch", "disk": "vda", "bandwidth": 1, "path": "vda", "dxml": None, "uuid": b"\x11\x11\x11\x11\x22\x22\x43\x33\x84\x44\0\0\0\0\0\1",
    "uuidstr": RUNS, "type": 0, "cpumap": (True, False, True, False), "callbackID": 77, "to": "/run/saved", "uri": None, "dname": None, "autostart": 1, "arch": "x86_64",
    "user": "root", "offset": 0, "size": 512, "memory": 262144, "length": 16, "startCell": 0, "machine": None, "virttype": "test", "iothread_id": 5, "base": None,
    "device": "vnet0", "dconnuri": "test:///default", "idx": 0, "target": 0, "duration": 60, "iothread_val": 1, "vcpu": 1, "dev": "vda", "state": 1, "key": "app", "nvcpus": 1,
    "mountpoints": None, "pages": [4], "emulator": None, "nativeFormat": "qemu-argv", "maxCells": 2, "cap": None, "frm": "/nosuch/saved", "file": "/nosuch/saved", "stats": 0,
    "nbytes": 16, "timeout": 5, "keys": ["ssh-ed25519 AAAA"], "top": None, "dumpformat": 0, "alias": "disk0", "mountPoint": None, "minimum": 0, "total": True, "types": 0,
    "source": 0, "start": 0, "cacheSize": 4096, "downtime": 10, "duri": "test:///default", "miguri": None, "dev_name": None, "fd": 0, "new_name": "renamed", "screen": 0,
    "codeset": 0, "holdtime": 0, "keycodes": [1], "nkeycodes": 1, "pid_value": 1, "signum": 9, "threshold": 100, "action": 1, "period": 5, "metadata": "words", "password": "secret",
    "vcpumap": "1", "seconds": 1, "time": {"seconds": 5, "nseconds": 0}, "mac": None, "command": 3, "section": 4, "parentIndex": -1, "capacity": 2000000, "algorithm": 0, "cellCount": 1,
    "nativeConfig": "qemu", "srcSpec": "<source/>", "cpuNum": -1, "emulatorbin": None, "cellNum": -1, "macstr": "aa:bb:cc:dd:ee:ff", "id": 1, "wwnn": "2000000012341234",
    "wwpn": "1000000012341234", "portdev": "vnet0", "usageType": 1, "usageID": "/srv/x", "interval": 5, "count": 3, "driverName": None, "value": b"value", "data": b"data",
    "files": [], "eventID": 0, "xmlCPUs": [CPU], "events": 1, "duration_": 1, "group": "limits",
}
# Names that a lookup by name finds, by a word in the method's name.
NAMES = (("lookupByName", "runs"), ("networkLookup", "default"), ("storagePoolLookup", "pool"), ("storageVolLookup", "one"), ("interfaceLookup", "eth1"), ("nodeDeviceLookup", "scsi_host1"))
# What a setter takes, by a word in its name.
PARAMETERS = (("Scheduler", {"weight": 77}), ("Blkio", {"weight": 500}), ("BlockIoTune", {"total_bytes_sec": 4096}), ("Throttle", {"total_bytes_sec": 4096}), ("Interface", {"inbound.average": 100}),
              ("Memory", {"hard_limit": 1048576}), ("Numa", {"numa_nodeset": "0"}), ("Perf", {"cmt": True}), ("IOThread", {"poll_max_ns": 10}), ("createXML", {}))
# Wants another connection, a handler that streams data, or a callback.
PARTNERS = {"dconn", "handler", "cb", "events", "doms", "dom", "net", "pool", "secret", "st", "stream", "snap", "clonevol", "holeHandler", "skipHandler", "destxml"}
# These say what the machine, the process or the clock is.
UNSTEADY = {"getHostname", "getSysinfo", "getLibVersion", "getVersion", "info", "getTime", "getCPUStats", "getFreeMemory", "getMemoryStats", "c_pointer", "getUUID",
            "getURI", "getCapabilities", "getDomainCapabilities", "XMLDesc", "getXMLDesc", "UUID", "state", "blockStats", "vcpus"}
# Lists without an order.
UNORDERED = {"listStoragePools", "listDomainsID", "listNetworks", "listDefinedDomains", "listDevices", "listInterfaces", "listVolumes", "getAllDomainStats"}


def objects(conn, domain):
    """One object of each class."""
    runs = conn.lookupByName(domain)
    yield "virConnect", lambda: conn
    yield "virDomain", lambda: runs
    yield "virNetwork", lambda: conn.networkLookupByName("default")
    yield "virInterface", lambda: conn.interfaceLookupByName("eth1")
    yield "virStoragePool", lambda: conn.storagePoolLookupByName("pool")
    yield "virStorageVol", lambda: conn.storagePoolLookupByName("pool").storageVolLookupByName("one")
    yield "virNodeDevice", lambda: conn.nodeDeviceLookupByName("scsi_host1")
    yield "virSecret", lambda: conn.secretDefineXML(document("virConnect", "secret"), 0)
    yield "virDomainSnapshot", lambda: runs.snapshotCreateXML("<domainsnapshot><name>s</name><description>d</description></domainsnapshot>", 0)
    yield "virDomainCheckpoint", lambda: runs.checkpointCreateXML("<domaincheckpoint><name>c</name></domaincheckpoint>", 0)
    yield "virNetworkPort", lambda: conn.networkLookupByName("default").portCreateXML(document("virNetwork", "port"), 0)
    yield "virStream", lambda: conn.newStream(0)


def document(kind, method):
    return next(text for k, word, text in DOCUMENTS if k == kind and word in method)


def arguments(kind, method, signature):
    found = {}
    for p in list(signature.parameters.values())[1:]:
        if p.name in PARTNERS:
            return None
        if "xml" in p.name.lower() and p.name not in ARGUMENTS:
            found[p.name] = document(kind, method)
        elif p.name == "name":
            found[p.name] = next((name for word, name in NAMES if word in method), "nosuch")
        elif p.name == "params":
            found[p.name] = next((value for word, value in PARAMETERS if word in method), {})
        elif p.name == "cpumap" and method.startswith("setGuest"):
            found[p.name] = "1"
        elif p.name == "type" and method.startswith(("findStorage", "getMax")):
            found[p.name] = "dir" if method.startswith("find") else None
        elif p.name not in ARGUMENTS:
            raise SystemExit(f"no argument is known for {kind}.{method}({p.name})")
        else:
            found[p.name] = ARGUMENTS[p.name]
    return found


def steady(method, text):
    """Without what cannot be the same twice."""
    text = re.sub(r"0x[0-9a-f]{6,}", "0x…", text)
    text = re.sub(r"<(uuid|creationTime|name|cpu)>[^<]*</\1>" if "snapshot" in text or "checkpoint" in text else r"<creationTime>[^<]*<", "…", text)
    text = re.sub(r"'(\w+\.time|cpu_time|system_time|user_time|atime|ctime|mtime)': \d+", r"'\1': …", text)
    text = re.sub(r"\b1[78]\d{8}(\d{6,9})?\b", "<time>", text)
    return text if method not in UNSTEADY else re.sub(r"\d{6,}", "…", text)


def shown(value):
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(sorted(shown(v) for v in value) if value and hasattr(value[0], "_o") else [shown(v) for v in value]) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k!r}: {shown(v)}" for k, v in sorted(value.items(), key=lambda kv: str(kv[0]))) + "}"
    if hasattr(value, "_o"):
        for method in ("name", "getName", "UUIDString"):
            if hasattr(value, method):
                try:
                    return f"<{type(value).__name__} {getattr(value, method)()}>"
                except libvirt.libvirtError as e:
                    return f"<{type(value).__name__}: {e}>"
        return f"<{type(value).__name__}>"
    return repr(value)


def outcome(call):
    try:
        return shown(call())
    except libvirt.libvirtError as e:
        return f"error {e.get_error_code()} domain {e.get_error_domain()} level {e.get_error_level()}: {e.get_error_message()} | {e.get_str1()} | {e.get_str2()} | {e.get_str3()} | {e.get_int1()} | {e.get_int2()}"
    except Exception as e:  # what the binding itself says of a wrong argument
        return f"{type(e).__name__}: {e}"


def step(variant, opener, domain, kind, method, changed):
    conn = opener(URI)
    try:
        make = dict(objects(conn, domain))[kind]
        try:
            target = make()
        except libvirt.libvirtError as e:
            return f"no object: {e}"
        try:
            function = getattr(target, method)
            wanted = arguments(kind, method, inspect.signature(getattr(type(target), method)))
            for name, value in changed.items():
                if name not in wanted:
                    return None
                wanted[name] = value
            return steady(method, outcome(lambda: sorted(function(**wanted), key=shown) if method in UNORDERED else function(**wanted)))
        finally:
            del target
    finally:
        conn.close()


def main():
    only = sys.argv[1:]
    libvirt.registerErrorHandler(lambda *_: None, None)
    libvirt.virEventRegisterDefaultImpl()
    kinds = ["virConnect", "virDomain", "virNetwork", "virInterface", "virStoragePool", "virStorageVol", "virNodeDevice", "virSecret", "virDomainSnapshot", "virDomainCheckpoint",
             "virNetworkPort", "virStream"]
    variants = (
        ("", libvirt.open, "runs", {}),
        ("off", libvirt.open, "off", {}),
        ("read-only", libvirt.openReadOnly, "runs", {}),
        ("flags 1", libvirt.open, "runs", {"flags": 1}),
        ("flags 2", libvirt.open, "runs", {"flags": 2}),
        ("flags 3", libvirt.open, "runs", {"flags": 3}),
        ("flags 4", libvirt.open, "runs", {"flags": 4}),
        ("flags 2^30", libvirt.open, "runs", {"flags": 1 << 30}),
        ("nonsense", libvirt.open, "runs", {"xmlDesc": "<nonsense", "xml": "<other/>", "name": "", "uuidstr": "zz", "path": "", "disk": "nosuch"}),
    )
    for variant, opener, domain, changed in variants:
        for kind in kinds:
            if variant == "off" and kind not in ("virDomain", "virDomainSnapshot", "virDomainCheckpoint"):
                continue
            for method in sorted(m for m in vars(getattr(libvirt, kind)) if not m.startswith("_") and callable(getattr(getattr(libvirt, kind), m))):
                title = f"{kind}.{method}" + (f", {variant}" if variant else "")
                if only and not any(o in title for o in only):
                    continue
                signature = inspect.signature(getattr(getattr(libvirt, kind), method))
                names = list(signature.parameters)
                if method in ("close", "connect", "domain", "storagePoolLookupByVolume_", "c_pointer") or arguments(kind, method, signature) is None:
                    continue
                use = changed if not changed or "flags" in changed else {k: v for k, v in changed.items() if k in names}
                if changed and not use:
                    continue
                result = step(variant, opener, domain, kind, method, use)
                if result is not None:
                    print(f"= {title}\t{result!r}", flush=True)


if __name__ == "__main__":
    main()
