"""Encrypted volumes, whose keys are the host's secrets."""
import base64
import os
import subprocess

from harness import side

U = "5ec4e700-0000-0000-0000-0000000001%02d"
KEY = "k'ey,\u00e9 of a volume".encode()
MASK = [(r"<([amcb])time>[\d.]+<", r"<\1time>T<"), (r"^ +<btime>T<.*\n", ""), (r"file=\S*?( |,)", r"file=KEY\1"),
        (r"\((/usr)?/s?bin/", "(/bin/")]
ALLOCATION = [(r"<(allocation|physical) unit='bytes'>\d+", r"<\1 unit='bytes'>N")]


def volume(name, form, encryption, capacity=8, more=""):
    return (f"<volume><name>{name}</name><capacity unit='M'>{capacity}</capacity>{more}<target><format type='{form}'/>{encryption}</target></volume>")


def luks(secret, form="luks", more=""):
    return f"<encryption format='{form}'>{secret}{more}</encryption>"


def by_uuid(n):
    return f"<secret type='passphrase' uuid='{U % n}'/>"


def by_usage(usage):
    return f"<secret type='passphrase' usage='{usage}'/>"


CIPHER = "<cipher name='{}' size='{}' mode='{}' hash='sha256'/><ivgen name='plain64' hash='sha256'/>"
# Each costs seconds: the key is stretched.
MADE = {
    "uuid": ("raw", luks(by_uuid(1))), "q": ("qcow2", luks(by_usage("/images/b"))),
    "cbc": ("raw", luks(by_uuid(3), more=CIPHER.format("aes", 256, "cbc"))),
}
REFUSED = {
    "no usage": ("raw", luks(by_usage("nosuch"))), "no secret": ("raw", luks(by_uuid(99))), "no value": ("raw", luks(by_uuid(4))),
    "other use": ("raw", luks(by_uuid(5))), "usage of other": ("raw", luks(by_usage("ceph"))), "nothing": ("raw", luks("")),
    "two": ("raw", luks(by_uuid(1) + by_uuid(2))), "qcow": ("qcow2", luks("", "qcow")), "qcow with": ("qcow2", luks(by_uuid(1), "qcow")),
    "default": ("qcow2", luks("", "default")), "default with": ("qcow2", luks(by_uuid(1), "default")), "raw default": ("raw", luks("", "default")),
    "raw qcow": ("raw", luks("", "qcow")), "raw qcow with": ("raw", luks(by_uuid(1), "qcow")), "luks2": ("raw", luks(by_uuid(1), "luks2")),
    "luks2 in qcow2": ("qcow2", luks(by_uuid(1), "luks2")),
    "vmdk": ("vmdk", luks(by_uuid(1))), "old qcow": ("qcow", luks(by_uuid(1))), "cipher": ("raw", luks(by_uuid(1), more=CIPHER.format("foo", 256, "cbc"))),
    "format": ("raw", luks(by_uuid(1), "nosuch")), "no cipher": ("raw", luks(by_uuid(1), more="<ivgen name='plain64'/>")),
    "secret type": ("raw", luks("<secret type='nosuch' usage='x'/>")), "neither": ("raw", luks("<secret type='passphrase'/>")),
}


def opens(s, path, form, size):
    """Whether qemu-img can read the image with the key, and sees SIZE bytes."""
    key = s.file("key", KEY.decode())
    prefix = "encrypt." if form == "qcow2" else ""
    done = subprocess.run(
        ["qemu-img", "info", "--output=json", "--object", f"secret,id=k,file={key}", "--image-opts",
         f"driver={form},file.filename={path},{prefix}key-secret=k"], capture_output=True, text=True, check=False)
    os.remove(key)
    return f'"virtual-size": {size}' in done.stdout


def run(s):
    side.steady_images()
    for n in range(100):
        s.uuid(U % n)
    at = s.work + "/pool"
    os.mkdir(at)
    conn = s.connect()

    def secret(n, usage, attributes="", value=KEY):
        made = conn.secretDefineXML(f"<secret {attributes}><uuid>{U % n}</uuid>{usage}</secret>")
        if value:
            made.setValue(value)

    secret(1, "<usage type='volume'><volume>/images/a</volume></usage>")
    secret(2, "<usage type='volume'><volume>/images/b</volume></usage>", "private='yes' ephemeral='yes'")
    secret(3, "")
    secret(4, "<usage type='volume'><volume>/images/d</volume></usage>", value=None)
    secret(5, "<usage type='ceph'><name>ceph</name></usage>")
    s.virsh(f"pool-create-as p dir --target {at}", name="pool")
    for name, (form, encryption) in MADE.items():
        s.virsh(["vol-create", "p", s.file("v.xml", volume(name, form, encryption))], name="create " + name, mask=MASK)
        s.virsh(f"vol-dumpxml {name} p", name="dumpxml " + name, mask=MASK)
        s.virsh(f"vol-info {name} p", name="info " + name)
        s.check(f"{name} opens with its key", opens(s, f"{at}/{name}", "qcow2" if form == "qcow2" else "luks", 8 << 20))
    for name, (form, encryption) in REFUSED.items():
        s.virsh(["vol-create", "p", s.file("v.xml", volume("r", form, encryption))], name="refused " + name, mask=MASK)
    s.check("nothing is left of what was refused", sorted(os.listdir(at)) == sorted(MADE), os.listdir(at))
    copies(s, at)
    resizing(s, at)
    transfers(s, at)
    s.virsh_all(["secret-list"])
    s.check("no key is left", leftovers(s) == [], leftovers(s))
    killed(s, at)


