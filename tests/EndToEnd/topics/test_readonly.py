"""What a read-only connection is refused: every changing command, on both kinds of read-only connection."""

COMMANDS = """
define {xml}
create {xml}
undefine test
start test
destroy test
destroy test --graceful
shutdown test
reboot test
reset test
suspend test
resume test
autostart test
setmem test 1G
setmaxmem test 1G
setvcpus test 1
vcpupin test 0 0
emulatorpin test 0
desc test text
metadata test http://example.org/ns --remove
domrename test other
save test /run/scratch/save
restore /run/scratch/save
managedsave test
managedsave-remove test
dump test /run/scratch/dump
screenshot test
send-key test KEY_A
send-process-signal test 1 9
inject-nmi test
attach-device test {xml}
detach-device test {xml}
update-device test {xml}
attach-disk test /a vdb
blockresize test vda 1G
blockpull test vda
blockcommit test vda
blockcopy test vda /b
blockjob test vda --abort
blkdeviotune test vda --total-bytes-sec 1
blkiotune test --weight 500
memtune test --hard-limit 1
numatune test --mode strict
schedinfo test --set cpu_shares=1
domif-setlink test testnet0 up
domiftune test testnet0 --inbound 1
domjobabort test
migrate test test:///default
migrate-setspeed test 1
migrate-setmaxdowntime test 1
snapshot-create test
snapshot-delete test x
snapshot-revert test x
checkpoint-create test
backup-begin test
console test
perf test --enable cmt
iothreadadd test 1
domfsfreeze test
domfsthaw test
domfstrim test
domtime test
domtime test --now
domfsinfo test
guestvcpus test
guestinfo test
domhostname test
domifaddr test --source agent
set-user-password test root x
qemu-monitor-command test info
dumpxml test --security-info
dumpxml test
net-define {xml}
net-create {xml}
net-destroy default
net-undefine default
net-start default
net-autostart default
net-update default add ip-dhcp-host {xml}
net-port-create default {xml}
pool-define {xml}
pool-create {xml}
pool-build default-pool
pool-start default-pool
pool-destroy default-pool
pool-delete default-pool
pool-undefine default-pool
pool-refresh default-pool
pool-autostart default-pool
vol-create default-pool {xml}
vol-delete x default-pool
vol-wipe x default-pool
vol-resize x 1 default-pool
vol-upload x {xml} default-pool
vol-download x {xml} default-pool
find-storage-pool-sources dir
iface-define {xml}
iface-undefine eth1
iface-start eth1
iface-destroy eth1
iface-begin
iface-commit
iface-rollback
nodedev-create {xml}
nodedev-destroy computer
nodedev-detach computer
nodedev-reattach computer
nodedev-reset computer
nwfilter-define {xml}
nwfilter-undefine x
nwfilter-binding-create {xml}
nwfilter-binding-delete x
secret-define {xml}
secret-list
nodesuspend mem 60
allocpages 4 1
node-memory-tune --shm-pages-to-scan 10
domxml-to-native qemu-argv test
domxml-from-native qemu-argv {xml}
list --all
dominfo test
capabilities
net-list
pool-list
event --list
""".strip().splitlines()


def run(s):
    hold = s.connect(s.side.uri("test", "default"))
    xml = s.file("some.xml", "<domain type='test'><name>x</name><memory>1</memory><os><type>hvm</type></os></domain>")
    # The flag on the read-write socket, then the read-only socket without the flag: the daemon must refuse both.
    mask = [(r"^(CPU time: +)[0-9.]+.*$", r"\1N")]
    for command in COMMANDS:
        s.virsh(command.format(xml=xml), uri=s.side.uri("test", "default"), readonly=True, mask=mask)
    for command in COMMANDS:
        s.virsh(command.format(xml=xml), name="ro socket: " + s.plain(command.format(xml=xml)),
                uri=s.side.uri("test", "default", s.side.socket_ro), mask=mask)
    s.check("nothing was changed", "running" in s.run("list --all", uri=s.side.uri("test", "default")).out)
    hold.close()
