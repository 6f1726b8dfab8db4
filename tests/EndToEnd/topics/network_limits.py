"""What interfaces get of their networks: limits, guarantees, isolation, VLANs of a switch, a tap alone; ordered of recorded tools.

The kernel need not have the packet scheduler's classes, nor the host a switch: what is ordered of `tc` and `ovs-vsctl` is compared. The
lab runs the same on a kernel that has them.
"""
import os
import re
import shutil
import subprocess

from harness import guests

NETWORKS = {
    "one": "<forward mode='nat'/><bridge name='vbq0'/><mac address='52:54:00:aa:01:01'/><bandwidth><inbound average='1000' peak='5000' burst='5120'/>"
           "<outbound average='128' peak='256' burst='256'/></bandwidth><ip address='10.7.0.1' prefix='24'/>",
    "plain": "<bridge name='vbq1'/><mac address='52:54:00:aa:01:02'/>",
    "br": "<forward mode='bridge'/><bridge name='brh'/><portgroup name='eng' default='yes'><bandwidth><inbound average='10' floor='0'/></bandwidth>"
          "</portgroup>",
    "ovs": "<forward mode='bridge'/><bridge name='ovsbr'/><virtualport type='openvswitch'/><portgroup name='t'><vlan trunk='yes'>"
           "<tag id='1' nativeMode='untagged'/><tag id='42'/></vlan></portgroup>",
}
CARD = "<interface type='network'><mac address='52:54:00:bb:01:0{0}'/><source network='{1}'{2}/>{3}<model type='virtio'/></interface>"
OWN = ("<interface type='ethernet'><mac address='52:54:00:bb:01:07'/><target dev='foo'/><bandwidth><inbound average='9'/></bandwidth>"
       "<script path='/bin/true'/><mtu size='1400'/></interface>")
SWITCHED = ("<interface type='bridge'><mac address='52:54:00:bb:01:05'/><source bridge='ovsbr'/><virtualport type='openvswitch'>"
            "<parameters profileid='pp' interfaceid='11111111-1111-1111-1111-111111111111'/></virtualport><vlan><tag id='7'/></vlan>"
            "<target dev='mytap'/></interface>")
