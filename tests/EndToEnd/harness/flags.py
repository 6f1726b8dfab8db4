"""Asks functions for flags that they do not take: which bits each refuses, in the name of which function, with which code.

Every method of python3-libvirt with an argument `flags` is asked for each of the 32 bits alone. Most are asked for an object that was removed before, so that
a call whose flags are accepted finds nothing to act on; a few look for the object first, and are asked for one that exists, with documents that are broken.
spec/flags holds what is expected.
"""
import ctypes
import inspect
import os
import re
import sys

import libvirt

from harness import guests

ROOT = os.path.join(os.path.dirname(__file__), "..", "..", "..")
sys.path.append(os.path.join(ROOT, "tests", "Bindings", "programs"))
import sweep  # noqa: E402  (found below the folder just named)

UNSUPPORTED = re.compile(r"unsupported flags \(0x([0-9a-f]+)\) in function (\w+)$")
KINDS = {
    "qemu": ("virConnect", "virDomain"),
    "test": ("virConnect", "virDomain", "virNetwork", "virInterface", "virStoragePool", "virStorageVol", "virNodeDevice", "virDomainSnapshot",
             "virDomainCheckpoint"),
}
LEFT_OUT = {
    # These would act on the host, on this connection or on another daemon.
    "suspendForDuration", "close", "newStream", "setIdentity", "migrate", "migrate2", "migrate3", "migrateToURI", "migrateToURI2", "migrateToURI3",
    # The library or the binding asks another function for them, which is asked here too.
    "createLinux", "domainListGetStats", "snapshotListNames", "listChildrenNames", "listDevices",
    # Access control filters the list behind the number, so that the error names the list.
    "numOfDevices",
}
# Objects that are not the QEMU driver's.
OTHERS = re.compile(r"network|storage|Storage|nodeDevice|interface|Interfaces|Networks|secret|Secrets|nwfilter|NWFilter|Devices|change")
# Functions that look at flags after they have found the domain.
LATER = {"attachDeviceFlags", "detachDeviceFlags", "detachDeviceAlias", "backupBegin", "backupGetXMLDesc", "checkpointCreateXML", "snapshotCreateXML",
         "metadata", "vcpuPinInfo", "schedulerParametersFlags"}
BROKEN = "<broken"
VALUES = {"allocPages": {"pages": {7: 0}}}
# The functions of libvirt-qemu that have flags.
EXTENSIONS = {"qemuMonitorCommand": ("{}",), "qemuAgentCommand": ("{}", 1)}
# Setters of typed parameters: the binding asks the getter first, so the library is called.
SETTERS = (
    ("virDomainSetMemoryParameters", ()), ("virDomainSetBlkioParameters", ()), ("virDomainSetNumaParameters", ()),
    ("virDomainSetSchedulerParametersFlags", ()), ("virDomainSetPerfEvents", ()), ("virDomainSetInterfaceParameters", (b"vnet0",)),
    ("virDomainSetBlockIoTune", (b"vda",)), ("virDomainSetIOThreadParams", (ctypes.c_uint(1),)),
)


class Parameter(ctypes.Structure):
    _fields_ = [("field", ctypes.c_char * 80), ("type", ctypes.c_int), ("value", ctypes.c_ulonglong)]


def facts(driver):
    """API function -> (function in errors, flags of libvirtd 9.0, flags of vireod); None where a side does not tell."""
    found = {}
    with open(os.path.join(ROOT, "spec", "flags", driver + ".txt"), encoding="utf-8") as f:
        for line in f:
            if not line.startswith("#"):
                words = line.split(None, 4)
                found[words[0]] = (words[1], *(None if w == "-" else int(w, 16) for w in words[2:4]))
    return found


def definition(driver):
    return guests.domain("gone", 77, kind=driver)


def gone(conn, driver):
    """One object of each kind that does not exist any longer."""
    domain = conn.defineXML(definition(driver))
    found = {"virConnect": conn, "virDomain": domain}
    if driver == "test":
        running = conn.lookupByName("test")
        found["virDomainSnapshot"] = running.snapshotCreateXML("<domainsnapshot><name>gone</name></domainsnapshot>")
        found["virDomainSnapshot"].delete()
        found["virDomainCheckpoint"] = running.checkpointCreateXML("<domaincheckpoint><name>gone</name></domaincheckpoint>")
        found["virDomainCheckpoint"].delete()
        found["virNetwork"] = conn.networkCreateXML("<network><name>gone</name></network>")
        found["virNetwork"].destroy()
        found["virInterface"] = conn.interfaceDefineXML(
            "<interface type='ethernet' name='gone'><start mode='none'/><mac address='aa:bb:cc:dd:ee:09'/></interface>")
        found["virInterface"].undefine()
        pool = found["virStoragePool"] = conn.storagePoolCreateXML("<pool type='dir'><name>gone</name><target><path>/gone</path></target></pool>")
        found["virStorageVol"] = pool.createXML("<volume><name>gone</name><capacity>4096</capacity></volume>")
        pool.destroy()
        found["virNodeDevice"] = conn.nodeDeviceCreateXML(sweep.document("virConnect", "nodeDevice"))
        found["virNodeDevice"].destroy()
    domain.undefine()
    return found


