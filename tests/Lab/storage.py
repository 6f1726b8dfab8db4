"""Steps on storage pools of a real machine, the same for both daemons: storage.py OUT writes what each step answered, as JSON."""
import ctypes
import json
import os
import pwd
import struct
import subprocess
import sys
import time

import libvirt
from steps import Steps, shell

MASKS = [(r"<uuid>[^<]*", "<uuid>U"), (r"[A-Za-z0-9]{6}(-[A-Za-z0-9]{4}){5}-[A-Za-z0-9]{6}", "LVM-UUID"), (r"<([amcb]time)>[0-9.]+", r"<\1>T"),
         (r"\((/usr)?/s?bin/", "("), (r"libvirt-iface-[0-9a-f]{8}", "IFACE"), (r"\[\d+\]", "[N]"), (r"(?m)^(label-id|/dev/mapper).*\n", ""),
         ("/usr/sbin/parted:", "parted:"), (r"u?uid=[0-9A-Fa-f-]+, ", "")]
TARGET = "iqn.2026-11.org.example:disk"


class Pools(Steps):
    """Steps on pools and volumes."""
    MASKS = MASKS

    def pool(self, kind, name, source, target=None, active=True):
        xml = f"<pool type='{kind}'><name>{name}</name><source>{source}</source>"
        xml += f"<target><path>{target}</path></target></pool>" if target else "</pool>"
        pool = self.do(f"{name}: define", self.conn.storagePoolDefineXML, xml)
        if pool and active:
            self.start(pool)
        return pool

    def start(self, pool):
        self.do(f"{pool.name()}: start", pool.create)

    def refused(self, kind, name, source, target=None):
        """A pool that does not start, or is not even defined."""
        pool = self.pool(kind, name, source, target)
        if pool:
            pool.undefine()

    def show(self, pool):
        """The pool, its volumes and what each is."""
        name = pool.name()
        self.do(f"{name}: xml", pool.XMLDesc)
        self.do(f"{name}: info", lambda: [int(n) for n in pool.info()])
        volumes = self.do(f"{name}: volumes", lambda: sorted(v.name() for v in pool.listAllVolumes())) or []
        for volume in volumes:
            found = pool.storageVolLookupByName(volume)
            self.do(f"{name}/{volume}: xml", found.XMLDesc)
            self.do(f"{name}/{volume}: info", found.info)
            self.do(f"{name}/{volume}: by key and path", lambda v=found: [
                self.conn.storageVolLookupByKey(v.key()).name(), self.conn.storageVolLookupByPath(v.path()).name()])

    def make(self, pool, name, size, allocation=None, backing=None, form=None, source=None):
        xml = f"<volume><name>{name}</name><capacity>{size}</capacity>"
        xml += "" if allocation is None else f"<allocation>{allocation}</allocation>"
        xml += "<target>" + (f"<format type='{form}'/>" if form else "") + "</target>"
        xml += (f"<backingStore><path>{backing}</path></backingStore>" if backing else "") + "</volume>"
        what = f"{pool.name()}: create {name}"
        return self.do(what + " as a copy", pool.createXMLFrom, xml, source) if source else self.do(what, pool.createXML, xml)

    def volume(self, pool, name, what, *args):
        try:
            found = pool.storageVolLookupByName(name)
        except libvirt.libvirtError as error:
            self.note(f"{pool.name()}/{name}: {what}", f"error {error.get_error_code()}: {error.get_error_message()}")
            return
        self.do(f"{pool.name()}/{name}: {what}", getattr(found, what), *args)

    def transfer(self, pool, name):
        """Content comes back as it went."""
        def both():
            volume = pool.storageVolLookupByName(name)
            data = bytes(range(256)) * 8192
            up = self.conn.newStream()
            volume.upload(up, 4096, len(data))
            up.sendAll(lambda stream, count, state: state.read(count), __import__("io").BytesIO(data))
            up.finish()
            down = self.conn.newStream()
            volume.download(down, 4096, len(data))
            got = bytearray()
            down.recvAll(lambda stream, chunk, state: state.extend(chunk), got)
            down.finish()
            return "the same" if bytes(got) == data else "different"
        self.do(f"{pool.name()}/{name}: upload and download", both)
        self.on_disk(name, f"dd if=$(readlink -f {pool.storageVolLookupByName(name).path()}) bs=1M count=4 status=none | md5sum")

    def end(self, pool, delete=False):
        self.do(f"{pool.name()}: stop", pool.destroy)
        if delete:
            self.do(f"{pool.name()}: delete", pool.delete)
        self.do(f"{pool.name()}: undefine", pool.undefine)


