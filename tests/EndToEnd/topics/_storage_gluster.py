"""Volumes of GlusterFS as pools, those of a glusterd of our own, and guests on their files."""
import glob
import os
import shutil
import subprocess
import time

HOST = "10.7.7.1"
POOL = "<pool type='gluster'><name>{0}</name><source><host name='" + HOST + "'{3}/><dir path='{2}'/><name>{1}</name></source></pool>"
XML = [(r"<(available|allocation) unit='bytes'>\d+", r"<\1 unit='bytes'>N")]
TIMES = [(r"<([acm])time>\d+\.\d+<", r"<\1time>T<")]
DISK = ("<disk type='network' device='disk'><driver name='qemu' type='raw'/><source protocol='gluster' name='vol/sub/in.raw'><host name='" + HOST
        + "'/></source><target dev='vda' bus='virtio'/></disk>")
VOLUME = "<disk type='volume' device='disk'><driver name='qemu'/><source pool='all' volume='b.raw'/><target dev='vda' bus='virtio'/></disk>"
GUEST = ("<domain type='qemu'><name>g</name><memory unit='MiB'>32</memory><vcpu>1</vcpu><os><type arch='x86_64' machine='pc'>hvm</type></os>"
         "<devices>{}</devices></domain>")


def quiet(*argv, **options):
    return subprocess.run(argv, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, **options)


class Cluster:
    """A glusterd with one volume of one brick, in this private machine."""

    def __init__(self, work):
        quiet("ip", "addr", "add", HOST + "/32", "dev", "lo")
        for folder in ("/var/lib/glusterd", "/var/log/glusterfs", "/run/bricks"):
            os.makedirs(folder, exist_ok=True)
            subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "none", folder], check=True)
        os.makedirs("/run/gluster", exist_ok=True)
        self.brick = "/run/bricks/one"
        os.mkdir(self.brick)
        with open(work + "/glusterd.out", "wb") as out:
            self.process = subprocess.Popen(["glusterd", "-N", "--log-file=" + work + "/glusterd.log", "--pid-file=" + work + "/glusterd.pid"],
                                            stdin=subprocess.DEVNULL, stdout=out, stderr=out)
        for _ in range(100):
            if quiet("gluster", "--mode=script", "volume", "info").returncode == 0:
                break
            time.sleep(0.2)
        made = quiet("gluster", "--mode=script", "volume", "create", "vol", f"{HOST}:{self.brick}", "force")
        started = quiet("gluster", "--mode=script", "volume", "start", "vol")
        self.trouble = "" if started.returncode == 0 else made.stderr + started.stderr
        self.fill(work)

    def fill(self, work):
        """Files as a client would leave them: by the library's own hands, through qemu-img's driver where they have a format."""
        subprocess.run(["/usr/bin/python3", "-c", FILL, HOST], check=True, timeout=100, capture_output=True)
        del work

    def bricks(self, sig):
        for entry in glob.glob("/proc/[0-9]*/comm"):
            try:
                with open(entry, encoding="ascii") as comm:
                    if comm.read().strip() == "glusterfsd":
                        os.kill(int(entry.split("/")[2]), sig)
            except (OSError, ValueError):
                pass

    def stop(self):
        self.bricks(9)
        self.process.kill()
        self.process.wait()


FILL = r"""
import ctypes, os, subprocess, sys, tempfile
g = ctypes.CDLL("libgfapi.so.0", use_errno=True)
P, S, I = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
g.glfs_new.restype = g.glfs_creat.restype = P
for name, types in {"glfs_set_volfile_server": [P, S, S, I], "glfs_set_logging": [P, S, I], "glfs_init": [P], "glfs_mkdir": [P, S, I], "glfs_creat": [P, S, I, I],
                    "glfs_ftruncate": [P, ctypes.c_longlong, P, P], "glfs_write": [P, S, ctypes.c_size_t, I], "glfs_close": [P], "glfs_symlink": [P, S, S]}.items():
    getattr(g, name).argtypes = types
v = g.glfs_new(b"vol")
g.glfs_set_volfile_server(v, b"tcp", sys.argv[1].encode(), 0)
g.glfs_set_logging(v, b"/dev/null", 0)
assert g.glfs_init(v) == 0
assert g.glfs_mkdir(v, b"/sub", 0o755) == 0
def put(name, data, size):
    f = g.glfs_creat(v, name, os.O_RDWR, 0o600)
    assert f and g.glfs_write(f, data, len(data), 0) == len(data) and g.glfs_ftruncate(f, size, None, None) == 0
    g.glfs_close(f)
put(b"/b.raw", b"raw", 5 << 20)
put(b"/sub/in.raw", b"raw", 1 << 20)
put(b"/-dash", b"raw", 4096)
for name, more in ((b"/a.qcow2", []), (b"/c.qcow2", ["-u", "-b", "below.img", "-F", "raw"]), (b"/d.vmdk", None)):
    with tempfile.NamedTemporaryFile() as f:
        subprocess.run(["qemu-img", "create", "-q", "-f", "vmdk" if more is None else "qcow2", *(more or []), f.name, "10M"], check=True)
        data = open(f.name, "rb").read()
        put(name, data, len(data))
assert g.glfs_symlink(v, b"b.raw", b"/link") == 0 and g.glfs_symlink(v, b"nowhere", b"/dangling") == 0
os._exit(0)
"""


