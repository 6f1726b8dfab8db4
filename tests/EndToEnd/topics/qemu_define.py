"""Every kind of hardware, defined and printed: defaults, implied devices and addresses must be libvirt's."""
from harness import guests

ROOT = "<controller type='pci' index='0' model='pcie-root'/>"
PORT = "<controller type='pci' index='%d' model='pcie-root-port'/>"
BAD = [
    ("no name", "<domain type='qemu'><memory>65536</memory><os><type>hvm</type></os></domain>"),
    ("no os", "<domain type='qemu'><name>x</name><memory>65536</memory></domain>"),
    ("no memory", "<domain type='qemu'><name>x</name><os><type>hvm</type></os></domain>"),
    ("unknown type", "<domain type='nosuch'><name>x</name><memory>65536</memory><os><type>hvm</type></os></domain>"),
    ("unknown arch", "<domain type='qemu'><name>x</name><memory>65536</memory><os><type arch='nosuch'>hvm</type></os></domain>"),
    ("unknown machine", guests.domain("x", 90, machine="nosuch")),
    ("unknown emulator", guests.domain("x", 90).replace("/usr/bin/qemu-system-x86_64", "/usr/bin/nosuch")),
    ("not an emulator", guests.domain("x", 90).replace("/usr/bin/qemu-system-x86_64", "/bin/true")),
    ("bad uuid", guests.domain("x", 90).replace("aaaaaaaa-", "zz-")),
    ("name with a slash", guests.domain("a/b", 90)),
    ("bad memory unit", guests.domain("x", 90).replace("MiB", "XiB")),
    ("memory overflow", guests.domain("x", 90).replace("unit='MiB'>96", "unit='EiB'>99999999")),
    ("negative memory", guests.domain("x", 90).replace(">96<", ">-1<")),
    ("no vcpu", guests.domain("x", 90).replace("<vcpu>1", "<vcpu>0")),
    ("too many vcpus", guests.domain("x", 90).replace("<vcpu>1", "<vcpu>100000")),
    ("bad disk bus", guests.domain("x", 90, "<disk type='file'><source file='/a'/><target dev='vda' bus='nosuch'/></disk>")),
    ("no disk target", guests.domain("x", 90, "<disk type='file'><source file='/a'/></disk>")),
    ("same target twice", guests.domain("x", 90, "<disk type='file'><source file='/a'/><target dev='vda'/></disk>" * 2)),
    ("same address twice", guests.domain("x", 90, "".join(
        f"<disk type='file'><source file='/a'/><target dev='vd{c}'/><address type='pci' domain='0' bus='0' slot='5' function='0'/></disk>" for c in "ab"))),
    ("bad mac", guests.domain("x", 90, "<interface type='user'><mac address='zz'/></interface>")),
    ("multicast mac", guests.domain("x", 90, "<interface type='user'><mac address='01:00:00:00:00:01'/></interface>")),
    ("unknown net model", guests.domain("x", 90, "<interface type='user'><model type='no such'/></interface>")),
    ("bridge without source", guests.domain("x", 90, "<interface type='bridge'/>")),
    ("ide on q35", guests.domain("x", 90, "<disk type='file'><source file='/a'/><target dev='hda' bus='ide'/></disk>")),
    ("not well-formed", "<domain type='qemu'><name>x</name>"),
    ("not XML", "hello"),
    ("wrong root", "<network><name>x</name></network>"),
    ("unknown feature", guests.domain("x", 90, features="<nosuch/>")),
    ("unknown cpu", guests.domain("x", 90, extra="<cpu mode='custom'><model>NoSuch</model></cpu>")),
    ("bad clock", guests.domain("x", 90, extra="<clock offset='nosuch'/>")),
    ("bad action", guests.domain("x", 90, extra="<on_crash>nosuch</on_crash>")),
    ("bad watchdog", guests.domain("x", 90, "<watchdog model='nosuch'/>")),
    ("unknown machine with a root bus", guests.domain("x", 90, ROOT, machine="nosuch")),
    ("unknown machine with a port", guests.domain("x", 90, PORT % 1, machine="nosuch")),
    ("unknown machine with a disk", guests.domain("x", 90, "<disk type='file'><source file='/a'/><target dev='vda' bus='virtio'/></disk>", machine="nosuch")),
    ("port without a root bus", guests.domain("x", 90, PORT % 1, machine="pc")),
    ("port on a machine without PCI", guests.domain("x", 90, PORT % 1, machine="isapc")),
    ("port 255", guests.domain("x", 90, PORT % 255)),
    ("bridge 256", guests.domain("x", 90, "<controller type='pci' index='256' model='pci-bridge'/>", machine="pc")),
    ("root bus of the other kind", guests.domain("x", 90, "<controller type='pci' index='0' model='pci-root'/>")),
    ("root bus of the other kind, pc", guests.domain("x", 90, ROOT, machine="pc")),
    ("second root bus", guests.domain("x", 90, ROOT.replace("'0'", "'1'"))),
    ("expander of the other kind", guests.domain("x", 90, "<controller type='pci' index='1' model='pcie-expander-bus'/>", machine="pc")),
    ("bus number 0", guests.domain("x", 90, "<controller type='pci' index='1' model='pci-expander-bus'><target busNr='0'/></controller>", machine="pc")),
    ("bridge on a port", guests.domain("x", 90, ROOT + PORT % 1 + "<controller type='pci' index='2' model='dmi-to-pci-bridge'><address type='pci' bus='1'/></controller>")),
    ("shared memory without a kind", guests.domain("x", 90, "<shmem name='a'/>")),
    ("memory module without room", guests.domain("x", 90, "<memory model='dimm'><target><size>1024</size><node>0</node></target></memory>")),
    ("serial port beyond all numbers", guests.domain("x", 90, "<serial type='pty'><target port='4294967296'/></serial>")),
    *((f"CPUs {cpus!r}", guests.domain("x", 90).replace("<vcpu>", f"<vcpu cpuset='{cpus}'>")) for cpus in ("^0", "", "0,^0", "x", "99999", ",", "3-1")),
    *((f"{place} of none", guests.domain("x", 90, head=f"<cputune><{place} cpuset='^0'/></cputune>")) for place in ("vcpupin vcpu='0'", "emulatorpin")),
    ("NUMA nodes of none", guests.domain("x", 90, head="<numatune><memory mode='strict' nodeset='^0'/></numatune>")),
    *((f"{arch} without emulator, {kind}", guests.domain("x", 90, kind=kind).replace("arch='x86_64'", f"arch='{arch}'").replace(guests.EMULATOR, ""))
      for arch in ("aarch64", "ppc64", "s390x", "armv7l", "sparc", "nosuch") for kind in ("qemu", "kvm")),
    ("bad address", guests.domain("x", 90, "<disk type='file'><source file='/a'/><target dev='vda'/><address type='pci' slot='77'/></disk>")),
]