def arguments(conn, objects, kind, method, signature):
    """Arguments that do no harm when the flags are accepted, or None for a method that wants a callback."""
    partners = {"dom": objects["virDomain"], "doms": [objects["virDomain"]], "pool": objects.get("virStoragePool"), "clonevol": objects.get("virStorageVol"),
                "net": objects.get("virNetwork"), "snap": objects.get("virDomainSnapshot"), "dconn": conn}
    found = {}
    for name in list(signature.parameters)[1:]:
        if name in ("handler", "cb", "opaque", "holeHandler", "skipHandler"):
            return None
        if name in ("st", "stream"):
            found[name] = conn.newStream()
        elif name in partners:
            found[name] = partners[name]
        elif "xml" in name.lower() and (name not in sweep.ARGUMENTS or name == "dxml" and "DefineXML" in method):
            found[name] = [BROKEN] if name == "xmlCPUs" else BROKEN
        elif set(signature.parameters) & sweep.PARTNERS:
            found[name] = sweep.ARGUMENTS.get(name, "nosuch")
        else:
            found[name] = sweep.arguments(kind, method, signature)[name]
    return found | VALUES.get(method, {})


def api_name(method):
    """The function of the library that a method of the binding calls."""
    found = re.search(r"libvirtmod(?:_qemu)?\.(vir\w+)\(", inspect.getsource(method))
    return found[1] if found else method.__name__


def functions(conn, objects, driver, later):
    """API function -> a call that takes flags."""
    found = {}
    for kind in KINDS[driver]:
        cls = getattr(libvirt, kind)
        for method in sorted(m for m in vars(cls) if not m.startswith("_") and callable(getattr(cls, m)) and m not in LEFT_OUT):
            signature = inspect.signature(getattr(cls, method))
            if "flags" not in signature.parameters or (method in LATER) != later or (driver == "qemu" and kind == "virConnect" and OTHERS.search(method)):
                continue
            values = arguments(conn, objects, kind, method, signature)
            if values is not None and not (method.startswith("set") and "params" in values):
                call = getattr(objects[kind], method)
                found.setdefault(api_name(getattr(cls, method)), lambda flags, call=call, values=values: call(**dict(values, flags=flags)))
    if driver == "qemu" and not later:
        import libvirt_qemu
        for method, values in EXTENSIONS.items():
            call = getattr(libvirt_qemu, method)
            found[api_name(call)] = lambda flags, call=call, values=values: call(objects["virDomain"], *values, flags)
    if not later:
        library = ctypes.CDLL("libvirt.so.0")
        handle = ctypes.c_void_p(objects["virDomain"].c_pointer())
        for name, values in SETTERS:
            found[name] = lambda flags, call=getattr(library, name), values=values: setter(call, handle, values, flags)
    return found


def setter(call, handle, values, flags):
    if call(handle, *values, ctypes.byref(Parameter(b"weight", 2, 5)), 1, ctypes.c_uint(flags & 0xffffffff)) < 0:
        error = libvirt.libvirtError("")
        error.err = libvirt.virGetLastError()
        raise error


def answer(call, flags):
    try:
        call(flags - (1 << 32) if flags >= 1 << 31 else flags)
        return "accepted"
    except libvirt.libvirtError as e:
        return f"{e.get_error_code()} {e.get_error_domain()} {e.get_error_message()}"
    except (OverflowError, SystemError, TypeError, LookupError) as e:
        return f"the binding: {e}"


def ask(call):
    """The bits that are refused, and one line for each way in which they are."""
    refused, ways = 0, set()
    for bit in range(32):
        code, domain, text = (answer(call, 1 << bit) + "  ").split(" ", 2)
        found = UNSUPPORTED.search(text.strip())
        if found and int(found[1], 16) & 1 << bit:
            refused |= 1 << bit
            always = int(found[1], 16) & ~(1 << bit)
            ways.add(f"{code} {domain} {found[2]}" + (f", always with 0x{always:x}" if always else ""))
    return refused, sorted(ways)


def run(s, driver, path):
    """Compares what both daemons refuse, function by function, but for what spec/flags says differs."""
    libvirt.registerErrorHandler(lambda *_: None, None)
    conn = s.connect(s.side.uri(driver, path))
    expected = facts(driver)
    objects = gone(conn, driver)
    vireo = s.side.name == "vireo"
    seen = set()
    for later in (False, True):
        if later:
            conn.defineXML(definition(driver))
        for api, call in functions(conn, objects, driver, later).items():
            refused, ways = ask(call)
            if not ways and api not in expected:
                continue
            function, theirs, ours = expected.get(api, (None, None, None))
            seen.add(api)
            if theirs is None or ours is None:
                s.skip(api, "one side does not tell its flags")
                continue
            apart = theirs ^ ours
            s.record(api, f"{refused & ~apart:x} {ways}\n")
            taken, others = (ours, theirs) if vireo else (theirs, ours)
            s.check(f"{api}: as spec/flags names it", all(function in way.replace(",", "").split() for way in ways), ways)
            if taken == 0xffffffff:
                continue  # the function looks at its flags by itself, if at all
            s.check(f"{api}: nothing is refused that spec/flags says is taken", refused & taken == 0, f"refused {refused:x}, taken {taken:x}")
            if others & ~taken:
                s.check(f"{api}: what only the other takes is refused", refused & others & ~taken, f"refused {refused:x}, the other takes {others:x}")
    s.check("spec/flags is asked for whole", len(seen) * 2 > len(expected), f"{len(seen)} of {len(expected)}")
