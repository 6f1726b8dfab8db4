"""Devices of every kind that are attached, changed and detached, live and in the definition: what is done, and what is refused in which words.
Duplicates of what the guest has (targets, addresses, ports, names, indexes) are refused like an invalid definition."""
from harness import guests

DEVICES = """
    <controller type='usb' index='0' model='qemu-xhci'/>
    <controller type='scsi' index='0' model='virtio-scsi'/>
    <controller type='virtio-serial' index='0'/>
    <disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='{work}/own.raw'/><target dev='vda' bus='virtio'/></disk>
    <disk type='file' device='cdrom'><driver name='qemu' type='raw'/><target dev='hda' bus='ide'/><readonly/></disk>
    <filesystem type='mount' accessmode='mapped'><source dir='{work}'/><target dir='share'/></filesystem>
    <interface type='user'><mac address='52:54:00:11:44:01'/><model type='virtio'/></interface>
    <serial type='null'><target type='isa-serial' port='1'/></serial>
    <channel type='unix'><target type='virtio' name='org.example.own'/></channel>
    <input type='tablet' bus='usb'/>
    <graphics type='vnc' autoport='yes' listen='127.0.0.1'><listen type='address' address='127.0.0.1'/></graphics>
    <sound model='ich6'/>
    <video><model type='vga'/></video>
    <rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>
    <watchdog model='i6300esb' action='reset'/>
    <memballoon model='virtio'/>"""

