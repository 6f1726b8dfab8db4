"""python3-libvirt with an event loop: the binding's default one, or asyncio's through libvirtaio. Prints '= NAME<tab>VALUE' for each step."""
import asyncio
import gc
import multiprocessing
import sys
import threading
import time
import weakref

import libvirt

URI, KIND = sys.argv[1:3]
GUEST = "<domain type='test'><name>{0}</name><memory>65536</memory><os><type>hvm</type></os></domain>"


def outcome(name, call):
    try:
        value = repr(call())
    except libvirt.libvirtError as e:
        value = f"error {e.get_error_code()} domain {e.get_error_domain()} level {e.get_error_level()}: {e.get_error_message()} | {e.get_str1()} | {e.get_str2()} | {e.get_int1()}"
    except Exception as e:  # what the binding says itself
        value = f"{type(e).__name__}: {e}"
    print(f"= {KIND}: {name}\t{value}", flush=True)


class DefaultLoop:
    """The library's own loop, turned by this thread."""

    def __init__(self):
        libvirt.virEventRegisterDefaultImpl()
        libvirt.virEventAddTimeout(10, lambda *a: None, None)

    def until(self, test, seconds=5):
        end = time.monotonic() + seconds
        while not test() and time.monotonic() < end:
            libvirt.virEventRunDefaultImpl()
        return test()


class AsyncLoop:
    """asyncio's loop through the module that the binding ships."""

    def __init__(self):
        import libvirtaio
        self.loop = asyncio.new_event_loop()
        asyncio.set_event_loop(self.loop)
        self.impl = libvirtaio.virEventRegisterAsyncIOImpl(loop=self.loop)

    def until(self, test, seconds=5):
        async def wait():
            end = time.monotonic() + seconds
            while not test() and time.monotonic() < end:
                await asyncio.sleep(0.01)
            return test()
        return self.loop.run_until_complete(wait())


