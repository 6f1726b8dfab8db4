#!/usr/bin/env python3
"""Speed of storage pools and of transfers beside the system's libvirtd, in the same run, alternating, each in fresh private namespaces.

    bench/storage.py [--rounds N] [--images N] [--vireod PATH]

As root. Needs virsh, libvirtd, python3-libvirt, qemu-img. Wall time of the client and processor time of the daemon, the best of all rounds.
Everything is in memory (tmpfs), so that no disk is measured.
"""
import argparse
import json
import os
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
sys.path.insert(0, os.path.join(ROOT, "tests", "EndToEnd"))
DIR = "<pool type='dir'><name>{}</name><target><path>{}</path></target></pool>"
RAW = "<volume><name>{}</name><capacity>{}</capacity><allocation>{}</allocation><target><format type='raw'/></target></volume>"
GIB = 1 << 30


class Clock:
    """Adds what one step takes: the caller's wall time, the daemon's processor time."""

    def __init__(self, pid):
        self.pid, self.rows = pid, {}

    def processor(self):
        """Exactly for the threads that live; in hundredths of a second with those that have ended, as the threads of transfers have."""
        with open(f"/proc/{self.pid}/stat", encoding="ascii") as f:
            ended = f.read().rsplit(")", 1)[1].split()
        total, ticks = 0, int(ended[11]) + int(ended[12])
        for task in os.listdir(f"/proc/{self.pid}/task"):
            try:
                with open(f"/proc/{self.pid}/task/{task}/schedstat", encoding="ascii") as f:
                    total += int(f.read().split()[0])
            except OSError:
                pass
        return total / 1e9, ticks / os.sysconf("SC_CLK_TCK")

    def step(self, name, what):
        before, began = self.processor(), time.perf_counter()
        what()
        wall, after = time.perf_counter() - began, self.processor()
        self.rows[name] = (wall, max(b - a for a, b in zip(before, after)))


def images(folder, number):
    os.makedirs(folder)
    first = folder + "/image0.qcow2"
    subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", first, "1G"], check=True)
    with open(first, "rb") as f:
        content = f.read()
    for i in range(1, number):
        with open(f"{folder}/image{i}.qcow2", "wb") as f:
            f.write(content)


def measure(side_name, vireod, number):
    import libvirt
    from harness import side
    side.private_machine()
    daemon = side.Side(side_name, vireod, "/run/log")
    daemon.prepare()
    daemon.start()
    uri = daemon.uri("qemu", "system")
    conn = libvirt.open(uri)
    images("/run/many", number)
    clock = Clock(daemon.process.pid)
    pool = conn.storagePoolDefineXML(DIR.format("many", "/run/many"), 0)
    clock.step("start", pool.create)
    clock.step("refresh again", pool.refresh)
    clock.step("list with info", lambda: [v.info() for v in pool.listAllVolumes()])
    vireo = os.path.join(os.path.dirname(vireod), "vireo")
    if os.path.exists(vireo):
        # The same program asks both daemons; one of Vireo answers with all volumes at once.
        clock.step("list with info by 'vireo volume list'", lambda: subprocess.run(
            [vireo, "volume", "list", "--connect", uri, "many"], check=True, stdout=subprocess.DEVNULL))
    clock.step("1000 lookups by path", lambda: [conn.storageVolLookupByPath(f"/run/many/image{i * number // 1000}.qcow2") for i in range(1000)])
    small = conn.storagePoolDefineXML(DIR.format("few", "/run/few"), 0)
    os.makedirs("/run/few")
    small.create()
    small.createXML(RAW.format("one", 4096, 4096), 0)
    # libvirtd asks one pool after the other: the pool that has the volume comes second.
    clock.step("1000 lookups by path of a small pool", lambda: [conn.storageVolLookupByPath("/run/few/one") for _ in range(1000)])
    transfers(conn, uri, clock)
    conn.close()
    daemon.stop()
    print(json.dumps(clock.rows))


def transfers(conn, uri, clock):
    pool = conn.storagePoolDefineXML(DIR.format("big", "/run/big"), 0)
    os.makedirs("/run/big")
    pool.create()
    block = os.urandom(1 << 20)
    with open("/run/full.raw", "wb") as f:
        for _ in range(GIB >> 20):
            f.write(block)
    with open("/run/sparse.raw", "wb") as f:
        for i in range(64):
            f.seek(i * (10 * GIB // 64))
            f.write(block)
        f.truncate(10 * GIB)
    pool.createXML(RAW.format("full", GIB, GIB), 0)
    pool.createXML(RAW.format("sparse", 10 * GIB, 0), 0)

    def virsh(*words):
        subprocess.run(["virsh", "-q", "-c", uri, *words], check=True, stdout=subprocess.DEVNULL)

    clock.step("upload 1 GiB", lambda: virsh("vol-upload", "full", "/run/full.raw", "--pool", "big"))
    clock.step("download 1 GiB", lambda: virsh("vol-download", "full", "/run/back.raw", "--pool", "big"))
    subprocess.run(["cmp", "/run/full.raw", "/run/back.raw"], check=True)
    clock.step("upload 64 MiB in 10 GiB, sparse", lambda: virsh("vol-upload", "sparse", "/run/sparse.raw", "--pool", "big", "--sparse"))
    clock.step("download 64 MiB in 10 GiB, sparse", lambda: virsh("vol-download", "sparse", "/run/hollow.raw", "--pool", "big", "--sparse"))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--images", type=int, default=5000)
    options.add_argument("--vireod", default=os.path.join(ROOT, "out", "bin", "vireod"))
    options.add_argument("--side", help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.side:
        measure(given.side, given.vireod, given.images)
        return
    best = {}
    for _ in range(given.rounds):
        for name in ("system", "vireo"):
            done = subprocess.run(
                ["unshare", "-m", "-n", "-p", "-f", "--kill-child", "--mount-proc", "/usr/bin/python3", os.path.abspath(__file__), "--side", name,
                 "--vireod", given.vireod, "--images", str(given.images)], check=True, stdout=subprocess.PIPE, text=True)
            for step, (wall, processor) in json.loads(done.stdout.splitlines()[-1]).items():
                old = best.setdefault(step, {}).get(name, (wall, processor))
                best[step][name] = (min(wall, old[0]), min(processor, old[1]))
    print(f"{'':40}{'ours':>22}{'libvirtd':>22}{'wall':>8}{'cpu':>8}")
    for step, sides in best.items():
        (ow, oc), (lw, lc) = sides["vireo"], sides["system"]
        print(f"{step:40}{ow * 1e3:10.1f} {oc * 1e3:8.1f} ms{lw * 1e3:10.1f} {lc * 1e3:8.1f} ms{ow / lw:8.2f}{oc / lc:8.2f}")


if __name__ == "__main__":
    main()
