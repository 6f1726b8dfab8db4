"""Steps on networks and interfaces of a real machine, the same for both daemons: networks.py OUT writes what each step answered, as JSON."""
import json
import os
import re
import signal
import subprocess
import sys
import time

import libvirt
from steps import Steps, shell

CARD = "<interface type='{0}'><mac address='52:54:00:bb:02:0{1}'/>{2}<model type='virtio'/></interface>"
DOMAIN = ("<domain type='qemu'><name>{0}</name><memory>65536</memory><os><type arch='x86_64' machine='pc-i440fx-7.2'>hvm</type></os><devices>"
          "<emulator>/usr/bin/qemu-system-x86_64</emulator>{1}<memballoon model='none'/></devices></domain>")
# What comes of the order of things is left out: numbers of links, timers, the host's other links.
LINK = r"sed -E 's/^[0-9]+: //; s/ (qdisc|state|qlen|numtxqueues|numrxqueues|gso_max_size|gso_max_segs|tso_max_size|tso_max_segs|gro_max_size|link-netnsid) \S+//g'"


class Guests(Steps):
    """Steps on guests and their links."""
    MASKS = [(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}", "U"), (r"(macvtap|vnet)[0-9]+", r"\1N"), (r"<!--(?s:.)*?-->\n", ""), (r"parentbus \S+ parentdev \S+ ", ""),
             # libvirt switches a macvtap on when the guest runs, Vireo when it makes it.
             (r"<(NO-CARRIER,)?BROADCAST,MULTICAST,(UP,)?(M-DOWN|LOWER_UP)>", "<FLAGS>")]

    def network(self, name, body, start=True):
        network = self.do(f"{name}: define", lambda: self.conn.networkDefineXML(f"<network><name>{name}</name>{body}</network>") and None)
        found = self.conn.networkLookupByName(name)
        if start:
            self.do(f"{name}: start", found.create)
        return found or network

    def guest(self, name, *cards):
        """A paused guest; None when it does not start."""
        self.do(f"{name}: start", lambda: self.conn.createXML(DOMAIN.format(name, "".join(cards)), libvirt.VIR_DOMAIN_START_PAUSED) and None)
        try:
            found = self.conn.lookupByName(name)
        except libvirt.libvirtError:
            return None
        self.note(f"{name}: interfaces", "".join(re.findall(r"(?s)<interface.*?</interface>", found.XMLDesc())))
        return found

    def link(self, what, pattern):
        self.on_disk(what, f"ip -d -o link show | grep -E '{pattern}' | {LINK}")

    def end(self, guest):
        if guest:
            name = guest.name()
            self.do(f"{name}: destroy", guest.destroy)

    def restart(self):
        """The daemon dies, and another one takes its place."""
        program = os.environ.get("DAEMON")
        os.kill(int(shell("pidof " + os.path.basename(program or "libvirtd")).split()[0]), signal.SIGKILL)
        time.sleep(1)
        if program:
            subprocess.Popen(["setsid", program], stdin=subprocess.DEVNULL, stdout=open("/srv/vireod.log", "ab"), stderr=subprocess.STDOUT)
        else:
            shell("systemctl restart libvirtd")
        for _ in range(100):
            time.sleep(1)
            try:
                self.conn = libvirt.open("qemu:///system")
                self.conn.getVersion()
                return
            except libvirt.libvirtError:
                pass


def shaping(s):
    """Limits and shares in the kernel."""
    net = s.network("one", "<forward mode='nat'/><bridge name='vbq0'/><mac address='52:54:00:aa:02:01'/><bandwidth><inbound average='1000' peak='5000' "
                    "burst='5120'/><outbound average='128' peak='256' burst='256'/></bandwidth><ip address='10.7.0.1' prefix='24'/>")
    kernel = "for d in vbq0 $(ls /sys/class/net | grep vnet); do tc class show dev $d | sort; tc filter show dev $d ingress | grep -E 'police|match'; done"
    s.on_disk("network", kernel)
    limits = "<source network='one'/><bandwidth><inbound average='200' floor='100' peak='300' burst='64'/><outbound average='50'/></bandwidth>"
    guest = s.guest("shaped", CARD.format("network", 1, limits))
    s.on_disk("guest", kernel)
    s.on_disk("shares", "tc filter show dev vbq0 parent 1: | grep -A4 803")
    if guest:
        s.do("other rates", lambda: guest.setInterfaceParameters("52:54:00:bb:02:01", {"inbound.average": 400, "inbound.floor": 50}, 1) and None)
        s.on_disk("other rates", kernel)
    s.end(guest)
    s.on_disk("after the guest", kernel)
    s.do("one: stop", net.destroy)
    net.undefine()


