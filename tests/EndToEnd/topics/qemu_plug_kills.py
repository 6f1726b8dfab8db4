"""kill -9 of the daemon 0 to 40 ms after plugs of two clients, again and again: disks, interfaces, channels, media and virtual CPUs of running
Linux guests and of their definitions. Afterwards the running document and the emulator agree in every device and every back-end, the
definition is the one on disk, and whatever is in the document can be detached.

VIREO_KILL_ROUNDS says how many rounds there are (12 without it). VIREO_KILL_SEED repeats a run.
"""
import glob
import json
import os
import random
import re
import subprocess
import xml.etree.ElementTree as ET

import libvirt
import libvirt_qemu

from harness import guests, kills
from harness.terminal import PROMPT, Terminal

LIVE, CONFIG = libvirt.VIR_DOMAIN_AFFECT_LIVE, libvirt.VIR_DOMAIN_AFFECT_CONFIG

DEVICES = """
    <controller type='usb' index='0' model='qemu-xhci'/>
    <controller type='scsi' index='0' model='virtio-scsi'/>
    <controller type='virtio-serial' index='0'/>
    <disk type='file' device='cdrom'><driver name='qemu' type='raw'/><target dev='hda' bus='ide'/><readonly/></disk>
    <interface type='user'><mac address='52:54:00:11:33:01'/><model type='virtio'/></interface>
    <memballoon model='none'/>"""
DISK = "<disk type='file' device='disk'><driver name='qemu' type='{kind}'/><source file='{file}'/><target dev='{dev}' bus='{bus}'/></disk>"
CDROM = "<disk type='file' device='cdrom'><driver name='qemu' type='raw'/>{source}<target dev='hda' bus='ide'/><readonly/></disk>"


def run(s):
    libvirt.registerErrorHandler(lambda _, error: None, None)
    if s.side.name != "vireo":
        s.skip("kills in plugs", "libvirtd 9.0 leaves back-ends that no device owns")
        return
    guests.prepare_files(s)
    clients = [Client(s, number) for number in range(2)]
    terminals = [client.prepare(s) for client in clients]
    for terminal in terminals:
        s.check("the guest boots", terminal.expect(PROMPT), terminal.text)
        terminal.drop()
    kills.rounds(s, clients, lambda conn: [fault for c in clients for fault in look(s, conn.lookupByName(c.name))], longest=0.04, further=1.5, share=0.6,
                 seconds=15)
    empty(s, clients)


