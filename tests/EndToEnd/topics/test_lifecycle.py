"""Defining, running and changing domains of the test driver."""

FIRST = "11111111-2222-3333-4444-000000000001"
SECOND = "11111111-2222-3333-4444-000000000002"

DOMAIN = """<domain type='test'>
  <name>{name}</name>
  <uuid>{uuid}</uuid>
  <title>A title</title>
  <description>A description with &lt;markup&gt;</description>
  <metadata><x:tag xmlns:x='http://example.org/ns'><x:inner a='1'>text</x:inner></x:tag></metadata>
  <memory unit='MiB'>64</memory>
  <vcpu current='1'>4</vcpu>
  <os><type arch='i686'>hvm</type></os>
  <devices>
    <disk type='file' device='disk'><source file='/images/a.img'/><target dev='vda' bus='virtio'/></disk>
    <disk type='file' device='cdrom'><target dev='hdc' bus='ide'/></disk>
    <interface type='network'><mac address='52:54:00:00:00:01'/><source network='default'/><model type='virtio'/></interface>
    <console type='pty'/>
    <graphics type='vnc' port='5905' passwd='secret'/>
  </devices>
</domain>
"""

STEPS = """
define {a}
dumpxml one
dumpxml one --security-info
list --all
dominfo one
desc one
desc one --title
metadata one http://example.org/ns
metadata one http://example.org/other
start one
list --all
domstate one --reason
start one
define {b}
create {b}
list --all
dominfo two
undefine two
define {b}
dominfo two
undefine two
dominfo two
define {same_name}
define {same_uuid}
suspend one
domstate one --reason
suspend one
resume one
domstate one --reason
resume one
reboot one
domstate one --reason
reset one
autostart one
dominfo one
autostart one --disable
setvcpus one 2
setvcpus one 3 --config
setvcpus one 9 --config
vcpucount one
setmem one 32M
setmem one 48M --config
setmem one 999M
dominfo one
setmaxmem one 128M --config
dumpxml one
dumpxml one --inactive
vcpupin one 0 1-3
vcpupin one
vcpuinfo one
desc one --title New
desc one --title Persistent --config
desc one new text
dumpxml one --inactive
metadata one http://example.org/other --key o --set <o/>
metadata one http://example.org/other
metadata one http://example.org/other --remove
metadata one http://example.org/other
domrename one other
save one /run/scratch/one.save
list --all
domstate one --reason
restore /run/scratch/one.save
domstate one --reason
managedsave one
list --all --managed-save
dominfo one
start one
domstate one --reason
managedsave one
managedsave-remove one
shutdown one
domstate one --reason
start one
shutdown one
domstate one --reason
shutdown one
destroy one
start one --paused
domstate one --reason
destroy one
domstate one --reason
destroy one --graceful
domrename one renamed
list --all
domrename renamed test
domrename renamed one
blkdeviotune one vda --total-bytes-sec 1000 --config
domiftune one 52:54:00:00:00:01 --inbound 100 --config
attach-disk one /images/b.img vdb --config
domblklist one
detach-disk one vdb --config
change-media one hdc /images/cd.iso --config
send-key one KEY_A
screenshot one --file /run/scratch/shot.png
domfsfreeze one
snapshot-create-as one s1 first
snapshot-list one
snapshot-info one s1
snapshot-current one --name
snapshot-create-as one s2 second
snapshot-list one --tree
snapshot-list one --parent
snapshot-parent one s2
start one
snapshot-create-as one s3
domstate one --reason
snapshot-list one --roots
snapshot-list one --leaves
snapshot-revert one s1
domstate one --reason
snapshot-revert one s3
domstate one --reason
snapshot-delete one s2
snapshot-list one --tree
snapshot-delete one s1 --children
snapshot-list one
destroy one
checkpoint-create-as one c1
undefine one
undefine two
list --all
destroy test
list --all
start test
domid test
undefine test
list --all
list --all --transient
destroy test
list --all
""".strip().splitlines()


def run(s):
    uri = s.side.uri("test", "default")
    hold = s.connect(uri)
    for uuid in (FIRST, SECOND, "6695eb01-f6a4-8304-79aa-97f2502e193f"):
        s.uuid(uuid)
    files = {
        "a": s.file("a.xml", DOMAIN.format(name="one", uuid=FIRST)),
        "b": s.file("b.xml", DOMAIN.format(name="two", uuid=SECOND)),
        "same_name": s.file("c.xml", DOMAIN.format(name="one", uuid=SECOND)),
        "same_uuid": s.file("d.xml", DOMAIN.format(name="three", uuid=FIRST)),
    }
    mask = [(r"^(CPU time: +|Time: +)[0-9.]+.*$", r"\1N"),
            (r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+]\d{4}", "DATE"), (r"<creationTime>\d+", "<creationTime>T")]
    for step in STEPS:
        s.virsh(step.format(**files), uri=uri, mask=mask)
    hold.close()
