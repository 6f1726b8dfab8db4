"""Images of every format in a pool: what their headers say, and what lies in them, as libvirtd shows it."""
import json
import os
import re
import struct
import subprocess

from harness import side

VOLUME = [(r"<([abcm]time)>[\d.]+", r"<\1>T")]
SECRET = ["--object", "secret,id=s,data=abc"]
MADE = {
    "a.qcow": "qcow", "a.qcow2": "qcow2", "a.qed": "qed", "a.vmdk": "vmdk", "a.vdi": "vdi", "a.vpc": "vpc", "a.vhdx": "vhdx", "a.parallels": "parallels",
    "a.raw": "raw", "old.qcow2": "qcow2 -o compat=0.10", "features.qcow2": "qcow2 -o lazy_refcounts=on,extended_l2=on,cluster_size=128k",
    "data.qcow2": "qcow2 -o data_file=content.raw,data_file_raw=on", "fixed.vpc": "vpc -o subformat=fixed", "fixed.vdi": "vdi -o static=on",
    "flat.vmdk": "vmdk -o subformat=monolithicFlat", "stream.vmdk": "vmdk -o subformat=streamOptimized",
    "split.vmdk": "vmdk -o subformat=twoGbMaxExtentSparse", "on.qcow": "qcow -b a.qcow -F qcow", "on.qcow2": "qcow2 -b a.qcow2 -F qcow2",
    "on.vmdk": "vmdk -b a.vmdk -F vmdk", "below.qcow2": "qcow2 -u -b ../up/x -F raw", "nbd.qcow2": "qcow2 -u -b nbd://h:10809/x -F raw",
    "rbd.qcow2": "qcow2 -u -b rbd:pool/image -F raw",
}
ENCRYPTED = {"a.luks": ("luks", "key-secret=s,iter-time=10"), "aes.qcow": ("qcow", "encrypt.format=aes,encrypt.key-secret=s"),
             "luks.qcow2": ("qcow2", "encrypt.format=luks,encrypt.key-secret=s,encrypt.iter-time=10")}


def patched(folder, source, name, *changes):
    """A copy of an image whose header has other figures."""
    with open(os.path.join(folder, source), "rb") as f:
        image = bytearray(f.read())
    for offset, form, value in changes:
        struct.pack_into(form, image, offset, value)
    write(folder, name, bytes(image))


def write(folder, name, content, least=4096):
    with open(os.path.join(folder, name), "wb") as f:
        f.write(content.ljust(least, b"\0"))


def named(folder, name, below, length=None, offset=0x1000):
    """A qcow2 image whose header names another image, without its format."""
    with open(os.path.join(folder, "a.qcow2"), "rb") as f:
        image = bytearray(f.read())
    struct.pack_into(">QI", image, 8, offset, len(below) if length is None else length)
    if offset < len(image):
        image[offset:offset + len(below)] = below
    write(folder, name, bytes(image))


def by_hand(folder):
    for name, version, below in (("on.cow", 2, b"base.img"), ("alone.cow", 2, b""), ("one.cow", 1, b"base.img")):
        write(folder, name, struct.pack(">4sI1024sIQI", b"OOOM", version, below, 0, 7 << 20, 512))
    write(folder, "a.cloop", b"#!/bin/sh\n#V2.0 Format\nmodprobe cloop file=$0 && mount -r -t iso9660 /dev/cloop $1\n".ljust(128, b"\0") + struct.pack(">II", 65536, 3))
    write(folder, "a.dmg", bytes(8192) + b"koly".ljust(492, b"\0") + struct.pack(">Q", 9000) + bytes(12))
    write(folder, "a.bochs", struct.pack("<32s16s16sIIIIIIQ", b"Bochs Virtual HD Image", b"Redolog", b"Growing", 0x20000, 512, 16, 4096, 4096, 0, 6 << 20))
    write(folder, "a.iso", bytes(32769) + b"CD001", 40000)
    write(folder, "cut.iso", bytes(32769) + b"CD00", 0)
    write(folder, "two.luks", b"LUKS\xba\xbe" + struct.pack(">HQ", 2, 16384), 1 << 20)
    write(folder, "script.sh", b"#!/bin/sh\necho\n", 0)
    write(folder, "empty", b"", 0)
    write(folder, "magic", b"QFI\xfb")