# Names on the host: those of the kind that libvirt gives itself are forgotten.
TARGETS = ("vnet0", "vnet%d", "macvtap3", "macvlan2", "vif1.0", "veth1", "tap7")

LABELS = {
    "none of its own": "",
    "dynamic": "<seclabel type='dynamic' model='dac'/>",
    "based": "<seclabel type='dynamic' model='dac'><baselabel>+0:+0</baselabel></seclabel>",
    "with a label": "<seclabel type='dynamic' model='dac'><label>+1:+1</label><imagelabel>+1:+1</imagelabel></seclabel>",
    "static": "<seclabel type='static' model='dac' relabel='yes'><label>+0:+0</label></seclabel>",
    "files stay": "<seclabel type='static' model='dac' relabel='no'><label>+0:+0</label></seclabel>",
    "none": "<seclabel type='none' model='dac'/>",
    "impossible": "<seclabel type='dynamic' model='dac' relabel='no'/>",
}

BAD_MASK = [(r"bad\.xml", "FILE"), (r"qmp-\w{6}", "qmp-XXXXXX")]


def run(s):
    guests.prepare_files(s)
    mask = [(r"(<mac address=')[^']+", r"\1MAC")]
    for name, text in guests.variants(s.work):
        path = s.file(name + ".xml", text)
        s.virsh(f"define {path}")
        keep = mask if "mac address" not in text else []
        s.virsh(f"dumpxml {name}", mask=keep)
    s.virsh("list --all")
    for name, text in guests.variants(s.work):
        s.virsh(f"undefine {name} --nvram", name=f"undefine {name}")
    for name, text in BAD:
        s.virsh("define " + s.file("bad.xml", text), name="bad: " + name, mask=BAD_MASK)
        s.virsh("define --validate " + s.file("bad.xml", text), name="bad, validated: " + name, mask=BAD_MASK)
    s.virsh("list --all")
    forgotten(s)
    labels(s)
    lenient(s)


