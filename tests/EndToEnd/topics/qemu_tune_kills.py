"""kill -9 of the daemon 0 to 5 ms after a client changes something of a running guest: limits, links, periods, threads, places of threads,
media. Afterwards the running document and the emulator agree in each of them, and the document that is shown is the one on disk.

VIREO_KILL_ROUNDS says how many rounds there are (12 without it). VIREO_KILL_SEED repeats a run.
"""
import json
import os
import random
import subprocess
import xml.etree.ElementTree as ET

import libvirt
import libvirt_qemu

from harness import guests, kills

LIVE = libvirt.VIR_DOMAIN_AFFECT_LIVE
CDROM = "<disk type='file' device='cdrom'><driver name='qemu' type='raw'/>{source}<target dev='hda' bus='ide'/><readonly/></disk>"
CARD = "<interface type='user'><mac address='52:54:00:11:44:01'/><model type='virtio'/><link state='{link}'/></interface>"
VNC = "<graphics type='vnc' port='-1' autoport='yes' passwd='{word}'/>"


def run(s):
    libvirt.registerErrorHandler(lambda _, error: None, None)
    if s.side.name != "vireo":
        s.skip("kills in changes", "libvirtd 9.0 writes a change down when it is done")
        return
    clients = [Client(s, number) for number in range(2)]
    kills.rounds(s, clients, lambda conn: [fault for c in clients for fault in look(s, conn.lookupByName(c.name))], longest=0.005, further=0.03, share=0.3,
                 seconds=10)
    conn = libvirt.open(s.uri)
    for client in clients:
        conn.lookupByName(client.name).destroy()
        conn.lookupByName(client.name).undefine()
    conn.close()


class Client:
    """One client with a running guest of its own, which changes what comes into its mind until the daemon is gone."""

    def __init__(self, s, number):
        self.name, self.uri, self.good, self.done = f"tune{number}", s.uri, 0, []
        files = {name: f"{s.work}/{self.name}.{name}" for name in ("disk", "one", "two")}
        for path in files.values():
            subprocess.run(["qemu-img", "create", "-q", "-f", "raw", path, "1M"], check=True)
        self.media = [CDROM.format(source=f"<source file='{files[m]}'/>" if m else "") for m in ("one", "two", "")]
        devices = (f"<disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='{files['disk']}'/>"
                   "<target dev='vda' bus='virtio'/></disk>" + self.media[0] + CARD.format(link="up") + VNC.format(word="first")
                   + "<memballoon model='virtio'/>")
        xml = guests.domain(self.name, 0x90 + number, devices, machine="pc", head="", extra="").replace(
            "<vcpu>1</vcpu>", "<vcpu>1</vcpu><iothreads>1</iothreads>")
        s.run(["define", s.file(self.name + ".xml", xml)])
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
            try:
                name, change = chance.choice(self.changes(chance))
                self.done.append(name)
                change(domain)
                self.good += 1
            except libvirt.libvirtError as e:
                self.done[-1] += f"!({e.get_error_message()[:80]})"
                if not conn.isAlive():
                    return

    def changes(self, chance):
        number = chance.randint(1, 200)
        limits = {"total_iops_sec": chance.choice([0, number, number + 1])}
        cpus = (True,) + (False,) * ((os.cpu_count() or 1) - 1) if number % 2 else (True,) * (os.cpu_count() or 1)
        thread = 2 + number % 2

        def threads(domain):
            present = [t[0] for t in domain.ioThreadInfo(LIVE)]
            (domain.delIOThread if thread in present else domain.addIOThread)(thread, LIVE)

        return [
            ("limits", lambda d: d.setBlockIoTune("vda", limits, LIVE)),
            ("limits", lambda d: d.setBlockIoTune("vda", limits, LIVE)),
            ("link", lambda d: d.updateDeviceFlags(CARD.format(link=chance.choice(["up", "down"])), LIVE)),
            ("period", lambda d: d.setMemoryStatsPeriod(chance.choice([0, number]), LIVE)),
            ("threads", threads),
            ("reboot", lambda d: d.setLifecycleAction(libvirt.VIR_DOMAIN_LIFECYCLE_REBOOT, chance.choice([0, 1]), LIVE)),
            ("pin", lambda d: d.pinEmulator(cpus, LIVE)),
            ("vcpupin", lambda d: d.pinVcpuFlags(0, cpus, LIVE)),
            ("threadpin", lambda d: d.pinIOThread(1, cpus, LIVE)),
            ("medium", lambda d: d.updateDeviceFlags(chance.choice(self.media), LIVE | libvirt.VIR_DOMAIN_DEVICE_MODIFY_FORCE)),
            ("password", lambda d: d.updateDeviceFlags(VNC.format(word=f"w{number}"), LIVE)),
            ("pause", lambda d: d.suspend() if d.isActive() and d.state()[0] == 1 else d.resume()),
        ]


