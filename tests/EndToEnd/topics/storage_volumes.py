"""Pools that are folders and the volumes in them, through their whole life."""
import os
import subprocess

from harness import side

import libvirt

SIZES = [(r"^(Capacity|Allocation|Available):.*$", r"\1: N")]
XML = [(r"<(capacity|allocation|available) unit='bytes'>\d+", r"<\1 unit='bytes'>N"), (r"<([abcm]time)>[\d.]+", r"<\1>T")]
VOLUME = [(r"<([abcm]time)>[\d.]+", r"<\1>T")]
# Where a program is depends on the order of folders in the path.
TOOLS = [(r"\((/usr)?/s?bin/", "(/bin/")]


def volume(s, name, capacity, more="", target="", attributes=""):
    return s.file(f"{name}.xml", f"<volume{attributes}><name>{name}</name><capacity unit='bytes'>{capacity}</capacity>{more}"
                                 f"<target>{target}</target></volume>")


def look(s, folder):
    """What is on disk: size, blocks, mode and owner of every file, hidden ones too."""
    lines = []
    for name in sorted(os.listdir(folder)):
        st = os.lstat(os.path.join(folder, name))
        lines.append(f"{name} {st.st_size} {st.st_blocks} {oct(st.st_mode)} {st.st_uid} {st.st_gid}")
    s.record("what is on disk", "\n".join(lines) + "\n")


def run(s):
    side.steady_images()
    folder = s.work + "/pool"
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=400m", "none", s.work], check=True)
    try:
        lifecycle(s, folder)
        create(s, folder)
        resize(s)
        copy(s)
        allocation(s, folder)
        documents(s, folder)
        transfer(s, folder)
        outside(s)
        remove(s, folder)
        full(s)
        asked(s)
        sources(s)
    finally:
        subprocess.run(["umount", "-l", s.work], check=False)


def lifecycle(s, folder):
    s.virsh_all([f"pool-define-as p dir --target {folder}", "vol-create-as p a.img 10M", "pool-start p", "pool-build p", "pool-start p", "pool-start p",
                 "pool-build p", "pool-autostart p", "pool-list --all --persistent --autostart"])
    s.virsh("pool-info p", mask=SIZES)
    s.virsh("pool-dumpxml p", mask=XML)
    s.virsh("pool-dumpxml p --inactive", mask=XML)
    s.virsh(f"pool-define-as other dir --target {folder}")
    s.virsh(f"pool-create-as p dir --target {folder}")
    s.virsh("pool-list --type dir,fs --all")
    s.virsh("pool-list --type logical --all")


def create(s, folder):
    s.virsh_all(["vol-create-as p a.img 10M", "vol-create-as p a.img 10M", "vol-create-as p b.img 10M --allocation 0",
                 "vol-create-as p q.qcow2 10M --format qcow2", "vol-create-as p x.vmdk 10M --format vmdk", "vol-create-as p y.foo 1M --format foo",
                 "vol-create-as p z/z 1M", "vol-create-as p .. 1M", "vol-create-as p . 1M", "vol-create-as p .hid 1M", "vol-create-as p -- -dash 1M",
                 "vol-create-as p com,ma 1M --format qcow2", "vol-list p --details", "vol-info q.qcow2 p --bytes", "vol-info q.qcow2 p --physical"])
    look(s, folder)
    s.virsh_all(["vol-create-as p o.qcow2 20M --format qcow2 --backing-vol q.qcow2 --backing-vol-format qcow2",
                 "vol-create-as p o2.qcow2 20M --format qcow2 --backing-vol nosuch --backing-vol-format qcow2",
                 "vol-create-as p o3.img 20M --backing-vol q.qcow2 --backing-vol-format qcow2"])
    for name in ("a.img", "q.qcow2", "o.qcow2", "x.vmdk"):
        s.virsh(f"vol-dumpxml {name} p", mask=VOLUME)


