"""Network filters of guests: applied at a start, a plug and a change, taken away at every end; and what a guest that lies gets through."""
import fcntl
import os
import re
import socket
import struct
import subprocess

from harness import guests

SHIPPED = "/usr/share/libvirt/nwfilter"
CARD = ("<interface type='bridge'><mac address='52:54:00:cc:00:0{0}'/><source bridge='br0'/><model type='virtio'/>{1}</interface>")
CLEAN = "<filterref filter='clean-traffic'><parameter name='IP' value='10.0.0.{0}'/></filterref>"
MAC, OTHER, ALL = "52:54:00:00:00:01", "52:54:00:00:00:66", "ff:ff:ff:ff:ff:ff"


def shell(command):
    return subprocess.run(command, shell=True, capture_output=True, text=True, check=False).stdout


def rules(s, name):
    """Rules of all ports; a tap is called by its guest's address, because its number depends on who came before."""
    text = "".join(shell(program) for program in ("ebtables-save -t nat", "iptables-save -t filter"))
    for line in shell("ip -o link").splitlines():
        if found := re.search(r"^\d+: (vnet\d+).*link/ether fe:54:00:cc:00:(\w+)", line):
            text = re.sub(rf"\b{found[1]}\b", "tap" + found[2], text)
    s.record("rules, " + name, "\n".join(sorted(line for line in text.splitlines() if "tap" in line or "vnet" in line)))


def bindings(s, name):
    s.record("bindings, " + name, "\n".join(sorted(f"{b.filterName()} {re.search('name>(.*)<', b.XMLDesc())[1]}" for b in s.connect().listAllNWFilterBindings())))


def run(s):
    folder = s.side.root + "/etc/libvirt/nwfilter"
    os.makedirs(folder, exist_ok=True)
    for name in os.listdir(SHIPPED):
        with open(f"{SHIPPED}/{name}", encoding="utf-8") as source, open(f"{folder}/{name}", "w", encoding="utf-8") as target:
            target.write(source.read())
    s.side.kill()
    s.side.start()
    shell("ip link add br0 type bridge; ip link set br0 up")
    for name, number, cards in (("a", 1, CARD.format(1, CLEAN.format(1))), ("b", 2, CARD.format(2, CLEAN.format(2)) + CARD.format(3, "")),
                                ("lost", 3, CARD.format(4, "<filterref filter='nosuch'/>"))):
        s.uuid(guests.UUID % number)
        s.run(["define", s.file("g.xml", guests.domain(name, number, cards))])
    s.virsh("start lost")
    s.virsh("start a --paused")
    s.virsh("start b --paused")
    bindings(s, "started")
    rules(s, "started")
    s.record("interface of a", re.sub(r"vnet\d+", "vnet", "".join(re.findall(r"(?s)<filterref.*?</filterref>", s.run("dumpxml a").out))))
    plugs(s)
    s.side.kill()
    s.side.start()
    s.wait_state("a", "paused")
    bindings(s, "after a kill")
    rules(s, "after a kill")
    ends(s)
    lies(s)


def plugs(s):
    s.virsh(["attach-device", "a", s.file("card.xml", CARD.format(5, CLEAN.format(5))), "--live"], name="plug in")
    s.virsh(["attach-device", "a", s.file("card.xml", CARD.format(6, "<filterref filter='nosuch'/>")), "--live"], name="plug in with a filter that is missing")
    bindings(s, "plugged in")
    s.virsh(["update-device", "b", s.file("card.xml", CARD.format(3, "<filterref filter='no-mac-spoofing'/>")), "--live"], name="give a card a filter")
    s.virsh(["update-device", "b", s.file("card.xml", CARD.format(2, CLEAN.format(7))), "--live"], name="give a card another address")
    s.virsh(["update-device", "b", s.file("card.xml", CARD.format(2, "<filterref filter='nosuch'/>")), "--live"], name="give a card a filter that is missing")
    bindings(s, "changed")
    rules(s, "changed")
    s.virsh(["update-device", "b", s.file("card.xml", CARD.format(3, "")), "--live"], name="take a card's filter")
    bindings(s, "taken")


