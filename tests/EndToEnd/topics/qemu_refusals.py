"""What cannot be done, asked of a guest that is off, held, and not defined: each refusal with libvirt's text, and as little is changed by it."""
import subprocess

from harness import guests

DEVICES = """
    <disk type='file'><driver name='qemu' type='qcow2'/><source file='{work}/d.qcow2'/><target dev='vda' bus='virtio'/></disk>
    <interface type='user'><mac address='52:54:00:00:00:01'/><model type='virtio'/></interface>
    <channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>"""

COMMANDS = """
blkdeviotune g foo
blkdeviotune g vda
domblkinfo g foo
domblkstat g foo
blockresize g foo 1M
domblkerror g
blockjob g foo
blockpull g foo
domifstat g foo
domif-getlink g foo
domif-setlink g foo down
domif-setlink g foo up --config
domiftune g foo
domifaddr g --source agent
domifaddr g --source nope
setvcpus g 5
setvcpus g 0
vcpucount g --guest
vcpupin g 7 0
vcpupin g 0 99
vcpupin g 0 x
emulatorpin g 99
iothreadinfo g
iothreaddel g 1
iothreadpin g 1 0
setvcpu g 0 --disable
setvcpu g 9 --disable
guestvcpus g
setmem g 1T
setmaxmem g 0
memtune g
memtune g --hard-limit 3 --soft-limit 2
blkiotune g
numatune g
numatune g --mode nope
schedinfo g
schedinfo g --set nope=1
schedinfo g --set vcpu_period=5 --config
schedinfo g --set vcpu_quota=5 --config
perf g --enable nope
send-key g KEY_NOPE
send-process-signal g 1 kill
screenshot g /dev/null
ttyconsole g
vncdisplay g
domhostname g --source agent
domtime g
domfsfreeze g
domfsinfo g
guestinfo g
domfstrim g
qemu-agent-command g {}
domrename g g
domrename g a/b
managedsave-dumpxml g
save-image-dumpxml /nonexistent/nope
save g /nonexistent/x
dump g /nonexistent/x
domjobabort g
snapshot-current g
snapshot-info g nope
snapshot-delete g nope
checkpoint-info g nope
backup-dumpxml g
domlaunchsecinfo g
metadata g http://nope
domstats g --nope
dompmsuspend g mem
dompmwakeup g
set-lifecycle-action g poweroff nope
reset nope
shutdown g --mode initctl
shutdown g --mode signal
shutdown g --mode agent
reboot g --mode initctl
reboot g --mode agent
qemu-monitor-command g nope
domblkthreshold g foo 5
domname nope
""".strip().splitlines()

MASK = [(r"\"libvirt-\d+\"", '"libvirt-N"'), (r"/dev/pts/\d+", "/dev/pts/N")]


def run(s):
    subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", s.work + "/d.qcow2", "16M"], check=True)
    path = s.file("g.xml", guests.domain("g", 1, DEVICES.format(work=s.work)))
    s.virsh("define " + path)
    for when in ("off", "held"):
        if when == "held":
            # Limits of memory that were set meanwhile need cgroups, without which vireod starts no such guest.
            s.virsh("define " + path, name="define again")
            s.virsh("start g --paused")
        for command in COMMANDS:
            s.virsh(command, name=f"{when}: {command}", mask=MASK)
        s.virsh("dumpxml g --inactive", name=f"dumpxml g, {when}: what is left of it all")
        for amounts in ("cpu_shares=5 vcpu_quota=-1 global_period=2000", "cpu_shares=0 vcpu_quota=0 global_period=0"):
            s.virsh(f"schedinfo g --set {amounts} --config", name=f"{when}: {amounts}")
            s.virsh("dumpxml g --inactive --xpath //cputune", name=f"{when}: kept after {amounts}")
        s.virsh_all(("suspend g", "resume g", "resume g", "destroy g", "destroy g") if when == "off" else ("resume g", "resume g", "destroy g", "undefine g"), mask=MASK)
    s.virsh(f"create {path} --paused")
    s.virsh_all(("autostart g", "managedsave g", "undefine g", "setmem g 32M --config", "memtune g --config", "desc g x --config", "domrename g h", f"create {path}", "destroy g"))
    subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", s.work + "/d.qcow2", "16M"], check=True)
    s.virsh("define " + s.file("numa.xml", guests.domain("numa", 2, head="<numatune><memory mode='strict' nodeset='9'/></numatune>")))
    s.virsh("start numa")
