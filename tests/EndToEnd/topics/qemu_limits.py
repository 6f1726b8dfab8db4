"""Limits of disks are in force in the emulator, not only in documents: at a start, after a change, a restart of the daemon and a save."""
import json

import libvirt

from harness import guests

CHANGES = [
    {"read_bytes_sec": 1500}, {"total_bytes_sec": 9000}, {"total_bytes_sec": 9000, "read_bytes_sec": 1},
    {"total_bytes_sec": 4000, "total_bytes_sec_max": 8000}, {"read_bytes_sec_max": 7000}, {"read_bytes_sec_max_length": 9},
    {"total_bytes_sec_max_length": 9}, {"size_iops_sec": 512}, {"group_name": "grp"}, {"total_iops_sec": 0}, {"read_iops_sec": 5},
    {"write_iops_sec_max": 2}, {"write_iops_sec_max": 20, "write_iops_sec": 30}, {"total_bytes_sec": 0},
    {"total_bytes_sec": 0, "total_bytes_sec_max": 0}, {"write_bytes_sec_max_length": 2}, {"read_iops_sec": 7, "read_iops_sec_max": 70},
]
RICH = """<iotune><read_bytes_sec>1000</read_bytes_sec><write_bytes_sec>2000</write_bytes_sec><read_bytes_sec_max>5000</read_bytes_sec_max>
    <write_bytes_sec_max>6000</write_bytes_sec_max><read_bytes_sec_max_length>3</read_bytes_sec_max_length>
    <write_bytes_sec_max_length>4</write_bytes_sec_max_length><total_iops_sec>70</total_iops_sec><size_iops_sec>4096</size_iops_sec></iotune>"""

NAMES = ("bps", "bps_rd", "bps_wr", "iops", "iops_rd", "iops_wr", "bps_max", "iops_max", "iops_size")


def run(s):
    guests.prepare_files(s)
    disk = f"""<disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='{s.work}/raw.img'/><target dev='vda' bus='virtio'/>
      <iotune><total_bytes_sec>5000000</total_bytes_sec><read_iops_sec>300</read_iops_sec><write_iops_sec>200</write_iops_sec></iotune></disk>"""
    s.virsh(["define", s.file("limited.xml", guests.domain("limited", 1, disk))], name="define")
    s.virsh("start limited --paused")
    in_force(s, "at the start")
    s.virsh("blkdeviotune limited vda --total-bytes-sec 7000000 --total-iops-sec 900 --live")
    in_force(s, "after a change")
    s.side.kill()
    s.side.start()
    in_force(s, "after a restart")
    s.virsh("blkdeviotune limited vda", name="shown after a restart")
    s.virsh("managedsave limited")
    s.virsh("start limited --paused", name="start from the saved state")
    in_force(s, "after a save")
    s.virsh("blkdeviotune limited vda", name="shown after a save")
    s.virsh("destroy limited")
    s.virsh("start limited --paused", name="start afresh")
    in_force(s, "in a fresh run")
    s.virsh("destroy limited")
    s.virsh("undefine limited")
    groups(s)


def groups(s):
    """Who sets one limit of a group sets the group."""
    disk = f"<disk type='file'><driver name='qemu' type='raw'/><source file='{s.work}/raw.img'/><target dev='vda' bus='virtio'/>{RICH}</disk>"
    for impact, flags in (("live", libvirt.VIR_DOMAIN_AFFECT_LIVE), ("config", libvirt.VIR_DOMAIN_AFFECT_CONFIG)):
        guest = s.connect().defineXML(guests.domain("grouped", 2, disk))
        guest.createWithFlags(libvirt.VIR_DOMAIN_START_PAUSED)
        for change in CHANGES:
            try:
                outcome = str(guest.setBlockIoTune("vda", change, flags))
            except libvirt.libvirtError as e:
                outcome = f"error {e.get_error_code()} domain {e.get_error_domain()}: {e.get_error_message()}"
            limits = {name: value for name, value in sorted(guest.blockIoTune("vda", flags).items()) if value}
            s.record(f"{impact} {change}", f"{outcome}\n{limits}\n")
        guest.destroy()
        guest.undefine()


def in_force(s, when):
    answer = s.run(["qemu-monitor-command", "limited", '{"execute": "query-block"}'])
    blocks = [b["inserted"] for b in json.loads(answer.out)["return"] if b.get("inserted")] if answer.ok else []
    s.check(f"the emulator has the disk {when}", len(blocks) == 1, answer.out + answer.err)
    s.record(f"in force {when}", "".join(f"{name} {block.get(name)}\n" for block in blocks for name in NAMES))
