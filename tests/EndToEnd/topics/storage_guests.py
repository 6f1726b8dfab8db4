"""Disks of guests that name a volume: what the guest gets, what the documents show, and what is refused."""
import os
import re
import subprocess

from harness import guests

POOL = "<pool type='dir'><name>%s</name><target><path>%s</path></target></pool>"
DISK = ("<disk type='volume' device='%s'>%s<source pool='%s' volume='%s'%s/><target dev='%s' bus='%s'/></disk>")
RAW, QCOW2 = "<driver name='qemu' type='raw'/>", "<driver name='qemu' type='qcow2'/>"
INDEX = [(r" *<source index='\d+'/>\n", ""), (r" index='\d+'(/?>)", r"\1")]
NUMBERS = [(r"(rd_|wr_|flush_|capacity|allocation|physical)(\w*) \d+", r"\1\2 N")]


def disk(pool, volume, driver=RAW, device="disk", mode="", dev="vda", bus="virtio", extra=""):
    return DISK % (device, driver, pool, volume, f" mode='{mode}'" if mode else "", dev, bus) if not extra else (
        DISK % (device, driver, pool, volume, "", dev, bus)).replace("/><target", f"{extra}/><target")


def disks_of(text):
    return "\n".join(re.findall(r"(?s)<disk.*?</disk>", text))


def show(s, guest, name, inactive=False, mask=None):
    s.record(name, disks_of(s.run(["dumpxml", guest] + (["--inactive"] if inactive else [])).out), mask)


def images(text):
    """The images that a command line opens, without the numbers of nodes and the layers above, which differ between releases."""
    return "\n".join(re.findall(r'"driver":"(?:file|host_device|vvfat)","(?:filename|dir)":"[^"]*"', text)) or "none"


def arguments(guest):
    """What the emulator was given of disks."""
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/cmdline", encoding="utf-8", errors="replace") as f:
                words = f.read().split("\0")
        except OSError:
            continue
        if f"guest={guest},debug-threads=on" in words:
            return images(" ".join(words))
    return "no emulator"


def prepare(s):
    folder = s.work + "/pool"
    for name in (folder, folder + "/sub", s.work + "/other"):
        os.makedirs(name, exist_ok=True)
    for argv in (["raw", "a.raw", "8M"], ["raw", "b.raw", "8M"], ["raw", "cd.iso", "4M"], ["qcow2", "base.qcow2", "16M"],
                 ["qcow2", "-b", "base.qcow2", "-F", "qcow2", "top.qcow2"], ["raw", "next.iso", "5M"]):
        subprocess.run(["qemu-img", "create", "-q", "-f", *argv], cwd=folder, check=True)
    s.virsh(["pool-create", s.file("pool.xml", POOL % ("images", folder))])
    s.virsh(["pool-define", s.file("off.xml", POOL % ("off", s.work + "/other"))])


def define(s, name, number, devices):
    return s.virsh(["define", s.file(name + ".xml", guests.domain(name, number, devices))], name="define " + name)


def run(s):
    prepare(s)
    life(s)
    refusals(s)
    plugs(s)
    restarts(s)
    autostarts(s)
    chains(s)


def life(s):
    define(s, "life", 1, disk("images", "a.raw") + disk("images", "top.qcow2", QCOW2, dev="vdb") + disk("images", "cd.iso", "", "cdrom", dev="sda", bus="sata"))
    show(s, "life", "defined", inactive=True)
    s.virsh_all(["domblkinfo life vda", "domblkinfo life vdb", "domblklist life --details"])
    s.virsh("start life --paused")
    s.record("the emulator's disks", arguments("life"))
    show(s, "life", "running")
    show(s, "life", "running, for later", inactive=True)
    s.virsh_all(["domblkinfo life vda", "domblkinfo life vdb", "domblkinfo life sda", "domblkinfo life --all", "domblklist life --details"])
    s.virsh_all(["domblkstat life vda", "domblkstat life vdb --human", "domstats --block life"], mask=NUMBERS)
    s.virsh_all(["blockresize life vda 9M", "blockresize life vdb 20M", "domblkinfo life vda"])
    s.virsh_all([["domblkinfo", "life", s.work + "/pool/a.raw"], ["blockresize", "life", s.work + "/pool/a.raw", "10M"]])
    for name in ("a.raw", "top.qcow2", "base.qcow2"):
        status = os.stat(f"{s.work}/pool/{name}")
        s.record("owner of " + name, f"{status.st_uid}:{status.st_gid}")
    s.virsh("blockpull life vdb --wait")
    show(s, "life", "pulled")
    show(s, "life", "pulled, for later", inactive=True)
    s.virsh("destroy life")
    show(s, "life", "ended")
    s.run("undefine life")