def direct(s):
    """macvtap in each mode, and networks that give out devices."""
    before = shell("cat /sys/class/net/enp1s0/address /sys/class/net/enp0s12/address")
    for number, mode in enumerate(("vepa", "private", "bridge", "passthrough")):
        guest = s.guest("d" + mode, CARD.format("direct", number, f"<source dev='enp1s0' mode='{mode}'/>"))
        s.link(mode, "macvtap")
        if mode == "bridge" and guest:
            s.restart()
            guest = s.conn.lookupByName("d" + mode)
            s.note("after a kill", "".join(re.findall(r"(?s)<interface.*?</interface>", guest.XMLDesc())))
        s.end(guest)
        s.link("after " + mode, "macvtap")
        s.note("addresses after " + mode, "the same" if shell("cat /sys/class/net/enp1s0/address /sys/class/net/enp0s12/address") == before else "others")
    s.guest("nodevice", CARD.format("direct", 8, "<source dev='nosuch' mode='bridge'/>"))
    for mode in ("bridge", "private", "vepa", "passthrough"):
        net = s.network("n" + mode, f"<forward mode='{mode}'><interface dev='enp1s0'/></forward>")
        guest = s.guest("g" + mode, CARD.format("network", 5, f"<source network='n{mode}'/>"))
        if mode == "passthrough":
            s.end(s.guest("second", CARD.format("network", 6, "<source network='npassthrough'/>")))
        s.note("ports of " + mode, "".join(p.XMLDesc() for p in net.listAllPorts(0)))
        s.link("network " + mode, "macvtap")
        s.end(guest)
        s.do(f"{mode}: stop", net.destroy)
        net.undefine()
    s.link("at last", "macvtap")


def switched(s):
    """Open vSwitch."""
    shell("systemctl start openvswitch-switch; ovs-vsctl --may-exist add-br ovsbr")
    record = "ovs-vsctl --columns=tag,trunks,vlan_mode list Port $(ovs-vsctl list-ports ovsbr); ovs-vsctl --columns=external_ids list Interface $(ovs-vsctl list-ports ovsbr)"
    net = s.network("ovs", "<forward mode='bridge'/><bridge name='ovsbr'/><virtualport type='openvswitch'/><portgroup name='t'><vlan trunk='yes'>"
                    "<tag id='1' nativeMode='untagged'/><tag id='42'/></vlan></portgroup>")
    guest = s.guest("ontrunk", CARD.format("network", 1, "<source network='ovs' portgroup='t'/>"))
    s.on_disk("trunk", record)
    s.restart()
    guest = s.conn.lookupByName("ontrunk") if guest else None
    s.end(guest)
    s.on_disk("after the trunk", "ovs-vsctl list-ports ovsbr")
    guest = s.guest("tagged", CARD.format("bridge", 2, "<source bridge='ovsbr'/><virtualport type='openvswitch'/><vlan><tag id='7'/></vlan>"))
    s.on_disk("tag", record)
    if guest:
        os.kill(int(shell("pgrep -f guest=tagged,").split()[0]), signal.SIGKILL)
        time.sleep(3)
    s.on_disk("after the guest was killed", "ovs-vsctl list-ports ovsbr")
    s.conn.networkLookupByName("ovs").destroy()
    net = s.conn.networkLookupByName("ovs")
    net.undefine()


def ports(s):
    """Isolated ports of a bridge."""
    shell("ip link add brh type bridge; ip link set brh up")
    guest = s.guest("alone", CARD.format("bridge", 1, "<source bridge='brh'/><port isolated='yes'/>"))
    s.on_disk("isolated", "bridge -d link show | grep -c 'isolated on'")
    s.end(guest)
    shell("ip link del brh")


def main(out):
    steps = Guests()
    wanted = sys.argv[2:]
    for topic in (shaping, direct, switched, ports):
        if wanted and topic.__name__ not in wanted:
            continue
        began = time.time()
        try:
            topic(steps)
        except Exception as error:  # What went wrong with one says nothing of the next.
            steps.note(f"{topic.__name__}: ends early", f"{type(error).__name__}: {error}")
        for guest in steps.conn.listAllDomains():
            steps.note(f"{topic.__name__} left {guest.name()}", "")
            guest.destroy()
        print(f"{topic.__name__}: {time.time() - began:.0f} s", flush=True)
        with open(out, "w", encoding="utf-8") as file:
            json.dump(steps.answers, file, indent=1)


if __name__ == "__main__":
    os.environ["LC_ALL"] = "C"
    main(sys.argv[1])
