# What an ordinary day asks of the daemon; run by refresh.
v() { timeout 60 virsh -q -c "$@"; }
system=qemu:///system
v test:///default list --all
v test+unix:///default?socket=/run/libvirt/libvirt-sock list --all
for words in 'list --all' capabilities domcapabilities nodeinfo nodememstats version hostname 'net-list --all' 'pool-list --all'; do v $system $words; done
cat >/run/guest.xml <<X
<domain type='qemu'>
  <name>guest</name>
  <memory unit='MiB'>16</memory>
  <os><type arch='x86_64' machine='pc'>hvm</type></os>
  <devices>
    <disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='/run/disk.img'/><target dev='vda' bus='virtio'/></disk>
    <interface type='user'><model type='virtio'/></interface>
    <serial type='pty'/>
    <console type='pty'/>
    <graphics type='vnc' port='-1'/>
    <video><model type='cirrus'/></video>
  </devices>
</domain>
X
truncate -s 1M /run/disk.img
v $system event --all --timeout 8 &
for _ in 1 2; do
    v $system define /run/guest.xml
    for words in start dominfo dumpxml domblklist domiflist suspend resume domstate 'domblkinfo:vda' destroy autostart undefine dominfo; do
        v $system "${words%%:*}" guest $([[ $words != *:* ]] || echo "${words#*:}")
        [ "$words" != start ] || v $system domstats
    done
done
wait
sleep 3
