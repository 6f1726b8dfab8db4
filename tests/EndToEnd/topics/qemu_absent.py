"""Operations on what a guest has not got: a medium, an image that can be peeked into or resized, a balloon."""
import libvirt

from harness import guests

COMMANDS = """
blockpull bare hda
blockcommit bare hda --active
blockresize bare hda 1M
blockresize bare vdb 1M
blockresize bare vda 17825793B
domblkinfo bare hda
domblkstat bare hda
blockjob bare hda
dommemstat bare --period 5 --live
dommemstat bare --period 5 --config
setmem bare 32768 --live
setmem bare 32768 --config
""".strip().splitlines()


def run(s):
    guests.prepare_files(s)
    devices = f"""
    <disk type='file' device='cdrom'><target dev='hda' bus='ide'/></disk>
    <disk type='file'><driver name='qemu' type='qcow2'/><source file='{s.work}/disk.qcow2'/><target dev='vda' bus='virtio'/></disk>
    <disk type='file'><driver name='qemu' type='raw'/><source file='{s.work}/raw.img'/><target dev='vdb' bus='virtio'/><readonly/></disk>
    <memballoon model='none'/>"""
    s.virsh(["define", s.file("bare.xml", guests.domain("bare", 1, devices, machine="pc"))], name="define")
    for when in ("off", "held"):
        # libvirtd reports the empty drive of a guest that is off by chance: a chain without a base, a file called '(null)'.
        for command in COMMANDS:
            if (when, command) != ("off", "blockcommit bare hda --active"):
                s.virsh(command, name=f"{command}, {when}")
        guest = s.connect().lookupByName("bare")
        for disk in ("hda", "vda", "vdb", "sdz"):
            if (when, disk) != ("off", "hda"):
                s.record(f"peek into {disk}, {when}", peek(guest, disk))
        s.virsh("start bare --paused", name=f"start, {when}")
    s.virsh("destroy bare")
    s.virsh("undefine bare")


def peek(guest, disk):
    try:
        return f"{len(guest.blockPeek(disk, 0, 512))} bytes\n"
    except libvirt.libvirtError as e:
        return f"error {e.get_error_code()} domain {e.get_error_domain()}: {e.get_error_message()}\n"
