"""SIGTERM in the midst of slow calls of every kind: what was asked is answered, the daemon ends by itself and in time, and no guest is stopped.

What a daemon does with work that outlasts it is its own business, so most of this is checked on each side and not compared. libvirtd 9.0 cuts off calls in flight: what only vireod
promises is checked there only."""
import os
import re
import signal
import subprocess
import threading
import time

import libvirt
import libvirt_qemu

from harness import guests
from harness.terminal import PROMPT, Terminal

DISK = """
    <disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='{work}/top.qcow2'/><target dev='vda' bus='virtio'/></disk>"""


class Call:
    """One API call in a thread, on a connection of its own."""

    def __init__(self, s, what):
        self.conn = s.connect()
        self.answer = None
        self.seconds = None
        self._begun = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(what,))
        self._thread.start()
        self._begun.wait()

    def _run(self, what):
        self._begun.set()
        began = time.monotonic()
        try:
            self.answer = what(self.conn)
        except libvirt.libvirtError as e:
            self.answer = e
        self.seconds = time.monotonic() - began

    def finish(self, seconds=120):
        self._thread.join(seconds)
        return self.answer


def run(s):
    guests.prepare_files(s)
    subprocess.run(["qemu-io", "-f", "qcow2", "-c", "write -P 7 0 24M", s.work + "/top.qcow2"], check=True, stdout=subprocess.DEVNULL)
    s.run(["define", s.file("linux.xml", guests.linux("linux", 1, "/run/guest", DISK.format(work=s.work)))])
    terminal = Terminal(["virsh", "-c", s.uri, "start", "linux", "--console"])
    s.check("the guest boots", terminal.expect(PROMPT), terminal.text)
    terminal.send("memory=kept\n")
    terminal.expect(PROMPT)
    pid = guests.process("linux")
    clients(s, terminal)
    monitor(s, pid)
    hung_monitor(s, pid)
    block_job(s)
    definitions(s)
    s.check("through all of it the emulator was the same", guests.process("linux") == pid, guests.process("linux"))
    saving(s)
    terminal = Terminal.console(s, "linux")
    terminal.send("echo is-$memory\n")
    s.check("and the guest too", terminal.expect("is-kept"), terminal.text)
    terminal.leave()


def end(s, what, seconds=20, by_itself=True):
    """SIGTERM now; the daemon must end within the time, with status 0."""
    began = time.monotonic()
    status = s.side.stop(signal.SIGTERM)
    took = time.monotonic() - began
    if by_itself:
        s.check(f"{what}: the daemon ends by itself, in time", status == 0 and took < seconds, f"status {status} after {took:.1f} s")


def back(s, what):
    s.side.start()
    s.check(f"{what}: the guest runs", s.state("linux") == "running", s.state("linux"))


def clients(s, terminal):
    """An open console, a client that waits for events, and one that does nothing at all keep nobody."""
    watcher = subprocess.Popen(["virsh", "-c", s.uri, "event", "--all", "--loop"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    idle = s.connect()
    time.sleep(1)
    end(s, "console and event clients", 10)
    terminal.drop()
    s.check("the client for events notices", ended(watcher), "it still waits")
    del idle
    back(s, "console and event clients")


def ended(process):
    try:
        process.communicate(timeout=60)
        return True
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return False


def monitor(s, pid):
    """A command to QEMU is in flight, and its answer comes while the daemon is ending."""
    os.kill(pid, signal.SIGSTOP)
    call = Call(s, lambda conn: libvirt_qemu.qemuMonitorCommand(conn.lookupByName("linux"), '{"execute":"query-status"}', 0))
    time.sleep(1)
    threading.Timer(2, os.kill, (pid, signal.SIGCONT)).start()
    end(s, "a call that waits for QEMU")
    answer = call.finish()
    if s.side.root:
        s.check("a call that waits for QEMU has QEMU's answer", isinstance(answer, str) and '"running"' in answer, answer)
    back(s, "a call that waits for QEMU")


def hung_monitor(s, pid):
    """A QEMU that answers nothing does not keep the daemon."""
    os.kill(pid, signal.SIGSTOP)
    call = Call(s, lambda conn: libvirt_qemu.qemuMonitorCommand(conn.lookupByName("linux"), '{"execute":"query-status"}', 0))
    second = Call(s, lambda conn: conn.lookupByName("linux").suspend())
    time.sleep(1)
    end(s, "a QEMU that hangs", 60, by_itself=bool(s.side.root))
    os.kill(pid, signal.SIGCONT)
    for one in (call, second):
        s.check("a QEMU that hangs: the call ends with an error", isinstance(one.finish(), libvirt.libvirtError), one.answer)
    back(s, "a QEMU that hangs")


def block_job(s):
    """A block job continues in QEMU, and the next daemon has it."""
    s.run("domblklist linux")
    started = s.run("blockpull linux vda --bandwidth 1")
    s.check("a block job starts", started.ok, started.err)
    waiter = subprocess.Popen(["virsh", "-c", s.uri, "blockjob", "linux", "vda", "--info"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    waiter.wait(60)
    end(s, "a block job")
    back(s, "a block job")
    info = s.run("blockjob linux vda").out + s.run("blockjob linux vda").err
    s.check("the next daemon has the job", "Block Pull" in info or "No current block job" in info, info)
    s.run("blockjob linux vda --abort")
    s.wait(lambda: "No current block job" in s.run("blockjob linux vda").out + s.run("blockjob linux vda").err, 30)


def definitions(s):
    """Definitions are written one after the other: each one that was answered is there afterwards."""
    for number in range(10, 60):
        s.file(f"n{number}.xml", guests.domain(f"n{number}", number))
    script = "".join(f"define {s.work}/n{n}.xml\n" for n in range(10, 60))
    with open(s.work + "/defined.txt", "wb") as out:
        shell = subprocess.Popen(["virsh", "-c", s.uri], stdin=subprocess.PIPE, stdout=out, stderr=subprocess.DEVNULL)
        shell.stdin.write(script.encode())
        shell.stdin.close()
        time.sleep(0.15)
        end(s, "definitions being written")
        shell.wait(120)
    answered = set(re.findall(r"Domain '(n\d+)' defined", open(s.work + "/defined.txt", encoding="utf-8").read()))
    back(s, "definitions being written")
    there = {n for n in s.run("list --all --name").out.split() if n.startswith("n")}
    s.check("every definition that was answered is there", answered <= there, sorted(answered - there))
    s.check("and at most one that was not", len(there - answered) <= 1, sorted(there - answered))
    for n in there:
        s.run(f"undefine {n}")


def saving(s):
    """A guest that is being saved when the daemon ends: it is saved, or it runs; never neither."""
    call = Call(s, lambda conn: conn.lookupByName("linux").save(s.work + "/linux.save"))
    time.sleep(0.2)
    end(s, "saving", 60)
    answer = call.finish()
    s.side.start()
    state = s.state("linux")
    saved = answer == 0
    s.check("saving: the answer tells the truth", (state == "shut off") == saved if s.side.root else state in ("running", "shut off", "paused"), f"{answer}, {state}")
    s.check("saving: the guest is there, or in its file", state == "running" or (state == "shut off" and s.run(["restore", s.work + "/linux.save"]).ok) or not s.side.root, state)
    if state == "paused":
        s.run("resume linux")
    s.check("saving: it runs", s.state("linux") == "running", s.state("linux"))