MIB = 1 << 20


def logical(s):
    pool = s.pool("logical", "lv", "<device path='/dev/sda'/><name>vg1</name>", "/dev/vg1")
    for flags in (0, 0, 8, 4, 12, 3):
        s.do(f"lv: build with {flags}", pool.build, flags)
    s.on_disk("groups", "vgs --noheadings -o vg_name,pv_count,vg_size; pvs --noheadings -o pv_name,vg_name")
    s.start(pool)
    s.make(pool, "a", 100 * MIB)
    s.make(pool, "odd", 5 * MIB + 1)
    s.make(pool, "thin", 100 * MIB, 10 * MIB)
    s.make(pool, "snap", 100 * MIB, backing="/dev/vg1/a")
    s.make(pool, "a", 100 * MIB)
    s.make(pool, "-dash", 100 * MIB)
    s.make(pool, "huge", 100 << 30)
    s.show(pool)
    s.transfer(pool, "a")
    s.make(pool, "copy", 100 * MIB, source=pool.storageVolLookupByName("a"))
    s.on_disk("copy", "cmp /dev/vg1/a /dev/vg1/copy && echo same")
    s.volume(pool, "a", "resize", 200 * MIB)
    s.volume(pool, "thin", "wipe")
    s.volume(pool, "a", "wipe")
    s.on_disk("a is wiped", "cmp -n 104857600 /dev/vg1/a /dev/zero && echo zeros")
    s.volume(pool, "odd", "delete", 2)
    shell("lvcreate -y --type thin-pool -n tp -L 64M vg1; lvcreate -y -V 200M -T vg1/tp -n virtual; lvcreate -y -n off -L 8M vg1; lvchange -an vg1/off")
    s.do("lv: refresh", pool.refresh)
    s.show(pool)
    s.do("find logical", s.conn.findStoragePoolSources, "logical", None)
    for name in ("snap", "copy", "thin", "odd", "a"):
        s.volume(pool, name, "delete")
    s.do("lv: refresh", pool.refresh)
    s.show(pool)
    s.on_disk("volumes", "lvs --noheadings -o lv_name,lv_size vg1")
    s.refused("logical", "other", "<device path='/dev/sdq'/><name>vg1</name>")
    s.refused("logical", "twice", "<device path='/dev/sda'/><name>vg2</name>")
    s.refused("logical", "lv2", "<device path='/dev/sdq'/><name>nosuch</name>")
    s.end(pool, delete=True)
    s.on_disk("nothing is left", "vgs --noheadings; pvs --noheadings")


