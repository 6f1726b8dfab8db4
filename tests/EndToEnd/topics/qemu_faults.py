"""Emulators that die, hang or talk nonsense at the start of a guest: their own output is in the error, nobody waits for ever, and nothing is left of them."""
import os
import threading

from harness import guests

# Asked what it can do it is a real emulator; with a guest it does what stands in the file.
EMULATOR = """#!/bin/sh
case "$*" in *"-machine none"*) exec /usr/bin/qemu-system-x86_64 "$@" ;; esac
. {work}/mode
exec /usr/bin/qemu-system-x86_64 "$@"
"""

# What the socket's other end does that QEMU would not.
SOCKET = """exec /usr/bin/python3 -c "
import re, socket, sys, time
server = socket.socket(fileno=int(re.search(r'fd=(\\d+),server', ' '.join(sys.argv)).group(1)))
peer, _ = server.accept()
peer.sendall(%s)
time.sleep(1000)" "$@"
"""

DEAD = {
    "dies with output": 'echo "my own words about a fault" >&2; exit 1',
    "dies silently": "sleep 0.3; exit 3",
    "dies of a signal": "sleep 0.3; kill -SEGV $$",
    "dies late": "sleep 1; echo died late >&2; exit 1",
}

STUCK = {
    "never opens its monitor": "exec sleep 1000",
    "opens it and says nothing": SOCKET % "b''",
    "talks nonsense": SOCKET % "b'no JSON at all' * 100 + bytes([10])",
}


def run(s):
    emulator = s.file("emulator", EMULATOR.format(work=s.work))
    os.chmod(emulator, 0o755)
    mode(s, "")
    s.virsh("define " + s.file("fault.xml", guests.domain("fault", 1).replace("/usr/bin/qemu-system-x86_64", emulator)))
    for name, script in DEAD.items():
        mode(s, script)
        s.virsh("start fault", name="start: " + name)
        s.virsh("domstate fault --reason", name="state: " + name)
    if s.side.root:
        for name, script in STUCK.items():
            stuck(s, name, script)
    mode(s, "")
    s.virsh("start fault --paused", name="start: after all that")
    s.virsh("destroy fault")
    s.virsh("create " + s.file("port.xml", guests.domain("port", 2, "<graphics type='vnc' port='1'/>")), name="a port that no screen can have")
    s.virsh("create " + s.file("argument.xml", guests.domain("argument", 3).replace(
        "<domain type='qemu'>", "<domain type='qemu' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>").replace(
        "</domain>", "<qemu:commandline><qemu:arg value='-nosuch'/></qemu:commandline></domain>")), name="an argument that QEMU does not know")


def mode(s, script):
    s.file("mode", script + "\n")


def stuck(s, name, script):
    """libvirtd waits for ever for some of these; we have a deadline, and answer other questions meanwhile."""
    mode(s, script)
    answers = []
    thread = threading.Thread(target=lambda: answers.append(s.run("start fault", timeout=90)))
    thread.start()
    s.check(f"while an emulator {name} others are answered", s.run("dominfo fault", timeout=5).ok and s.run("list --all", timeout=5).ok)
    thread.join()
    s.check(f"an emulator that {name} is an error in time", answers[0].code == 1 and "error: Failed to start domain 'fault'" in answers[0].err, answers[0].err)
    s.check(f"an emulator that {name} is ended", not guests.process("fault") and s.state("fault") == "shut off", s.state("fault"))
