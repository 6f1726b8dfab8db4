"""Targets of iSCSI as pools without the host's initiator, here those of a tgtd of our own, and guests on their units."""
import base64
import glob
import os
import shutil
import socket
import subprocess
import time

# What follows these words is the library's or our own.
REASON = [(r"(Failed to connect: ).*(\n! $)?", r"\1REASON")]
# libvirtd's figure lacks the last block of each unit.
LAST = [(r"67108352", "67108864"), (r"33553920", "33554432"), (r"100662272", "100663296")]
IQN = "iqn.2020-01.org.vireo:"
UUID = "6f1c1d1e-0c6b-4b4e-9a39-0d6f7d1f0a11"
SECRET = f"<secret ephemeral='no' private='yes'><uuid>{UUID}</uuid><usage type='iscsi'><target>nobody</target></usage></secret>"
POOL = ("<pool type='iscsi-direct'><name>{0}</name><source><host name='{1}'{2}/><device path='" + IQN + "{3}'/>"
        "<initiator><iqn name='" + IQN + "me'/></initiator>{4}</source></pool>")
DISK = "<disk type='volume' device='disk'><driver name='qemu'/><source pool='one' volume='unit:0:0:1'/><target dev='vda' bus='virtio'/></disk>"
GUEST = ("<domain type='qemu'><name>g</name><memory unit='MiB'>32</memory><vcpu>1</vcpu><os><type arch='x86_64' machine='pc'>hvm</type></os>"
         "<devices>{}</devices></domain>")


def admin(*words):
    subprocess.run(["tgtadm", "--lld", "iscsi", *words], check=True)


