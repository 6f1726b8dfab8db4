"""kill -9 of the daemon 0 to 40 ms after interfaces on a bridge are attached and detached: afterwards the bridge has a tap for each interface of
the running documents, each emulator has its own open, and none is left when the guests end.

VIREO_KILL_ROUNDS says how many rounds there are (12 without it). VIREO_KILL_SEED repeats a run.
"""
import glob
import os
import random
import subprocess
import xml.etree.ElementTree as ET

import libvirt

from harness import guests, kills

LIVE = libvirt.VIR_DOMAIN_AFFECT_LIVE
CARD = "<interface type='bridge'><mac address='{mac}'/><source bridge='br0'/><model type='{model}'/></interface>"


def run(s):
    libvirt.registerErrorHandler(lambda _, error: None, None)
    if s.side.name != "vireo":
        s.skip("kills in attachments to bridges", "libvirtd 9.0 leaves taps behind")
        return
    guests.prepare_files(s)
    clients = [Client(s, number) for number in range(2)]
    kills.rounds(s, clients, lambda conn: look(s, conn, clients), longest=0.04, further=0.6, share=0.6, seconds=10)
    conn = libvirt.open(s.uri)
    for client in clients:
        conn.lookupByName(client.name).destroy()
        conn.lookupByName(client.name).undefine()
    conn.close()
    s.check("no tap is left", not taps(), taps())


class Client:
    """One client with a running guest of its own, whose cards come and go. A USB card goes at once, though no system runs in the guest."""

    def __init__(self, s, number):
        self.name, self.uri, self.good, self.done = f"tap{number}", s.uri, 0, []
        self.cards = [CARD.format(mac=f"52:54:00:11:5{number}:0{n}", model="usb-net") for n in range(3)]
        s.run(["define", s.file(self.name + ".xml", guests.domain(
            self.name, 0xa0 + number, "<controller type='usb' index='0' model='qemu-xhci' ports='15'/>", machine="pc"))])
        started = s.run(["start", self.name])
        s.check(f"{self.name} starts", started.ok, started.err)

    def last(self):
        return f"{self.name}: " + " ".join(self.done[-6:])

    def work(self, begun, seed):
        chance = random.Random(seed)
        self.done = []
        conn = libvirt.open(self.uri)
        domain = conn.lookupByName(self.name)
        begun.wait()
        while True:
            card = chance.choice(self.cards)
            try:
                mac = ET.fromstring(card).find("mac").get("address")
                there = mac in domain.XMLDesc(0)
                self.done.append(("detach" if there else "attach") + mac[-2:])
                (domain.detachDeviceFlags if there else domain.attachDeviceFlags)(card, LIVE)
                self.good += 1
            except libvirt.libvirtError as e:
                self.done.append(f"!({e.get_error_message()[:80]})")
                if not conn.isAlive():
                    return


def taps():
    shown = subprocess.run(["ip", "-o", "link", "show", "master", "br0"], check=True, capture_output=True, text=True).stdout
    return sorted(line.split(": ")[1].split("@")[0] for line in shown.splitlines())


def open_taps(pid):
    """The taps that a process has open."""
    found = []
    for path in glob.glob(f"/proc/{pid}/fdinfo/*"):
        try:
            with open(path, encoding="utf-8") as f:
                found += [line.split()[1] for line in f if line.startswith("iff:")]
        except OSError:
            continue
    return sorted(found)


def look(s, conn, clients):
    faults, named = [], []
    for client in clients:
        domain = conn.lookupByName(client.name)
        if not domain.isActive():
            return [f"{client.name} does not run any more"]
        targets = [i.find("target") for i in ET.fromstring(domain.XMLDesc(0)).findall("devices/interface")]
        own = sorted(t.get("dev") if t is not None else "?" for t in targets)
        named += own
        held = open_taps(guests.process(client.name))
        if held != own:
            faults.append(f"{client.name}: the emulator holds {held}, the document has {own}")
    if taps() != sorted(named):
        faults.append(f"the bridge has {taps()}, the documents have {sorted(named)}")
    return faults
