"""Asks libvirtd's own drivers through the library: every method of a connection, of guests and of the host's objects that only tells something.

What is compared is the form of each answer: numbers move from one look to the next, so they are left out.
"""
import inspect
import os
import re
import sys

import libvirt
import sweep

URI = sys.argv[1]
DISK = "/run/host.img"
GUEST = f"""<domain type='qemu'><name>runs</name><uuid>{sweep.RUNS}</uuid><memory>65536</memory><vcpu>2</vcpu><os><type arch='x86_64' machine='pc'>hvm</type></os>
  <devices><disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='{DISK}'/><target dev='vda' bus='virtio'/></disk></devices></domain>"""
OFF = GUEST.replace("runs", "off").replace(sweep.RUNS, sweep.OFF)
POOL = "<pool type='dir'><name>pool</name><uuid>11111111-2222-4333-8444-000000000022</uuid><target><path>/run/pool</path></target></pool>"
VOLUME = "<volume><name>one</name><capacity>4096</capacity></volume>"
FILTER = "<filter name='f'><uuid>11111111-2222-4333-8444-000000000050</uuid><rule action='drop' direction='in'/></filter>"
TELLS = re.compile(r"(?!set)((get|list|num|is[A-Z]|has|compare|baseline|max|name$|ID$|UUID|OSType$|XMLDesc$|state$|vcpus)|.*(Info|Parameters|Stats\w*|Type|List|Label|Errors|IoTune)$)")


def form(value):
    # Identities and hardware addresses are drawn by lot.
    return re.sub(r"\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b[0-9a-f]{2}(:[0-9a-f]{2}){5}\b|(?<!%)\d+", "#", value)


def main():
    libvirt.registerErrorHandler(lambda *_: None, None)
    with open(DISK, "wb") as f:
        f.truncate(1 << 20)
    os.mkdir("/run/pool")
    conn = libvirt.open(URI)
    runs, off = conn.defineXML(GUEST), conn.defineXML(OFF)
    runs.create()
    pool = conn.storagePoolCreateXML(POOL)
    try:
        for title, target in (
            ("connection", conn), ("read-only connection", libvirt.openReadOnly(URI)), ("running guest", runs), ("guest that is off", off),
            ("pool", pool), ("volume", pool.createXML(VOLUME)), ("network", conn.networkDefineXML(sweep.document("virConnect", "network"))),
            ("interface", conn.interfaceLookupByName("lo")), ("device", conn.nodeDeviceLookupByName("computer")),
            ("secret", conn.secretDefineXML(sweep.document("virConnect", "secret"))), ("filter", conn.nwfilterDefineXML(FILTER)),
            ("snapshot", off.snapshotCreateXML("<domainsnapshot><name>s</name></domainsnapshot>", libvirt.VIR_DOMAIN_SNAPSHOT_CREATE_DISK_ONLY)),
        ):
            kind = type(target).__name__
            for method in sorted(m for m in vars(type(target)) if TELLS.match(m) and callable(getattr(type(target), m))):
                wanted = sweep.arguments(kind, method, inspect.signature(getattr(type(target), method)))
                if wanted is None:
                    continue
                for flags in (None, 1, 2):
                    if flags is not None and "flags" not in wanted:
                        continue
                    use = wanted if flags is None else {**wanted, "flags": flags}
                    answer = sweep.outcome(lambda: sorted(getattr(target, method)(**use), key=sweep.shown) if method in sweep.UNORDERED else getattr(target, method)(**use))
                    print(f"= {title}: {method}" + (f", flags {flags}" if flags else "") + f"\t{form(answer)!r}", flush=True)
    finally:
        runs.destroy()


main()
