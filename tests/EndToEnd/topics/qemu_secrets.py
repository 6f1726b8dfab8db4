"""Encrypted disks of guests: the keys come from the host's secrets, and only the emulator can read what it is given."""
import base64
import os
import re
import subprocess
import time

from harness import guests, side
from harness.terminal import Terminal

U = "5ec4e700-0000-0000-0000-0000000002%02d"
KEY = "k'ey,\u00e9 of a disk".encode()
CONTENT = "encrypted-content-of-the-disk"
SEALED = [(r'"data":"[^"]*"', '"data":"D"'), (r'"iv":"[^"]*"', '"iv":"V"'), (r"\d{4}-\d\d-\d\dT[\d:.]+Z", "TIME"), (r"\n\n", "\n"),
          (r"process exited while connecting to monitor|(?i:qemu unexpectedly closed the monitor)( \(vm='refused'\))?", "ended"), (r" index='\d+'", "")]
IMAGES = {"raw": ("a.luks", "raw", "vda"), "qcow2": ("b.qcow2", "qcow2", "vdb"), "plug": ("c.luks", "raw", "vdc"), "media": ("d.luks", "raw", "sda")}


DRIVE = "<disk type='file' device='cdrom'><target dev='sda' bus='sata'/><readonly/></disk>"


def disk(s, name, secret, more="", where="source", form=None, device="disk", bus="virtio", kind="luks"):
    file, image, dev = IMAGES[name]
    encryption = f"<encryption format='{kind}'{more}>{secret}</encryption>"
    inner, outer = (encryption, "") if where == "source" else ("", encryption)
    return (f"<disk type='file' device='{device}'><driver name='qemu' type='{form or image}'/><source file='{s.work}/{file}'>{inner}</source>"
            f"<target dev='{dev}' bus='{bus}'/>{outer}</disk>")


def by_uuid(n):
    return f"<secret type='passphrase' uuid='{U % n}'/>"


def make_images(s):
    """Each image has its content below the encryption."""
    key = s.file("key", KEY.decode())
    plain = s.file("plain", CONTENT + "\n" + "." * (1 << 20))
    for file, form, _ in IMAGES.values():
        path = f"{s.work}/{file}"
        options, opened = ((["-f", "luks", "-o", "key-secret=k,iter-time=10"], f"driver=luks,file.filename={path},key-secret=k") if form == "raw" else (
            ["-f", "qcow2", "-o", "encrypt.format=luks,encrypt.key-secret=k,encrypt.iter-time=10"],
            f"driver=qcow2,file.filename={path},encrypt.key-secret=k"))
        secret = ["--object", f"secret,id=k,file={key}"]
        subprocess.run(["qemu-img", "create", "-q", *secret, *options, path, "2M"], check=True)
        subprocess.run(["qemu-img", "convert", *secret, "-n", "--image-opts", "--target-image-opts",
                        f"driver=raw,file.filename={plain}", opened], check=True)
    os.remove(key)


def disks_of(text):
    return "\n".join(re.findall(r"(?s)<disk.*?</disk>", text))


def run(s):
    side.steady_images()
    for n in range(100):
        s.uuid(U % n)
    guests.prepare_files(s)
    make_images(s)
    conn = s.connect()
    for n, usage, attributes, value in ((1, "<usage type='volume'><volume>/a</volume></usage>", "private='yes'", KEY), (2, "", "ephemeral='yes'", KEY),
                                        (3, "<usage type='volume'><volume>/c</volume></usage>", "", None),
                                        (4, "<usage type='iscsi'><target>t</target></usage>", "", KEY),
                                        (5, "<usage type='volume'><volume>/w</volume></usage>", "", b"wrong")):
        secret = conn.secretDefineXML(f"<secret {attributes}><uuid>{U % n}</uuid>{usage}</secret>")
        if value:
            secret.setValue(value)
    refusals(s)
    life(s, conn)


def refusals(s):
    cases = {
        "no secret": disk(s, "raw", by_uuid(90)), "no usage": disk(s, "raw", "<secret type='passphrase' usage='/none'/>"),
        "no value": disk(s, "raw", by_uuid(3)), "other use": disk(s, "raw", by_uuid(4)), "nothing": disk(s, "raw", ""),
        "wrong key": disk(s, "raw", by_uuid(5)), "not encrypted": disk(s, "raw", by_uuid(1)).replace("a.luks", "plain"),
        "old": disk(s, "qcow2", by_uuid(1), kind="qcow"), "default": disk(s, "raw", by_uuid(1), kind="default"),
        "luks2": disk(s, "raw", by_uuid(1), kind="luks2"), "librbd": disk(s, "raw", by_uuid(1), more=" engine='librbd'"),
        "vmdk": disk(s, "raw", by_uuid(1), form="vmdk"), "disk as a whole": disk(s, "raw", by_uuid(3), where="disk"),
    }
    for n, (name, xml) in enumerate(cases.items()):
        if s.virsh(["define", s.file("g.xml", guests.domain("refused", 50 + n, xml))], name="define " + name).ok:
            s.virsh("start refused", name="start " + name, mask=SEALED)
            s.record("shown " + name, disks_of(s.run("dumpxml refused").out))
            s.run("undefine refused")


def sealed(guest):
    """The secrets on the command line of the guest's emulator."""
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/cmdline", encoding="utf-8", errors="replace") as f:
                text = f.read()
        except OSError:
            continue
        if f"guest={guest},debug-threads=on" in text:
            return [w for w in text.split("\0") if '"secret"' in w or "luks" in w], text
    return [], ""


