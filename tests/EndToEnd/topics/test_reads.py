"""Every reading command of virsh that the test driver answers, on the built-in test:///default."""

NETWORK_UUID = "dd8fe884-6c02-601e-7551-cca97df1c5df"

COMMANDS = """
uri
version
version --daemon
hostname
nodeinfo
nodecpumap
nodecpustats
nodecpustats --percent
nodecpustats 0
nodememstats
freecell
freecell --all
freecell 0
freepages 0 4
freepages --all
maxvcpus
maxvcpus test
sysinfo
capabilities
cpu-models x86_64
cpu-models i686
domcapabilities
nodesevinfo
node-memory-tune
list
list --all
list --all --uuid
list --all --name
list --all --title
list --inactive
list --persistent
list --transient
list --autostart
list --with-snapshot
list --with-managed-save
list --state-running
list --state-paused
list --id
dominfo test
dominfo 1
dominfo 6695eb01-f6a4-8304-79aa-97f2502e193f
domid test
domuuid test
domname 1
domname 6695eb01-f6a4-8304-79aa-97f2502e193f
domstate test
domstate test --reason
domcontrol test
dumpxml test
dumpxml test --inactive
dumpxml test --security-info
dumpxml test --migratable
dumpxml test --update-cpu
dumpxml test --xpath //memory
vcpuinfo test
vcpuinfo test --pretty
vcpucount test
vcpucount test --maximum
vcpucount test --active --live
vcpucount test --guest
vcpupin test
emulatorpin test
iothreadinfo test
guestvcpus test
domblklist test
domblklist test --details
domblklist test --inactive
domblkinfo test vda
domblkinfo test --all
domblkstat test
domblkstat test vda
domblkerror test
domiflist test
domifstat test testnet0
domif-getlink test testnet0
domif-getlink test testnet0 --config
domifaddr test
domiftune test testnet0
dommemstat test
domtime test
domhostname test
domfsinfo test
domdisplay test
vncdisplay test
ttyconsole test
domstats test
domstats --state
domjobinfo test
desc test
desc test --title
metadata test http://example.org/ns
schedinfo test
memtune test
blkiotune test
numatune test
blkdeviotune test vda
perf test
cpu-stats test
screenshot test --screen 0 /dev/null
domlaunchsecinfo test
guestinfo test
snapshot-list test
snapshot-current test
checkpoint-list test
managedsave-dumpxml test
migrate-getspeed test
migrate-getmaxdowntime test
migrate-compcache test
blockjob test vda
backup-dumpxml test
domxml-from-native qemu-argv /dev/null
domxml-to-native qemu-argv test
net-list
net-list --all
net-list --all --uuid
net-list --inactive
net-info default
net-info dd8fe884-6c02-601e-7551-cca97df1c5df
net-dumpxml default
net-dumpxml default --inactive
net-name dd8fe884-6c02-601e-7551-cca97df1c5df
net-uuid default
net-dhcp-leases default
net-port-list default
iface-list
iface-list --all
iface-list --inactive
iface-dumpxml eth1
iface-dumpxml eth1 --inactive
iface-mac eth1
iface-name aa:bb:cc:dd:ee:ff
pool-list
pool-list --all
pool-list --all --details
pool-list --inactive
pool-list --type dir
pool-info default-pool
pool-info default-pool --bytes
pool-dumpxml default-pool
pool-uuid default-pool
pool-capabilities
vol-list default-pool
vol-list default-pool --details
find-storage-pool-sources dir
nodedev-list
nodedev-list --tree
nodedev-list --cap scsi_host
nodedev-dumpxml computer
nodedev-info computer
nwfilter-list
nwfilter-binding-list
secret-list
""".strip().splitlines()

ERRORS = """
dominfo nosuch
dominfo 77
dominfo 00000000-0000-0000-0000-000000000000
domid nosuch
dumpxml nosuch
domblkstat test nosuch
domblkinfo test nosuch
domifstat test nosuch
domif-getlink test nosuch
freecell 9
freepages 9 4
nodecpustats 99
vcpupin test 9 0
vcpupin test 0 99
setvcpus test 99
setmem test 99999999
setmem test 0
setmaxmem test 4096
net-info nosuch
net-dumpxml nosuch
net-name nosuch
net-uuid nosuch
iface-dumpxml nosuch
iface-mac nosuch
iface-name 00:00:00:00:00:00
pool-info nosuch
pool-dumpxml nosuch
vol-info nosuch
vol-info nosuch --pool default-pool
vol-list nosuch
vol-key nosuch
nodedev-dumpxml nosuch
nwfilter-dumpxml nosuch
secret-dumpxml 00000000-0000-0000-0000-000000000001
define /dev/null
create /dev/null
net-define /dev/null
pool-define /dev/null
iface-define /dev/null
start test
start nosuch
undefine nosuch
resume test
domrename test test
domrename test other
snapshot-dumpxml test nosuch
snapshot-delete test nosuch
checkpoint-dumpxml test nosuch
send-key test KEY_A
inject-nmi test
migrate test test:///default
save test /nosuch/folder/file
restore /nosuch/file
managedsave-remove test
blockresize test vda 1G
blockpull test vda
blockcommit test vda
backup-begin test
attach-interface test network default
detach-interface test network --mac 00:00:00:00:00:01
update-memory-device test
dompmsuspend test mem
dompmwakeup test
domfstrim test
qemu-monitor-command test info
qemu-agent-command test info
iothreadadd test 1
iothreaddel test 1
set-user-password test root secret
domdirtyrate-calc test
nodesuspend mem 60
allocpages 4 1
node-memory-tune --shm-pages-to-scan 10
""".strip().splitlines()


def run(s):
    uri = s.side.uri("test", "default")
    hold = s.connect(uri)          # the driver's state lives as long as a connection to it
    s.uuid(NETWORK_UUID)
    s.uuid("6695eb01-f6a4-8304-79aa-97f2502e193f")
    mask = [(r"^(CPU time: +|cpu\.time=|vcpu\.\d+\.time=|Time: +)[0-9.]+.*$", r"\1N"),
            (r"^((cpu_time|user_time|system_time) +)[0-9.]+", r"\1N"),
            (r"^((vda|testnet0) \w+) \d+$", r"\1 N")]      # counters made from the clock
    s.virsh_all(COMMANDS, uri=uri, mask=mask)
    s.virsh_all(ERRORS, uri=uri, mask=mask)
    hold.close()