class Target:
    """A tgtd with two disks, in this private machine."""

    def __init__(self, work):
        self.disks = [work + "/one.raw", work + "/two.raw"]
        for path, size in zip(self.disks, ("64M", "32M")):
            subprocess.run(["truncate", "-s", size, path], check=True)
        with open(self.disks[0], "r+b") as disk:
            disk.write(b"HELLO")
            disk.seek(-5, 2)
            disk.write(b"WORLD")
        os.makedirs("/run/tgtd", exist_ok=True)
        self.process = subprocess.Popen(["tgtd", "-f"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(100):
            if subprocess.run(["tgtadm", "--lld", "iscsi", "--mode", "target", "--op", "show"], capture_output=True, check=False).returncode == 0:
                break
            time.sleep(0.1)
        for number, name in ((1, "one"), (2, "closed")):
            admin("--mode", "target", "--op", "new", "--tid", str(number), "-T", IQN + name)
            for unit, disk in enumerate(self.disks if number == 1 else self.disks[1:], 1):
                admin("--mode", "logicalunit", "--op", "new", "--tid", str(number), "--lun", str(unit), "-b", disk)
            admin("--mode", "target", "--op", "bind", "--tid", str(number), "-I", "ALL")
        admin("--mode", "account", "--op", "new", "--user", "joe", "--password", "secretsecret12")
        admin("--mode", "account", "--op", "bind", "--tid", "2", "--user", "joe")

    def stop(self):
        # It ignores a polite signal while somebody has a session.
        self.process.kill()
        self.process.wait()

    def content(self):
        with open(self.disks[0], "rb") as disk:
            first = disk.read(5)
            disk.seek(-5, 2)
            return first + disk.read(5)


def run(s):
    missing = [name for name in ("tgtd", "tgtadm") if shutil.which(name) is None]
    if not glob.glob("/usr/lib/*/libvirt/storage-backend/libvirt_storage_backend_iscsi-direct.so"):
        missing.append("libvirt-daemon-driver-storage-iscsi-direct")
    if missing:
        s.skip("targets of iSCSI without the host's initiator", f"not installed: {missing}")
        return
    target = Target(s.work)
    try:
        pools(s, target)
        volumes(s, target)
        discovery(s)
        silence(s)
    finally:
        target.stop()
    s.virsh("pool-refresh one", mask=REASON)
    s.virsh("pool-list --all")


def define(s, name, host="127.0.0.1", port="", iqn="one", auth=""):
    return s.file(name + ".xml", POOL.format(name, host, port, iqn, auth))


def pools(s, target):
    del target
    s.virsh(f"pool-define {define(s, 'one')}")
    s.virsh("pool-dumpxml one", name="pool-dumpxml one, inactive")
    s.virsh_all(["pool-build one", "pool-start one", "pool-start one", "pool-build one", "pool-list --all --details"])
    s.virsh("pool-dumpxml one", mask=LAST)
    s.virsh(f"pool-create {define(s, 'same')}")
    s.virsh(f"pool-create {define(s, 'none', iqn='none')}")
    s.virsh(f"pool-create {define(s, 'shut', port=chr(32) + 'port=' + chr(39) + '3261' + chr(39))}", mask=REASON)
    s.virsh(f"pool-create {define(s, 'named', host='localhost')}")
    s.virsh_all(["vol-list named", "pool-list --all", "pool-delete one", "pool-destroy named", "pool-destroy same"])
    chap = "<auth type='chap' username='joe'><secret usage='nobody'/></auth>"
    s.virsh(f"pool-define {define(s, 'closed', iqn='closed', auth=chap)}")
    s.virsh("pool-start closed", name="pool-start closed without a secret")
    s.virsh(f"secret-define {s.file('secret.xml', SECRET)}")
    s.virsh("pool-start closed", name="pool-start closed without a value")
    for what, value in (("the wrong", "secretsecret99"), ("the right", "secretsecret12")):
        s.run(["secret-set-value", UUID, base64.b64encode(value.encode()).decode()])
        s.virsh("pool-start closed", name=f"pool-start closed with {what} value")
    s.virsh_all(["vol-list closed", "pool-destroy closed", f"secret-undefine {UUID}", "pool-undefine closed"])
    s.virsh(f"pool-define {define(s, 'ceph', iqn='closed', auth=chap.replace('chap', 'ceph'))}")
    s.virsh_all(["pool-start ceph", "pool-undefine ceph"])
    s.virsh(f"pool-create {define(s, 'open', iqn='closed')}")
    # A daemon that comes again finds the pool as it was.
    s.side.kill()
    s.side.start()
    s.virsh_all(["pool-list --all", "vol-list one"])


def volumes(s, target):
    one = "--pool one unit:0:0:1"
    s.virsh("vol-list one --details")
    for unit in (0, 1, 2):
        s.virsh(f"vol-dumpxml --pool one unit:0:0:{unit}", mask=LAST)
    path = f"ip-127.0.0.1:3260-iscsi-{IQN}one-lun-2"
    s.virsh_all([f"vol-info {one}", f"vol-info {one} --physical", f"vol-key {one}", f"vol-path {one}", f"vol-name {path}", f"vol-pool {path}",
                 "vol-create-as one new 1M", f"vol-clone {one} new", f"vol-delete {one}", f"vol-resize {one} 128M", f"vol-download {one} {s.work}/copy",
                 f"vol-upload {one} {s.work}/one.raw", f"vol-wipe {one} --algorithm nnsa"])
    s.check("nothing was overwritten", target.content() == b"HELLOWORLD", target.content())
    guest(s)
    s.virsh(f"vol-wipe {one}")
    # libvirtd leaves the last block as it was.
    s.check("the volume is overwritten", target.content() in (bytes(10), bytes(5) + b"WORLD"), target.content())
    if s.side.name == "vireo":
        s.check("to its end", target.content() == bytes(10), target.content())
    admin("--mode", "logicalunit", "--op", "delete", "--tid", "1", "--lun", "2")
    s.virsh_all(["vol-list one", "pool-refresh one", "vol-list one"])


def guest(s):
    s.virsh(f"define {s.file('g.xml', GUEST.format(DISK))}")
    s.virsh("domxml-to-native qemu-argv --domain g", name="the command line", mask=[(r"(?s).*?('?\{\"driver\":\"iscsi\".*?\}'?) .*", r"\1\n"), (r'"node-name".*', "")])
    if not glob.glob("/usr/lib/*/qemu/block-iscsi.so"):
        s.skip("a guest on a unit", "qemu-block-extra is not installed")
        return
    s.virsh_all(["start g", "domblklist g --details", "domblkinfo g vda", "destroy g"])


def discovery(s):
    s.virsh_all(["find-storage-pool-sources-as iscsi-direct", "find-storage-pool-sources-as iscsi-direct 127.0.0.1"])
    if s.side.name != "vireo":
        s.skip("discovery", "libvirtd 9.0 dies of it")
        return
    found = s.run(f"find-storage-pool-sources-as iscsi-direct 127.0.0.1 --initiator {IQN}me").out
    s.check("both targets are found", found.count("<device path='") == 2 and f"{IQN}closed" in found, found)


def silence(s):
    """A server that takes connections and says nothing keeps nobody waiting but who asks for it."""
    if s.side.name != "vireo":
        s.skip("a silent target", "libvirtd 9.0 waits for it as long as it likes")
        return
    with socket.create_server(("127.0.0.1", 3262)):
        port = " port='3262'"
        s.virsh(f"pool-define {define(s, 'silent', port=port)}")
        virsh = subprocess.Popen(["virsh", "-c", s.uri, "pool-start", "silent"], stdout=subprocess.DEVNULL)
        time.sleep(0.5)
        began = time.monotonic()
        s.check("others are served meanwhile", s.run("pool-refresh one").ok and s.run("pool-dumpxml silent").ok and s.run("pool-list --all").ok)
        took = time.monotonic() - began
        s.check("at once", took < 5, took)
        s.check("who asks still waits", virsh.poll() is None)
        virsh.kill()
        virsh.wait()
    s.side.kill()
    s.side.start()
    s.run("pool-undefine silent")
