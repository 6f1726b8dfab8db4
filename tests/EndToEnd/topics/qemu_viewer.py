"""Viewers that bring a connection of their own: virt-manager's console asks the daemon for a descriptor, others hand one over."""
import os
import socket

import libvirt

from harness import guests

SCREENS = (("vnc", "<graphics type='vnc' port='-1'/>"), ("locked", "<graphics type='vnc' port='-1' passwd='secret'/>"), ("none", ""))


def greeting(descriptor):
    with socket.socket(fileno=descriptor) as viewer:
        viewer.settimeout(60)
        return viewer.recv(12)


def handed_over(domain, index, flags=0):
    ours, theirs = socket.socketpair()
    with ours:
        with theirs:
            domain.openGraphics(index, theirs.fileno(), flags)
        ours.settimeout(60)
        return ours.recv(12)


def outcome(call):
    try:
        return repr(call())
    except libvirt.libvirtError as e:
        return f"error {e.get_error_code()} domain {e.get_error_domain()}: {e.get_error_message()}"


def run(s):
    conn = s.connect(s.side.uri("qemu", "system"))
    for number, (name, screen) in enumerate(SCREENS, 1):
        domain = conn.createXML(guests.domain(name, number, screen, memory=32), libvirt.VIR_DOMAIN_START_PAUSED)
        s.record(f"{name}: asked for", outcome(lambda: greeting(domain.openGraphicsFD(0, 0))))
        s.record(f"{name}: asked for without a password", outcome(lambda: greeting(domain.openGraphicsFD(0, libvirt.VIR_DOMAIN_OPEN_GRAPHICS_SKIPAUTH))))
        s.record(f"{name}: handed over", outcome(lambda: handed_over(domain, 0)))
        s.record(f"{name}: no such screen", outcome(lambda: domain.openGraphicsFD(3, 0)))
        s.record(f"{name}: flags", outcome(lambda: domain.openGraphicsFD(0, 2)))
        s.record(f"{name}: flags of the other", outcome(lambda: handed_over(domain, 0, 4)))
        read, write = os.pipe()
        s.record(f"{name}: not a socket", outcome(lambda: domain.openGraphics(0, write, 0)).replace(f"fd {write} ", "fd N "))
        os.close(read)
        os.close(write)
        domain.destroy()
    gone = conn.defineXML(guests.domain("off", 9, SCREENS[0][1], memory=32))
    s.record("off", outcome(lambda: gone.openGraphicsFD(0, 0)))
    gone.undefine()
