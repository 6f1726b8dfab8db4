"""Guests outlive the daemon: kill -9 and restart, SIGTERM in the midst of a call, definitions written safely."""
import difflib
import os
import signal
import subprocess
import threading
import time

import libvirt
import libvirt_qemu

from harness import guests
from harness.terminal import PROMPT, Terminal

DEVICES = """
    <disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='{work}/disk.qcow2'/><target dev='vda' bus='virtio'/></disk>
    <memballoon model='virtio'><stats period='1'/></memballoon>
    <channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>"""


def run(s):
    guests.prepare_files(s)
    s.run(["define", s.file("linux.xml", guests.linux("linux", 1, "/run/guest", DEVICES.format(work=s.work)))])
    s.run(["define", s.file("held.xml", guests.domain("held", 2))])
    s.run(["define", s.file("off.xml", guests.domain("off", 3))])
    s.run(["define", s.file("auto.xml", guests.domain("auto", 5))])
    s.run("autostart auto")
    terminal = Terminal(["virsh", "-c", s.uri, "start", "linux", "--console"])
    s.check("the guest boots", terminal.expect(PROMPT), terminal.text)
    terminal.send("memory=kept\n")
    terminal.expect(PROMPT)
    s.run("start held --paused")
    s.run(["create", s.file("passing.xml", guests.domain("passing", 4)), "--paused"])
    before = view(s)
    s.side.kill()
    terminal.drop()
    s.side.start()
    after = view(s)
    for name in before:
        # libvirtd itself puts implied controllers into another order when it reads its state files again.
        old, new = (sorted(view[name].splitlines()) for view in (before, after))
        s.check(f"after kill -9 the same: {name}", old == new, "\n".join(difflib.unified_diff(old, new, "before", "after", lineterm="", n=1)))
    s.virsh("list --all", name="list after kill -9")
    console(s, "after kill -9")
    s.check("statistics continue", "vcpu.0.time=" in s.run("domstats linux").out)
    s.check("the agent answers after the restart", s.wait(lambda: s.run(["qemu-agent-command", "linux", '{"execute":"guest-ping"}']).ok))
    s.virsh("resume held")
    s.virsh("domstate held --reason")
    s.virsh("autostart --disable auto")
    died_meanwhile(s)
    hard_writes(s)
    slow_call(s)
    s.virsh("shutdown linux --mode acpi")
    s.wait_state("linux", "shut off")
    s.virsh("list --all", name="list at the end")


def view(s):
    """All that must be the same after a restart, in the words of virsh."""
    keep = {}
    for name in ("linux", "held", "passing", "off"):
        for command in ("domid", "domuuid", "domstate", "dumpxml", "dumpxml --inactive", "domblklist", "ttyconsole", "vcpupin"):
            result = s.run(f"{command} {name}")
            keep[f"{command} {name}"] = result.out + result.err
    keep["autostart"] = s.run("list --all --autostart --name").out
    keep["transient"] = s.run("list --all --transient --name").out
    return keep


def console(s, when):
    terminal = Terminal.console(s, "linux")
    terminal.send("echo is-$memory\n")
    s.check(f"{when} the guest still knows what it knew", terminal.expect("is-kept"), terminal.text)
    terminal.leave()


def died_meanwhile(s):
    """A guest that dies while no daemon runs is found dead, and can be started again."""
    pid = guests.process("held")
    s.side.kill()
    os.kill(pid, signal.SIGKILL)
    s.side.start()
    s.wait_state("held", "shut off")
    s.virsh("domstate held --reason", name="died while the daemon was away")
    s.virsh("start held --paused", name="it starts again")
    s.check("other guests are not touched", s.state("linux") == "running")


def hard_writes(s):
    """kill -9 while definitions are being written: each one is there whole, or not at all."""
    for number in range(10, 30):
        s.file(f"n{number}.xml", guests.domain(f"n{number}", number))
    script = "".join(f"define {s.work}/n{n}.xml\n" for n in range(10, 30))
    for delay in (0.05, 0.12, 0.2):
        shell = subprocess.Popen(["virsh", "-c", s.uri], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True)
        shell.stdin.write(script)
        shell.stdin.close()
        time.sleep(delay)
        s.side.kill()
        shell.wait(120)
        s.side.start()
        names = s.run("list --all --name").out.split()
        s.check("after a kill in a write every definition can be read", all(s.run(f"dumpxml {n}").ok for n in names), names)
        s.check("and none of the old ones is lost", {"linux", "held", "off", "auto"} <= set(names), names)
    for name in s.run("list --all --name").out.split():
        if name.startswith("n"):
            s.run(f"undefine {name}")


def slow_call(s):
    """SIGTERM while a call waits for the guest agent, which is frozen: the call is answered, the daemon ends, the guest lives."""
    signal_agent(s, "STOP")
    conn = s.connect()
    domain = conn.lookupByName("linux")
    begun = threading.Event()
    answer = []

    def call():
        begun.set()
        try:
            answer.append("no error: " + libvirt_qemu.qemuAgentCommand(domain, '{"execute":"guest-info"}', 8, 0))
        except libvirt.libvirtError as e:
            answer.append(e)
    thread = threading.Thread(target=call)
    thread.start()
    begun.wait()
    time.sleep(1)
    began = time.monotonic()
    status = s.side.stop(signal.SIGTERM)
    took = time.monotonic() - began
    thread.join(120)
    s.check("SIGTERM ends the daemon, in time and by itself", status == 0, f"status {status} after {took:.1f} s")
    s.check("the waiting call got an answer", answer and isinstance(answer[0], libvirt.libvirtError) and str(answer[0]), answer)
    s.side.start()
    s.check("the guest lives on", s.state("linux") == "running", s.state("linux"))
    signal_agent(s, "CONT")


def signal_agent(s, name):
    """Sends a signal to the agent inside the guest."""
    terminal = Terminal.console(s, "linux")
    terminal.send(f"kill -{name} $(pidof qemu-ga) && echo sent-$((40 + 3))\n")
    s.check(f"the agent gets SIG{name}", terminal.expect("sent-43"), terminal.text)
    terminal.leave()
