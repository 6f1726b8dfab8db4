"""kill -9 of the daemon, and of its tools, at any point of work on volumes: nothing half-made looks whole, nothing else is touched, the pool
is there again."""
import os
import random
import signal
import threading

import libvirt

from harness import kills

SIZE = 24 << 20
POOL = "<pool type='dir'><name>k</name><target><path>{}</path></target></pool>"
VOLUME = "<volume><name>{}</name><capacity>{}</capacity><allocation>{}</allocation><target><format type='{}'/></target></volume>"


def run(s):
    libvirt.registerErrorHandler(lambda _, error: None, None)
    if s.side.name != "vireo":
        s.skip("kills in work on volumes", "libvirtd 9.0 leaves files that look whole")
        return
    folder = s.work + "/pool"
    os.mkdir(folder)
    conn = s.connect()
    pool = conn.storagePoolDefineXML(POOL.format(folder), 0)
    pool.create()
    kept = os.urandom(1 << 20)
    for name in ("keep.img", "also.img"):
        pool.createXML(VOLUME.format(name, SIZE, SIZE, "raw"), 0)
        with open(f"{folder}/{name}", "r+b") as f:
            f.write(kept)
    clients = [Client(s.uri)]
    kills.rounds(s, clients, lambda conn: look(conn, folder, kept), longest=0.06, further=0.1, share=0.3, seconds=5)
    tools(s, clients[0], folder, kept)


def tools(s, client, folder, kept):
    """The tools alone are killed: the daemon reports it, and clears away."""
    daemon, stop, killed = s.side.process.pid, threading.Event(), []

    def kill():
        while not stop.wait(client.chance.uniform(0, 0.02)):
            for pid in kills.children(daemon):
                try:
                    os.kill(pid, signal.SIGKILL)
                    killed.append(pid)
                except ProcessLookupError:
                    pass

    killer = threading.Thread(target=kill, daemon=True)
    killer.start()
    conn = libvirt.open(s.uri)
    pool = conn.storagePoolLookupByName("k")
    texts = set()
    for number in range(40):
        try:
            client.one(pool, f"v{client.turn + number}x")
        except libvirt.libvirtError as e:
            texts.add(e.get_error_message())
    stop.set()
    killer.join()
    faults = look(conn, folder, kept)
    s.check("tools were killed", killed)
    s.check("killed tools leave everything in order", not faults and s.side.process.poll() is None, faults)
    s.check("killed tools are reported", all("unexpected" in t or "qemu-img" in t or "scrub" in t for t in texts), texts)


class Client:
    """Makes, copies, grows, wipes, fills and deletes volumes until the daemon is gone."""

    def __init__(self, uri):
        self.name, self.uri, self.good, self.turn, self.now, self.chance = "volumes", uri, 0, 0, "", random.Random()

    def last(self):
        return f"{self.name}: {self.now}"

    def work(self, begun, seed):
        self.chance = random.Random(seed)
        pool = libvirt.open(self.uri).storagePoolLookupByName("k")
        begun.wait()
        while True:
            self.turn += 1
            self.one(pool, f"v{self.turn}")
            self.good += 1

    def one(self, pool, name):
        what = self.chance.choice(["raw", "qcow2", "copy", "image", "grow", "wipe", "scrub", "upload", "delete"])
        self.now = f"{what} {name}"
        if what in ("raw", "qcow2"):
            pool.createXML(VOLUME.format(name + "." + what, SIZE, SIZE, what), 0)
        elif what == "copy":
            pool.createXMLFrom(VOLUME.format(name + ".copy", 0, 0, "raw"), pool.storageVolLookupByName("keep.img"), 0)
        elif what == "image":
            pool.createXMLFrom(VOLUME.format(name + ".image", 0, 0, "qcow2"), pool.storageVolLookupByName("keep.img"), 0)
        else:
            own = [v for v in pool.listAllVolumes() if v.name().startswith("v") and (what != "grow" or v.name().endswith((".raw", ".copy")))
                   and (what not in ("wipe", "scrub", "upload") or v.name().endswith(".raw"))]
            if own and what == "grow":
                own[0].resize(SIZE * 2)
            elif own and what in ("wipe", "scrub"):
                own[0].wipePattern(libvirt.VIR_STORAGE_VOL_WIPE_ALG_ZERO if what == "wipe" else libvirt.VIR_STORAGE_VOL_WIPE_ALG_NNSA)
            elif own and what == "upload":
                stream = pool.connect().newStream()
                own[0].upload(stream, 0, SIZE)
                stream.sendAll(lambda _, count, left: left.pop() if left else b"", [b"u" * (1 << 20)] * (SIZE >> 20))
                stream.finish()
            elif own:
                own[0].delete()


def look(conn, folder, kept):
    faults = []
    pool = conn.storagePoolLookupByName("k")
    if not pool.isActive():
        return ["the pool is not active"]
    listed, there = {v.name() for v in pool.listAllVolumes()}, set(os.listdir(folder))
    if listed != there:
        faults.append(f"listed {sorted(listed - there)}, on disk {sorted(there - listed)}")
    for name in there:
        path = f"{folder}/{name}"
        size = os.stat(path).st_size
        if name in ("keep.img", "also.img"):
            with open(path, "rb") as f:
                if size != SIZE or f.read(len(kept)) != kept:
                    faults.append(f"{name} was touched")
        elif name.endswith(".copy"):
            with open(path, "rb") as f:
                if size not in (SIZE, SIZE * 2) or f.read(len(kept)) != kept:
                    faults.append(f"{name} is half of a copy ({size} bytes)")
        elif name.endswith(".raw") and (size not in (SIZE, SIZE * 2) or size == SIZE and os.stat(path).st_blocks * 512 < SIZE):
            # One that has grown has holes, and is a hole once it has been wiped.
            faults.append(f"{name} is half-made: {os.stat(path)}")
        elif name.endswith((".qcow2", ".image")):
            with open(path, "rb") as f:
                if f.read(4) != b"QFI\xfb":
                    faults.append(f"{name} has no header")
    return faults