def lying(folder):
    patched(folder, "a.qcow2", "size.qcow2", (24, ">Q", 1 << 63))
    patched(folder, "a.vmdk", "size.vmdk", (12, "<Q", 1 << 63))
    patched(folder, "a.vpc", "size.vpc", (40, ">Q", 1 << 63))
    patched(folder, "a.luks", "payload.luks", (104, ">I", 0xffffffff))
    patched(folder, "a.qcow2", "version.qcow2", (4, ">I", 4))
    patched(folder, "a.vdi", "version.vdi", (0x44, "<I", 0))
    patched(folder, "a.vpc", "version.vpc", (12, ">I", 0x20000))
    patched(folder, "a.vmdk", "version.vmdk", (4, "<I", 4))
    patched(folder, "a.qed", "features.qed", (16, "<Q", 0xff))
    patched(folder, "a.qcow2", "bits.qcow2", (20, ">I", 0))
    patched(folder, "a.qcow2", "crypt.qcow2", (32, ">I", 5))
    patched(folder, "on.qcow2", "length.qcow2", (100, ">I", 1 << 31))
    patched(folder, "on.qcow", "name.qcow", (16, ">I", 1 << 20))
    named(folder, "mega.qcow2", b"n" * 4096, 1 << 20)
    named(folder, "1024.qcow2", b"n" * 1024)
    named(folder, "far.qcow2", b"far", offset=0x9000)
    named(folder, "end.qcow2", b"", 5, offset=1 << 60)
    named(folder, "zero.qcow2", b"a\0b")
    named(folder, "markup.qcow2", b"a<b&c")
    for i, below in enumerate((b".", b"a.qcow2", b"a.raw", b"a.luks", b"a.iso", b"gone", b"/dev/null", b"./a:b", b"foo:bar", b"nbd:h:1:exportname=x", b"http://h/x",
                               b"json:{bad", json.dumps({"driver": "nbd", "host": "h", "port": "1"}).encode(),
                               json.dumps({"driver": "qcow2", "file": {"driver": "file", "filename": "/x"}}).encode(),
                               json.dumps({"driver": "raw", "file": {"driver": "file", "filename": "/x"}}).encode())):
        named(folder, f"name{i}.qcow2", below)


def run(s):
    side.steady_images()
    folder = s.work + "/pool"
    os.mkdir(folder)
    for name, options in MADE.items():
        form, *rest = options.split()
        size = ["4194304"]
        subprocess.run(["qemu-img", "create", "-q", "-f", form, *rest, name, *size], cwd=folder, check=True)
    for name, (form, options) in ENCRYPTED.items():
        subprocess.run(["qemu-img", "create", "-q", *SECRET, "-f", form, "-o", options, name, "4194304"], cwd=folder, check=True)
    # The identifier is random, and not always as long.
    for name in ("flat.vmdk", "split.vmdk"):
        with open(os.path.join(folder, name), "rb") as f:
            text = f.read()
        write(folder, name, re.sub(rb"(?m)^CID=.*$", b"CID=12345678", text), 0)
    by_hand(folder)
    lying(folder)
    for name, below in (("self", b"self.qcow2"), ("one", b"two.qcow2"), ("two", b"one.qcow2")):
        named(folder, name + ".qcow2", below)
    for i in range(1000):
        named(folder, f"deep{i:03}.qcow2", b"deep%03d.qcow2" % (i + 1))
    s.virsh(f"pool-create-as p dir --target {folder}")
    for name in sorted(os.listdir(folder)):
        if not name.startswith("deep") or name in ("deep000.qcow2", "deep500.qcow2", "deep999.qcow2"):
            s.virsh(f"vol-dumpxml {name} p", mask=VOLUME)
            s.virsh(f"vol-info {name} p --bytes")
    s.virsh("vol-list p --details")
    s.virsh("pool-destroy p")