def disk(s, table):
    pool = s.pool("disk", "disk", f"<device path='/dev/sdb'/><format type='{table}'/>", "/dev")
    for flags in (0, 0, 8, 4):
        s.do(f"{table}: build with {flags}", pool.build, flags)
    s.start(pool)
    s.show(pool)
    sizes = [("foo", 100 * MIB, None), ("sdb1", 100 * MIB, None), ("sdb2", 100 * MIB, "linux"), ("sdb2", MIB, None), ("sdb3", 100 * MIB, "extended"),
             ("sdb4", 1, "fat16"), ("sdb5", 20 * MIB, None), ("sdb6", 261120 * 40, "linux-lvm"), ("sdb7", 200 << 30, None), ("-x", 10 * MIB, None),
             ("sdb7", 7 * MIB, "linux-swap")]
    for name, size, form in sizes:
        s.make(pool, name, size, form=form)
    s.do(f"{table}: refresh", pool.refresh)
    s.show(pool)
    s.transfer(pool, "sdb2")
    s.volume(pool, "sdb1", "resize", 200 * MIB)
    s.volume(pool, "sdb1", "wipe")
    s.make(pool, "sdb9", 5 * MIB, source=pool.storageVolLookupByName("sdb5"))
    s.make(pool, "sdb8", 5 * MIB, source=pool.storageVolLookupByName("sdb5"))
    s.on_disk("copy", "cmp -n 20971520 /dev/sdb5 /dev/sdb8 && echo same")
    s.volume(pool, "sdb1", "delete")
    s.volume(pool, "sdb4", "delete", 1)
    s.do(f"{table}: volumes", lambda: sorted(v.name() for v in pool.listAllVolumes()))
    s.make(pool, "sdb1", 30 * MIB)
    s.do(f"{table}: refresh", pool.refresh)
    s.show(pool)
    s.on_disk("partitions", "sfdisk -d /dev/sdb; parted -ms /dev/sdb unit B print free")
    s.end(pool, delete=True)
    shell("for n in 8 7 6 5 4 3 2 1; do parted -s /dev/sdb rm $n; done; wipefs -aq /dev/sdb; blockdev --rereadpt /dev/sdb")


def tables(s):
    for table in ("dvh", "mac", "bsd", "pc98", "sun", "lvm2", "unknown"):
        pool = s.pool("disk", table, f"<device path='/dev/sdb'/><format type='{table}'/>", "/dev", active=False)
        s.do(f"{table}: build", pool.build, 8)
        s.start(pool)
        if table in ("dvh", "mac", "unknown"):
            s.make(pool, "sdb1", 100 * MIB)
            s.make(pool, "sdb2", 10 * MIB)
            s.do(f"{table}: refresh", pool.refresh)
        s.show(pool)
        s.end(pool)
        shell("for n in 2 1; do parted -s /dev/sdb rm $n; done; wipefs -aq /dev/sdb; blockdev --rereadpt /dev/sdb; udevadm settle")


def wrong_table(s):
    shell("parted -s /dev/sdb mklabel gpt")
    pool = s.pool("disk", "wrong", "<device path='/dev/sdb'/><format type='dos'/>", "/dev")
    s.refused("disk", "none", "<device path='/dev/nosuch'/><format type='dos'/>", "/dev")
    pool.undefine()
    shell("wipefs -aq /dev/sdb")


def mounted(s):
    shell("mkfs.ext4 -qF /dev/sdc; systemctl start nfs-server; mkdir -p /srv/export; touch /srv/export/there; exportfs -o rw,insecure,no_root_squash localhost:/srv/export")
    for kind, source in (("fs", "<device path='/dev/sdc'/><format type='ext4'/>"), ("netfs", "<host name='localhost'/><dir path='/srv/export'/><format type='nfs'/>")):
        pool = s.pool(kind, kind, source, f"/mnt/{kind}")
        s.do(f"{kind}: build", pool.build)
        s.start(pool)
        s.make(pool, "v.img", 10 * MIB, 0)
        s.do(f"{kind}: volumes", lambda p=pool: sorted(v.name() for v in p.listAllVolumes()))
        s.transfer(pool, "v.img")
        s.volume(pool, "v.img", "delete")
        s.on_disk("mounts", f"grep -c /mnt/{kind} /proc/mounts")
        s.end(pool)
        s.on_disk("mounts", f"grep -c /mnt/{kind} /proc/mounts")
    s.do("find netfs", s.conn.findStoragePoolSources, "netfs", "<source><host name='localhost'/></source>")
    shell("exportfs -ua; systemctl stop nfs-server; wipefs -aq /dev/sdc")


