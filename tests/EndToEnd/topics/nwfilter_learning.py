"""Filters whose guests have not said their address: it is learnt from the first thing that a guest sends, and then holds."""
import fcntl
import os
import struct

from harness import guests
from topics.nwfilter_guests import ALL, MAC, OTHER, SHIPPED, arp, ethernet, ip, shell

XML = ("<filterbinding><owner><name>g</name><uuid>" + guests.UUID % 9 + "</uuid></owner><portdev name='pupil'/><mac address='" + MAC + "'/>"
       "<filterref filter='clean-traffic'>{}</filterref></filterbinding>")


def rules():
    """Rules of the port. libvirt names chains J and P while it makes them, and leaves those of the time before with that name."""
    return "\n".join(line for line in shell("ebtables-save -t nat").splitlines() if "pupil" in line)


def final(text):
    return "\n".join(sorted(text.replace("J-pupil", "I-pupil").replace("P-pupil", "O-pupil").splitlines()))


def run(s):
    folder = s.side.root + "/etc/libvirt/nwfilter"
    os.makedirs(folder, exist_ok=True)
    for name in os.listdir(SHIPPED):
        with open(f"{SHIPPED}/{name}", encoding="utf-8") as source, open(f"{folder}/{name}", "w", encoding="utf-8") as target:
            target.write(source.read())
    s.side.kill()
    s.side.start()
    s.uuid(guests.UUID % 9)
    tap = os.open("/dev/net/tun", os.O_RDWR)
    fcntl.ioctl(tap, 0x400454ca, struct.pack("16sH", b"pupil", 0x1002))
    shell("ip link set pupil up")
    way = "<parameter name='CTRL_IP_LEARNING' value='{}'/>"
    for name, first, address in (("ARP", ethernet(MAC, 0x806, arp(MAC, "10.0.0.5")), "10.0.0.5"), ("IP", ethernet(MAC, 0x800, ip("10.0.0.6")), "10.0.0.6")):
        if name == "ARP" and s.side.name == "system":
            # libvirt 9.0 did not learn from a question that a tap's owner writes.
            continue
        s.run(["nwfilter-binding-create", s.file("binding.xml", XML.format("" if name == "ARP" else way.format("any")))])
        s.check(f"{name}: rules for the time before are there", s.wait(lambda: rules().count("-j DROP") == 2, 20), rules())
        if name == "IP":
            s.record("rules before " + name, final(rules()))
        for frame in (ethernet(OTHER, 0x806, arp(OTHER, "10.0.0.66")), ethernet(MAC, 0x806, arp(MAC, "0.0.0.0")), ethernet(MAC, 0x88b5, b"x", ALL), b"x" * 20):
            os.write(tap, frame)
        s.check(f"{name}: nothing is learnt from others", not s.wait(lambda: "--arp-ip-src 10" in rules(), 1), rules())
        s.check(f"{name}: the address is learnt", s.wait(lambda: os.write(tap, first) and f"--arp-ip-src {address} " in rules(), 30), rules())
        s.wait(lambda: "libvirt-O-pupil" in rules() and "J-pupil" not in rules(), 20)
        if name == "IP":
            s.record("rules after " + name, final(rules()))
        os.write(tap, ethernet(MAC, 0x806, arp(MAC, "10.0.0.77")))
        s.check(f"{name}: it holds", not s.wait(lambda: "10.0.0.77" in rules(), 1), rules())
        if name == "IP":
            s.virsh("nwfilter-binding-dumpxml pupil")
        if s.side.name == "vireo":
            again(s, tap, address)
        s.run("nwfilter-binding-delete pupil")
        s.check(f"{name}: nothing is left", s.wait(lambda: not rules(), 10), rules())
    os.close(tap)


def again(s, tap, address):
    """A later daemon learns it again; a filter that changes meanwhile finds it known."""
    text = s.connect().nwfilterLookupByName("no-other-l2-traffic").XMLDesc(0).replace("1000", "998")
    s.connect().nwfilterDefineXML(text)
    s.check("a changed filter has the address", f"--arp-ip-src {address} " in rules(), rules())
    s.side.kill()
    s.side.start()
    s.wait(lambda: s.run("nwfilter-binding-list").ok, 20)
    shown = ethernet(MAC, 0x806, arp(MAC, address))
    s.check("a later daemon learns it again", s.wait(lambda: os.write(tap, shown) and f"--arp-ip-src {address} " in rules(), 30), rules())
