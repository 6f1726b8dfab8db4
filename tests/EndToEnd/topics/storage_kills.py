"""kill -9 of the daemon at any point of work on volumes: nothing half-made looks whole, nothing else is touched, the pool is there again."""
import os
import random
import threading
import time

import libvirt

ROUNDS = int(os.environ.get("VIREO_KILL_ROUNDS", "12"))
SEED = int(os.environ.get("VIREO_KILL_SEED", "1"))
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
    chance = random.Random(SEED)
    faults, done = [], 0
    for number in range(ROUNDS):
        begun, work = threading.Event(), Work(s.uri, number, chance.random())
        thread = threading.Thread(target=work.run, args=(begun,))
        thread.start()
        begun.wait(30)
        time.sleep(chance.uniform(0, 0.06))
        s.side.kill()
        thread.join(60)
        done += work.done
        s.side.start()
        conn = s.connect()
        faults += look(conn, folder, kept, number, work)
        if len(faults) > 3:
            break
    s.check("every round leaves whole volumes only", not faults, "\n".join(faults + [s.side.log_tail(30)]))
    s.check("work was done", done > 0, done)


class Work:
    """One client that makes, copies, grows and deletes volumes until the daemon is gone."""

    def __init__(self, uri, number, seed):
        self.uri, self.number, self.chance = uri, number, random.Random(seed)
        self.done, self.last = 0, ""

    def run(self, begun):
        try:
            conn = libvirt.open(self.uri)
            pool = conn.storagePoolLookupByName("k")
            begun.set()
            for turn in range(1000):
                self.one(pool, f"v{self.number}-{turn}")
                self.done += 1
        except libvirt.libvirtError as e:
            self.last += f"!({e.get_error_message()[:80]})"
        finally:
            begun.set()

    def one(self, pool, name):
        what = self.chance.choice(["raw", "qcow2", "copy", "grow", "delete"])
        self.last = f"{what} {name}"
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


def look(conn, folder, kept, number, work):
    faults = []
    pool = conn.storagePoolLookupByName("k")
    if not pool.isActive():
        return [f"round {number}: the pool is not active after {work.last}"]
    listed, there = {v.name() for v in pool.listAllVolumes()}, set(os.listdir(folder))
    if listed != there:
        faults.append(f"round {number}, {work.last}: listed {sorted(listed - there)}, on disk {sorted(there - listed)}")
    for name in there:
        path = f"{folder}/{name}"
        size = os.stat(path).st_size
        if name in ("keep.img", "also.img"):
            with open(path, "rb") as f:
                if size != SIZE or f.read(len(kept)) != kept:
                    faults.append(f"round {number}: {name} was touched by {work.last}")
        elif name.endswith(".copy"):
            with open(path, "rb") as f:
                if size not in (SIZE, SIZE * 2) or f.read(len(kept)) != kept:
                    faults.append(f"round {number}: {name} is half of a copy ({size} bytes)")
        elif name.endswith(".raw") and (size not in (SIZE, SIZE * 2) or os.stat(path).st_blocks * 512 < SIZE):
            faults.append(f"round {number}: {name} is half-made: {os.stat(path)}")
        elif name.endswith(".qcow2"):
            with open(path, "rb") as f:
                if f.read(4) != b"QFI\xfb":
                    faults.append(f"round {number}: {name} has no header")
    return faults
