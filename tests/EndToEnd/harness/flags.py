"""Asks functions for flags that they do not take: which bits each refuses, in the name of which function, with which code.

Every method of python3-libvirt with an argument `flags` is asked for each of the 32 bits alone and for all at once. The objects that are asked have
been removed before, so that a call whose flags are accepted finds nothing to act on.
"""
import inspect
import os
import re
import sys

import libvirt

from harness import guests

sys.path.append(os.path.join(os.path.dirname(__file__), "..", "..", "Bindings", "programs"))
import sweep  # noqa: E402  (found below the folder just named)

UNSUPPORTED = re.compile(r"unsupported flags \(0x([0-9a-f]+)\) in function (\w+)$")
KINDS = {
    "qemu": ("virConnect", "virDomain"),
    "test": ("virConnect", "virDomain", "virNetwork", "virInterface", "virStoragePool", "virStorageVol", "virNodeDevice", "virDomainSnapshot", "virDomainCheckpoint"),
}
# These would act on the host, on this connection or on another daemon.
LEFT_OUT = {"suspendForDuration", "close", "newStream", "setIdentity", "migrate", "migrate2", "migrate3", "migrateToURI", "migrateToURI2", "migrateToURI3"}
BROKEN = "<broken"
# The functions of libvirt-qemu that have flags.
VALUES = {"allocPages": {"pages": {7: 0}}}
EXTENSIONS = {"qemuMonitorCommand": ("{}",), "qemuAgentCommand": ("{}", 1)}


def gone(conn, driver):
    """One object of each kind that does not exist any longer."""
    text = guests.domain("gone", 77, kind=driver).replace("/usr/bin/qemu-system-x86_64", "/usr/bin/qemu-system-x86_64" if driver == "qemu" else "/bin/true")
    domain = conn.defineXML(text)
    found = {"virConnect": conn, "virDomain": domain}
    if driver == "test":
        running = conn.lookupByName("test")
        found["virDomainSnapshot"] = running.snapshotCreateXML("<domainsnapshot><name>gone</name></domainsnapshot>")
        found["virDomainSnapshot"].delete()
        found["virDomainCheckpoint"] = running.checkpointCreateXML("<domaincheckpoint><name>gone</name></domaincheckpoint>")
        found["virDomainCheckpoint"].delete()
        found["virNetwork"] = conn.networkCreateXML("<network><name>gone</name></network>")
        found["virNetwork"].destroy()
        found["virInterface"] = conn.interfaceDefineXML("<interface type='ethernet' name='gone'><start mode='none'/><mac address='aa:bb:cc:dd:ee:09'/></interface>")
        found["virInterface"].undefine()
        pool = found["virStoragePool"] = conn.storagePoolCreateXML("<pool type='dir'><name>gone</name><target><path>/gone</path></target></pool>")
        found["virStorageVol"] = pool.createXML("<volume><name>gone</name><capacity>4096</capacity></volume>")
        pool.destroy()
        found["virNodeDevice"] = conn.nodeDeviceCreateXML(sweep.document("virConnect", "nodeDevice"))
        found["virNodeDevice"].destroy()
    domain.undefine()
    return found


def arguments(conn, objects, kind, method, signature):
    """Arguments that do no harm when the flags are accepted."""
    partners = {"dom": objects["virDomain"], "doms": [objects["virDomain"]], "pool": objects.get("virStoragePool"), "clonevol": objects.get("virStorageVol"),
                "net": objects.get("virNetwork"), "snap": objects.get("virDomainSnapshot"), "st": None, "stream": None, "dconn": conn}
    found = {}
    for name in list(signature.parameters)[1:]:
        if name in partners:
            found[name] = conn.newStream() if name in ("st", "stream") else partners[name]
        elif "xml" in name.lower() and name not in sweep.ARGUMENTS:
            found[name] = [BROKEN] if name == "xmlCPUs" else BROKEN
        elif name in ("handler", "cb", "opaque", "holeHandler", "skipHandler"):
            return None
        else:
            found[name] = sweep.arguments(kind, method, signature)[name] if name not in sweep.PARTNERS and not set(signature.parameters) & sweep.PARTNERS \
                else sweep.ARGUMENTS.get(name, "nosuch")
    return found | VALUES.get(method, {})


def functions(conn, objects, driver):
    """Pairs of name and a call that takes flags."""
    for kind in KINDS[driver]:
        cls = getattr(libvirt, kind)
        for method in sorted(m for m in vars(cls) if not m.startswith("_") and callable(getattr(cls, m)) and m not in LEFT_OUT):
            signature = inspect.signature(getattr(cls, method))
            if "flags" not in signature.parameters:
                continue
            values = arguments(conn, objects, kind, method, signature)
            if values is not None:
                yield f"{kind}.{method}", lambda flags, f=getattr(objects[kind], method), values=values: f(**dict(values, flags=flags))
    if driver == "qemu":
        import libvirt_qemu
        for method, values in EXTENSIONS.items():
            yield f"libvirt_qemu.{method}", lambda flags, f=getattr(libvirt_qemu, method), values=values: f(objects["virDomain"], *values, flags)


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
        text = answer(call, 1 << bit)
        found = UNSUPPORTED.search(text)
        if found and int(found[1], 16) & 1 << bit:
            refused |= 1 << bit
            ways.add(text.split(" ", 2)[0] + " " + text.split(" ", 2)[1] + " " + found[2] + (f" (always with 0x{int(found[1], 16) & ~(1 << bit):x})" if int(found[1], 16) != 1 << bit else ""))
    return refused, sorted(ways)
