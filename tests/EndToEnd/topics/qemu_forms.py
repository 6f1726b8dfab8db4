"""The forms of a running guest's document: live, inactive, migratable, in saved states; of one that was undefined while it runs. And names that
a guest cannot have, or can though they look odd."""
from harness import guests

DEVICES = """
    <controller type='virtio-serial' index='0'/>
    <disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='{work}/top.qcow2'/><target dev='vda' bus='virtio'/></disk>
    <disk type='file' device='cdrom'><driver name='qemu' type='raw'/><target dev='hda' bus='{cd}'/><readonly/></disk>
    <interface type='user'><mac address='52:54:00:11:55:01'/><model type='virtio'/></interface>
    <interface type='bridge'><mac address='52:54:00:11:55:02'/><source bridge='br0'/><model type='e1000'/></interface>
    <channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>
    <input type='tablet' bus='usb'/>
    <graphics type='vnc' port='-1' autoport='yes' passwd='secret'/>
    <video><model type='vga'/></video>
    <rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>
    <memballoon model='virtio'><stats period='5'/></memballoon>"""
PLAIN = """
    <serial type='unix'><source mode='bind' path='/run/scratch/plain.sock'/><target port='0'/></serial>
    <graphics type='vnc' socket='/run/scratch/vnc.sock'/>
    <interface type='user'><mac address='52:54:00:11:55:03'/><link state='down'/></interface>"""

HIDDEN = [(r"(<graphics [^>]*)>\n *</graphics>", r"\1/>"), (r"/dev/pts/\d+", "/dev/pts/N"), (r"domain-\d+-", "domain-N-"), (r"path='[^']*/channel/(target/domain-N|\d+)-", "path='/CHANNEL/N-"), (r"vnet\d+", "vnetN"), (r" *<watchdog model='itco' action='reset'(/>|>\n.*\n *</watchdog>)\n", ""), (r"<label>\+\d+:\+\d+", "<label>OWNER"),
          (r"<imagelabel>\+\d+:\+\d+", "<imagelabel>OWNER")]
NAMES = [" ", "  a", "a ", "a/b", "/", "a\nb", "\na", "a\tb", "-a", "a,b", "a'b", "a\"b", "ä", "é" * 130, "a" * 255, "a" * 300, "a\u0001b", "",
         "a..b", ".a", "a=b", "%s", "a&b"]


def run(s):
    guests.prepare_files(s)
    forms = {
        "pc": guests.domain("pc", 1, guests.CONSOLE + DEVICES.format(work=s.work, cd="ide"), machine="pc", memory=64, vcpu="2"),
        "q35": guests.domain("q35", 2, guests.CONSOLE + DEVICES.format(work=s.work, cd="sata"), memory=64, extra="<seclabel type='none' model='dac'/>"),
        "plain": guests.domain("plain", 3, PLAIN, memory=64, machine="pc", features="<acpi/>"),
    }
    for name, xml in forms.items():
        s.run(["define", s.file(name + ".xml", xml)])
        s.virsh(f"start {name}", name=f"start {name}")
        for flags in ("", "--inactive", "--migratable", "--migratable --inactive", "--security-info", "--migratable --security-info"):
            s.virsh(f"dumpxml {name} {flags}", name=f"{name} {flags}", mask=HIDDEN)
        s.virsh(f"save {name} {s.work}/{name}.saved", name=f"save {name}")
        for flags in ("", "--security-info"):
            s.virsh(f"save-image-dumpxml {s.work}/{name}.saved {flags}", name=f"saved {name} {flags}", mask=HIDDEN)
        s.record(f"document in the file of {name}", inside(f"{s.work}/{name}.saved"), HIDDEN)
        s.virsh(f"restore {s.work}/{name}.saved", name=f"restore {name}")
        s.virsh(f"undefine {name}", name=f"undefine {name} while it runs")
        for flags in ("", "--inactive", "--migratable"):
            s.virsh(f"dumpxml {name} {flags}", name=f"undefined {name} {flags}", mask=HIDDEN)
        s.virsh(f"managedsave {name}", name=f"managed save of the transient {name}")
        s.virsh(f"destroy {name}", name=f"destroy {name}")
    names(s)
    ports(s)


def inside(path):
    """The document in a saved state: it stands after the header, up to the first zero."""
    with open(path, "rb") as f:
        data = f.read(1 << 20)
    start = data.index(b"<domain")
    return data[start:data.index(b"\0", start)].decode()


def names(s):
    s.run(["define", s.file("base.xml", guests.domain("base", 9, memory=32))])
    for number, name in enumerate(NAMES):
        quoted = name.replace("&", "&amp;").replace("\u0001", "&#1;")
        path = s.file(f"name{number}.xml", guests.domain("THE-NAME", 20 + number, memory=32).replace("THE-NAME", quoted))
        s.virsh(f"define {path}", name=f"define name {number} {name[:20]!r}", mask=[(r"(a|é){100,}", "LONG")])
        if any(c < " " for c in name):
            # libvirtd 9.0 renames to what it cannot read again; here such names are refused.
            continue
        s.virsh(["domrename", "base", name], name=f"rename to name {number} {name[:20]!r}", mask=[(r"(a|é){100,}", "LONG")])
        s.virsh(["domrename", name, "base"], name=f"rename back {number}", mask=[(r"(a|é){100,}", "LONG")])
        s.run(["undefine", name])
        if not s.run(["domuuid", "base"]).ok:
            s.run(["define", f"{s.work}/base.xml"])
    s.virsh("list --all --name", name="names at the end")


def ports(s):
    for number, serial in enumerate(("<target port='-1'/>", "<target port='4'/>", "<target port='x'/>",
                                     "<target port=''/>", "<target type='isa-serial' port='2'/>")):
        path = s.file(f"port{number}.xml", guests.domain("ports", 60, f"<serial type='pty'>{serial}</serial>", memory=32))
        s.virsh(f"define {path}", name=f"define serial port {number}")
        s.virsh("dumpxml ports", name=f"serial port {number}", mask=HIDDEN)
        s.run("undefine ports")
