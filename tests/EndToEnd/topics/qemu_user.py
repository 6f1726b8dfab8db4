"""A daemon of root with qemu.conf's own users: the guest's process, files, sockets and TPM belong to whom libvirt gives them, also after the daemon's restart."""
import grp
import os
import pwd
import stat
import time

from harness import guests
from harness.terminal import PROMPT, Terminal

QEMU_CONF = """security_driver = "none"
stdio_handler = "file"
namespaces = [ ]
"""

DEVICES = """
    <disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='{work}/raw.img'/><target dev='vda' bus='virtio'/></disk>
    <disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='{work}/top.qcow2'/><target dev='vdb' bus='virtio'/></disk>
    <disk type='file' device='cdrom'><driver name='qemu' type='raw'/><source file='{work}/cd.iso'/><target dev='sda' bus='sata'/><readonly/></disk>
    <serial type='file'><source path='{work}/serial.log'/><target port='1'/></serial>
    <serial type='unix'><source mode='bind' path='{work}/serial.sock'/><target port='2'/></serial>
    <graphics type='vnc' socket='{work}/vnc.sock'/>
    <tpm model='tpm-crb'><backend type='emulator' version='2.0'/></tpm>"""

FILES = ("{work}/raw.img", "{work}/base.qcow2", "{work}/top.qcow2", "{work}/cd.iso", "{work}/serial.log", "{work}/serial.sock", "{work}/vnc.sock", "/run/guest/vmlinuz",
         "{root}/run/libvirt/qemu/user.xml", "{root}/run/libvirt/qemu/user.pid", "{root}/run/libvirt/qemu/swtpm", "{root}/run/libvirt/qemu/swtpm/1-user-swtpm.pid",
         "{root}/run/libvirt/qemu/swtpm/1-user-swtpm.sock", "{root}/var/lib/libvirt/qemu/domain-1-user", "{root}/var/lib/libvirt/qemu/domain-1-user/master-key.aes",
         "{root}/var/lib/libvirt/qemu/nvram/user_VARS.fd", "{root}/var/lib/libvirt/swtpm", "{root}/var/lib/libvirt/swtpm/{uuid}", "{root}/var/lib/libvirt/swtpm/{uuid}/tpm2",
         "{root}/var/lib/libvirt/swtpm/{uuid}/tpm2/tpm2-00.permall", "{root}/var/log/swtpm/libvirt/qemu", "{root}/var/log/libvirt/qemu/user.log")


def run(s):
    s.side.stop()
    with open(s.side.root + "/etc/libvirt/qemu.conf", "w", encoding="utf-8") as f:
        f.write(QEMU_CONF)
    s.side.start()
    guests.prepare_files(s)
    with open(s.work + "/cd.iso", "wb") as f:
        f.truncate(1 << 20)
    # A copy, because its owner changes.
    for name in ("vmlinuz", "initrd.img"):
        path = "/run/guest/" + name
        data = open(path, "rb").read()
        os.unlink(path)
        with open(path, "wb") as f:
            f.write(data)
    os.chmod(s.work, 0o777)
    text = guests.linux("user", 1, "/run/guest", DEVICES.format(work=s.work)).replace(
        "<kernel>", "<loader readonly='yes' type='pflash'>/usr/share/OVMF/OVMF_CODE_4M.fd</loader><kernel>")
    s.virsh("define " + s.file("user.xml", text))
    terminal = Terminal(["virsh", "-c", s.uri, "start", "user", "--console"])
    s.check("a guest of the default user boots", terminal.expect(PROMPT), terminal.text)
    terminal.send("dd if=/dev/zero of=/dev/vda bs=4k count=1 && dd if=/dev/zero of=/dev/vdb bs=4k count=1 && memory=kept; echo wrote-$?\n")
    s.check("it writes to its disks", terminal.expect("wrote-0"), terminal.text)
    ownership(s, "running")
    s.side.kill()
    terminal.drop()
    s.side.start()
    ownership(s, "after kill -9")
    terminal = Terminal.console(s, "user")
    terminal.send("echo is-$memory\n")
    s.check("after kill -9 it is the same guest", terminal.expect("is-kept"), terminal.text)
    terminal.leave()
    s.virsh("shutdown user --mode acpi")
    s.wait_state("user", "shut off")
    s.check("the TPM's program ends with the guest", s.wait(lambda: not processes("swtpm"), 20), processes("swtpm"))
    time.sleep(0.5)
    ownership(s, "shut off")
    s.virsh("undefine user --nvram")
    ownership(s, "undefined")


def ownership(s, when):
    """Whose processes and files are."""
    lines = [f"{program}: {' '.join(sorted(set(owners)))}" for program, owners in (("swtpm", processes("swtpm socket")), ("qemu", processes("guest=user")))]
    tty = s.run("ttyconsole user").out.strip()
    for pattern in FILES + (("tty " + tty,) if tty else ()):
        if when == "shut off" and "nvram" in pattern:
            # libvirtd gives it back to its maker, or to root when a restart of its own made it doubt its notes: from run to run.
            continue
        path = pattern.format(work=s.work, root=s.side.root, uuid=guests.UUID % 1)
        try:
            status = os.stat(path.removeprefix("tty "))
            # Logs and notes of the two daemons have the same owner; who else may read them is each one's own.
            mode = stat.filemode(status.st_mode) if not path.endswith((".log", ".pid")) or path.startswith(s.work) else ""
            lines.append(f"{'TTY' if path.startswith('tty') else path} {mode} {name(pwd.getpwuid, status.st_uid)}:{name(grp.getgrgid, status.st_gid)}")
        except OSError:
            lines.append(f"{path} is not there")
    s.record("ownership, " + when, "\n".join(lines) + "\n")


def name(look, number):
    try:
        return look(number)[0]
    except KeyError:
        return str(number)


def processes(what):
    """Users of the processes with these words on their command line."""
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            words = open(f"/proc/{pid}/cmdline", "rb").read().replace(b"\0", b" ")
            if what.encode() in words and b"python" not in words:
                status = os.stat("/proc/" + pid)
                found.append(f"{name(pwd.getpwuid, status.st_uid)}:{name(grp.getgrgid, status.st_gid)}")
        except OSError:
            continue
    return found
