"""What can be asked of a running guest: information and statistics, in every group and form."""
from harness import guests
from harness.terminal import PROMPT, Terminal

DEVICES = """
    <disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='{work}/disk.qcow2'/><target dev='vda' bus='virtio'/></disk>
    <disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='{work}/raw.img'/><target dev='vdb' bus='virtio'/><readonly/></disk>
    <disk type='file' device='cdrom'><target dev='sda' bus='sata'/></disk>
    <interface type='bridge'><mac address='52:54:00:00:00:02'/><source bridge='br0'/><target dev='tap7'/><model type='virtio'/></interface>
    <interface type='user'><mac address='52:54:00:00:00:01'/><model type='virtio'/></interface>
    <graphics type='vnc' port='5941'/><video><model type='vga'/></video>
    <memballoon model='virtio'><stats period='1'/></memballoon>
    <channel type='unix'><target type='virtio' name='vireo.echo.0'/></channel>"""

EXACT = """
list
list --all
list --uuid
list --name --id
domid linux
domuuid linux
domname 1
domstate linux --reason
domcontrol linux
vcpucount linux
vcpucount linux --live
vcpucount linux --config
vcpucount linux --maximum --live
vcpupin linux
emulatorpin linux
iothreadinfo linux
domblklist linux
domblklist linux --details
domblklist linux --inactive
domblkinfo linux vda
domblkinfo linux vdb --human
domblkinfo linux --all
domblkinfo linux nosuch
domblkerror linux
domiflist linux
domif-getlink linux tap7
domif-getlink linux 52:54:00:00:00:02
domif-getlink linux nosuch
domif-getlink linux tap7 --config
domifaddr linux
domifaddr linux --source arp
domdisplay linux
domdisplay linux --all
vncdisplay linux
domjobinfo linux
desc linux
metadata linux http://example.org/a
schedinfo linux
memtune linux
numatune linux
blkiotune linux
blkdeviotune linux vda
blockjob linux vda
perf linux
domiftune linux tap7
snapshot-list linux
checkpoint-list linux
qemu-monitor-command linux --hmp info name
qemu-monitor-command linux --hmp info nosuch
qemu-monitor-command linux {"execute":"query-name"}
qemu-monitor-command linux {"execute":"nosuch"}
qemu-monitor-command linux nojson
qemu-monitor-command linux --pretty {"execute":"query-name"}
send-key linux KEY_LEFTCTRL KEY_C
send-key linux --codeset linux --holdtime 10 30 48
send-key linux --codeset nosuch 30
send-key linux KEY_NOSUCH
send-key linux --codeset xt 99999
inject-nmi linux
domtime linux
guestinfo linux
dominfo nosuch
domfsinfo linux
""".strip().splitlines()

MASKED = """
dominfo linux
vcpuinfo linux
vcpuinfo linux --pretty
cpu-stats linux
cpu-stats linux --total
dommemstat linux
dommemstat linux --period 2
domblkstat linux
domblkstat linux vda
domblkstat linux vda --human
domblkstat linux nosuch
domifstat linux tap7
domifstat linux 52:54:00:00:00:02
domifstat linux nosuch
domstats linux
domstats linux --raw
domstats linux --state
domstats linux --cpu-total
domstats linux --balloon
domstats linux --vcpu
domstats linux --interface
domstats linux --block
domstats linux --block --backing
domstats linux --perf
domstats linux --iothread
domstats linux --memory
domstats linux --dirtyrate
domstats linux --vm
domstats --list-active
domstats --list-inactive
domstats --list-running --state
domstats linux --enforce
domstats linux --state --nowait
""".strip().splitlines()

NUMBER = [(r"((?<=[=:])|(?<=\s))\d+(\.\d+)?(?=( KiB|s| seconds)?$)", "N"), (r"^(  net\.\d+\.name|  block\.\d+\.(name|path|backingIndex))=N", r"\1=?")]