MASK = [(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}", "U")]
LOG = "/run/orders"


def tools():
    """Recorded tools in the place of the host's; `tc -batch` reads orders, one a line."""
    os.makedirs("/run/tools", exist_ok=True)
    for name in ("tc", "ovs-vsctl"):
        with open(f"/run/tools/{name}", "w", encoding="ascii") as f:
            f.write(f"#!/bin/sh\ncase \"$*\" in *-batch*) while read -r l; do echo \"{name} $l\" >> {LOG}; done;; *) echo \"{name} $*\" >> {LOG};; esac\n")
        os.chmod(f"/run/tools/{name}", 0o755)
    subprocess.run(["mount", "--bind", "/run/tools/tc", os.path.realpath(shutil.which("tc") or "/sbin/tc")], check=True)
    subprocess.run(["mount", "-t", "tmpfs", "none", "/usr/local/bin"], check=True)
    shutil.copy("/run/tools/ovs-vsctl", "/usr/local/bin/")
    # The reference asks /sys for the links of its own namespace.
    subprocess.run(["mount", "-t", "sysfs", "none", "/sys"], check=True)


def orders():
    """What was ordered since the last time. What takes away is left out: it is ordered once more than needed, or not at all where a link
    goes anyway; so are checksums of DHCP, which only newer versions compute so."""
    try:
        with open(LOG, encoding="ascii") as f:
            lines = f.read().splitlines()
        os.remove(LOG)
    except OSError:
        return "none\n"
    kept = [x for x in lines if not re.search(r"tc qdisc del|noqueue|action csum|fdb|^bridge", x)]
    return re.sub(MASK[0][0], "U", "\n".join(kept) + "\n")


def card(s, name, mac):
    text = s.run(f"dumpxml {name}").out
    found = [x for x in re.findall(r"(?s)    <interface.*?</interface>\n", text) if mac in x]
    return re.sub(r"portid='[^']*'", "portid='U'", found[0] if found else text)


def run(s):
    tools()
    for link in ("brh", "ovsbr"):
        subprocess.run(["ip", "link", "add", link, "type", "bridge"], check=True)
        subprocess.run(["ip", "link", "set", link, "up"], check=True)
    if s.side.name == "system":
        os.makedirs("/var/lib/libvirt/dnsmasq", exist_ok=True)
    for name, body in NETWORKS.items():
        s.run(["net-define", s.file(name + ".xml", f"<network><name>{name}</name>{body}</network>")])
        s.virsh("net-start " + name)
        if "bandwidth" in body:
            s.record("orders for network " + name, orders())
        orders()
    limits = "<bandwidth><inbound average='200' floor='{}' peak='300' burst='64'/><outbound average='50'/></bandwidth>"
    s.run(["define", s.file("a.xml", guests.domain("a", 61, CARD.format(1, "one", "", limits.format(100))
                                                   + CARD.format(2, "br", "", "<port isolated='yes'/>")))])
    s.virsh("start a --paused")
    for mac in ("01:01", "01:02"):
        s.record("interface " + mac, card(s, "a", mac))
    s.record("orders for a", orders())
    ports = s.connect().networkLookupByName("one").listAllPorts(0)
    s.record("port", re.sub(MASK[0][0], "U", "".join(p.XMLDesc() for p in ports)))
    s.record("rates of the port", str(sorted(ports[0].paramsGet().items())) if hasattr(ports[0], "paramsGet") else "")
    s.virsh("domiftune a 52:54:00:bb:01:01 --inbound 400,500,600,50 --live")
    s.record("orders for other rates", orders())
    s.virsh("domiftune a 52:54:00:bb:01:01")
    s.virsh("domiftune a 52:54:00:bb:01:01 --inbound 0 --config")
    s.virsh("domiftune a 52:54:00:bb:01:01 --config")
    s.virsh("domiftune a 52:54:00:bb:01:01 --inbound 400,500,600,9000 --live", name="more than there is")
    s.virsh("domiftune a 52:54:00:bb:01:01", name="rates after a refusal")
    orders()
    update = re.sub(r"<bandwidth>.*</bandwidth>", "<bandwidth><inbound average='20'/></bandwidth>", CARD.format(1, "one", "", limits.format(1)))
    s.virsh(["update-device", "a", s.file("update.xml", update.replace("/><model", "/><model")), "--live"], name="update the rates")
    s.record("orders for an update", "\n".join(sorted(orders().splitlines())))
    s.virsh(["attach-device", "a", s.file("at.xml", CARD.format(3, "ovs", " portgroup='t'", "")), "--live"], name="plug into a switch")
    s.record("interface on the switch", re.sub(MASK[0][0], "U", card(s, "a", "01:03")))
    s.record("orders for the switch", orders())
    for name, network, floor in (("much", "one", 6000), ("none", "plain", 6)):
        s.run(["define", s.file(name + ".xml", guests.domain(name, 65 + len(network), CARD.format(4, network, "", limits.format(floor))))])
        s.virsh("start " + name)
    orders()
    s.side.kill()
    s.side.start()
    s.wait_state("a", "paused")
    s.record("interface after a kill", card(s, "a", "01:02"))
    orders()
    s.virsh("destroy a")
    s.record("orders after a", orders())
    s.run(["define", s.file("e.xml", guests.domain("e", 62, SWITCHED))])
    s.virsh("start e --paused")
    s.record("interface of e", card(s, "e", "01:05"))
    s.record("orders for e", orders())
    s.virsh("destroy e")
    s.record("orders after e", orders())
    s.run(["define", s.file("f.xml", guests.domain("f", 63, OWN))])
    s.virsh("start f --paused")
    s.record("interface of f", card(s, "f", "01:07"))
    link = subprocess.run(["ip", "-o", "link", "show", "foo"], capture_output=True, text=True, check=False).stdout
    s.check("the tap has the size and the address", "mtu 1400" in link and "fe:54:00:bb:01:07" in link, link)
    s.record("orders for f", orders())
    s.virsh("destroy f")
    s.check("the tap is gone", not os.path.exists("/sys/class/net/foo"))
    alone = OWN.replace("<target dev='foo'/>", "<target dev='mine' managed='no'/>").replace("<script path='/bin/true'/><mtu size='1400'/>", "")
    s.run(["define", s.file("g.xml", guests.domain("g", 64, alone))])
    s.virsh("start g --paused", name="a tap that is not there")
    subprocess.run(["ip", "tuntap", "add", "mine", "mode", "tap", "vnet_hdr"], check=True)
    s.virsh("start g --paused", name="a tap that is there")
    s.virsh("destroy g")
    s.check("a tap of another's stays", os.path.exists("/sys/class/net/mine"))
    for name in NETWORKS:
        s.virsh("net-destroy " + name)
    orders()
