#!/bin/bash
# Storage pools of a real machine: the same steps by libvirtd 9.0 and by vireod, in the lab machine, compared answer by answer.
#   storage.sh [TOPIC…]   topics of storage.py; VIREOD names the program, PEERS_HOME the folder with lab.sh
set -e
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
lab=${PEERS_HOME:-$root/../shared/peers}/lab.sh
vireod=${VIREOD:-$root/out/bin/vireod}
out=${STORAGE_OUT:-$root/out/log/lab-storage}
mkdir -p "$out"
skip() { echo "storage: $*"; echo "0 passed, 0 failed, 1 skipped"; exit 0; }
[ -x "$vireod" ] || skip "$vireod is not built"
[ -s "${PEERS:-/var/tmp/peers}/lab/frozen" ] || skip "the lab machine is not built ($lab build)"

"$lab" stop >/dev/null 2>&1 || true
"$lab" boot
"$lab" copy "$here/storage.py" "$vireod" /srv/
"$lab" ssh "[ -e /srv/vireod ] || mv /srv/$(basename "$vireod") /srv/vireod"
"$lab" ssh "systemctl start libvirtd; timeout 2400 python3 /srv/storage.py /srv/answers.json $*" >"$out/reference.log" 2>&1 || true
"$lab" ssh 'cat /srv/answers.json; rm /srv/answers.json' >"$out/reference.json" || true
# The other daemon finds the machine as the first one did.
"$lab" ssh 'systemctl stop libvirtd libvirtd.socket libvirtd-ro.socket libvirtd-admin.socket
    tgtadm --lld iscsi --op delete --force --mode target --tid 1; iscsiadm -m node -o delete
    for i in $(ls /etc/iscsi/ifaces | grep libvirt); do iscsiadm -m iface -I $i --op delete; done
    rm -rf /mnt/fs /mnt/netfs /etc/libvirt/storage /run/libvirt/storage /run/libvirt/libvirt-sock*' >/dev/null 2>&1 || true
"$lab" ssh "setsid /srv/vireod >/srv/vireod.log 2>&1 </dev/null & for i in \$(seq 100); do virsh -c qemu:///system version >/dev/null 2>&1 && break; sleep 1; done
    pidof vireod && DAEMON=/srv/vireod timeout 2400 python3 /srv/storage.py /srv/answers.json $*" >"$out/vireod.log" 2>&1 || true
"$lab" ssh 'cat /srv/answers.json' >"$out/vireod.json" || true
"$lab" ssh 'cat /srv/vireod.log' >"$out/daemon.log" || true
"$lab" stop >/dev/null 2>&1 || true
python3 "$here/compare.py" "$out/reference.json" "$out/vireod.json"