class Client:
    """One client with a running guest of its own, which plugs and unplugs what comes into its mind until the daemon is gone."""

    def __init__(self, s, number):
        self.name, self.uri, self.number = f"plug{number}", s.uri, number
        self.done, self.good = [], 0
        files = {name: f"{s.work}/{self.name}.{name}" for name in ("raw", "qcow2", "scsi", "usb", "one", "two")}
        for name, path in files.items():
            subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2" if name == "qcow2" else "raw", path, "4M"], check=True)
        mac = f"52:54:00:11:33:{number + 2}"
        self.devices = [
            DISK.format(kind="raw", file=files["raw"], dev="vdb", bus="virtio"),
            DISK.format(kind="qcow2", file=files["qcow2"], dev="vdc", bus="virtio"),
            DISK.format(kind="raw", file=files["scsi"], dev="sdb", bus="scsi"),
            DISK.format(kind="raw", file=files["usb"], dev="sdc", bus="usb"),
            f"<interface type='user'><mac address='{mac}1'/><model type='virtio'/></interface>",
            f"<interface type='bridge'><mac address='{mac}2'/><source bridge='br0'/><model type='virtio'/></interface>",
            f"<channel type='unix'><source mode='bind' path='{s.work}/{self.name}.sock'/><target type='virtio' name='org.example.plug'/></channel>",
            "<channel type='pty'><target type='virtio' name='org.example.pty'/></channel>",
            "<rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>",
        ]
        self.media = [CDROM.format(source=f"<source file='{files[m]}'/>" if m else "") for m in ("one", "two", "")]

    def prepare(self, s):
        xml = guests.linux(self.name, 0x70 + self.number, "/run/guest", DEVICES, machine="pc", vcpu="60").replace(
            "<vcpu>60</vcpu>", "<vcpu current='1'>60</vcpu>")
        s.run(["define", s.file(self.name + ".xml", xml)])
        return Terminal(["virsh", "-c", s.uri, "start", self.name, "--console"])

    def last(self):
        return f"{self.name}: " + " ".join(self.done[-8:])

    def work(self, begun, seed):
        chance = random.Random(seed)
        self.done = []
        try:
            conn = libvirt.open(self.uri)
            domain = conn.lookupByName(self.name)
            begun.wait()
            while True:
                self.one(conn, domain, chance)
        except libvirt.libvirtError as e:
            if e.get_error_domain() != libvirt.VIR_FROM_RPC and "closed" not in str(e) and "end of file" not in str(e).lower():
                self.done.append(str(e))

    def one(self, conn, domain, chance):
        flags = chance.choice([LIVE, LIVE, LIVE | CONFIG, CONFIG])
        what = chance.choice(["plug"] * 6 + ["medium", "link", "vcpu"])
        try:
            if what == "medium":
                self.done.append("medium")
                domain.updateDeviceFlags(chance.choice(self.media), LIVE | libvirt.VIR_DOMAIN_DEVICE_MODIFY_FORCE)
            elif what == "vcpu":
                self.done.append("vcpu")
                # Only more: QEMU 7.2 itself does not survive it for long when emulated processors leave.
                domain.setVcpusFlags(domain.vcpusFlags(LIVE) + 1, LIVE)
            elif what == "link":
                self.done.append("link")
                state = chance.choice(["up", "down"])
                domain.updateDeviceFlags(f"<interface type='user'><mac address='52:54:00:11:33:01'/><model type='virtio'/><link state='{state}'/>"
                                         "</interface>", LIVE)
            else:
                device = chance.choice(self.devices)
                self.done.append("document")
                text = domain.XMLDesc(libvirt.VIR_DOMAIN_XML_INACTIVE if flags == CONFIG else 0)
                key = re.search(r"dev='[^']*'|mac address='[^']*'|name='org[^']*'|<rng", device).group(0)
                there = key in text
                self.done[-1] = f"{'detach' if there else 'attach'}:{key}:{flags}"
                (domain.detachDeviceFlags if there else domain.attachDeviceFlags)(device, flags)
            self.good += 1
        except libvirt.libvirtError as e:
            self.done[-1] += f"!({e.get_error_message()[:90]})"
            if not conn.isAlive():
                raise


def ask(domain, command, **arguments):
    return json.loads(libvirt_qemu.qemuMonitorCommand(domain, json.dumps({"execute": command, "arguments": arguments}), 0))["return"]