def copies(s, at):
    with open(f"{s.work}/content", "wb") as f:
        f.write(b"content of a volume\n" * 1000)
    s.virsh(["vol-create", "p", s.file("v.xml", volume("plain", "raw", ""))], name="create plain")
    s.virsh(f"vol-upload plain {s.work}/content p", name="upload plain")
    pairs = {"e1": ("plain", "raw", luks(by_uuid(1))), "e2": ("e1", "qcow2", luks(by_uuid(2))), "d1": ("e2", "raw", "")}
    for name, (source, form, encryption) in pairs.items():
        done = s.virsh(["vol-create-from", "p", s.file("v.xml", volume(name, form, encryption)), source, "--inputpool", "p"], name="copy " + name, mask=MASK)
        s.virsh(f"vol-dumpxml {name} p", name="dumpxml " + name, mask=MASK + ALLOCATION)
        if done.ok and encryption:
            s.check(f"{name} opens with its key", opens(s, f"{at}/{name}", "qcow2" if form == "qcow2" else "luks", 8 << 20))
    s.virsh_all(["vol-clone e2 c2 p"], mask=MASK)
    if os.path.exists(f"{at}/d1"):
        with open(f"{at}/d1", "rb") as f:
            s.check("what was copied is what was there", f.read(20) == b"content of a volume\n")
    s.virsh(["vol-create-from", "p", s.file("v.xml", volume("x", "raw", luks(by_uuid(4)))), "plain", "--inputpool", "p"], name="copy without a value", mask=MASK)
    s.check("no half of it is left", not os.path.exists(at + "/x"))


def resizing(s, at):
    if s.side.name == "vireo":
        # libvirtd forgets the secret of a volume at the first look at it.
        s.check("a volume grows", s.run("vol-resize uuid 16M p").ok and s.run("vol-resize q 16M p").ok)
        s.check("a volume grows again", s.run("vol-resize uuid 24M p").ok and "24.00 MiB" in s.run("vol-info uuid p").out)
        s.check("a grown volume opens", opens(s, at + "/uuid", "luks", 24 << 20) and opens(s, at + "/q", "qcow2", 16 << 20))
    s.virsh_all(["vol-resize cbc 4M p", "vol-resize cbc 32M p --allocate"], mask=MASK)
    s.side.kill()
    s.side.start()
    s.virsh_all(["vol-resize cbc 16M p", "vol-resize cbc 4M p --shrink", "vol-info cbc p", "vol-clone e1 c1 p"], mask=MASK)


def transfers(s, at):
    """A transfer is of the file as it is."""
    s.virsh(f"vol-download uuid {s.work}/down p", name="download")
    s.check("what is downloaded is encrypted", open(s.work + "/down", "rb").read(4) == b"LUKS")
    s.virsh_all(["vol-wipe cbc p", "vol-delete cbc p", "vol-delete q p"], mask=MASK)


def leftovers(s):
    """Files below the daemon's folders that have the key."""
    found = []
    for base in ("/run/libvirt", "/var/lib/libvirt"):
        for folder, _, files in os.walk(s.side.root + base):
            for name in files:
                path = f"{folder}/{name}"
                if os.path.isfile(path):
                    with open(path, "rb") as f:
                        if KEY in f.read(1 << 20):
                            found.append(path)
    return found


def killed(s, at):
    """A daemon that is killed while it makes an encrypted volume leaves no key."""
    if s.side.name != "vireo":
        return
    for wait in (0.05, 0.4):
        call = subprocess.Popen(["virsh", "-c", s.uri, "vol-create", "p", s.file("v.xml", volume("killed", "raw", luks(by_uuid(1))))],
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        s.wait(lambda: False, wait)
        s.side.kill()
        call.wait()
        s.check(f"no key is left after a kill at {wait}", leftovers(s) == [], leftovers(s))
        s.side.start()
        s.run("vol-delete killed p")
    args = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=False).stdout
    s.check("no command line has the key", base64.b64encode(KEY).decode() not in args)
