"""Pools that are file systems on block devices, here on loop devices."""
import os
import subprocess

TOOLS = [(r"\((/usr)?/s?bin/", "(/bin/"), (r"/dev/loop\d+", "LOOP")]
XML = [(r"<(capacity|allocation|available) unit='bytes'>\d+", r"<\1 unit='bytes'>N"), (r"/dev/loop\d+", "LOOP")]


def attach(path):
    """A loop device of the file. Somebody else may take the one that was free a moment ago."""
    for name, kind, major, minor in [("loop-control", 0o020600, 10, 237)] + [(f"loop{n}", 0o060600, 7, n) for n in range(32)]:
        if not os.path.exists("/dev/" + name):
            os.mknod("/dev/" + name, kind, os.makedev(major, minor))
    for _ in range(20):
        made = subprocess.run(["losetup", "-f", "--show", path], capture_output=True, text=True, check=False)
        if made.returncode == 0:
            return made.stdout.strip()
    return None


def run(s):
    devices = []
    try:
        for name in ("one", "two"):
            path = f"{s.work}/{name}"
            subprocess.run(["truncate", "-s", "40M", path], check=True)
            device = attach(path)
            if device is None:
                s.skip("file systems", "the kernel gives no loop device")
                return
            devices.append(device)
        steps(s, *devices)
    finally:
        subprocess.run(["umount", "-l", s.work + "/fs1"], check=False, stderr=subprocess.DEVNULL)
        for device in devices:
            subprocess.run(["losetup", "-d", device], check=False)


def steps(s, one, two):
    at = s.work

    def all_of(*commands):
        for command in commands:
            s.virsh(command, name=command.replace(one, "LOOP1").replace(two, "LOOP2").replace(at, "/WORK"), mask=TOOLS)

    all_of(f"pool-define-as fs1 fs --source-dev {one} --source-format ext4 --target {at}/fs1", "pool-start fs1", "pool-build fs1", "pool-start fs1",
           "pool-build fs1 --overwrite", "pool-build fs1 --no-overwrite", "pool-build fs1 --no-overwrite --overwrite", "pool-start fs1", "vol-list fs1",
           "vol-create-as fs1 a 5M", "vol-create-as fs1 q 5M --format qcow2", "vol-list fs1 --details", "vol-create-as fs1 b 500M", "vol-list fs1")
    s.virsh("pool-dumpxml fs1", mask=XML)
    mounted = any(line.split()[1] == at + "/fs1" for line in open("/proc/self/mounts", encoding="utf-8"))
    s.check("the file system is mounted", mounted)
    all_of(f"pool-define-as fs2 fs --source-dev {one} --source-format ext4 --target {at}/fs2",
           f"pool-define-as fs3 fs --source-dev {two} --target {at}/fs3", "pool-build fs3", "pool-start fs3", "pool-undefine fs3")
    # A daemon that comes again finds the pool as it was.
    s.side.kill()
    s.side.start()
    all_of("pool-list --all", "vol-list fs1", "pool-destroy fs1")
    s.check("the file system is unmounted", not any(line.split()[1] == at + "/fs1" for line in open("/proc/self/mounts", encoding="utf-8")))
    subprocess.run(["mount", one, at + "/fs1"], check=True)
    all_of("pool-start fs1", "pool-list", "pool-destroy fs1",
           f"pool-define-as fs4 fs --source-dev {two} --source-format xfs --target {at}/fs4", "pool-build fs4 --overwrite", "pool-undefine fs4",
           f"pool-define-as fs5 fs --source-dev {two} --target {at}/fs5", "pool-build fs5 --overwrite", "pool-start fs5", "pool-delete fs5", "pool-delete fs1",
           "pool-undefine fs1", "pool-undefine fs5", f"pool-define-as fs6 fs --source-dev /dev/nosuch --target {at}/fs6", "pool-build fs6 --overwrite",
           "pool-undefine fs6")
    all_of(f"pool-define-as n1 netfs --source-host localhost --source-path /exp --target {at}/n1", "pool-build n1", "pool-start n1", "pool-delete n1",
           f"pool-define-as n2 netfs --source-path /exp --target {at}/n2", "find-storage-pool-sources-as netfs localhost",
           f"pool-create-as n3 netfs --source-host localhost --source-path /exp --source-format cifs --target {at}/n3 --build", "pool-undefine n1",
           "pool-list --all")
