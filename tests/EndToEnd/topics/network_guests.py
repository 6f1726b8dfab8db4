"""QEMU guests on networks of the host: their ports are made and given back, whatever ends the guest or the daemon."""
import os
import re
import subprocess

from harness import guests

UUID = "ce77e701-0000-0000-0000-0000000000%02d"
NET = ("<network><name>one</name><uuid>" + UUID % 1 + "</uuid><forward mode='nat'/><bridge name='vbg0'/><mac address='52:54:00:aa:00:01'/>"
       "<ip address='10.7.0.1' prefix='24'><dhcp><range start='10.7.0.100' end='10.7.0.200'/></dhcp></ip></network>")
CARD = "<interface type='network'><mac address='52:54:00:bb:00:0{0}'/><source network='{1}'/><model type='virtio'/></interface>"
MASK = [(r"portid='[0-9a-f-]{36}'", "portid='U'")]


def shell(command):
    return subprocess.run(command, shell=True, capture_output=True, text=True, check=False).stdout


def interface(s, name, mode=""):
    text = s.run(f"dumpxml {name} {mode}").out
    return re.sub(MASK[0][0], MASK[0][1], "".join(re.findall(r"(?s)    <interface.*?</interface>\n", text)))


def ports(s):
    return s.connect().networkLookupByName("one").listAllPorts(0)


def run(s):
    s.uuid(UUID % 1)
    if s.side.name == "system":
        os.makedirs("/var/lib/libvirt/dnsmasq", exist_ok=True)
    s.virsh(["net-define", s.file("one.xml", NET)])
    for name, card in (("a", CARD.format(1, "one")), ("b", CARD.format(2, "one") + CARD.format(3, "one")), ("lost", CARD.format(4, "nosuch"))):
        s.run(["define", s.file("g.xml", guests.domain(name, ord(name[0]) % 50, card))])
    s.virsh("start a", name="start without the network")
    s.virsh("start lost")
    s.virsh("net-start one")
    s.virsh("start a --paused")
    s.virsh("start b --paused")
    s.record("interface of a", interface(s, "a"))
    s.record("definition of the interface of a", interface(s, "a", "--inactive"))
    s.virsh("domiflist b")
    s.record("connections", re.findall(r"connections='\d+'", s.run("net-dumpxml one").out)[0])
    s.record("ports", str(len(ports(s))))
    s.record("port of a", re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "U", next(p.XMLDesc() for p in ports(s) if "bb:00:01" in p.XMLDesc())))
    s.check("the taps are on the bridge", len(re.findall(r"master vbg0", shell("ip -o link"))) == 3, shell("ip -o link"))
    s.virsh(["domif-setlink", "a", "52:54:00:bb:00:01", "down"])
    s.virsh(["attach-interface", "a", "network", "nosuch", "--model", "virtio", "--live"], name="plug in to no network")
    s.virsh(["attach-interface", "a", "network", "one", "--model", "virtio", "--mac", "52:54:00:bb:00:09", "--live"], name="plug in")
    s.record("ports with another", str(len(ports(s))))
    s.side.kill()
    s.side.start()
    s.wait_state("a", "paused")
    s.record("interface after a kill", interface(s, "a"))
    s.record("ports after a kill", str(len(ports(s))))
    s.virsh("destroy a")
    s.record("ports without a", str(len(ports(s))))
    victim = next(pid for pid in os.listdir("/proc") if pid.isdigit() and b"guest=b," in words(pid))
    os.kill(int(victim), 9)
    s.wait_state("b", "shut off")
    s.check("a guest that was killed has no port", s.wait(lambda: not ports(s), 30), ports(s))
    s.virsh("start b --paused", name="start b again")
    s.virsh("net-destroy one", name="destroy the network under its guest")
    s.virsh("domstate b")
    s.virsh("destroy b", name="destroy the guest of no network")
    s.virsh("net-start one", name="start the network again")
    s.record("ports at last", str(len(ports(s))))
    s.virsh("net-destroy one", name="destroy at last")
    s.virsh("net-undefine one")


def words(pid):
    try:
        with open(f"/proc/{pid}/cmdline", "rb") as f:
            return f.read()
    except OSError:
        return b""
