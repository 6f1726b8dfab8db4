"""Pools of Ceph: a monitor, a manager and a store in memory of our own, and guests on their images."""
import base64
import glob
import json
import os
import shutil
import subprocess
import time

HOST = "10.7.7.2"
UUID = "6f1c1d1e-0c6b-4b4e-9a39-0d6f7d1f0a12"
SECRET = f"<secret ephemeral='no' private='yes'><uuid>{UUID}</uuid><usage type='ceph'><name>key of vms</name></usage></secret>"
AUTH = "<auth type='ceph' username='admin'><secret usage='key of vms'/></auth>"
POOL = "<pool type='rbd'><name>{0}</name><source><host name='" + HOST + "' port='{2}'/><name>{1}</name>{3}</source>{4}</pool>"
GUEST = ("<domain type='qemu'><name>g</name><memory unit='MiB'>32</memory><vcpu>1</vcpu><os><type arch='x86_64' machine='pc'>hvm</type></os>"
         "<devices>{}</devices></domain>")
DISK = ("<disk type='network' device='disk'><driver name='qemu' type='raw'/><source protocol='rbd' name='vms/one'><host name='" + HOST
        + "' port='6789'/><snapshot name='s'/><config file='/etc/ceph/ceph.conf'/></source><target dev='vda' bus='virtio'/></disk>")
VOLUME = "<disk type='volume' device='disk'><driver name='qemu'/><source pool='r' volume='one'/><target dev='vda' bus='virtio'/></disk>"
XML = [(r"<(available|allocation) unit='bytes'>\d+", r"<\1 unit='bytes'>N")]
# libvirt shows whatever number the system had last.
ERRNO = [(r"(failed to (?:remove volume|unprotect snapshot|connect to the RADOS monitor on:) [^:]*(?::6789,|:\d+,)?): .*", r"\1: REASON")]
CONF = """[global]
fsid = {fsid}
mon host = {host}:6789
mon initial members = a
auth cluster required = cephx
auth service required = cephx
auth client required = cephx
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 4
osd crush chooseleaf type = 0
mon allow pool size one = true
osd objectstore = memstore
memstore device bytes = 1073741824
ms bind msgr2 = false
mon data avail crit = 1
log to file = false
run dir = /run/ceph
keyring = /etc/ceph/keyring
mon data = /var/lib/ceph/mon
osd data = /var/lib/ceph/osd
mgr data = /var/lib/ceph/mgr
"""


def tool(*argv, check=True, **options):
    return subprocess.run(argv, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=check, timeout=60, **options)


class Cluster:
    """A Ceph of one machine, with one pool."""

    def __init__(self, work):
        tool("ip", "addr", "add", HOST + "/32", "dev", "lo")
        for folder in ("/etc/ceph", "/var/lib/ceph", "/var/log/ceph", "/run/ceph"):
            os.makedirs(folder, exist_ok=True)
            subprocess.run(["mount", "-t", "tmpfs", "none", folder], check=True)
        for name in ("mon", "osd", "mgr"):
            os.mkdir("/var/lib/ceph/" + name)
        fsid = tool("cat", "/proc/sys/kernel/random/uuid").stdout.strip()
        with open("/etc/ceph/ceph.conf", "w", encoding="utf-8") as conf:
            conf.write(CONF.format(fsid=fsid, host=HOST))
        everything = ["--cap", "mon", "allow *", "--cap", "osd", "allow *", "--cap", "mgr", "allow *"]
        tool("ceph-authtool", "--create-keyring", "/etc/ceph/keyring", "--gen-key", "-n", "mon.", "--cap", "mon", "allow *")
        for name in ("client.admin", "osd.0", "mgr.x"):
            tool("ceph-authtool", "/etc/ceph/keyring", "--gen-key", "-n", name, *everything)
        tool("monmaptool", "--create", "--addv", "a", f"[v1:{HOST}:6789]", "--fsid", fsid, work + "/monmap")
        tool("ceph-mon", "--mkfs", "-i", "a", "--monmap", work + "/monmap", "--keyring", "/etc/ceph/keyring")
        self.work, self.processes = work, []
        self.start("ceph-mon", "a")
        tool("ceph", "osd", "create")
        tool("ceph-osd", "-i", "0", "--mkfs", "--osd-uuid", fsid)
        tool("ceph", "osd", "crush", "add", "osd.0", "1", "root=default")
        self.start("ceph-osd", "0")
        self.start("ceph-mgr", "x")
        tool("ceph", "osd", "pool", "create", "vms", "4")
        tool("ceph", "osd", "pool", "application", "enable", "vms", "rbd")
        self.key = tool("ceph", "auth", "get-key", "client.admin").stdout.strip()
        for _ in range(60):
            if json.loads(tool("rados", "df", "--format", "json").stdout)["total_space"]:
                break
            time.sleep(1)
        tool("rbd", "create", "vms/one", "--size", "8M")
        with open(work + "/data", "wb") as data:
            data.write(b"HELLO\n")
        tool("rbd", "import", work + "/data", "vms/data")

    def start(self, program, name):
        with open(f"{self.work}/{program}.log", "wb") as log:
            self.processes.append(subprocess.Popen([program, "-f", "-i", name], stdin=subprocess.DEVNULL, stdout=log, stderr=log))

    def signal(self, number, which=None):
        for process in self.processes if which is None else [self.processes[which]]:
            process.send_signal(number)

    def stop(self):
        self.signal(18)
        self.signal(9)
        for process in self.processes:
            process.wait()