DISK = "<disk type='file' device='{device}'><driver name='qemu' type='raw'/><source file='{work}/{file}.raw'/><target dev='{dev}' bus='{bus}'/>{more}</disk>"
ROWS = [
    ("disk of a used target", DISK.format(work="{work}", device="disk", file="b", dev="vda", bus="virtio", more="")),
    ("disk of a used address", DISK.format(work="{work}", device="disk", file="b", dev="vdb", bus="virtio",
                                           more="<address type='pci' domain='0' bus='0' slot='3' function='0'/>")),
    ("disk with a used image", DISK.format(work="{work}", device="disk", file="own", dev="vdb", bus="virtio", more="")),
    ("disk with a serial number", DISK.format(work="{work}", device="disk", file="b", dev="sdb", bus="scsi", more="<serial>AB</serial>")),
    ("disk at a used place on a SCSI bus", DISK.format(work="{work}", device="disk", file="b", dev="sdd", bus="scsi",
                                                       more="<address type='drive' controller='0' bus='0' target='0' unit='1'/>")),
    ("disk on an unknown controller", DISK.format(work="{work}", device="disk", file="b", dev="sdc", bus="scsi",
                                                  more="<address type='drive' controller='3' bus='0' target='0' unit='0'/>")),
    ("disk on SATA", DISK.format(work="{work}", device="disk", file="b", dev="sde", bus="sata", more="")),
    ("disk of a wrong bus", DISK.format(work="{work}", device="disk", file="b", dev="sdf", bus="fdc", more="")),
    ("floppy", DISK.format(work="{work}", device="floppy", file="b", dev="fda", bus="fdc", more="")),
    ("cdrom on USB", DISK.format(work="{work}", device="cdrom", file="b", dev="sdg", bus="usb", more="<readonly/>")),
    ("lun of a file", DISK.format(work="{work}", device="lun", file="b", dev="sdh", bus="scsi", more="")),
    ("interface of a used MAC", "<interface type='user'><mac address='52:54:00:11:44:01'/><model type='virtio'/></interface>"),
    ("interface with an alias", "<interface type='user'><mac address='52:54:00:11:44:02'/><model type='virtio'/><alias name='ua-net'/></interface>"),
    ("interface of a used alias", "<interface type='user'><mac address='52:54:00:11:44:03'/><model type='virtio'/><alias name='ua-net'/></interface>"),
    ("interface with a boot order", "<interface type='user'><mac address='52:54:00:11:44:04'/><model type='virtio'/><boot order='1'/></interface>"),
    ("interface of a used boot order", "<interface type='user'><mac address='52:54:00:11:44:05'/><model type='virtio'/><boot order='1'/></interface>"),
    ("interface of an unknown network", "<interface type='network'><source network='nosuch'/></interface>"),
    ("serial of a used port", "<serial type='null'><target type='isa-serial' port='1'/></serial>"),
    ("serial of port 2", "<serial type='null'><target type='isa-serial' port='2'/></serial>"),
    ("serial of port 2 again", "<serial type='pty'><target type='isa-serial' port='2'/></serial>"),
    ("serial of port -1", "<serial type='pty'><target type='isa-serial' port='-1'/></serial>"),
    ("serial without a port", "<serial type='pty'/>"),
    ("serial on USB", "<serial type='pty'><target type='usb-serial'/></serial>"),
    ("serial on PCI", "<serial type='pty'><target type='pci-serial'/></serial>"),
    ("parallel", "<parallel type='null'><target port='0'/></parallel>"),
    ("channel of a used name", "<channel type='unix'><target type='virtio' name='org.example.own'/></channel>"),
    ("channel of a new name", "<channel type='unix'><target type='virtio' name='org.example.new'/></channel>"),
    ("terminal of a new name", "<channel type='pty'><target type='virtio' name='org.example.pty'/></channel>"),
    ("terminal of the new name again", "<channel type='pty'><target type='virtio' name='org.example.pty'/></channel>"),
    ("channel of the new name again", "<channel type='unix'><target type='virtio' name='org.example.new'/></channel>"),
    ("channel of a used port", "<channel type='pty'><target type='virtio' name='x.y'/><address type='virtio-serial' controller='0' bus='0' port='1'/></channel>"),
    ("channel on an unknown controller", "<channel type='pty'><target type='virtio' name='x.z'/><address type='virtio-serial' controller='5' bus='0' port='1'/></channel>"),
    ("console on virtio", "<console type='pty'><target type='virtio'/></console>"),
    ("console on serial", "<console type='pty'><target type='serial'/></console>"),
    ("controller of a used index", "<controller type='scsi' index='0' model='virtio-scsi'/>"),
    ("controller of a new index", "<controller type='scsi' index='2' model='virtio-scsi'/>"),
    ("controller without an index", "<controller type='scsi' model='virtio-scsi'/>"),
    ("USB controller", "<controller type='usb' index='1' model='qemu-xhci'/>"),
    ("SATA controller", "<controller type='sata' index='1'/>"),
    ("virtio-serial controller", "<controller type='virtio-serial' index='1'/>"),
    ("filesystem of a used target", "<filesystem type='mount' accessmode='mapped'><source dir='{work}'/><target dir='share'/></filesystem>"),
    ("filesystem of a new target", "<filesystem type='mount' accessmode='mapped'><source dir='{work}'/><target dir='other'/></filesystem>"),
    ("input on USB", "<input type='keyboard' bus='usb'/>"),
    ("input on PS/2", "<input type='mouse' bus='ps2'/>"),
    ("input on virtio", "<input type='mouse' bus='virtio'/>"),
    ("rng like the present one", "<rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>"),
    ("rng of another file", "<rng model='virtio'><backend model='random'>/dev/random</backend></rng>"),
    ("hub", "<hub type='usb'/>"),
    ("sound", "<sound model='ac97'/>"),
    ("video", "<video><model type='cirrus'/></video>"),
    ("graphics", "<graphics type='vnc' autoport='yes'/>"),
    ("watchdog", "<watchdog model='i6300esb' action='reset'/>"),
    ("second memballoon", "<memballoon model='virtio'/>"),
    ("TPM", "<tpm model='tpm-tis'><backend type='emulator' version='2.0'/></tpm>"),
    ("redirdev", "<redirdev bus='usb' type='tcp'><source mode='connect' host='127.0.0.1' service='1'/></redirdev>"),
    ("shmem", "<shmem name='own'><model type='ivshmem-plain'/><size unit='M'>4</size></shmem>"),
    ("panic", "<panic model='isa'/>"),
    ("vsock", "<vsock model='virtio'><cid auto='yes'/></vsock>"),
    ("audio", "<audio id='2' type='none'/>"),
    ("host device", "<hostdev mode='subsystem' type='usb'><source><vendor id='0x1'/><product id='0x2'/></source></hostdev>"),
]
# Documents that say too little, or nothing. libvirtd 9.0 ends when a disk without a target is detached, and does not know what crypto is.
EMPTY = ["controller", "interface", "channel", "console", "parallel", "input", "sound", "video", "graphics", "memballoon", "tpm", "redirdev",
         "shmem", "panic", "memory", "filesystem", "smartcard", "hub", "iommu", "lease", "nosuch"]
SCANT = ["", " ", "hello", "<disk", "<!-- nothing -->", "<disk type='nosuch'/>", "<interface type='bridge'/>", "<interface type='network'/>",
         "<interface type='user'><model type='a b'/></interface>", "<controller type='nosuch'/>", "<controller type='scsi' model='nosuch'/>"]