CHANGES = """
setmem linux 128M --live
setmem linux 999M --live
desc linux --live --title Live title
desc linux --live --config both
dumpxml linux --xpath //description
dumpxml linux --inactive --xpath //description
metadata linux http://example.org/a --key a --set <b/> --live
metadata linux http://example.org/a
metadata linux http://example.org/a --config
setvcpus linux 1 --live
setvcpus linux 5 --live
vcpupin linux 0 0 --live
vcpupin linux
vcpupin linux 0 99 --live
emulatorpin linux 0-1 --live
domif-setlink linux tap7 down
domif-getlink linux tap7
domif-setlink linux tap7 up
domrename linux other
set-lifecycle-action linux poweroff restart --live
screenshot linux {work}/shot.ppm
screenshot linux {work}/shot2.ppm --screen 7
autostart linux
autostart linux --disable
""".strip().splitlines()


def words(step):
    """The JSON of a monitor command is one word."""
    return step.split(" ")


def run(s):
    guests.prepare_files(s)
    text = guests.linux("linux", 1, "/run/guest", DEVICES.format(work=s.work), vcpu="2")
    s.virsh("define " + s.file("linux.xml", text))
    terminal = Terminal(["virsh", "-c", s.uri, "start", "linux", "--console"])
    s.check("the guest boots", terminal.expect(PROMPT), terminal.text)
    terminal.send("dd if=/dev/vda of=/dev/null bs=64k count=16 2>/dev/null; echo done\n")
    terminal.expect("\ndone")
    s.virsh("dumpxml linux", mask=[(r"/dev/pts/\d+", "/dev/pts/N")])
    s.virsh_all([words(step) for step in EXACT])
    s.wait(lambda: "unused" in s.run("dommemstat linux").out)
    s.virsh_all(MASKED, mask=NUMBER)
    figures(s)
    for step in CHANGES:
        s.virsh(step.format(work=s.work))
    shot = open(s.work + "/shot.ppm", "rb").read(20)
    s.check("the screenshot is a picture", shot.startswith((b"P6", b"\x89PNG")), shot)
    s.check("the balloon shrinks the guest", s.wait(lambda: "actual 131072" in s.run("dommemstat linux").out), s.run("dommemstat linux").out)
    terminal.leave()
    s.virsh("destroy linux")
    s.virsh_all(["domstats linux --state --balloon --vcpu --interface --block", "vcpuinfo linux", "vcpucount linux"])
    paused_reads(s)


def figures(s):
    """The numbers must be true, not only there."""
    stats = dict(line.strip().split("=", 1) for line in s.run("domstats linux").out.splitlines() if "=" in line)
    s.check("the guest has used the CPU", int(stats.get("cpu.time", stats.get("vcpu.0.time", 0))) > 100_000_000, stats)
    s.check("a MiB was read from the disk", int(stats.get("block.0.rd.bytes", 0)) >= 1 << 20, stats)
    s.check("the disk's capacity is reported", stats.get("block.0.capacity") == str(32 << 20), stats)
    again = dict(line.strip().split("=", 1) for line in s.run("domstats linux").out.splitlines() if "=" in line)
    s.check("CPU time does not run backwards", int(again.get("vcpu.0.time", 0)) >= int(stats.get("vcpu.0.time", 0)))
    info = s.run("dominfo linux").out
    s.check("dominfo tells the memory", "Max memory:     229376 KiB" in info, info)
    s.check("the virtual CPUs are on a real one", all(line.split()[-1] in "01" for line in s.run("vcpuinfo linux").out.splitlines() if line.startswith("CPU:")))


def paused_reads(s):
    """Reading must not wait for anything while a guest is starting or its monitor is busy."""
    import time
    s.run("start linux --paused")
    slow = [time.monotonic()]
    for command in ("dominfo linux", "domstate linux", "list --all", "dumpxml linux", "domblklist linux"):
        s.run(command)
        slow.append(time.monotonic())
    s.check("reads answer at once", slow[-1] - slow[0] < 10, slow)
    s.run("destroy linux")