def resize(s):
    s.virsh_all(["vol-resize a.img 20M p", "vol-resize a.img 5M p", "vol-resize a.img 5M p --shrink", "vol-resize b.img 1M p --delta",
                 "vol-resize b.img 20M p --allocate", "vol-resize q.qcow2 30M p", "vol-resize q.qcow2 5M p --shrink", "vol-resize q.qcow2 40M p --allocate",
                 "vol-resize q.qcow2 -5M p --delta --shrink", "vol-resize nosuch 1M p", "vol-list p --details"])


def copy(s):
    s.virsh_all(["vol-clone a.img c.img p", "vol-clone q.qcow2 d.qcow2 p", "vol-clone a.img c.img p", "vol-clone b.img e.img p --reflink",
                 "vol-clone nosuch n.img p"])
    s.virsh(["vol-create-from", "p", volume(s, "f.raw", 0, target="<format type='raw'/>"), "q.qcow2", "--inputpool", "p"])
    s.virsh(["vol-create-from", "p", volume(s, "g.qcow2", 1, target="<format type='qcow2'/>"), "a.img", "--inputpool", "p"])
    s.virsh("vol-list p --details")


def allocation(s, folder):
    """A copy has room for all where its source has, even if that has no data yet."""
    for name, size in (("whole", 2 << 20), ("half", 1 << 20), ("none", 0)):
        s.run(f"vol-create-as p {name} 2M --allocation {size}")
        s.virsh(f"vol-clone {name} {name}-copy p")
        s.record(f"blocks of the copy of {name}", str(os.stat(f"{folder}/{name}-copy").st_blocks))
        s.run(f"vol-delete {name} p")
        s.run(f"vol-delete {name}-copy p")
    for name in ("luks", "none", "unknown", "auto"):
        s.virsh(f"vol-create-as p {name} 1M --format {name}")


def documents(s, folder):
    for path in (volume(s, "h.qcow2", 1, target="<format type='qcow2'/><compat>0.10</compat><features><lazy_refcounts/></features>"),
                 volume(s, "i.raw", 1, target="<format type='raw'/><compat>1.1</compat>"),
                 volume(s, "k.raw", 1048576, target="<format type='raw'/><encryption format='luks'><secret type='passphrase' "
                                                    "uuid='e78d4b51-a2af-485f-b0f5-afca709a80f4'/></encryption>"),
                 volume(s, "l.raw", 1048576, "<allocation>2097152</allocation>",
                        "<permissions><mode>0640</mode><owner>1</owner><group>2</group></permissions>"),
                 volume(s, "dd", 0, target="<format type='dir'/>", attributes=" type='dir'"),
                 volume(s, "m.qcow2", 4 << 20, target="<format type='qcow2'/><clusterSize unit='KiB'>128</clusterSize><features><lazy_refcounts/></features>"),
                 volume(s, "big", 1 << 60)):
        s.virsh(["vol-create", "p", path])
    s.virsh(["vol-create", "p", volume(s, "pre.qcow2", 4 << 20, target="<format type='qcow2'/>"), "--prealloc-metadata"])
    s.virsh(["vol-create", "p", volume(s, "pre.raw", 4 << 20, target="<format type='raw'/>"), "--prealloc-metadata"])
    s.virsh("vol-dumpxml m.qcow2 p", mask=VOLUME)
    s.virsh("vol-dumpxml l.raw p", mask=VOLUME)
    s.virsh("vol-dumpxml dd p", mask=VOLUME)
    look(s, folder)


def transfer(s, folder):
    data = os.urandom(1 << 16) + bytes(1 << 20) + os.urandom(12345)
    with open(s.work + "/up", "wb") as f:
        f.write(data)
    s.virsh(f"vol-upload c.img {s.work}/up --pool p")
    s.virsh(f"vol-download c.img {s.work}/down --pool p --length {len(data)}")
    s.check("what was uploaded comes back", open(s.work + "/down", "rb").read() == data)
    s.virsh(f"vol-upload c.img {s.work}/up --pool p --offset 1048576 --length {len(data)}")
    s.virsh(f"vol-download c.img {s.work}/part --pool p --offset 1048576 --length 100000")
    s.check("a part comes back", open(s.work + "/part", "rb").read() == data[:100000])
    s.virsh(f"vol-upload b.img {s.work}/up --pool p --sparse")
    s.virsh(f"vol-download b.img {s.work}/sparse --pool p --sparse")
    whole = open(folder + "/b.img", "rb").read()
    s.check("a sparse transfer is whole", open(s.work + "/sparse", "rb").read() == whole)
    s.check("holes stay holes", os.stat(s.work + "/sparse").st_blocks * 512 < len(whole), os.stat(s.work + "/sparse"))
    s.virsh(f"vol-upload dd {s.work}/up --pool p")
    s.virsh(f"vol-upload nosuch {s.work}/up --pool p")
    s.virsh_all(["vol-wipe a.img p", "vol-wipe q.qcow2 p", "vol-wipe dd p", "vol-info a.img p", "vol-info q.qcow2 p --bytes"])