def life(s, conn):
    devices = disk(s, "raw", by_uuid(1)) + disk(s, "qcow2", by_uuid(2), where="disk") + DRIVE + (
        "".join(f"<controller type='pci' index='{n}' model='pcie-root-port'/>" for n in range(1, 9)))
    if not s.virsh(["define", s.file("g.xml", guests.linux("safe", 1, "/run/guest", devices))], name="define safe").ok:
        return
    s.virsh("domxml-to-native qemu-argv --domain safe", name="native", mask=[(r"(?s).*", "")])
    if not s.virsh("start safe").ok:
        return
    arguments, text = sealed("safe")
    s.record("secrets of the emulator", "\n".join(a.replace(s.work, "/WORK") for a in arguments), SEALED)
    s.check("no key is on the command line", KEY.decode() not in text and base64.b64encode(KEY).decode() not in text)
    s.record("running", disks_of(s.run("dumpxml safe").out), SEALED)
    terminal = Terminal.console(s, "safe")

    def reads(device, name):
        terminal.send(f"head -c {len(CONTENT)} /dev/{device} | tr a-z A-Z; echo\n")
        s.check(name, terminal.expect(CONTENT.upper(), 60), terminal.text)

    reads("vda", "the guest reads a LUKS disk")
    reads("vdb", "the guest reads an encrypted qcow2 disk")
    refused_plugs(s)
    s.virsh(["attach-device", "safe", s.file("p.xml", disk(s, "plug", by_uuid(1)))], name="plug")
    s.record("objects after the plug", objects(s))
    terminal.send("sleep 2\n")
    reads("vdc", "the guest reads a plugged disk")
    s.virsh(["detach-device", "safe", s.file("p.xml", disk(s, "plug", by_uuid(1)))], name="unplug")
    s.check("the secret of the disk goes", s.wait(lambda: objects(s).count("secret0") == 2, 60), objects(s))
    media(s)
    terminal.drop()
    conn.close()
    # The next daemon finds the key of the run.
    s.side.kill()
    s.side.start()
    s.virsh(["attach-device", "safe", s.file("p.xml", disk(s, "plug", by_uuid(1)))], name="plug after a restart")
    terminal = Terminal.console(s, "safe")
    terminal.send("sleep 2\n")
    reads("vdc", "the guest reads what was plugged after a restart")
    terminal.drop()
    kills(s)
    s.virsh("save safe " + s.work + "/saved", name="save")
    # The ephemeral secret went with the daemon.
    s.virsh("restore " + s.work + "/saved", name="restore without a secret", mask=SEALED)
    conn = s.connect()
    conn.secretDefineXML(f"<secret ephemeral='yes'><uuid>{U % 2}</uuid></secret>").setValue(KEY)
    s.virsh("restore " + s.work + "/saved", name="restore")
    terminal = Terminal.console(s, "safe")
    terminal.send("echo 3 > /proc/sys/vm/drop_caches\n")
    reads("vdb", "the restored guest reads its disk")
    terminal.drop()
    s.virsh("destroy safe")
    s.run("undefine safe")


def media(s):
    """A medium brings its key and takes it along."""
    def change(name, xml):
        s.virsh(["update-device", "safe", s.file("m.xml", xml)], name="medium " + name, mask=SEALED)
        s.record("drive with " + name, s.run("domblklist safe").out + objects(s))

    def medium(secret):
        return disk(s, "media", secret, device="cdrom", bus="sata")

    change("key", medium(by_uuid(1)))
    change("nothing", DRIVE)
    change("no secret", medium(by_uuid(90)))
    change("another secret", medium(by_uuid(2)))
    change("nothing again", DRIVE)


def kills(s):
    """kill -9 of the daemon in plugs and unplugs: no secret is left that no disk of the document has."""
    if s.side.name != "vireo":
        return
    for wait in (0.0, 0.015, 0.03, 0.06):
        for command in ("detach-device", "attach-device"):
            call = subprocess.Popen(["virsh", "-c", s.uri, command, "safe", s.file("k.xml", disk(s, "plug", by_uuid(1)))],
                                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(0.02 + wait)
            s.side.kill()
            call.wait()
            s.side.start()

            def agree():
                numbers = set(re.findall(r"<source[^>]* index='(\d+)'", s.run("dumpxml safe").out))
                return {n for n in re.findall(r"libvirt-(\d+)-format", plain_objects(s))} == numbers
            s.check(f"the emulator has the secrets of its disks after {command} and {wait}", s.wait(agree, 30),
                    plain_objects(s) + disks_of(s.run("dumpxml safe").out))
    s.wait(lambda: s.run(["detach-device", "safe", s.work + "/k.xml"]).ok, 20)
    s.wait(lambda: "vdc" not in s.run("domblklist safe").out, 30)


def refused_plugs(s):
    for name, secret in {"no secret": by_uuid(90), "no value": by_uuid(3), "wrong key": by_uuid(5), "nothing": ""}.items():
        s.virsh(["attach-device", "safe", s.file("p.xml", disk(s, "plug", secret))], name="plug " + name, mask=SEALED)
    s.record("objects after refusals", objects(s))


def plain_objects(s):
    return s.run(["qemu-monitor-command", "safe", '{"execute":"qom-list","arguments":{"path":"/objects"}}']).out


def objects(s):
    out = plain_objects(s)
    # Numbers of images are never used again, and libvirtd counts what was refused too.
    names = re.findall(r'"name":"([^"]*secret0|masterKey0)"', out)
    return "\n".join(sorted(re.sub(r"libvirt-([3-9]|\d\d)-", "libvirt-N-", n) for n in names))