def forgotten(s):
    """Names of interfaces that belong to one run only."""
    for target in TARGETS:
        for kind, source in (("user", ""), ("bridge", "<source bridge='br0'/>")):
            text = guests.domain("x", 90, f"<interface type='{kind}'><mac address='52:54:00:00:00:03'/>{source}<target dev='{target}'/><model type='virtio'/></interface>")
            s.run("define " + s.file("target.xml", text))
            s.virsh("dumpxml x --xpath //interface", name=f"{kind} interface {target}")
    s.run("undefine x")


def lenient(s):
    """What looks wrong and is not: the port that leaves the choice to the daemon, a cell whose CPUs are taken away again."""
    devices = "".join(f"<{kind} type='pty'><target port='4294967295'/></{kind}>" for kind in ("serial", "parallel"))
    cell = "<cpu><numa><cell id='0' cpus='^0' memory='98304'/></numa></cpu>"
    s.virsh("define " + s.file("lenient.xml", guests.domain("x", 90, devices, machine="pc", extra=cell)), name="define what looks wrong")
    for path in ("//serial", "//parallel", "//cell"):
        s.virsh(f"dumpxml x --xpath {path}", name=f"what looks wrong: {path}")
    s.run("undefine x")
    # libvirtd 9.0 forgets line feeds and tabs in attributes when it starts, and hangs on a guest of the name '.'.
    if s.side.root:
        channel = "<channel type='pty'><target type='virtio' name='a&#10;b&#9;c'/></channel>"
        s.run(["define", s.file("lines.xml", guests.domain("x", 90, channel, memory=32))])
        for number, name in enumerate((".", "..")):
            s.run(["define", s.file("dots.xml", guests.domain(name, 91 + number, memory=32))])
        s.side.stop()
        s.side.start()
        s.check("a name with a line feed stays as it is", "name='a&#10;b&#9;c'" in s.run("dumpxml x").out, s.run("dumpxml x").out)
        for name in (".", ".."):
            s.check(f"a guest named {name}", all(s.run([c, name]).ok for c in ("start", "managedsave", "start", "destroy", "undefine")))
        s.run("undefine x")


def labels(s):
    """The label that the daemon adds to a guest goes into no document for another host; the guest's own do."""
    for name, label in LABELS.items():
        s.virsh("define " + s.file("label.xml", guests.domain("x", 90, extra=label)), name="define with label " + name)
        for command in ("dumpxml x --xpath //seclabel", "dumpxml x --migratable --xpath //seclabel"):
            s.virsh(command, name=f"{command}: {name}")
        s.run("start x --paused")
        for command in ("dumpxml x --xpath //seclabel", "dumpxml x --migratable --xpath //seclabel"):
            s.virsh(command, name=f"{command}, running: {name}")
        s.run("destroy x")
    s.run("undefine x")
