"""Limits of disks are in force in the emulator, not only in documents: at a start, after a change, a restart of the daemon and a save."""
import json

from harness import guests

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


def in_force(s, when):
    answer = s.run(["qemu-monitor-command", "limited", '{"execute": "query-block"}'])
    blocks = [b["inserted"] for b in json.loads(answer.out)["return"] if b.get("inserted")] if answer.ok else []
    s.check(f"the emulator has the disk {when}", len(blocks) == 1, answer.out + answer.err)
    s.record(f"in force {when}", "".join(f"{name} {block.get(name)}\n" for block in blocks for name in NAMES))
