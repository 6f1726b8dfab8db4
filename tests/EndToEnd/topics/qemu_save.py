"""Saving, managed saving, restoring and dumping a guest, with the files, the figures and the events of the jobs."""
import os
import subprocess

from harness import guests
from harness.events import Recorder

STEPS = """
domjobinfo one
domjobinfo one --completed
domjobabort one
save one {work}/one.save
list --all
domstate one --reason
save-image-dumpxml {work}/one.save
restore {work}/one.save --paused
domstate one --reason
domjobinfo one --completed
domjobinfo one --completed
resume one
domstate one --reason
save one {work}/paused.save --paused
restore {work}/paused.save
domstate one --reason
save one /nosuch/one.save
domstate one --reason
managedsave one
domstate one --reason
dominfo one
list --all --managed-save
list --all --no-managed-save --name
managedsave-dumpxml one --xpath //vcpu
managedsave one
undefine one
domrename one other
start one
domstate one --reason
dominfo one
destroy one
start one
dump one {work}/core
domstate one --reason
domjobinfo one --completed
dump one {work}/core.elf --memory-only --live
dump one {work}/core.zlib --memory-only --format kdump-zlib
dump one {work}/core.bad --format kdump-zlib
dump one /nosuch/core
domstate one --reason
dump one {work}/core.reset --reset --live
domstate one --reason
dump one {work}/core.crash --crash
domstate one --reason
start one
managedsave one --running
start one --force-boot
domstate one --reason
managedsave one
managedsave-remove one
dominfo one
start one
managedsave one
undefine one --managed-save
list --all
restore {work}/nosuch
restore {work}/raw.img
save-image-dumpxml {work}/raw.img
restore {work}/one.save
domstate one --reason
restore {work}/one.save
dominfo one
managedsave one
destroy one
save-image-define {work}/one.save {one} --paused
restore {work}/one.save
domstate one --reason
destroy one
list --all
""".strip().splitlines()

# Times and amounts are the moment's own.
FIGURES = [(r"^(CPU time: +)[0-9.]+s$", r"\1N"),
           (r"^Memory bandwidth: .*\n", ""), (r"^((?:Time elapsed|Total downtime|Setup time|Constant pages|Normal pages|Normal data|Data processed|Memory processed|Dirty rate|Iteration):) .*$", r"\1 N")]


def fill(path):
    """Takes what room a file system has left."""
    with open(path, "ab", buffering=0) as f:
        try:
            while True:
                f.write(bytes(4096))
        except OSError:
            pass


def run(s):
    guests.prepare_files(s)
    one = guests.domain("one", 1, guests.CONSOLE + f"<disk type='file'><driver name='qemu' type='qcow2'/><source file='{s.work}/disk.qcow2'/><target dev='vda' bus='virtio'/></disk>")
    files = {"one": s.file("one.xml", one), "work": s.work}
    recorder = Recorder(s.uri)
    s.virsh("define " + files["one"])
    s.virsh("start one")
    for step in STEPS:
        s.virsh(step.format(**files), mask=FIGURES)
    recorder.settle(s)
    s.record("events", recorder.take(), mask=[(r"(?<!operation)(?<!page_size)': \d+", "': N"), (r"^one migration_iteration \d+\n", ""), (r"'memory_bps': N, ", "")])
    recorder.close()
    files_written(s)
    restarted(s, files)
    refused(s, files)


def files_written(s):
    with open(s.work + "/one.save", "rb") as f:
        head = f.read(36)
    s.check("a saved guest has libvirt's head", head.startswith(b"LibvirtQemudSave\2\0\0\0"), head)
    with open(s.work + "/core.elf", "rb") as f:
        s.check("a memory dump is an ELF core", f.read(18)[:4] == b"\x7fELF")
    with open(s.work + "/core.zlib", "rb") as f:
        s.check("a packed dump is a kdump file", f.read(12) == b"makedumpfile")