# Devices that the guest does not have.
ABSENT = ["<channel type='unix'><target type='virtio' name='absent'/></channel>", "<serial type='pty'><target port='7'/></serial>",
          "<rng model='virtio'><backend model='random'>/dev/null</backend></rng>", "<disk type='file'><target dev='vdz'/></disk>",
          "<interface type='user'><mac address='52:54:00:11:44:99'/></interface>", "<input type='mouse' bus='usb'/>",
          "<filesystem><source dir='/'/><target dir='absent'/></filesystem>", "<sound model='ac97'/>", "<video><model type='qxl'/></video>",
          "<shmem name='a'><model type='ivshmem-plain'/></shmem>", "<redirdev bus='usb' type='tcp'><source mode='connect' host='127.0.0.1' service='1'/></redirdev>",
          "<lease><lockspace>a</lockspace><key>b</key><target path='/x'/></lease>", "<smartcard mode='host'/>", "<iommu model='intel'/>",
          "<memory model='dimm'><target><size>1024</size><node>0</node></target></memory>",
          "<hostdev mode='subsystem' type='usb'><source><vendor id='0x1'/><product id='0x2'/></source></hostdev>"]
# What libvirt changes on a running guest, or refuses to.
UPDATES = [
    ("disk with another image", DISK.format(work="{work}", device="disk", file="b", dev="vda", bus="virtio", more="")),
    ("disk with limits", DISK.format(work="{work}", device="disk", file="own", dev="vda", bus="virtio",
                                     more="<iotune><total_iops_sec>50</total_iops_sec></iotune>")),
    ("disk read-only", DISK.format(work="{work}", device="disk", file="own", dev="vda", bus="virtio", more="<readonly/>")),
    ("disk with a serial number", DISK.format(work="{work}", device="disk", file="own", dev="vda", bus="virtio", more="<serial>X</serial>")),
    ("disk with a boot order", DISK.format(work="{work}", device="disk", file="own", dev="vda", bus="virtio", more="<boot order='3'/>")),
    ("disk of another bus", DISK.format(work="{work}", device="disk", file="own", dev="vda", bus="scsi", more="")),
    ("disk with a cache", "<disk type='file' device='disk'><driver name='qemu' type='raw' cache='none'/><source file='{work}/own.raw'/>"
                          "<target dev='vda' bus='virtio'/></disk>"),
    ("disk with a start-up policy", "<disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='{work}/own.raw' startupPolicy='optional'/>"
                                    "<target dev='vda' bus='virtio'/></disk>"),
    ("cdrom of another bus", "<disk type='file' device='cdrom'><driver name='qemu' type='raw'/><target dev='hda' bus='scsi'/><readonly/></disk>"),
    ("interface with its cable out", "<interface type='user'><mac address='52:54:00:11:44:01'/><model type='virtio'/><link state='down'/></interface>"),
    ("interface with its cable in", "<interface type='user'><mac address='52:54:00:11:44:01'/><model type='virtio'/><link state='up'/></interface>"),
    ("interface of another model", "<interface type='user'><mac address='52:54:00:11:44:01'/><model type='e1000'/></interface>"),
    ("interface of another kind", "<interface type='bridge'><mac address='52:54:00:11:44:01'/><source bridge='br0'/><model type='virtio'/></interface>"),
    ("interface with bandwidth", "<interface type='user'><mac address='52:54:00:11:44:01'/><model type='virtio'/><bandwidth><inbound average='10'/></bandwidth></interface>"),
    ("interface with a VLAN", "<interface type='user'><mac address='52:54:00:11:44:01'/><model type='virtio'/><vlan><tag id='4'/></vlan></interface>"),
    ("interface with a larger MTU", "<interface type='user'><mac address='52:54:00:11:44:01'/><model type='virtio'/><mtu size='2000'/></interface>"),
    ("interface with queues", "<interface type='user'><mac address='52:54:00:11:44:01'/><model type='virtio'/><driver name='qemu' queues='2'/></interface>"),
    ("interface with a boot order", "<interface type='user'><mac address='52:54:00:11:44:01'/><model type='virtio'/><boot order='2'/></interface>"),
    ("interface with another alias", "<interface type='user'><mac address='52:54:00:11:44:01'/><model type='virtio'/><alias name='ua-x'/></interface>"),
    ("interface with a ROM", "<interface type='user'><mac address='52:54:00:11:44:01'/><model type='virtio'/><rom bar='off'/></interface>"),
    ("interface that is trusted", "<interface type='user' trustGuestRxFilters='yes'><mac address='52:54:00:11:44:01'/><model type='virtio'/></interface>"),
    ("graphics with a password", "<graphics type='vnc' port='-1' autoport='yes' listen='127.0.0.1' passwd='secret'><listen type='address' address='127.0.0.1'/></graphics>"),
    ("graphics with another address", "<graphics type='vnc' port='-1' autoport='yes' listen='127.0.0.2'><listen type='address' address='127.0.0.2'/></graphics>"),
    ("graphics with another port", "<graphics type='vnc' port='5999' autoport='no' listen='127.0.0.1'><listen type='address' address='127.0.0.1'/></graphics>"),
    ("graphics with another keymap", "<graphics type='vnc' port='-1' autoport='yes' keymap='de' listen='127.0.0.1'><listen type='address' address='127.0.0.1'/></graphics>"),
    ("graphics of another kind", "<graphics type='spice' autoport='yes'/>"),
    ("balloon with a period", "<memballoon model='virtio'><stats period='5'/></memballoon>"),
    ("sound", "<sound model='ich6'/>"),
    ("serial", "<serial type='null'><target type='isa-serial' port='1'/></serial>"),
    ("channel", "<channel type='unix'><target type='virtio' name='org.example.own'/></channel>"),
    ("input", "<input type='tablet' bus='usb'/>"),
    ("rng", "<rng model='virtio'><backend model='random'>/dev/urandom</backend><rate bytes='10'/></rng>"),
    ("controller", "<controller type='scsi' index='0' model='virtio-scsi'/>"),
    ("watchdog", "<watchdog model='i6300esb' action='none'/>"),
    ("video", "<video><model type='cirrus'/></video>"),
    ("filesystem", "<filesystem type='mount' accessmode='mapped'><source dir='{work}'/><target dir='share'/></filesystem>"),
]
HIDDEN = [(r"<mac address='52:54:00:(?!11:44).*?'", "<mac address='MAC'"), (r" index='\d+'(/?>)", r"\1"), (r" *<source index='\d+'/>\n", ""), (r"(<source mode='bind' path=').*?/([^/']*)'", r"\1\2'"),
          (r"/dev/pts/\d+", "/dev/pts/N"), (r"domain-\d+-", "domain-N-")]