def domain_events(loop):
    conn = libvirt.open(URI)
    seen = []
    ids = []
    for event in range(libvirt.VIR_DOMAIN_EVENT_ID_MEMORY_DEVICE_SIZE_CHANGE + 1):
        ids.append(conn.domainEventRegisterAny(None, event, lambda c, d, *a, e=event: seen.append((e, d.name()) + tuple(x for x in a[:-1] if isinstance(x, (int, str)))), "opaque"))
    outcome("event ids", lambda: ids)
    outcome("an event too many", lambda: conn.domainEventRegisterAny(None, 99, lambda *a: None, None))
    network = []
    pools = []
    devices = []
    conn.networkEventRegisterAny(None, libvirt.VIR_NETWORK_EVENT_ID_LIFECYCLE, lambda c, n, e, d, o: network.append((n.name(), e, d)), None)
    conn.storagePoolEventRegisterAny(None, libvirt.VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE, lambda c, p, e, d, o: pools.append((p.name(), e, d)), None)
    conn.storagePoolEventRegisterAny(None, libvirt.VIR_STORAGE_POOL_EVENT_ID_REFRESH, lambda c, p, o: pools.append((p.name(), "refresh")), None)
    conn.nodeDeviceEventRegisterAny(None, libvirt.VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE, lambda c, d, e, i, o: devices.append((d.name() != "", e, i)), None)
    outcome("secret events", lambda: conn.secretEventRegisterAny(None, libvirt.VIR_SECRET_EVENT_ID_LIFECYCLE, lambda *a: None, None))
    runs = conn.lookupByName("runs")
    steps = (
        ("suspend", runs.suspend), ("resume", runs.resume), ("reboot", lambda: runs.reboot(0)), ("set memory", lambda: runs.setMemory(200000)), ("balloon period", lambda: runs.setMemoryStatsPeriod(5)),
        ("pin", lambda: runs.pinVcpu(0, (True, False, False, False))), ("vcpus", lambda: runs.setVcpus(3)), ("scheduler", lambda: runs.setSchedulerParameters({"weight": 60})),
        ("block tuning", lambda: runs.setBlockIoTune("vda", {"total_bytes_sec": 1000, "total_bytes_sec_max": 2000})), ("snapshot", lambda: runs.snapshotCreateXML("<domainsnapshot><name>s1</name></domainsnapshot>").getName()),
        ("revert", lambda: runs.revertToSnapshot(runs.snapshotLookupByName("s1"))), ("title", lambda: runs.setMetadata(libvirt.VIR_DOMAIN_METADATA_TITLE, "new", None, None)),
        ("managed save", runs.managedSave), ("create after it", runs.create), ("destroy", runs.destroy), ("create", runs.create), ("shutdown", runs.shutdown),
        ("define", lambda: conn.defineXML(GUEST.format("fresh")).name()), ("rename", lambda: conn.lookupByName("fresh").rename("renamed")), ("undefine", lambda: conn.lookupByName("renamed").undefine()),
        ("transient", lambda: conn.createXML(GUEST.format("gone")).destroy()),
    )
    for name, step in steps:
        outcome(name, step)
        loop.until(lambda: False, 0.05)
        outcome(f"events of {name}", lambda: seen)
        seen.clear()
    net = conn.networkLookupByName("default")
    net.destroy()
    net.create()
    pool = conn.storagePoolLookupByName("other")
    pool.refresh()
    pool.destroy()
    pool.undefine()
    outcome("device", lambda: conn.nodeDeviceCreateXML("<device><parent>scsi_host1</parent><capability type='scsi_host'><capability type='fc_host'><wwnn>2000000012341235</wwnn>"
                                                    "<wwpn>1000000012341235</wwpn></capability></capability></device>").destroy())
    loop.until(lambda: False, 0.1)
    outcome("network events", lambda: network)
    outcome("pool events", lambda: pools)
    outcome("device events", lambda: devices)
    for i in ids:
        if i is not None:
            conn.domainEventDeregisterAny(i)
    conn.lookupByName("off").create()
    loop.until(lambda: False, 0.05)
    outcome("after deregistration", lambda: seen)
    outcome("deregister again", lambda: conn.domainEventDeregisterAny(ids[0]))
    outcome("close", conn.close)
    outcome("use after close", conn.getType)


def callbacks_that_fail(loop):
    """An exception in a callback is the binding's to print; the library survives."""
    conn = libvirt.open(URI)
    seen = []

    def bad(*_):
        seen.append(1)
        raise ValueError("not caught")

    stderr, sys.stderr = sys.stderr, open("/dev/null", "w", encoding="utf-8")
    conn.domainEventRegisterAny(None, libvirt.VIR_DOMAIN_EVENT_ID_LIFECYCLE, bad, None)
    d = conn.lookupByName("runs")
    d.suspend()
    d.resume()
    outcome("a callback that raises", lambda: loop.until(lambda: len(seen) >= 2))
    sys.stderr = stderr
    d2 = []
    holder = {}

    def again(c, dom, event, detail, opaque):
        d2.append((dom.name(), event))
        if event == libvirt.VIR_DOMAIN_EVENT_SUSPENDED:
            dom.resume()
        elif len(d2) < 6:
            dom.suspend()
        else:
            c.domainEventDeregisterAny(holder["id"])

    holder["id"] = conn.domainEventRegisterAny(d, libvirt.VIR_DOMAIN_EVENT_ID_LIFECYCLE, again, None)
    d.suspend()
    loop.until(lambda: len(d2) >= 6)
    loop.until(lambda: False, 0.05)
    outcome("callbacks that act", lambda: d2)
    del d
    conn.close()


