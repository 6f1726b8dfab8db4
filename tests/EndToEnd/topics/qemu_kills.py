"""kill -9 of the daemon 0 to 40 ms after requests of four clients, again and again: afterwards the list, the files and the processes agree, no
emulator is without an owner, no guest is left paused, and no job is without an end.

VIREO_KILL_ROUNDS says how many rounds there are (12 without it); the full figure is 2000 (with `--limit 10000`). VIREO_KILL_SEED repeats a run.
"""
import glob
import os
import random
import subprocess

import libvirt

from harness import guests, kills

CLIENTS = 4
DISK = """
    <disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='{path}'/><target dev='vda' bus='virtio'/></disk>"""


def run(s):
    libvirt.registerErrorHandler(lambda _, error: None, None)
    if s.side.name != "vireo":
        s.skip("kills", "libvirtd 9.0 loses saves and jobs that it is killed in")
        return
    clients = [Client(s, number) for number in range(CLIENTS)]
    for client in clients:
        client.prepare(s)
    kills.rounds(s, clients, lambda conn: look(s, conn, clients), longest=0.04, further=0.5, share=0.5, seconds=60, most=5,
                 after=lambda: tidy(s, clients))


class Client:
    """One client with a guest of its own, which does what comes into its mind until the daemon is gone."""

    def __init__(self, s, number):
        self.name, self.other = f"kill{number}", f"other{number}"
        self.base, self.top, self.saved = (f"{s.work}/{self.name}.{kind}" for kind in ("base", "top", "saved"))
        self.xml = guests.domain(self.name, 0x60 + number, DISK.format(path=self.top), memory=32)
        self.uri = s.uri
        self.done, self.good = [], 0

    def prepare(self, s):
        subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", self.base, "8M"], check=True)
        subprocess.run(["qemu-io", "-f", "qcow2", "-c", "write 0 4M", self.base], check=True, stdout=subprocess.DEVNULL)
        self.fresh_disk()

    def fresh_disk(self):
        subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", "-b", self.base, "-F", "qcow2", self.top], check=True)

    def last(self):
        return f"{self.name}: " + " ".join(self.done[-6:])

    def work(self, begun, seed):
        chance = random.Random(seed)
        self.done = []
        try:
            conn = libvirt.open(self.uri)
            begun.wait()
            while True:
                self.one(conn, chance.choice(self.choices(conn)))
        except libvirt.libvirtError as e:
            if e.get_error_domain() != libvirt.VIR_FROM_RPC and "closed" not in str(e) and "end of file" not in str(e).lower():
                self.done.append(str(e))

    def domain(self, conn):
        for name in (self.name, self.other):
            try:
                return conn.lookupByName(name)
            except libvirt.libvirtError as e:
                if e.get_error_code() != libvirt.VIR_ERR_NO_DOMAIN:
                    raise
        return None

    def choices(self, conn):
        domain = self.domain(conn)
        if domain is None:
            return ["define", "transient"] + (["restore"] if os.path.exists(self.saved) else [])
        if domain.isActive():
            return ["destroy", "save", "managedsave", "pull", "pull", "define"] if domain.isPersistent() else ["destroy", "save", "define", "pull"]
        return ["start", "start", "start", "rename", "undefine", "define"]

    def one(self, conn, what):
        domain = self.domain(conn)
        self.done.append(what)
        try:
            if what == "define":
                conn.defineXML(self.xml if domain is None or domain.name() == self.name else self.xml.replace(self.name + "<", self.other + "<"))
            elif what == "transient":
                conn.createXML(self.xml)
            elif what == "start":
                domain.create()
            elif what == "destroy":
                domain.destroy()
            elif what == "undefine":
                domain.undefineFlags(libvirt.VIR_DOMAIN_UNDEFINE_MANAGED_SAVE)
            elif what == "rename":
                domain.rename(self.other if domain.name() == self.name else self.name)
            elif what == "save":
                domain.save(self.saved)
            elif what == "managedsave":
                domain.managedSave()
            elif what == "restore":
                conn.restore(self.saved)
            elif what == "pull":
                domain.blockPull("vda", 0)
            self.good += 1
        except libvirt.libvirtError as e:
            self.done[-1] += "!"
            if not conn.isAlive():
                raise
            self.done[-1] += f"({e.get_error_message()[:90]})"


def look(s, conn, clients):
    faults = []
    state, lib, etc = (s.side.root + path for path in ("/run/libvirt/qemu", "/var/lib/libvirt/qemu", "/etc/libvirt/qemu"))
    active, persistent, short, saved = {}, set(), set(), set()
    for domain in conn.listAllDomains():
        if domain.isPersistent():
            persistent.add(domain.name())
            if domain.hasManagedSaveImage(0):
                saved.add(domain.name())
        if domain.isActive():
            active[domain.UUIDString()] = domain.name()
            short.add(f"{domain.ID()}-{domain.name()}")
            faults += guest(domain)
    processes = emulators()
    if sorted(processes) != sorted(active):
        faults.append(f"emulators of {sorted(processes)}, active are {sorted(active)}")
    names = set(active.values())
    faults += differ("status files", files(state, ".xml"), names)
    faults += differ("pid files", files(state, ".pid") - {"driver"}, names)
    faults += differ("locks", files(state, ".lock"), set(active))
    faults += differ("definitions", files(etc, ".xml"), persistent)
    faults += differ("saved states", files(lib + "/save", ".save"), saved)
    faults += differ("folders of runs", {os.path.basename(p)[len("domain-"):] for p in glob.glob(lib + "/domain-*")}, short)
    faults += [f"left behind: {p}" for folder in (state, etc, lib + "/save") for p in glob.glob(folder + "/*.new") + glob.glob(folder + "/*.damaged")]
    for client in clients:
        if client.name in names and client.other in names:
            faults.append(f"both {client.name} and {client.other} run")
    return faults


def guest(domain):
    faults = []
    name, state = domain.name(), domain.state()
    if state[0] != libvirt.VIR_DOMAIN_RUNNING:
        faults.append(f"{name} is in state {state}")
    if domain.blockJobInfo("vda", 0):
        faults.append(f"{name} has a job")
    if domain.isPersistent() and domain.hasManagedSaveImage(0):
        faults.append(f"{name} runs beside a saved state")
    if "<mirror" in domain.XMLDesc():
        faults.append(f"{name} shows a job that it has not")
    return faults


def differ(what, found, expected):
    return [] if found == expected else [f"{what}: {sorted(found)}, expected {sorted(expected)}"]


def files(folder, end):
    return {os.path.basename(path)[:-len(end)] for path in glob.glob(folder + "/*" + end)}


def emulators():
    """UUIDs of the emulators that live, one for each process."""
    found = []
    for path in glob.glob("/proc/[0-9]*/cmdline"):
        try:
            with open(path, "rb") as f:
                words = f.read().decode(errors="replace").split("\0")
            with open(path.replace("cmdline", "stat"), encoding="utf-8") as f:
                ended = f.read().rsplit(")", 1)[1].split()[0] in "ZX"
        except OSError:
            continue
        if "-uuid" in words and "guest=" in " ".join(words) and not ended:
            found.append(words[words.index("-uuid") + 1])
    return found


def tidy(s, clients):
    """Guests whose disks have no chain any more get a new one, when they are off and have no state that needs the old one."""
    conn = libvirt.open(s.uri)
    for client in clients:
        domain = client.domain(conn)
        if domain is None or (not domain.isActive() and not domain.hasManagedSaveImage(0)):
            if os.path.exists(client.saved):
                os.unlink(client.saved)
            client.fresh_disk()
    conn.close()