def refusals(s):
    cases = {
        "no pool": disk("nobody", "a.raw"), "pool not active": disk("off", "a.raw"), "no volume": disk("images", "nothing"),
        "folder": disk("images", "sub"), "mode host": disk("images", "a.raw", mode="host"), "mode direct": disk("images", "a.raw", mode="direct"),
        "policy of a file": disk("images", "a.raw", extra=" startupPolicy='optional'"),
        "policy of a folder": disk("images", "sub", extra=" startupPolicy='optional'"),
        "policy, nothing there": disk("images", "nothing", extra=" startupPolicy='optional'"),
        "no pool named": "<disk type='volume'><source volume='a'/><target dev='vda'/></disk>",
        "no volume named": "<disk type='volume'><source pool='a'/><target dev='vda'/></disk>", "no source": "<disk type='volume'><target dev='vda'/></disk>",
        "no format": disk("images", "top.qcow2", ""),
        "empty drive": "<disk type='volume' device='cdrom'><target dev='sda' bus='sata'/></disk>",
        "scsi": disk("images", "a.raw", dev="sda", bus="scsi"),
        "floppy folder": disk("images", "sub", device="floppy", dev="fda", bus="fdc"),
        "fat folder": disk("images", "sub", "<driver name='qemu' type='fat'/>").replace("</disk>", "<readonly/></disk>"),
        "fat folder that is written": disk("images", "sub", "<driver name='qemu' type='fat'/>"),
        "fat file": disk("images", "a.raw", "<driver name='qemu' type='fat'/>").replace("</disk>", "<readonly/></disk>"),
        "drive, nothing there": disk("images", "none", "", "cdrom", dev="sda", bus="sata", extra=" startupPolicy='optional'"),
        "drive that must have it": disk("images", "none", "", "cdrom", dev="sda", bus="sata", extra=" startupPolicy='requisite'"),
        "drive, pool not active": disk("off", "none", "", "cdrom", dev="sda", bus="sata", extra=" startupPolicy='optional'"),
        "no volume but a folder": f"<disk type='dir'><driver name='qemu' type='fat'/><source dir='{s.work}/pool/sub'/><target dev='vda'/><readonly/></disk>",
        "folder without format": f"<disk type='dir'><source dir='{s.work}/pool/sub'/><target dev='vda'/><readonly/></disk>",
        "auth": disk("images", "a.raw").replace("<source", "<auth username='u'><secret type='iscsi' usage='x'/></auth><source"),
        "labelled": disk("images", "a.raw").replace("/><target", "><seclabel model='dac' relabel='no'/></source><target"),
    }
    for n, (name, devices) in enumerate(cases.items()):
        if not define(s, "case", 16 + n, devices).ok:
            continue
        if "type='dir'" not in devices:
            s.virsh("domblkinfo case vda", name=f"domblkinfo: {name}")
        if s.virsh("start case --paused", name=f"start: {name}").ok:
            show(s, "case", f"running: {name}")
            s.record(f"the emulator's disks: {name}", arguments("case"))
            s.run("destroy case")
        native = s.run(["domxml-to-native", "qemu-argv", s.work + "/case.xml"])
        s.record(f"native: {name}", images(native.out) if native.ok else native.err)
        s.run("undefine case")


def plugs(s):
    ports = "".join(f"<controller type='pci' index='{n}' model='pcie-root-port'/>" for n in range(1, 9))
    define(s, "plugs", 60, ports + disk("images", "cd.iso", "", "cdrom", dev="sda", bus="sata"))
    s.run("start plugs --paused")
    cases = {"raw": disk("images", "a.raw"), "qcow2": disk("images", "top.qcow2", QCOW2, dev="vdb"), "no pool": disk("nobody", "a", dev="vdc"),
             "no volume": disk("images", "nothing", dev="vdc"), "pool not active": disk("off", "a", dev="vdc"), "mode": disk("images", "b.raw", mode="host", dev="vdc"),
             "folder": disk("images", "sub", dev="vdc"), "policy of a folder": disk("images", "sub", dev="vdc", extra=" startupPolicy='optional'")}
    for name, device in cases.items():
        path = s.file("plug.xml", device)
        s.virsh(["attach-device", "plugs", path, "--live"], name=f"attach: {name}")
        s.virsh(["attach-device", "plugs", path, "--config"], name=f"attach for later: {name}")
    show(s, "plugs", "plugged")
    s.virsh_all(["domblkinfo plugs vda", "domblkinfo plugs vdb", "domblklist plugs"])
    for name, device in {"next": disk("images", "next.iso", "", "cdrom", dev="sda", bus="sata"), "no volume": disk("images", "no.iso", "", "cdrom", dev="sda", bus="sata"),
                         "no pool": disk("nobody", "no.iso", "", "cdrom", dev="sda", bus="sata"),
                         "file": f"<disk type='file' device='cdrom'><source file='{s.work}/pool/cd.iso'/><target dev='sda' bus='sata'/></disk>",
                         "back": disk("images", "cd.iso", "", "cdrom", dev="sda", bus="sata")}.items():
        s.virsh(["update-device", "plugs", s.file("medium.xml", device), "--live"], name=f"medium: {name}")
        show(s, "plugs", f"with medium: {name}", mask=INDEX)
    s.virsh(["change-media", "plugs", "sda", "--eject"])
    show(s, "plugs", "ejected", mask=INDEX)
    for name in ("next.iso", "none"):
        path = s.file("medium.xml", disk("images", name, "", "cdrom", dev="sda", bus="sata"))
        s.virsh(["update-device", "plugs", path, "--config"], name="medium for later: " + name)
    s.virsh(["detach-device", "plugs", s.file("plug.xml", cases["raw"]), "--config"], name="detach for later")
    s.virsh("destroy plugs")
    show(s, "plugs", "plugs ended")
    s.run("undefine plugs")


