"""Persistent definitions without running them: title, metadata, autostart, renaming, redefinition, undefinition, errors."""
from harness import guests

STEPS = """
define {one}
define {one}
define {two}
dominfo one
list --all
list --all --title
desc one
desc one --title
desc one --config a new text
desc one --config --title A title
desc one
desc one --title
dumpxml one
metadata one http://example.org/a
metadata one http://example.org/a --key a --set <b/> --config
metadata one http://example.org/a
metadata one http://example.org/a --edit --set
dumpxml one
metadata one http://example.org/a --remove --config
metadata one http://example.org/a
autostart one
dominfo one
list --all --autostart
autostart one --disable
list --all --no-autostart
domrename one two
domrename one renamed
list --all
dumpxml renamed
domrename renamed one
define {same_name}
define {same_uuid}
setvcpus one 2 --config
setvcpus one 2 --config --maximum
vcpucount one
setvcpus one 2 --config
setmem one 48M --config
setmaxmem one 256M --config
dumpxml one
dumpxml one --security-info
dumpxml one --migratable
dumpxml one --update-cpu
dominfo one
domid one
domuuid one
domstate one --reason
domcontrol one
domblklist one
domiflist one
domblkinfo one vda
domifstat one tap0
vcpuinfo one
vcpupin one
vcpupin one 0 0 --config
vcpupin one
emulatorpin one
iothreadinfo one
dommemstat one
domstats one --state --balloon --vcpu --interface --block
domjobinfo one
domtime one
ttyconsole one
console one
suspend one
resume one
shutdown one
reboot one
reset one
destroy one
screenshot one
send-key one KEY_A
inject-nmi one
qemu-monitor-command one --hmp info
qemu-agent-command one {{}}
managedsave one
managedsave-remove one
snapshot-list one
checkpoint-list one
set-lifecycle-action one poweroff preserve --config
dumpxml one --xpath //on_poweroff
guestinfo one
domxml-to-native qemu-argv --domain one
undefine one --nvram
undefine one
undefine two
list --all
create {broken_file}
list --all
start nosuch
define {disk_missing}
start disk-missing
domstate disk-missing --reason
undefine disk-missing
create {bridge_missing}
list --all
""".strip().splitlines()


def run(s):
    guests.ready(s)
    one = guests.domain("one", 1, guests.CONSOLE + "<graphics type='vnc' port='5940' passwd='geheim'/>")
    files = {
        "one": s.file("one.xml", one),
        "two": s.file("two.xml", guests.domain("two", 2)),
        "same_name": s.file("same-name.xml", guests.domain("one", 3)),
        "same_uuid": s.file("same-uuid.xml", guests.domain("three", 1)),
        "broken_file": s.file("broken.xml", "<domain"),
        "disk_missing": s.file("missing.xml", guests.domain("disk-missing", 4, "<disk type='file'><driver name='qemu' type='raw'/><source file='/nosuch/disk.img'/><target dev='vda'/></disk>")),
        "bridge_missing": s.file("bridge.xml", guests.domain("bridge-missing", 5, "<interface type='bridge'><mac address='52:54:00:00:00:03'/><source bridge='nosuchbr'/></interface>")),
    }
    for step in STEPS:
        s.virsh(step.format(**files))
