"""kill -9 of the daemon 0 to 40 ms after virtual CPUs of a running Linux guest come and go. QEMU 7.2 itself does not survive it for long when
emulated processors leave: such an end is accepted, and must be shown as one. A guest that lives has the processors that are shown, and no
emulator is without an owner.

VIREO_KILL_ROUNDS says how many rounds there are (8 without it). VIREO_KILL_SEED repeats a run.
"""
import os
import random
import xml.etree.ElementTree as ET

import libvirt

from harness import guests, kills
from harness.terminal import PROMPT, Terminal
from topics.qemu_tune_kills import ask

LIVE = libvirt.VIR_DOMAIN_AFFECT_LIVE


def run(s):
    libvirt.registerErrorHandler(lambda _, error: None, None)
    if s.side.name != "vireo":
        s.skip("kills in unplugs of processors", "the crashes of the emulator come at other times there")
        return
    guests.prepare_files(s)
    client = Client(s)
    kills.rounds(s, [client], lambda conn: look(s, conn.lookupByName(client.name)), longest=0.04, further=3, share=0.5, seconds=15, usual=8,
                 before=lambda: client.started(s))
    s.run(["destroy", client.name])
    s.run(["undefine", client.name])


class Client:
    """One client, whose guest has one to six processors."""

    def __init__(self, s):
        self.name, self.uri, self.good, self.done = "cpus", s.uri, 0, []
        xml = guests.linux(self.name, 0xb0, "/run/guest", machine="pc", vcpu="6").replace("<vcpu>6</vcpu>", "<vcpu current='1'>6</vcpu>")
        s.run(["define", s.file(self.name + ".xml", xml)])

    def started(self, s):
        """Boots the guest when it does not run; 1 when that was so."""
        if s.run(["domstate", self.name]).out.strip() == "running":
            return 0
        terminal = Terminal(["virsh", "-c", s.uri, "start", self.name, "--console"])
        s.check("the guest boots", terminal.expect(PROMPT), terminal.text)
        terminal.drop()
        return 1

    def last(self):
        return f"{self.name}: " + " ".join(self.done[-8:])

    def work(self, begun, seed):
        chance = random.Random(seed)
        self.done = []
        conn = libvirt.open(self.uri)
        domain = conn.lookupByName(self.name)
        begun.wait()
        while True:
            number = chance.randint(1, 6)
            try:
                self.done.append(str(number))
                domain.setVcpusFlags(number, LIVE)
                self.good += 1
            except libvirt.libvirtError as e:
                self.done[-1] += f"!({e.get_error_message()[:80]})"
                if not conn.isAlive() or "not running" in str(e):
                    return


def look(s, domain):
    pid = guests.process(domain.name())
    state, reason = domain.state()
    with open(f"{s.side.root}/var/log/libvirt/qemu/{domain.name()}.log", encoding="utf-8", errors="replace") as f:
        words = f.read()[-300:]
    if not domain.isActive():
        # A daemon that starts later does not know why a guest is off that was off before.
        known = (libvirt.VIR_DOMAIN_SHUTOFF_CRASHED, libvirt.VIR_DOMAIN_SHUTOFF_UNKNOWN)
        faults = [] if state == libvirt.VIR_DOMAIN_SHUTOFF and reason in known else [f"its end is {state}, {reason}: {words}"]
        left = [p for p in (f"{s.side.root}/run/libvirt/qemu/{domain.name()}.{kind}" for kind in ("xml", "pid")) if os.path.exists(p)]
        return faults + ([f"an emulator without an owner: {pid}"] if pid else []) + ([f"left: {left}"] if left else [])
    if not pid:
        return [f"shown as running without an emulator: {words}"]
    root = ET.fromstring(domain.XMLDesc(0))
    present = sorted(c["cpu-index"] for c in ask(domain, "query-cpus-fast"))
    current = root.find("vcpu").get("current", root.findtext("vcpu"))
    each = sorted(int(v.get("id")) for v in root.findall("vcpus/vcpu") if v.get("enabled") == "yes")
    faults = [] if int(current) == len(present) else [f"{len(present)} processors, the document has {current}"]
    if each and each != present:
        faults.append(f"processors {present}, the document has {each}")
    threads = sorted(v[0] for v in domain.vcpus()[0])
    return faults + ([] if threads == present else [f"processors {present}, the list has {threads}"])