def ask(domain, command, **arguments):
    return json.loads(libvirt_qemu.qemuMonitorCommand(domain, json.dumps({"execute": command, "arguments": arguments}), 0))["return"]


def look(s, domain):
    if not domain.isActive():
        return [f"{domain.name()} does not run any more"]
    name, text = domain.name(), domain.XMLDesc(0)
    root = ET.fromstring(text)
    faults = []

    def same(what, found, expected):
        if found != expected:
            faults.append(f"{name}: {what} is {found}, the document says {expected}")

    drives = {b["qdev"]: b for b in ask(domain, "query-block") if b.get("qdev")}
    disk = next(b for qdev, b in drives.items() if "virtio-disk0" in qdev)
    same("limit", disk["inserted"]["iops"], int(root.findtext("devices/disk/iotune/total_iops_sec", "0")))
    cdrom = next(b for qdev, b in drives.items() if "ide0" in qdev)
    source = root.find("devices/disk[@device='cdrom']/source")
    same("medium", cdrom.get("inserted", {}).get("file"), None if source is None else source.get("file"))
    same("tray", cdrom["tray_open"], False)
    stats = root.find("devices/memballoon/stats")
    same("period", ask(domain, "qom-get", path="/machine/peripheral/balloon0", property="guest-stats-polling-interval"),
         0 if stats is None else int(stats.get("period")))
    threads = {t["id"]: t["thread-id"] for t in ask(domain, "query-iothreads")}
    ids = [t.get("id") for t in root.findall("iothreadids/iothread")] or [str(n + 1) for n in range(int(root.findtext("iothreads", "0")))]
    same("threads", sorted(threads), sorted("iothread" + i for i in ids))
    vcpu = ask(domain, "query-cpus-fast")[0]["thread-id"]
    for pin, thread in (("vcpupin", vcpu), ("iothreadpin", threads.get("iothread1", 0))):
        wanted = root.find("cputune/" + pin)
        if wanted is not None and os.cpu_count() > 1:
            same(pin, os.sched_getaffinity(thread) == {0}, wanted.get("cpuset") == "0")
    emulator = root.find("cputune/emulatorpin")
    if emulator is not None and os.cpu_count() > 1:
        same("emulatorpin", os.sched_getaffinity(guests.process(name)) == {0}, emulator.get("cpuset") == "0")
    state, reason = domain.state()
    running = ask(domain, "query-status")["running"]
    same("state", state, libvirt.VIR_DOMAIN_RUNNING if running else libvirt.VIR_DOMAIN_PAUSED)
    if not running:
        same("reason", reason, libvirt.VIR_DOMAIN_PAUSED_USER)
    with open(f"{s.side.root}/run/libvirt/qemu/{name}.xml", encoding="utf-8") as f:
        kept = f.read()
    same("orders without an answer", kept.count("<order"), 0)
    kept = ET.fromstring(kept).find("domain")
    for path in ("devices/disk/iotune/total_iops_sec", "on_reboot"):
        same("on disk " + path, kept.findtext(path), root.findtext(path))
    same("link on disk", kept.find("devices/interface/link").get("state") if kept.find("devices/interface/link") is not None else None,
         root.find("devices/interface/link").get("state") if root.find("devices/interface/link") is not None else None)
    return faults