def restarts(s):
    define(s, "keeps", 61, disk("images", "a.raw") + disk("images", "top.qcow2", QCOW2, dev="vdb"))
    s.run("start keeps --paused")
    s.side.kill()
    s.side.start()
    show(s, "keeps", "after kill -9")
    s.virsh_all(["domblkinfo keeps vda", "domblkinfo keeps vdb", "domblklist keeps"])
    s.virsh("pool-destroy images")
    show(s, "keeps", "the pool has stopped")
    s.virsh_all(["domblkinfo keeps vda", "domblkinfo keeps vdb", "blockresize keeps vda 16M", "domblkinfo keeps vda"])
    s.virsh("destroy keeps")
    s.virsh("start keeps --paused", name="start without the pool")
    s.virsh("domblkinfo keeps vda", name="domblkinfo without the pool")
    s.run("undefine keeps")


def autostarts(s):
    """The pools that start with the daemon are there before the guests that start with it."""
    s.run(["pool-define", s.work + "/pool.xml"])
    s.run("pool-autostart images")
    define(s, "early", 62, disk("images", "a.raw"))
    s.run("autostart early")
    s.side.stop()
    mark = s.side.root + "/run/libvirt/qemu/autostarted"
    if os.path.exists(mark):
        os.remove(mark)
    s.side.start()
    s.check("the guest starts with the daemon", s.wait(lambda: s.state("early") == "running", 60), s.state("early"))
    show(s, "early", "started with the daemon")
    s.run("destroy early")
    s.virsh("pool-list")


def chains(s):
    """Images below images: as many as libvirt follows, circles, and images of servers."""
    folder = s.work + "/chains"
    os.makedirs(folder)
    make = lambda name, below, form: subprocess.run(["qemu-img", "create", "-q", "-u", "-f", "qcow2", "-b", below, "-F", form, name, "4M"], cwd=folder, check=True)
    subprocess.run(["qemu-img", "create", "-q", "-f", "raw", "0.qcow2", "4M"], cwd=folder, check=True)
    for n in range(1, 202):
        make(f"{n}.qcow2", f"{n - 1}.qcow2", "raw" if n == 1 else "qcow2")
    make("ring.qcow2", "other.qcow2", "qcow2")
    make("other.qcow2", "ring.qcow2", "qcow2")
    make("odd.qcow2", "foo://h/x", "raw")
    make("json.qcow2", 'json:{"driver":"odd"}', "raw")
    make("nbdqcow2.qcow2", f"nbd+unix:///x?socket={s.work}/nbd", "qcow2")
    socket = s.work + "/nbd"
    with subprocess.Popen(["qemu-nbd", "-r", "-t", "-e", "9", "-x", "x", "-f", "raw", "-k", socket, folder + "/0.qcow2"]) as server:
        s.wait(lambda: os.path.exists(socket), 20)
        make("nbd.qcow2", f"nbd+unix:///x?socket={socket}", "raw")
        make("nbdjson.qcow2", f'json:{{"driver":"raw","file":{{"driver":"nbd","server":{{"type":"unix","path":"{socket}"}},"export":"x"}}}}', "raw")
        for name in ("199", "200", "201", "ring", "odd", "json", "nbd", "nbdjson"):
            define(s, "chain", 63, disk_of(f"{folder}/{name}.qcow2"))
            if s.virsh("start chain --paused", name=f"start: chain {name}").ok:
                show(s, "chain", f"running: chain {name}")
                s.run("destroy chain")
            s.run("undefine chain")
        native = s.run(["domxml-to-native", "qemu-argv", s.file("chain.xml", guests.domain("chain", 63, disk_of(folder + "/nbdqcow2.qcow2")))])
        s.check("the emulator follows what a server's image is based on", "\"backing\":null" not in native.out, native.out)
        server.terminate()


def disk_of(path):
    return f"<disk type='file'><driver name='qemu' type='qcow2'/><source file='{path}'/><target dev='vda'/></disk>"
