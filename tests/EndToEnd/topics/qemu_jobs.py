"""Changes of a running guest: virtual CPUs, I/O threads, placement, limits, links; and jobs on its disks."""
import subprocess

from harness import guests
from harness.events import Recorder

CHANGES = """
setvcpus one 2 --live
setvcpus one 3 --live --config
setvcpus one 9 --live
setvcpus one 9 --config
setvcpus one 2 --live --maximum
vcpucount one
dumpxml one --xpath //vcpus
dumpxml one --xpath //vcpu
dumpxml one --inactive --xpath //vcpu
vcpuinfo one
setvcpu one 3 --enable --live
setvcpu one 0 --disable --live
setvcpu one 77 --enable --live
iothreadadd one 1 --live
iothreadadd one 1 --live
iothreadadd one 3 --live --config
iothreadset one 1 --poll-max-ns 1000 --live
domstats one --iothread
iothreadpin one 1 0
iothreadpin one 9 0
iothreadinfo one
dumpxml one --xpath //iothreadids
dumpxml one --inactive --xpath //iothreadids
iothreaddel one 1 --live
iothreaddel one 9 --live
iothreadinfo one
iothreadinfo one --config
emulatorpin one 0 --live
emulatorpin one
vcpupin one 0 1 --live --config
vcpupin one 7 1 --live
vcpupin one 7 1 --config
vcpupin one
dumpxml one --xpath //cputune
dumpxml one --inactive --xpath //cputune
setmem one 48M --live --config
setmaxmem one 256M --live
setmaxmem one 64M --config
dommemstat one --period 3 --live --config
memtune one --hard-limit 500000 --config
memtune one --hard-limit 500000 --live
memtune one --config
schedinfo one --config
blkiotune one --weight 500 --config
blkiotune one --config
numatune one --nodeset 0 --config
numatune one --nodeset 0 --live
blkdeviotune one vda --total-bytes-sec 1000000 --live
blkdeviotune one vda --total-bytes-sec 5 --read-bytes-sec 5 --live
blkdeviotune one vda
blkdeviotune one vda --config
dumpxml one --xpath //iotune
domiftune one tap7 --config
perf one --enable cpu_clock --config
perf one --config --enable nosuch
set-lifecycle-action one poweroff restart --live
set-lifecycle-action one crash preserve --config
set-lifecycle-action one reboot coredump-destroy --config
dumpxml one --xpath //on_poweroff
dumpxml one --inactive --xpath //on_crash
domblkthreshold one vda 1M
blockresize one vda 48M
""".strip().splitlines()

JOBS = """
blockjob one vda
blockjob one vda --abort
blockjob one nosuch
blockcommit one vda
blockcommit one vda --base {work}/nosuch.qcow2 --active
blockpull one vda --base {work}/nosuch.qcow2
blockcommit one vda --base vda[9]
blockcommit one vda --top vda[9]
blockcommit one vda --base hda[1]
blockcommit one vda --top {work}/nosuch.qcow2
blockpull one vda --base vda[9]
blockpull one vda --base hda[1]
blockpull one vda --wait --verbose
blockjob one vda
dumpxml one --xpath //disk/backingStore
blockcommit one vdb --active --wait --verbose --pivot
domblklist one
domblklist one --inactive
dumpxml one --xpath //disk[2]/backingStore
blockcommit one vdc --active --wait
blockjob one vdc
blockjob one vdc --abort
blockjob one vdc
domblklist one
blockpull one vdc 5
blockjob one vdc 7
blockcommit one vdc --active
""".strip().splitlines()


def run(s):
    guests.prepare_files(s)
    for name in ("b", "c"):
        subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", f"{s.work}/base-{name}.qcow2", "32M"], check=True)
        subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", "-b", f"base-{name}.qcow2", "-F", "qcow2", f"{s.work}/top-{name}.qcow2"], check=True)
    disk = "<disk type='file'><driver name='qemu' type='qcow2'/><source file='{}/{}'/><target dev='{}' bus='virtio'/></disk>"
    devices = guests.CONSOLE + "".join(disk.format(s.work, file, dev) for file, dev in (("top.qcow2", "vda"), ("top-b.qcow2", "vdb"), ("top-c.qcow2", "vdc")))
    text = guests.domain("one", 1, devices, vcpu="4").replace("<vcpu>", "<vcpu placement='static' current='1'>")
    s.virsh("define " + s.file("one.xml", text))
    s.virsh("start one")
    recorder = Recorder(s.uri)
    for step in CHANGES:
        s.virsh(step, mask=[(r"^(CPU time: +)[0-9.]+s$", r"\1N"), (r"^CPU: +\d+$", "CPU: N"), (r"^CPU time:.*\n", "")])
    recorder.settle(s)
    s.record("events of changes", recorder.take())
    for step in JOBS:
        s.virsh(step.format(work=s.work), mask=[(r"\[ *\d+ %\]", "[N %]"), (r"^(! )?\n?Block (Pull|Commit): \[N %\]\n", ""), (r"^! \n", ""),
                                                    (r"(! Block (?:pull|commit): \[N %\]\n)+", r"\1")])
    recorder.settle(s)
    s.record("events of jobs", recorder.take())
    recorder.close()
    restarted(s)
    s.virsh("destroy one")
    s.virsh("undefine one")


def restarted(s):
    """A job that waits for its last step is still there for the next daemon, and so are processors and threads that came while the guest ran."""
    s.run(["blockcommit", "one", "vdc", "--active", "--wait"])
    before = [s.run(c + " one").out for c in ("vcpucount", "domblklist", "vcpupin", "emulatorpin", "iothreadinfo")]
    s.side.kill()
    s.side.start()
    after = [s.run(c + " one").out for c in ("vcpucount", "domblklist", "vcpupin", "emulatorpin", "iothreadinfo")]
    s.check("after kill -9 the same", before == after, f"{before}\n{after}")
    s.virsh("blockjob one vdc", name="after kill -9: job", mask=[(r"\[ *\d+ %\]", "[N %]")])
    s.virsh("blockjob one vdc --pivot", name="after kill -9: pivot")
    s.virsh("domblklist one", name="after kill -9: disks")