def run(s):
    missing = [name for name in ("ceph-mon", "ceph-mgr", "ceph-osd", "rbd") if shutil.which(name) is None]
    if not glob.glob("/usr/lib/*/libvirt/storage-backend/libvirt_storage_backend_rbd.so"):
        missing.append("libvirt-daemon-driver-storage-rbd")
    if missing:
        s.skip("pools of Ceph", f"not installed: {missing}")
        return
    cluster = Cluster(s.work)
    try:
        pools(s, cluster)
        volumes(s)
        copies(s)
        guests(s)
        faults(s, cluster)
    finally:
        cluster.stop()


def define(s, name, pool="vms", port="6789", auth=AUTH, more=""):
    return s.file(name + ".xml", POOL.format(name, pool, port, auth, more))


def left(s):
    """What is left of the tools' configuration: nothing, whatever was asked."""
    links = [os.path.realpath(fd) for fd in glob.glob(f"/proc/{s.side.process.pid}/fd/*") if os.path.islink(fd)]
    return [at for at in links if "memfd:ceph" in at]


def pools(s, cluster):
    s.virsh(f"find-storage-pool-sources-as rbd {HOST}")
    s.virsh(f"pool-define {define(s, 'r')}")
    s.virsh("pool-dumpxml r", name="pool-dumpxml r, inactive")
    s.virsh("pool-build r")
    s.virsh("pool-start r", name="pool-start r without a secret")
    s.virsh(f"secret-define {s.file('secret.xml', SECRET)}")
    s.virsh("pool-start r", name="pool-start r without a value")
    wrong = base64.b64encode(bytes(28)).decode()
    for what, value in (("the wrong", wrong), ("the right", cluster.key)):
        s.run(["secret-set-value", UUID, value])
        s.virsh("pool-start r", name=f"pool-start r with {what} value", mask=ERRNO)
    s.check("no key is left", not left(s), left(s))
    s.virsh_all(["pool-list --all", "vol-list r --details"])
    s.virsh("pool-dumpxml r", mask=XML)
    s.virsh(f"pool-create {define(s, 'nobody', auth='')}", mask=ERRNO)
    s.virsh(f"pool-create {define(s, 'none', pool='none')}")
    s.virsh(f"pool-create {define(s, 'sized', pool='vms', port='06789', more='<refresh><volume allocation=' + repr('capacity') + '/></refresh>')}")
    s.virsh_all(["vol-dumpxml --pool sized data", "pool-destroy sized", "pool-delete r"])
    s.virsh(f"pool-create {define(s, 'counted', more='<refresh><volume allocation=' + repr('default') + '/></refresh>')}")
    s.virsh_all(["vol-dumpxml --pool counted data", "vol-dumpxml --pool counted one", "pool-destroy counted"])


def volumes(s):
    one = "--pool r one"
    s.virsh_all([f"vol-dumpxml {one}", f"vol-info {one}", f"vol-info {one} --physical", f"vol-key {one}", f"vol-path {one}", "vol-name vms/one", "vol-pool vms/one",
                 "vol-dumpxml --pool r data", "vol-create-as r two 10M", "vol-create-as r three 10M --format raw", "vol-create-as r q 10M --format qcow2",
                 "vol-create-as r z 10M --allocation 0", "vol-create-as r pre 10M --prealloc-metadata", "vol-create-as r two 10M", "vol-create-as r -- -dash 10M",
                 "vol-create-as r per%cent 10M", "vol-create-as r zero 0", "vol-list r --details", "vol-dumpxml --pool r two",
                 "vol-resize --pool r two 20M", "vol-resize --pool r two 5M", "vol-resize --pool r two 5M --shrink", "vol-resize --pool r two 5M --delta",
                 "vol-resize --pool r two 50M --allocate", "vol-dumpxml --pool r two", f"vol-download {one} {s.work}/copy", f"vol-upload {one} {s.work}/data",
                 "vol-wipe --pool r two --algorithm nnsa", "vol-delete --pool r -- -dash", "vol-delete --pool r two", "vol-delete --pool r three"])
    if s.side.name == "vireo":
        # libvirtd makes them, and nobody can name them on Ceph's command line.
        s.check("names that Ceph's tools take for others are refused", not any(s.run(["vol-create-as", "r", name, "1M"]).ok for name in ("a/b", "a@b")))


