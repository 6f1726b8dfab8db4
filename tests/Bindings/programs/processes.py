"""python3-libvirt in the processes of multiprocessing, by every method, from a parent that has loaded the library and asked it for its version, but not used it yet."""
import multiprocessing
import os
import sys
import time

import libvirt

URI = sys.argv[1]


def work(n):
    """In a child: calls, an error, and events on a loop of its own."""
    libvirt.registerErrorHandler(lambda *_: None, None)
    libvirt.virEventRegisterDefaultImpl()
    libvirt.virEventAddTimeout(20, lambda *_: None, None)
    conn = libvirt.open(URI)
    events = []
    conn.domainEventRegisterAny(None, libvirt.VIR_DOMAIN_EVENT_ID_LIFECYCLE, lambda *e: events.append(e[2]), None)
    domain = conn.lookupByName("runs")
    domain.suspend()
    domain.resume()
    end = time.monotonic() + 10
    while len(events) < 2 and time.monotonic() < end:
        libvirt.virEventRunDefaultImpl()
    try:
        conn.lookupByName(f"nosuch{n}")
    except libvirt.libvirtError as e:
        return os.getpid(), conn.getType(), domain.name(), events, e.get_error_code()
    return os.getpid(), "found"


def main():
    libvirt.registerErrorHandler(lambda *_: None, None)
    libvirt.getVersion()
    for method in ("fork", "spawn", "forkserver"):
        # Each task in a process of its own, four at a time.
        with multiprocessing.get_context(method).Pool(4, maxtasksperchild=1) as pool:
            answers = pool.map_async(work, range(12), chunksize=1).get(60)
        print(f"= {method}\t{len({a[0] for a in answers})} processes: {sorted({repr(a[1:]) for a in answers})}", flush=True)
    # And the parent itself, last.
    print(f"= parent\t{work(0)[1:]}", flush=True)


if __name__ == "__main__":
    main()
