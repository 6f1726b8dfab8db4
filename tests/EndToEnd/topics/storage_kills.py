"""kill -9 of the daemon at any point of work on volumes: nothing half-made looks whole, nothing else is touched, the pool is there again."""
import os
import random

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
    kills.rounds(s, [Client(s.uri)], lambda conn: look(conn, folder, kept), longest=0.06, further=0.1, share=0.3, seconds=5)


class Client:
    """Makes, copies, grows and deletes volumes until the daemon is gone."""

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
        what = self.chance.choice(["raw", "qcow2", "copy", "grow", "delete"])
        self.now = f"{what} {name}"
        if what in ("raw", "qcow2"):
            pool.createXML(VOLUME.format(name + "." + what, SIZE, SIZE, what), 0)
        elif what == "copy":
            pool.createXMLFrom(VOLUME.format(name + ".copy", 0, 0, "raw"), pool.storageVolLookupByName("keep.img"), 0)
        else:
            own = [v for v in pool.listAllVolumes() if v.name().startswith("v")]
            if own and what == "grow":
                own[0].resize(SIZE * 2)
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
        elif name.endswith(".raw") and (size not in (SIZE, SIZE * 2) or os.stat(path).st_blocks * 512 < SIZE):
            faults.append(f"{name} is half-made: {os.stat(path)}")
        elif name.endswith(".qcow2"):
            with open(path, "rb") as f:
                if f.read(4) != b"QFI\xfb":
                    faults.append(f"{name} has no header")
    return faults