def closing(loop):
    conn = libvirt.open(URI)
    outcome("close callback", lambda: conn.registerCloseCallback(lambda *a: None, None))
    outcome("close callback again", lambda: conn.registerCloseCallback(lambda *a: None, None))
    outcome("no close callback", conn.unregisterCloseCallback)
    d = conn.lookupByName("runs")
    outcome("close with an object", conn.close)
    outcome("the object", d.name)
    outcome("its connection", lambda: d.connect() is not None)
    ref = weakref.ref(d)
    del d
    gc.collect()
    outcome("the object is gone", lambda: ref() is None)
    loop.until(lambda: False, 0.02)


def streams(loop):
    conn = libvirt.open(URI)
    d = conn.lookupByName("runs")
    st = conn.newStream(0)
    outcome("picture", lambda: d.screenshot(st, 0))
    chunks = []
    outcome("receive all", lambda: st.recvAll(lambda s, data, o: chunks.append(data), None))
    outcome("picture size", lambda: (sum(map(len, chunks)), chunks[0][:8]))
    outcome("finish", st.finish)
    st = conn.newStream(libvirt.VIR_STREAM_NONBLOCK)
    d.screenshot(st, 0)
    got = []
    over = []

    def readable(stream, events, opaque):
        if events & (libvirt.VIR_STREAM_EVENT_ERROR | libvirt.VIR_STREAM_EVENT_HANGUP) and not events & libvirt.VIR_STREAM_EVENT_READABLE:
            over.append("end")
            stream.eventRemoveCallback()
            return
        while True:
            data = stream.recv(5000)
            if data == -2:
                return
            if not data:
                over.append("end")
                stream.eventRemoveCallback()
                return
            got.append(len(data))

    outcome("callback", lambda: st.eventAddCallback(libvirt.VIR_STREAM_EVENT_READABLE, readable, None))
    outcome("received by callback", lambda: loop.until(lambda: over) and sum(got))
    outcome("abort", st.abort)
    outcome("sink that fails", lambda: broken(conn, d))
    conn.close()


def broken(conn, domain):
    def fails(*_):
        raise OSError("no more")
    st = conn.newStream(0)
    domain.screenshot(st, 0)
    return st.recvAll(fails, None)


def child(pipe):
    """What a forked child of multiprocessing can do with the library when it begins with a fresh program, and what it may not hang in when it does not."""
    try:
        c = libvirt.open("test:///default")
        pipe.send(c.getType())
    except libvirt.libvirtError:
        pipe.send("error")


def processes():
    for method in ("spawn", "fork"):
        context = multiprocessing.get_context(method)
        here, there = context.Pipe()
        p = context.Process(target=child, args=(there,))
        p.start()
        answer = here.recv() if here.poll(30) else "nothing"
        p.join(10)
        if method == "spawn":
            outcome("a process of its own", lambda: answer)
        else:
            outcome("a forked process answers in time", lambda: answer in ("TEST", "error"))
        if p.is_alive():
            p.kill()


def many_threads():
    wrong = []
    conn = libvirt.open(URI)

    def work(n):
        for i in range(100):
            try:
                conn.lookupByName(f"nosuch{n}")
                wrong.append("found")
            except libvirt.libvirtError as e:
                if e.get_error_code() != libvirt.VIR_ERR_NO_DOMAIN:
                    wrong.append(str(e))
            d = conn.lookupByName("runs")
            if d.name() != "runs" or "<name>runs</name>" not in d.XMLDesc(0):
                wrong.append("mixed up")

    threads = [threading.Thread(target=work, args=(n,)) for n in range(16)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    outcome("threads", lambda: wrong)
    outcome("close after threads", conn.close)


if __name__ == "__main__":
    libvirt.registerErrorHandler(lambda *_: None, None)
    early = libvirt.open(URI)
    outcome("no loop yet", lambda: early.domainEventRegisterAny(None, 0, lambda *a: None, None))
    early.close()
    the_loop = DefaultLoop() if KIND == "default" else AsyncLoop()
    domain_events(the_loop)
    callbacks_that_fail(the_loop)
    closing(the_loop)
    streams(the_loop)
    many_threads()
    processes()
    outcome("the end", lambda: 1)
