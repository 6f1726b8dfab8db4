"""A real Linux guest: boot banner, console in a pseudo-terminal, power button, agent, reboot, reset, clock, channels."""
import re
import threading

import libvirt

from harness import guests
from harness.events import Recorder
from harness.terminal import PROMPT, Terminal

DEVICES = """
    <channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>
    <channel type='unix'><target type='virtio' name='vireo.echo.0'/></channel>
    <channel type='pty'><target type='virtio' name='vireo.pty.0'/></channel>
    <interface type='user'><mac address='52:54:00:00:00:01'/><model type='virtio'/></interface>
    <rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>"""


def run(s):
    guests.ready(s)
    path = s.file("linux.xml", guests.linux("linux", 1, "/run/guest", DEVICES))
    s.virsh("define " + path)
    recorder = Recorder(s.uri)
    watcher = Terminal(["virsh", "-c", s.uri, "event", "--all", "--loop", "--timestamp"])
    console(s)
    channel(s)
    agent(s)
    recorder.wait(s, "agent")
    clock(s)
    reboots(s, recorder)
    shutdowns(s, path, recorder)
    recorder.settle(s)
    s.record("events", "\n".join(sorted(set(line for line in recorder.take().splitlines() if "rtc" not in line))) + "\n")
    recorder.close()
    seen = watcher.expect("event 'lifecycle' for domain 'again': Stopped Destroyed") or ""
    watcher.send(b"\x03")
    s.check("^C ends virsh event", watcher.expect("events received"), watcher.text)
    s.check("virsh event --all --loop saw the guest start", "event 'lifecycle' for domain 'linux': Started Booted" in seen, seen)
    s.check("virsh event --all --loop saw it shut down", "event 'lifecycle' for domain 'linux': Stopped Shutdown" in seen, seen)
    s.check("virsh event --all --loop saw the agent", "event 'agent-lifecycle' for domain 'linux': state: 'connected' reason: 'channel event'" in seen, seen)
    watcher.close()


def console(s):
    """start --console shows the boot from its first line on; a second console is refused, a forced one takes over."""
    first = Terminal(["virsh", "-c", s.uri, "start", "linux", "--console"])
    banner = first.expect(PROMPT) or first.text
    s.check("the boot banner is on the console", "Vireo test guest" in banner and "vireo-guest is up" in banner, banner)
    s.check("virsh says that it is connected", "Connected to domain 'linux'" in banner and "Escape character is ^] (Ctrl + ])" in banner, banner)
    first.send("echo $((6*7))\n")
    s.check("the shell in the guest computes", "42" in (first.expect("42") or ""))
    first.expect(PROMPT)
    s.virsh("ttyconsole linux", mask=[(r"/dev/pts/\d+", "/dev/pts/N")])
    second = Terminal(["virsh", "-c", s.uri, "console", "linux"])
    s.check("a second console is refused", second.expect("Active console session exists for this domain"), second.text)
    second.close()
    third = Terminal(["virsh", "-c", s.uri, "console", "linux", "--force"])
    third.expect("Escape character")
    s.check("the forced console ends the first one", first.close() is not None)
    s.check("the forced console works", third.prompt(), third.text)
    third.send("dd if=/dev/zero bs=1024 count=256 2>/dev/null | od -A n -v -t x1 | md5sum\n")
    s.check("much output passes", third.expect("  -"), third.text)
    third.send("seq 1 3000\n")
    lines = third.expect("\n3000") or third.text
    s.check("nothing of 3000 lines is lost", all(f"\n{n}\n" in lines + "\n" for n in range(1, 3001)), lines[-300:])
    s.check("the escape character ends virsh", third.leave() == 0)
    s.virsh("console linux --devname nosuch")


def channel(s):
    """A channel read and written through python3-libvirt's streams, blocking and in the event loop."""
    connection = libvirt.open(s.uri)
    domain = connection.lookupByName("linux")
    stream = connection.newStream(0)
    domain.openChannel("vireo.echo.0", stream, 0)
    stream.send(b"ping\n")
    data = b""
    while not data.endswith(b"\n"):
        part = stream.recv(100)
        if not part:
            break
        data += part
    s.check("the channel answers", data.strip() == b"echo ping", data)
    stream.abort()
    for name in ("nosuch", "vireo.pty.0"):
        try:
            domain.openChannel(name, connection.newStream(0), 0)
            s.check(f"channel {name} is refused", False)
        except libvirt.libvirtError as e:
            s.record("channel " + name, f"{e.get_error_code()} {e.get_error_domain()} {e}\n")
    nonblocking(s, connection, domain)
    connection.close()