def look(s, domain):
    name = domain.name()
    devices = ET.fromstring(domain.XMLDesc(0)).find("devices")
    faults = []

    def differ(what, found, expected):
        if sorted(found) != sorted(expected):
            faults.append(f"{name}: {what}: {sorted(found)}, expected {sorted(expected)}")

    if not domain.isActive():
        with open(f"{s.side.root}/var/log/libvirt/qemu/{name}.log", encoding="utf-8", errors="replace") as f:
            return [f"{name} does not run any more: {f.read()[-700:]}"]
    nameless = [ET.tostring(d, encoding="unicode") for d in devices if d.find("alias") is None and d.tag not in ("emulator", "audio", "memballoon")]
    if nameless:
        return [f"{name}: devices without an alias: {nameless}"]
    aliases = {kind: {d.find("alias").get("name") for d in devices.findall(kind)} for kind in ("disk", "interface", "channel", "rng", "controller")}
    plugged = {item["name"] for item in ask(domain, "qom-list", path="/machine/peripheral") if item["type"] != "string"}
    for kind, start in (("disk", ("virtio-disk", "scsi0-", "usb-disk", "ide")), ("interface", "net"), ("channel", "channel"), ("rng", "rng")):
        differ(f"devices ({kind})", {p for p in plugged if p.startswith(start)}, {a for a in aliases[kind] if not a.startswith("fdc")})
    nodes = {n["node-name"] for n in ask(domain, "query-named-block-nodes", flat=True) if n["node-name"].startswith("libvirt-")}
    images = {d.find("source").get("index") for d in devices.findall("disk") if d.find("source") is not None}
    differ("images", {n.split("-")[1] for n in nodes}, images)
    differ("media", [b["qdev"] for b in ask(domain, "query-block") if b.get("inserted") and b.get("qdev", "").startswith("ide")],
           [d.find("alias").get("name") for d in devices.findall("disk") if d.get("device") == "cdrom" and d.find("source") is not None])
    differ("character devices", {c["label"] for c in ask(domain, "query-chardev") if c["label"].startswith("charchannel")},
           {"char" + a for a in aliases["channel"]})
    differ("objects", {o["name"] for o in ask(domain, "qom-list", path="/objects") if o["name"].startswith("objrng")},
           {"obj" + a for a in aliases["rng"]})
    networks = libvirt_qemu.qemuMonitorCommand(domain, "info network", libvirt_qemu.VIR_DOMAIN_QEMU_MONITOR_COMMAND_HMP)
    differ("networks", re.findall(r"(hostnet\d+):", networks), {"host" + a for a in aliases["interface"]})
    vcpus = ET.fromstring(domain.XMLDesc(0)).find("vcpu")
    differ("virtual CPUs", [len(ask(domain, "query-cpus-fast"))], [int(vcpus.get("current", vcpus.text))])
    sockets = [d.find("source").get("path") for d in devices.findall("channel") if d.get("type") == "unix"]
    differ("sockets", glob.glob(f"{s.work}/{name}.sock"), sockets)
    with open(f"{s.side.root}/etc/libvirt/qemu/{name}.xml", encoding="utf-8") as f:
        kept = f.read()
    if kept[kept.index("<domain"):].strip() != domain.XMLDesc(libvirt.VIR_DOMAIN_XML_INACTIVE).strip():
        faults.append(f"{name}: the definition on disk is another one than the daemon shows")
    return faults


def empty(s, clients):
    """Whatever the rounds left plugged can be unplugged, and plugged again."""
    conn = libvirt.open(s.uri)
    for client in clients:
        domain = conn.lookupByName(client.name)
        for element in ET.fromstring(domain.XMLDesc(0)).find("devices"):
            alias = element.find("alias")
            own = element.find("mac") is not None and element.find("mac").get("address") == "52:54:00:11:33:01"
            if alias is not None and element.tag in ("disk", "interface", "channel", "rng") and element.get("device") != "cdrom" and not own:
                domain.detachDeviceAlias(alias.get("name"), LIVE)
        gone = s.wait(lambda d=domain: not re.search("org.example|dev='vd|<rng", d.XMLDesc(0)) and d.XMLDesc(0).count("<interface ") == 1, 60)
        s.check(f"{client.name} lets all go", gone, domain.XMLDesc(0))
        s.check(f"{client.name} agrees when all is detached", s.wait(lambda d=domain: not look(s, d), 30), "\n".join(look(s, domain)))
        for device in client.devices:
            try:
                domain.attachDeviceFlags(device, LIVE)
            except libvirt.libvirtError as e:
                s.check(f"{client.name}: attach {device}", False, str(e))
        faults = look(s, domain)
        s.check(f"{client.name} agrees when all is attached", not faults, "\n".join(faults))
        domain.destroy()
        domain.undefine()
    s.check("no tap is left", not subprocess.run(["ip", "-o", "link", "show", "master", "br0"], check=True, capture_output=True).stdout)
    conn.close()