def copies(s):
    s.virsh_all(["vol-clone --pool r data copy", "vol-clone --pool r data again", "vol-dumpxml --pool r copy"])
    snapshots = json.loads(tool("rbd", "snap", "ls", "vms/data", "--format", "json").stdout)
    s.check("both share a snapshot", len(snapshots) == 1 and snapshots[0]["name"].startswith("libvirt-"), snapshots)
    tool("rbd", "export", "--no-progress", "vms/copy", s.work + "/exported")
    with open(s.work + "/exported", "rb") as f:
        content = f.read()
    s.check("the copy has the content", content == b"HELLO\n", content)
    s.virsh("vol-wipe --pool r copy")
    tool("rbd", "export", "--no-progress", "vms/copy", s.work + "/wiped")
    with open(s.work + "/wiped", "rb") as f:
        content = f.read()
    s.check("nothing is left of it after a wipe", content == bytes(6), content)
    number = [(r"libvirt-\d+", "libvirt-N")]
    s.virsh("vol-delete --pool r data", mask=ERRNO)
    s.virsh("vol-delete --pool r data --delete-snapshots", mask=number + ERRNO)
    s.virsh_all(["vol-wipe --pool r copy --algorithm trim", "vol-delete --pool r copy", "vol-delete --pool r again", "vol-delete --pool r data --delete-snapshots",
                 "vol-list r", "pool-refresh r"])
    larger = s.file("larger.xml", "<volume><name>larger</name><capacity unit='M'>16</capacity></volume>")
    s.run(f"vol-create-from r {larger} one --inputpool r")
    size = json.loads(tool("rbd", "info", "vms/larger", "--format", "json").stdout)["size"]
    s.check("a copy has the size that was asked for", size == 16 << 20 or s.side.name != "vireo", size)


def guests(s):
    s.virsh(f"define {s.file('v.xml', GUEST.format(VOLUME))}")
    s.virsh_all(["start g", "undefine g"])
    s.virsh(f"define {s.file('bad.xml', GUEST.format(DISK.replace('vms/one', 'one')))}", name="define a disk one")
    tool("rbd", "snap", "create", "vms/one@s", "--no-progress")
    s.virsh(f"define {s.file('g.xml', GUEST.format(DISK))}")
    s.virsh("domxml-to-native qemu-argv --domain g", name="the command line", mask=[(r"(?s).*?('?\{\"driver\":\"rbd\".*?\}'?) .*", r"\1\n"), (r'"node-name".*', "")])
    s.virsh("undefine g")
    whole = DISK.replace("<snapshot name='s'/>", "")
    s.virsh(f"define {s.file('whole.xml', GUEST.format(whole))}")
    if glob.glob("/usr/lib/*/qemu/block-rbd.so"):
        s.virsh_all(["start g", "domblklist g --details", "domblkinfo g vda", "destroy g"])
    else:
        s.skip("a guest on an image", "qemu-block-extra is not installed")
    s.virsh("undefine g")
    own = whole.replace("<config file='/etc/ceph/ceph.conf'/>", AUTH.replace("<secret ", "<secret type='ceph' ").replace("type='ceph' username", "username"))
    s.virsh(f"define {s.file('own.xml', GUEST.format(own))}", name="define a guest with a login")
    if glob.glob("/usr/lib/*/qemu/block-rbd.so"):
        s.virsh("start g", name="start a guest with a login")
        s.virsh_all(["domblkinfo g vda", "destroy g"])
    s.virsh("undefine g", name="undefine the guest with a login")


def faults(s, cluster):
    """The tool is killed, the daemon is killed, the store stops in the middle, the monitor is gone."""
    if s.side.name != "vireo":
        s.skip("a cluster that hangs", "libvirtd 9.0 waits for it, and loses the pool when it comes again")
        return
    s.side.kill()
    s.side.start()
    s.check("the pool is active again", s.wait(lambda: " r " in s.run("pool-list").out, 20), s.run("pool-list --all").out)
    cluster.signal(19, 1)
    virsh = subprocess.Popen(["virsh", "-c", s.uri, "vol-create-as", "r", "late", "4M"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(1)
    began = time.monotonic()
    s.check("others are served meanwhile", s.run("pool-list --all").ok and s.run("vol-list r").ok and s.run("vol-dumpxml --pool r one").ok)
    s.check("at once", time.monotonic() - began < 5)
    s.check("a volume that is being made is not touched", "is still being allocated" in s.run("vol-delete --pool r late").err)
    s.side.kill()
    cluster.signal(18, 1)
    virsh.kill()
    virsh.wait()
    s.side.start()
    s.check("the pool is active once more", s.wait(lambda: " r " in s.run("pool-list").out, 40), s.run("pool-list --all").out)
    names = [i["image"] for i in json.loads(tool("rbd", "ls", "vms", "-l", "--format", "json").stdout) if "snapshot" not in i]
    listed = s.run("vol-list r").out
    s.check("what Ceph lists is what the pool has", all(f" {name} " in listed for name in names), (names, listed))