def scsi(s):
    for host in ("host0", "scsi_host1", "host3"):
        pool = s.pool("scsi", host, f"<adapter name='{host}'/>", "/dev/disk/by-path")
        s.show(pool)
        s.do(f"{host}: refresh", pool.refresh)
        if host == "host0":
            s.refused("scsi", "twice", "<adapter name='scsi_host0'/>", "/dev/disk/by-id")
            s.make(pool, "new", MIB)
            for what, args in (("delete", ()), ("resize", (20 * MIB,)), ("wipe", ())):
                s.volume(pool, "unit:0:3:0", what, *args)
        s.end(pool, delete=True)
    by_id = s.pool("scsi", "id", "<adapter name='host3'/>", "/dev")
    s.show(by_id)
    s.end(by_id)
    address = "<parentaddr unique_id='%d'><address domain='0x0000' bus='0x00' slot='0x1f' function='0x2'/></parentaddr>"
    card = s.pool("scsi", "card", f"<adapter type='scsi_host'>{address % 1}</adapter>", "/dev/disk/by-path")
    s.show(card)
    s.end(card)
    refused = [("gone", "<adapter name='host99'/>"), ("bogus", "<adapter name='bogus'/>"), ("nocard", f"<adapter type='scsi_host'>{address % 77}</adapter>")]
    names = "wwnn='20000000c9831b4b' wwpn='10000000c9831b4b'"
    for number, parent in enumerate(("", "parent='scsi_host0'", "parent='bogus'", "parent_wwnn='20000000c9831b4a' parent_wwpn='20000000c9831b4a'",
                                     "parent_fabric_wwn='20000000c9831b4a'")):
        refused.append((f"fc{number}", f"<adapter type='fc_host' {parent} {names}/>"))
    for name, adapter in refused:
        s.refused("scsi", name, adapter, "/dev/disk/by-path")
    s.do("find scsi", s.conn.findStoragePoolSources, "scsi", None)


def mpath(s):
    shell("systemctl start multipathd; for i in $(seq 20); do [ -e /dev/mapper/mpatha ] && break; sleep 1; done")
    pool = s.pool("mpath", "mpath", "", "/dev/mapper")
    s.show(pool)
    s.make(pool, "new", MIB)
    for volume in pool.listAllVolumes():
        s.volume(pool, volume.name(), "wipe")
        s.volume(pool, volume.name(), "delete")
    s.refused("mpath", "another", "", "/dev/mapper")
    s.end(pool, delete=True)
    shell("multipath -F; systemctl stop multipathd")


def iscsi(s):
    shell(f"""systemctl start tgt; truncate -s 50M /srv/lun1; truncate -s 30M /srv/lun2
        tgtadm --lld iscsi --op new --mode target --tid 1 -T {TARGET}
        for n in 1 2; do tgtadm --lld iscsi --op new --mode logicalunit --tid 1 --lun $n -b /srv/lun$n; done
        tgtadm --lld iscsi --op bind --mode target --tid 1 -I ALL""")
    host = "<host name='127.0.0.1'%s/>"
    for name, source in (("host", host % ""), ("port", host % " port='3260'"), ("nothing", ""),
                         ("initiator", host % "" + "<initiator><iqn name='iqn.2026-11.org.example:nobody'/></initiator>")):
        s.do(f"find iscsi, {name}", s.conn.findStoragePoolSources, "iscsi", f"<source>{source}</source>")
    s.do("find iscsi", s.conn.findStoragePoolSources, "iscsi", None)
    source = host % " port='3260'" + f"<device path='{TARGET}'/>"
    pool = s.pool("iscsi", "target", source, "/dev/disk/by-path")
    s.show(pool)
    s.transfer(pool, "unit:0:0:1")
    s.make(pool, "new", MIB)
    for what, args in (("delete", ()), ("resize", (200 * MIB,)), ("wipe", ())):
        s.volume(pool, "unit:0:0:2", what, *args)
    s.do("target: refresh", pool.refresh)
    s.on_disk("sessions", "iscsiadm -m session")
    s.end(pool, delete=True)
    s.on_disk("sessions", "iscsiadm -m session")
    named = s.pool("iscsi", "named", source + "<initiator><iqn name='iqn.2026-11.org.example:me'/></initiator>", "/dev/disk/by-path")
    s.show(named)
    s.on_disk("who logged in", "tgtadm --lld iscsi --op show --mode target | grep Initiator:")
    s.end(named)
    s.on_disk("sessions", "iscsiadm -m session")
    auth = "<auth type='%s' username='me'><secret usage='nosuch'/></auth>"
    for name, more in (("nosuch", source.replace(":disk", ":nosuch")), ("ceph", source + auth % "ceph")):
        s.refused("iscsi", name, more, "/dev/disk/by-path")