def run(s):
    missing = [name for name in ("glusterd", "gluster") if shutil.which(name) is None]
    if not glob.glob("/usr/lib/*/libvirt/storage-backend/libvirt_storage_backend_gluster.so"):
        missing.append("libvirt-daemon-driver-storage-gluster")
    if missing:
        s.skip("volumes of GlusterFS", f"not installed: {missing}")
        return
    cluster = Cluster(s.work)
    try:
        if cluster.trouble:
            s.skip("volumes of GlusterFS", f"glusterd does not start one here: {cluster.trouble}")
            return
        steps(s)
        guests(s)
        gone(s, cluster)
    finally:
        cluster.stop()


def define(s, name, volume="vol", folder="/", port=""):
    return s.file(name + ".xml", POOL.format(name, volume, folder, port))


def steps(s):
    s.virsh_all([f"find-storage-pool-sources-as gluster {HOST}", f"find-storage-pool-sources-as netfs {HOST}", "find-storage-pool-sources-as gluster"])
    s.virsh(f"pool-define {define(s, 'all')}")
    s.virsh("pool-dumpxml all", name="pool-dumpxml all, inactive")
    s.virsh_all(["pool-build all", "pool-start all", "pool-list --all"])
    s.virsh("pool-dumpxml all", mask=XML)
    s.virsh("vol-list all --details")
    for name in ("a.qcow2", "b.raw", "c.qcow2", "d.vmdk", "link", "sub", "-dash"):
        s.virsh(f"vol-dumpxml --pool all -- {name}", mask=TIMES)
    one = "--pool all b.raw"
    s.virsh_all([f"vol-info {one}", f"vol-info {one} --physical", f"vol-key {one}", f"vol-path {one}", f"vol-name gluster://{HOST}/vol/b.raw",
                 f"vol-pool gluster://{HOST}/vol/b.raw", "vol-create-as all new 1M", f"vol-clone {one} new", f"vol-resize {one} 6M",
                 f"vol-download {one} {s.work}/copy", f"vol-upload {one} {s.work}/all.xml", f"vol-wipe {one}", "vol-dumpxml --pool all dangling"])
    s.virsh(f"pool-create {define(s, 'below', folder='/sub')}")
    s.virsh("vol-list below")
    for name, volume, folder in (("slash", "vol/sub", "/"), ("nofolder", "vol", "/none"), ("file", "vol", "/b.raw"), ("novolume", "none", "/")):
        s.virsh(f"pool-create {define(s, name, volume, folder)}")
    s.virsh_all(["vol-delete --pool all link", "vol-list all", "pool-destroy below", "pool-delete all"])
    # A daemon that comes again finds the pool as it was.
    s.side.kill()
    s.side.start()
    s.wait(lambda: "active" in s.run("pool-list").out, 30)
    s.virsh_all(["pool-list --all", "vol-list all", "vol-delete --pool all -- -dash", "vol-list all"])


def guests(s):
    s.virsh(f"define {s.file('v.xml', GUEST.format(VOLUME))}")
    s.virsh_all(["start g", "undefine g"])
    for name in ("vol", "/vol/x"):
        s.virsh(f"define {s.file('bad.xml', GUEST.format(DISK.replace('vol/sub/in.raw', name)))}", name=f"define a disk {name}")
    s.virsh(f"define {s.file('g.xml', GUEST.format(DISK))}")
    s.virsh("domxml-to-native qemu-argv --domain g", name="the command line",
            mask=[(r"(?s).*?('?\{\"driver\":\"gluster\".*?\}'?) .*", r"\1\n"), (r'"node-name".*', "")])
    if glob.glob("/usr/lib/*/qemu/block-gluster.so"):
        s.virsh_all(["start g", "domblklist g --details", "domblkinfo g vda", "destroy g"])
    else:
        s.skip("a guest on a file", "qemu-block-extra is not installed")
    s.virsh("undefine g")


def gone(s, cluster):
    """Bricks that are stopped in the middle: only who asks for them waits."""
    if s.side.name == "vireo":
        cluster.bricks(19)
        virsh = subprocess.Popen(["virsh", "-c", s.uri, "pool-refresh", "all"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(1)
        began = time.monotonic()
        s.check("others are served meanwhile", s.run("pool-list --all").ok and s.run("vol-list all").ok and s.run("vol-dumpxml --pool all b.raw").ok)
        s.check("at once", time.monotonic() - began < 5)
        s.check("who asks still waits", virsh.poll() is None)
        cluster.bricks(18)
        s.check("and gets an answer", virsh.wait(60) == 0)
    cluster.bricks(9)
    time.sleep(1)
    s.virsh_all(["pool-refresh all", "pool-list --all"])