def nonblocking(s, connection, domain):
    stream = connection.newStream(libvirt.VIR_STREAM_NONBLOCK)
    domain.openConsole(None, stream, libvirt.VIR_DOMAIN_CONSOLE_FORCE)
    got = bytearray()
    done = threading.Event()

    def ready(st, events, opaque):
        if events & libvirt.VIR_STREAM_EVENT_READABLE:
            data = st.recv(1024)
            if data != -2:
                got.extend(data)
        if b"loop-answer" in got or events & (libvirt.VIR_STREAM_EVENT_ERROR | libvirt.VIR_STREAM_EVENT_HANGUP):
            done.set()
    stream.eventAddCallback(libvirt.VIR_STREAM_EVENT_READABLE | libvirt.VIR_STREAM_EVENT_ERROR | libvirt.VIR_STREAM_EVENT_HANGUP, ready, None)
    stream.send(b"echo loop-'answer'\n")
    s.check("a stream in the event loop carries the console", done.wait(120) and b"loop-answer" in got, bytes(got))
    stream.eventRemoveCallback()
    stream.finish()


def agent(s):
    s.check("the agent answers", s.wait(lambda: s.run(["qemu-agent-command", "linux", '{"execute":"guest-ping"}']).ok))
    s.virsh(["qemu-agent-command", "linux", '{"execute":"guest-ping"}'])
    s.virsh(["qemu-agent-command", "linux", '{"execute":"nosuch"}'], mask=[(r"[Tt]he command nosuch has not been found|Command .?nosuch.? not found", "NOTFOUND")])
    s.virsh(["qemu-agent-command", "linux", "no json"])
    s.virsh("domhostname linux")
    s.virsh("domtime linux", mask=[(r"\d+", "N")])
    s.virsh("domfsinfo linux")
    s.virsh("guestvcpus linux")
    s.virsh("guest-agent-timeout linux 7")
    s.wait(lambda: "10.0.2.15/24" in s.run("domifaddr linux --source agent").out, 60)
    s.virsh("domifaddr linux --source agent", mask=[(r"fe\w\w::[0-9a-f:]+/\d+", "LINKLOCAL"), (r"fec0::[0-9a-f:]+/\d+", "SITELOCAL")])
    s.virsh("guestinfo linux --hostname --user")
    s.virsh("dumpxml linux --xpath //channel/target")
    s.virsh("domfstrim linux")


def clock(s):
    recorder = Recorder(s.uri, only={"VIR_DOMAIN_EVENT_ID_RTC_CHANGE"})
    terminal = Terminal.console(s, "linux")
    terminal.send("hwclock -w -u && echo set-$((40 + 4))\n")
    s.check("the guest sets its clock", terminal.expect("set-44"), terminal.text)
    recorder.wait(s, "linux rtc_change")
    s.check("setting the guest's clock raises an event", "rtc_change" in str(recorder.lines), terminal.text)
    terminal.leave()
    recorder.close()


def boot(s, action):
    """Runs an action with a console open, and waits until the guest has booted once more."""
    terminal = Terminal.console(s, "linux")
    action()
    found = terminal.expect("vireo-guest is up", 240)
    terminal.expect(PROMPT)
    terminal.leave()
    return found


def reboots(s, recorder):
    number = s.run("domid linux").out
    s.check("reset boots it anew", boot(s, lambda: s.virsh("reset linux")))
    s.check("the agent is back", s.wait(lambda: s.run(["qemu-agent-command", "linux", '{"execute":"guest-ping"}']).ok))
    s.check("the agent reboots it", boot(s, lambda: s.virsh("reboot linux --mode agent")))
    s.check("the power button reboots it", boot(s, lambda: s.virsh("reboot linux --mode acpi")))
    s.check("it is the same guest after all that", s.run("domid linux").out == number)
    s.virsh("domstate linux --reason", name="state after the reboots")
    s.check("reboots are announced", recorder.wait(s, "linux reboot"))


def shutdowns(s, path, recorder):
    for mode in ("--mode acpi", "--mode agent", ""):
        if s.state("linux") == "shut off":
            s.virsh("start linux", name="start for " + mode)
            Terminal.console(s, "linux").leave()
        if "agent" in mode:
            s.wait(lambda: s.run(["qemu-agent-command", "linux", '{"execute":"guest-ping"}']).ok)
        s.virsh(("shutdown linux " + mode).strip())
        s.wait_state("linux", "shut off")
        s.virsh("domstate linux --reason", name="state after shutdown " + mode)
    s.check("the shutdown is announced", recorder.wait(s, "linux lifecycle 5 0"), recorder.lines)
    preserve(s)


def preserve(s):
    """A guest whose power-off is 'restart' comes back by itself."""
    text = guests.linux("again", 2, "/run/guest", "", extra="<on_poweroff>restart</on_poweroff>")
    s.virsh("create " + s.file("again.xml", text))
    terminal = Terminal.console(s, "again")
    number = s.run("domid again").out
    terminal.send("poweroff -f\n")
    s.check("power-off with action restart boots it again", terminal.expect("vireo-guest is up", 240), terminal.text)
    s.check("without becoming another guest", re.sub(r"\s", "", s.run("domid again").out) == re.sub(r"\s", "", number))
    terminal.leave()
    s.virsh("destroy again")