def restarted(s, files):
    """A managed save is known to the next daemon, and what it saved resumes under it."""
    s.run("define " + files["one"])
    s.run("start one")
    s.run("managedsave one")
    s.side.kill()
    s.side.start()
    s.virsh("list --all --managed-save", name="after kill -9: managed save")
    s.virsh("start one", name="after kill -9: start")
    s.virsh("domstate one --reason", name="after kill -9: state")
    s.run("suspend one")
    s.side.kill()
    s.side.start()
    s.virsh("domstate one --reason", name="after kill -9: suspended")
    s.virsh("resume one", name="after kill -9: resume")
    s.virsh("destroy one", name="after kill -9: destroy")
    s.virsh("undefine one", name="after kill -9: undefine")


def refused(s, files):
    """What cannot be saved, restored or dumped is refused with the reason, and the guest stays as it was."""
    subprocess.run(["qemu-img", "create", "-q", "-f", "vdi", s.work + "/disk.vdi", "1M"], check=True)
    disk = f"<disk type='file'><driver name='qemu' type='vdi'/><source file='{s.work}/disk.vdi'/><target dev='vda' bus='virtio'/></disk>"
    s.virsh("create " + s.file("fixed.xml", guests.domain("fixed", 2, disk)), name="a guest with an image that QEMU cannot move")
    s.virsh(f"save fixed {s.work}/fixed.save")
    s.virsh("domstate fixed --reason")
    s.check("a save that was refused leaves no file", not os.path.exists(s.work + "/fixed.save"))
    s.run("destroy fixed")

    s.run("undefine one --managed-save")
    s.run("define " + files["one"])
    s.run("start one")
    s.run(f"save one {s.work}/cut.save")
    os.truncate(s.work + "/cut.save", os.path.getsize(s.work + "/cut.save") // 2)
    s.virsh(f"restore {s.work}/cut.save", name="restore: a stream that was cut", mask=[(r"\d{4}-\d\d-\d\dT[\d:.]+Z ", "")])
    s.virsh("domstate one --reason", name="after the stream that was cut")

    s.run("start one")
    os.mkdir(s.work + "/small")
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", s.work + "/small"], check=True)
    answer = s.run(f"dump one {s.work}/small/core --memory-only")
    s.check("a dump to a full disk fails", answer.code != 0, answer.out)
    if s.side.root:
        s.check("a dump to a full disk gives the reason", "No space left on device" in answer.err, answer.err)
    s.virsh("domstate one", name="after the dump to a full disk")
    for command in ("dump one {} --memory-only", "save one {}"):
        path = f"{s.work}/small/old"
        with open(path, "w", encoding="ascii") as f:
            f.write("somebody's")
        fill(f"{s.work}/small/filler")
        s.check(f"{command.split()[0]} to a full disk fails", s.run(command.format(path)).code != 0)
        s.check(f"{command.split()[0]} that fails leaves the file that was there", os.path.exists(path))

    # The system's words, with the file, on both daemons where both fail at the same file.
    def full(folder, step):
        folder = s.side.root + folder
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], check=True)
        try:
            fill(f"{folder}/filler")
            return step()
        finally:
            subprocess.run(["umount", "-l", folder], check=True)

    answer = full("/var/lib/libvirt/qemu/save", lambda: s.run("managedsave one"))
    s.check("a managed save to a full disk gives the reason", answer.err.rstrip().endswith(": No space left on device"), answer.err)
    s.run("destroy one")
    answer = full("/etc/libvirt/qemu", lambda: s.run("define " + files["one"]))
    s.check("a definition on a full disk gives file and reason", f"cannot write data to file '{s.side.root}/etc/libvirt/qemu/one.xml.new': "
            "No space left on device" in answer.err, answer.err)
    if s.side.root:
        answer = full("/var/lib/libvirt/qemu", lambda: s.run("start one"))
        s.check("a start on a full disk gives file and reason", "cannot write data to file '" in answer.err
                and answer.err.rstrip().endswith(": No space left on device"), answer.err)