def scant(s):
    """Asked of a guest that is on, of both documents and of each."""
    import libvirt
    libvirt.registerErrorHandler(lambda *_: None, None)
    connection = s.connect()
    domain = connection.lookupByName("plug")
    for xml in ["<disk/>"] + [f"<{name}/>" for name in EMPTY] + SCANT + ABSENT:
        said = ""
        for flags in (1, 2, 3):
            for what in (domain.attachDeviceFlags, domain.updateDeviceFlags, domain.detachDeviceFlags)[0 if xml not in ABSENT else 1:2 if xml == "<disk/>" else 3]:
                try:
                    said += f"{what.__name__} {flags}: {what(xml, flags)}\n"
                except libvirt.libvirtError as e:
                    said += f"{what.__name__} {flags}: {e.get_error_code()} [{e.get_error_domain()}] {e.get_error_message()}\n"
        # libvirt 10 and later name the line alone, and show no line of an empty document.
        s.record(f"scant: {xml}", said, HIDDEN + [(r"\(device_definition\):(\d+): ", r"at line \1: "), (r"Document is empty\n\(null\)\n\^", "Document is empty\n")])
    connection.close()


def run(s):
    guests.prepare_files(s)
    for name in ("own", "b"):
        with open(f"{s.work}/{name}.raw", "wb") as f:
            f.truncate(4 << 20)
    s.run(["define", s.file("plug.xml", guests.domain("plug", 1, guests.CONSOLE + DEVICES.format(work=s.work), machine="pc", memory=64))])
    s.run(["start", "plug"])
    scant(s)
    s.run("destroy plug")
    s.run(["define", f"{s.work}/plug.xml"])
    s.run("start plug")
    for what, rows in (("update", UPDATES), ("attach", ROWS), ("detach", ROWS)):
        for number, (name, xml) in enumerate(rows):
            path = s.file(f"{what}{number}.xml", xml.format(work=s.work))
            flags = ("--config",) if name == "host device" or what == "detach" and "USB" not in name and "channel" not in name else ("--live", "--config")
            for flag in flags:
                s.virsh(f"{what}-device plug {path} {flag}", name=f"{what} {name} {flag}", mask=HIDDEN)
        s.virsh("dumpxml plug --inactive", name=f"definition after {what}", mask=HIDDEN)
        if what != "detach":
            s.virsh("dumpxml plug", name=f"running document after {what}", mask=HIDDEN)
