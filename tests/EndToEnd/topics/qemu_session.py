"""A guest of a user's own daemon: what needs the host's cgroups, networks or privileges is answered as libvirtd's session daemon does."""
import os
import shutil
import signal
import subprocess

from harness import guests
from topics.session_client import AS_USER, daemons

FOLDER, HOME = "/run/user-programs", "/run/user-home"
STEPS = """
start own
schedinfo own
schedinfo own --set cpu_shares=512
schedinfo own --config
schedinfo own --config --set cpu_shares=512
memtune own
memtune own --hard-limit 200000
memtune own --config
memtune own --hard-limit 200000 --config
blkiotune own
blkiotune own --weight 200
blkiotune own --config
blkiotune own --weight 200 --config
numatune own
numatune own --nodeset 0
numatune own --nodeset 0 --config
emulatorpin own
emulatorpin own 0
vcpupin own
vcpupin own 0 0
iothreadinfo own
setvcpus own 1 --live
setmem own 32M --live
blkdeviotune own vda
blkdeviotune own vda --total-iops-sec 10
domblkstat own vda
domifstat own net0
cpu-stats own
cpu-stats own --total
domstats own --vcpu
perf own
domiflist own
attach-interface own bridge br0 --live
domjobinfo own
nodecpustats
nodememstats
suspend own
resume own
managedsave own
start own
dommemstat own
undefine own
destroy own
"""


def run(s):
    os.makedirs(FOLDER)
    os.makedirs(HOME, mode=0o700)
    shutil.chown(HOME, "nobody", "nogroup")
    shutil.copy(s.side.vireod if s.side.name == "vireo" else shutil.which("libvirtd") or "/usr/sbin/libvirtd", FOLDER + "/libvirtd")
    env = {"PATH": os.environ["PATH"], "LC_ALL": "C", "HOME": HOME, "XDG_RUNTIME_DIR": HOME, "LIBVIRTD_PATH": FOLDER}
    disk = f"{HOME}/disk.raw"
    with open(disk, "wb") as f:
        f.truncate(1 << 20)
    path = f"{HOME}/own.xml"
    with open(path, "w", encoding="utf-8") as f:
        f.write(guests.domain("own", 1, f"<disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='{disk}'/><target dev='vda' bus='virtio'/></disk>"
                              "<interface type='user'><mac address='52:54:00:11:66:01'/><model type='virtio'/></interface><memballoon model='virtio'/>",
                              memory=64, vcpu="2"))
    for each in (disk, path):
        shutil.chown(each, "nobody", "nogroup")

    def virsh(*words):
        done = subprocess.run(AS_USER + ["virsh", "-c", "qemu:///session"] + list(words), env=env, capture_output=True, text=True, timeout=120, check=False)
        return done.stdout + done.stderr

    mask = [(r"(time|cpu_time|user_time|system_time)( *:? *=?)\s*[\d.]+( seconds)?", r"\1 N"), (r"\b\d{4,}\b", "N"), (r"(delay|wait|time)=\d+", r"\1=N"),
            (r"[\w/.-]*MONITOR CLOSED.*", "MONITOR CLOSED"), (r"(rd_|wr_|rx_|tx_|flush_)(\w+) \d+", r"\1\2 N"), (r"\d+ +KiB", "N KiB"),
            (r"(user|system|idle|iowait): +[\d.]+%?", r"\1: N")]
    s.record("define", virsh("define", path), mask)
    for step in STEPS.strip().splitlines():
        s.record(step, virsh(*step.split()), mask)
    for pid, _ in daemons():
        os.kill(pid, signal.SIGTERM)
    s.check("the daemon ends", s.wait(lambda: not daemons(), 60), str(daemons()))