def quota(s):
    """A user whose quota is used up: errors are clear, and nothing half-made is left."""
    shell("mkfs.ext4 -qF -O quota -E quotatype=usrquota /dev/sdc; mkdir -p /mnt/quota; mount -o usrquota /dev/sdc /mnt/quota; useradd -m tester")
    user = pwd.getpwnam("tester")
    limits = struct.pack("8QI4x", 4096, 4096, 0, 0, 0, 0, 0, 0, 1)
    set_quota = ctypes.CDLL(None).quotactl(0x800008 << 8, b"/dev/sdc", user.pw_uid, limits)
    s.note("quota: set", [set_quota])
    os.makedirs("/run/tester", exist_ok=True)
    shell("chown tester /mnt/quota /run/tester; truncate -s 8M /srv/big; chmod 644 /srv/big; dd if=/dev/urandom of=/srv/big bs=1M count=8; mount | grep quota")
    daemon = subprocess.Popen(["su", "tester", "-c", f"XDG_RUNTIME_DIR=/run/tester exec {os.environ.get('DAEMON', 'libvirtd')}"])
    for _ in range(100):
        if os.path.exists("/run/tester/libvirt/libvirt-sock"):
            break
        time.sleep(1)
    steps = ["pool-create-as q dir --target /mnt/quota", "vol-create-as q full 8M", "vol-create-as q thin 8M --allocation 0",
             "vol-create-as q pre.qcow2 8M --format qcow2 --prealloc-metadata", "vol-upload thin /srv/big --pool q", "vol-info thin q",
             "vol-create-as q small 1M", "vol-clone small more q", "vol-clone small further q", "vol-clone small last q", "vol-resize small 8M q --allocate",
             "vol-list q", "vol-delete thin q", "vol-create-as q after 2M", "vol-list q", "pool-destroy q"]
    for step in steps:
        done = subprocess.run(["su", "tester", "-c", f"XDG_RUNTIME_DIR=/run/tester virsh -c qemu:///session {step}"], capture_output=True, text=True,
                              check=False)
        # libvirt 9.0 makes qcow2 images of version 2 when nobody asks for another.
        s.note("quota: " + step, (done.stdout.strip() + done.stderr.strip()).replace("compat=0.10", "compat=1.1"))
        s.on_disk("quota", "ls -A /mnt/quota")
    daemon.terminate()
    daemon.wait(60)
    shell("umount /mnt/quota; wipefs -aq /dev/sdc; userdel -r tester")


def main(out):
    steps = Pools()
    shell("for d in sda sdb sdc; do wipefs -aq /dev/$d; blkdiscard -z -f /dev/$d; done")
    wanted = sys.argv[2:]
    for topic in (logical, lambda s: disk(s, "gpt"), lambda s: disk(s, "dos"), tables, wrong_table, mounted, quota, scsi, mpath, iscsi):
        name = getattr(topic, "__name__", "disk").replace("<lambda>", "disk")
        if wanted and name not in wanted:
            continue
        began = time.time()
        try:
            topic(steps)
        except Exception as error:  # What went wrong with one kind of pool says nothing of the next.
            steps.note(f"{name}: ends early", f"{type(error).__name__}: {error}")
        for pool in steps.conn.listAllStoragePools():
            steps.note(f"{name} left {pool.name()}", "active" if pool.isActive() else "inactive")
            if pool.isActive():
                pool.destroy()
            if pool.isPersistent():
                pool.undefine()
        print(f"{name}: {time.time() - began:.0f} s", flush=True)
        with open(out, "w", encoding="utf-8") as file:
            json.dump(steps.answers, file, indent=1)


if __name__ == "__main__":
    os.environ["LC_ALL"] = "C"
    main(sys.argv[1])