def ends(s):
    s.virsh("destroy a")
    bindings(s, "without a")
    os.kill(guests.process("b"), 9)
    s.wait_state("b", "shut off")
    s.check("a guest that was killed has no binding", s.wait(lambda: not s.connect().listAllNWFilterBindings(), 30))
    rules(s, "at the end")
    s.run("start a --paused")
    pid = guests.process("a")
    s.side.kill()
    os.kill(pid, 9)
    s.side.start()
    s.wait_state("a", "shut off")
    s.check("a guest that ended while nobody looked has no binding", s.wait(lambda: not s.connect().listAllNWFilterBindings(), 30))
    rules(s, "after an end that nobody saw")


def ethernet(source, kind, payload, target=ALL):
    return b"".join(bytes.fromhex(m.replace(":", "")) for m in (target, source)) + struct.pack("!H", kind) + payload.ljust(46, b"\0")


def arp(mac, address):
    return (struct.pack("!HHBBH", 1, 0x800, 6, 4, 1) + bytes.fromhex(mac.replace(":", "")) + socket.inet_aton(address) + b"\0" * 6
            + socket.inet_aton("10.0.0.200"))


def ip(address):
    head = struct.pack("!BBHHHBB", 0x45, 0, 40, 1, 0, 64, 17), socket.inet_aton(address) + socket.inet_aton("10.0.0.200")
    total = sum(struct.unpack("!9H", b"".join(head)))
    return head[0] + struct.pack("!H", ~(total + (total >> 16)) & 0xffff) + head[1] + b"\0" * 20


FRAMES = {
    "ARP": ethernet(MAC, 0x806, arp(MAC, "10.0.0.5")), "IP": ethernet(MAC, 0x800, ip("10.0.0.5")),
    "another's MAC": ethernet(OTHER, 0x800, ip("10.0.0.5")), "another's IP": ethernet(MAC, 0x800, ip("10.0.0.66")),
    "ARP of another's IP": ethernet(MAC, 0x806, arp(MAC, "10.0.0.66")), "ARP of another's MAC": ethernet(MAC, 0x806, arp(OTHER, "10.0.0.5")),
    "another protocol": ethernet(MAC, 0x88b5, b"x"),
}


def lies(s):
    """A tap whose guest is this test: what it sends to the bridge, and what arrives on another port."""
    tap = os.open("/dev/net/tun", os.O_RDWR)
    fcntl.ioctl(tap, 0x400454ca, struct.pack("16sH", b"liar", 0x1002))
    shell("ip link set liar master br0 up; ip link add v0 type veth peer name v1; ip link set v0 master br0 up; ip link set v1 up")
    # Packets of bridges pass by the host's routing, which would drop these as well.
    shell("sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.bridge.bridge-nf-call-iptables=0; echo 0 > /sys/class/net/br0/bridge/forward_delay")
    with socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3)) as ear:
        ear.bind(("v1", 0))
        arriving(tap, ear)
        s.wait(lambda: arriving(tap, ear), 40)
        s.record("without a filter", arriving(tap, ear))
        xml = (f"<filterbinding><owner><name>g</name><uuid>{guests.UUID % 9}</uuid></owner><portdev name='liar'/><mac address='{MAC}'/>"
               "<filterref filter='clean-traffic'><parameter name='IP' value='10.0.0.5'/></filterref></filterbinding>")
        s.virsh(["nwfilter-binding-create", s.file("binding.xml", xml)], name="filter the liar")
        s.record("with clean-traffic", arriving(tap, ear))
        s.check("lies are dropped", arriving(tap, ear) == "ARP, IP", arriving(tap, ear))
        s.virsh("nwfilter-binding-delete liar", name="trust the liar")
        s.record("without a filter again", arriving(tap, ear))
    os.close(tap)


def arriving(tap, ear):
    got = []
    for name, frame in FRAMES.items():
        ear.settimeout(0.01)
        try:
            while True:
                ear.recv(2000)
        except TimeoutError:
            pass
        os.write(tap, frame)
        ear.settimeout(0.3)
        try:
            while True:
                if ear.recv(2000)[:60] == frame[:60]:
                    got.append(name)
                    break
        except TimeoutError:
            pass
    return ", ".join(got)