def outside(s):
    """What others do to the files of a pool is seen when a volume is asked for, without a refresh."""
    folder = s.work + "/outside"
    os.mkdir(folder)
    s.run(["pool-define-as", "o", "dir", "--target", folder])
    s.run("pool-start o")
    s.virsh_all(["vol-create-as o a.qcow2 10M --format qcow2", "vol-create-as o r.img 1M", "vol-create-as o thin.img 8M --allocation 0"])
    os.symlink("r.img", folder + "/link")
    s.virsh("pool-refresh o")
    subprocess.run(["qemu-img", "resize", "-q", folder + "/a.qcow2", "20M"], check=True)
    subprocess.run(["qemu-io", "-f", "raw", "-c", "write -q 0 2M", folder + "/thin.img"], check=True)
    os.truncate(folder + "/r.img", 2 << 20)
    s.virsh_all(["vol-info a.qcow2 o --bytes", "vol-info r.img o --bytes", "vol-info r.img o --bytes --physical", "vol-info thin.img o --bytes",
                 "vol-info link o --bytes"])
    s.virsh("vol-dumpxml r.img o", mask=VOLUME)
    # The label that a file of the host has is shown, whether or not SELinux is at work.
    for path in (folder, folder + "/r.img"):
        os.setxattr(path, "security.selinux", b"system_u:object_r:virt_image_t:s0\0")
    s.virsh_all(["vol-dumpxml r.img o", "pool-refresh o"], mask=VOLUME)
    s.virsh("pool-dumpxml o", mask=XML)
    for path in (folder, folder + "/r.img"):
        os.removexattr(path, "security.selinux")
    os.mkdir(folder + "/ploop")
    for name, content in (("root.hds", b"WithouFreSpacExt".ljust(4096, b"\0")), ("DiskDescriptor.xml", b"<x/>")):
        with open(f"{folder}/ploop/{name}", "wb") as f:
            f.write(content)
    s.virsh_all(["vol-create-as o p.ploop 10M --format ploop", "pool-refresh o"])
    s.virsh("vol-dumpxml ploop o", mask=VOLUME)
    s.virsh_all(["vol-delete ploop o", "vol-list o"])
    s.virsh("vol-resize thin.img 1M o --shrink")
    os.unlink(folder + "/r.img")
    s.virsh_all(["vol-info r.img o", "vol-dumpxml r.img o", "vol-path r.img o", "vol-info link o", "vol-resize r.img 4M o", "pool-refresh o", "vol-list o",
                 "pool-destroy o", "pool-undefine o"])


def remove(s, folder):
    s.virsh_all(["vol-delete a.img p", "vol-delete a.img p", "vol-delete dd p", "vol-delete q.qcow2 p --delete-snapshots", "vol-list p", "pool-refresh p",
                 "vol-list p --details", "vol-path b.img p", "vol-key b.img p", f"vol-name {folder}/b.img", f"vol-pool {folder}/b.img"])
    look(s, folder)
    open(folder + "/new.img", "w", encoding="ascii").close()
    os.mkfifo(folder + "/fifo")
    os.symlink("/nosuch", folder + "/dangling")
    s.virsh("pool-refresh p")
    for name in ("m.qcow2", "o.qcow2", "x.vmdk", "l.raw"):
        s.virsh(f"vol-dumpxml {name} p", mask=VOLUME)
    s.virsh_all(["vol-list p", "pool-undefine p", "pool-delete p", "pool-destroy p", "pool-destroy p", "pool-refresh p", "vol-list p",
                 "vol-info b.img p", "vol-delete b.img p", "pool-delete p", "pool-undefine p", "pool-undefine p", "pool-list --all"])


