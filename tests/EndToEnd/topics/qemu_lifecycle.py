"""Starting and stopping guests in every way, with states, reasons and the events that tell of them."""
from harness import guests
from harness.events import Recorder

STEPS = """
start one --paused
domstate one --reason
list --all
dominfo one
start one
define {one}
suspend one
resume one
domstate one --reason
suspend one
domstate one --reason
list --state-paused
reset one
domstate one --reason
resume one
reset one
domstate one --reason
reboot one
domrename one other
setmem one 999G
undefine one
list --all
dominfo one
define {one}
dominfo one
destroy one
domstate one --reason
destroy one
start one
destroy one --graceful
domstate one --reason
start one
domid one
autostart one
managedsave-remove one
shutdown one
shutdown one --mode nosuch
shutdown one --mode agent
destroy one
create {two}
create {two}
dominfo two
autostart two
undefine two
domstate two --reason
destroy two
list --all
create {two} --paused
domstate two --reason
define {two}
dominfo two
destroy two
domstate two --reason
undefine two
list --all
dump one {work}/core
save one {work}/save
screenshot one
start one --force-boot
destroy one
undefine one
list --all
""".strip().splitlines()


def run(s):
    guests.ready(s)
    files = {"one": s.file("one.xml", guests.domain("one", 1, guests.CONSOLE)), "two": s.file("two.xml", guests.domain("two", 2)), "work": s.work}
    s.virsh("define " + files["one"])
    recorder = Recorder(s.uri)
    mask = [(r"^(CPU time: +)[0-9.]+s$", r"\1N")]
    for step in STEPS:
        s.virsh(step.format(**files), mask=mask)
    recorder.settle(s)

    # A reset that comes while the firmware starts makes it reset the machine once more by itself, or not, and as late as it likes:
    # the first of the guest's resets stands for all of them.
    before, reset, after = recorder.take().partition("one reboot\n")
    s.record("events", before + reset + after.replace("one reboot\n", ""))
    autodestroy(s, files)
    recorder.take()
    recorder.close()
    deaths(s)


def autodestroy(s, files):
    """A guest that belongs to a connection ends with it, also when the client just dies."""
    import subprocess
    import libvirt
    first = libvirt.open(s.uri)
    with open(files["two"], encoding="utf-8") as f:
        first.createXML(f.read(), libvirt.VIR_DOMAIN_START_AUTODESTROY | libvirt.VIR_DOMAIN_START_PAUSED)
    s.virsh("domstate two --reason", name="autodestroy guest")
    first.close()
    s.check("an autodestroy guest goes with its connection", s.wait(lambda: not s.run("domid two").ok))
    shell = subprocess.Popen(["virsh", "-c", s.uri], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True)
    shell.stdin.write(f"create {files['two']} --autodestroy\n")
    shell.stdin.flush()
    s.check("the shell's guest runs", s.wait(lambda: s.state("two") == "running"))
    shell.kill()
    shell.wait()
    s.check("an autodestroy guest goes with a killed client", s.wait(lambda: not s.run("domid two").ok))


def deaths(s):
    """QEMU that refuses its configuration, and QEMU that is killed."""
    import os
    import signal
    odd = guests.domain("odd", 7).replace("<domain type='qemu'>", "<domain type='qemu' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>").replace(
        "</domain>", "<qemu:commandline><qemu:arg value='-nosuchoption'/></qemu:commandline></domain>")
    result = s.virsh("create " + s.file("odd.xml", odd), name="create with an option that QEMU refuses", mask=[(r"\d{4}-\d\d-\d\d[T ][0-9:.+Z]+(: )?", ""), (r"odd\.xml", "FILE")])
    s.check("QEMU's own output is in the error", "nosuchoption" in result.err, result.err)
    s.check("nothing is left of it", not s.run("domid odd").ok)
    recorder = Recorder(s.uri, only={"VIR_DOMAIN_EVENT_ID_LIFECYCLE"})
    s.run(["define", s.file("one.xml", guests.domain("one", 1))])
    s.run("start one --paused")
    found = guests.process("one")
    if s.check("QEMU's process is found", found):
        os.kill(found, signal.SIGKILL)
        s.wait_state("one", "shut off")
        s.virsh("domstate one --reason", name="after QEMU was killed")
    s.run("undefine one")
    recorder.settle(s)
    s.record("events of deaths", recorder.take())
    recorder.close()