def full(s):
    subprocess.run(["mkdir", "-p", s.work + "/full"], check=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "none", s.work + "/full"], check=True)
    try:
        s.virsh_all([f"pool-create-as full dir --target {s.work}/full", "vol-create-as full f 8M", "vol-list full", "vol-create-as full g 8M --allocation 0",
                     "vol-create-as full h.qcow2 8G --format qcow2", "vol-clone g g2 full", "vol-list full"])
        look(s, s.work + "/full")
        s.virsh("pool-info full")
        s.virsh("pool-destroy full")
    finally:
        subprocess.run(["umount", "-l", s.work + "/full"], check=False)


def asked(s):
    """Flags and settings that are done or refused, never passed over."""
    libvirt.registerErrorHandler(lambda _, error: None, None)
    conn = s.connect()

    def answer(call):
        try:
            call()
            return "done"
        except libvirt.libvirtError as e:
            return s.plain(f"{e.get_error_code()} {e}")

    def pool(name, more="", target=""):
        return conn.storagePoolDefineXML(f"<pool type='dir'><name>{name}</name>{more}<target><path>{s.work}/{name}</path>{target}</target></pool>")

    lines, plain = [], pool("asked")
    lines += [f"build {flags}: {answer(lambda f=flags: plain.build(f))}" for flags in (1, 2, 3, 4, 8, 12, 16, 0)]
    lines += [f"delete {flags}: {answer(lambda f=flags: plain.delete(f))}" for flags in (1, 2)]
    device = conn.storagePoolDefineXML(f"<pool type='fs'><name>device</name><source><device path='/dev/nosuch'/></source>"
                                       f"<target><path>{s.work}/device</path></target></pool>")
    lines += [f"build device {flags}: {answer(lambda f=flags: device.build(f))}" for flags in (1, 2, 3)]
    for state in ("yes", "no"):
        copies = pool("cow" + state, f"<features><cow state='{state}'/></features>")
        lines.append(f"copy on write {state}: {answer(lambda c=copies: c.build(0))}")
    owned = pool("owned", target="<permissions><mode>0750</mode><owner>1</owner><group>2</group></permissions>")
    for _ in range(2):
        lines.append(f"owned: {answer(lambda: owned.build(0))}")
        st = os.stat(s.work + "/owned")
        lines.append(f"{oct(st.st_mode)} {st.st_uid} {st.st_gid}")
        os.chmod(s.work + "/owned", 0o700)
        os.chown(s.work + "/owned", 0, 0)
    plain.create()
    image = plain.createXML("<volume><name>x.qcow2</name><capacity>1048576</capacity><target><format type='qcow2'/></target></volume>", 0)
    form = "<volume><name>{}</name><capacity>1048576</capacity><target>{}</target></volume>"
    lines += ["shared copy of qcow2: " + answer(lambda: plain.createXMLFrom(form.format("y", "<format type='qcow2'/>"), image, 2)),
              "no copy on write, raw: " + answer(lambda: plain.createXML(form.format("n", "<nocow/>"), 0)),
              "no copy on write, qcow2: " + answer(lambda: plain.createXML(form.format("n2", "<format type='qcow2'/><nocow/>"), 0))]
    s.record("flags and settings", "\n".join(lines) + "\n")
    plain.destroy()


def sources(s):
    s.virsh_all([f"pool-create-as t dir --target {s.work}/t", f"pool-create-as t dir --target {s.work}/t --build", "pool-autostart t", "pool-list --all",
                 "pool-destroy t", f"pool-create-as t dir --target {s.work}/t --build --overwrite", "pool-create-as t dir --target relative",
                 "pool-define-as u nosuch --target /x", "find-storage-pool-sources dir", "find-storage-pool-sources nosuch",
                 "find-storage-pool-sources netfs", "pool-info nosuch", "pool-uuid nosuch"])
